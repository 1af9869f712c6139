import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { type LanguageClient, NotificationType0, ProgressType } from 'vscode-languageclient/node';
import type { ListedCase, ShownCase } from './caseTree';

interface FileCases {
	readonly uri: string;
	readonly cases: readonly ShownCase[];
}

type Batch = { readonly files: readonly FileCases[] } | { readonly done: number; readonly of: number };

interface Answer {
	readonly version: number;
	readonly isWhole: boolean;
	readonly gone: readonly string[];
}

const batchType = new ProgressType<Batch>();
const changedType = new NotificationType0('claimReview/casesChanged');

/** Milliseconds from a change until the server is asked what is different. */
const delay = 700;

/**
 * The cases of the folders as the server has them: asked for whole once, then only for what is different. What comes is
 * taken in by batches, so that thousands of cases never hold up the other extensions.
 */
export class CaseList implements vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<void>();
	readonly onDidChange = this.changed.event;
	private readonly files = new Map<string, readonly ListedCase[]>();
	private all: readonly ListedCase[] | undefined;
	private version: number | undefined;
	private running: Promise<boolean> | undefined;
	private isStale = false;
	private timer: NodeJS.Timeout | undefined;
	private readonly listening: vscode.Disposable;

	/** @param background asks the server when something is different */
	constructor(
		private readonly client: LanguageClient,
		private readonly background: () => void,
	) {
		this.listening = client.onNotification(changedType, () => this.later());
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.listening.dispose();
		this.changed.dispose();
	}

	/** In the order of their files; undefined until the server has told them once. */
	get cases(): readonly ListedCase[] | undefined {
		return this.all;
	}

	/** A server that was started anew knows nothing of what the last one told. */
	forget(): void {
		this.version = undefined;
	}

	/**
	 * Asks the server, after a question that it is answering already.
	 * @param rescan every file is read again
	 * @returns false when it was cancelled or could not be answered: then what was there stays
	 */
	async refresh(
		rescan: boolean,
		token: vscode.CancellationToken,
		progress: (done: number, of: number) => void,
	): Promise<boolean> {
		while (this.running) {
			await this.running;
		}
		this.running = this.ask(rescan, token, progress).catch(() => false);
		const isDone = await this.running;
		this.running = undefined;
		if (this.isStale) {
			this.isStale = false;
			this.later();
		}
		return isDone;
	}

	private later(): void {
		if (this.running) {
			this.isStale = true;
			return;
		}
		clearTimeout(this.timer);
		this.timer = setTimeout(this.background, delay);
	}

	private async ask(
		rescan: boolean,
		token: vscode.CancellationToken,
		progress: (done: number, of: number) => void,
	): Promise<boolean> {
		const partialResultToken = randomBytes(8).toString('hex');
		const came = new Map<string, readonly ListedCase[]>();
		const listening = this.client.onProgress(batchType, partialResultToken, (value) => {
			if ('files' in value) {
				for (const { uri, cases } of value.files) {
					came.set(
						uri,
						cases.map((one, ordinal) => ({ ...one, uri, ordinal })),
					);
				}
			} else {
				progress(value.done, value.of);
			}
		});
		try {
			const params = { partialResultToken, rescan, ...(this.version !== undefined && { since: this.version }) };
			const answer = await this.client.sendRequest<Answer | null>('claimReview/cases', params, token);
			if (!answer) {
				return false;
			}
			this.take(came, answer);
			return true;
		} finally {
			listening.dispose();
		}
	}

	private take(came: ReadonlyMap<string, readonly ListedCase[]>, { version, isWhole, gone }: Answer): void {
		this.version = version;
		const isSame = this.all !== undefined && !isWhole && came.size === 0 && gone.length === 0;
		if (isSame) {
			return;
		}
		if (isWhole) {
			this.files.clear();
		}
		for (const uri of gone) {
			this.files.delete(uri);
		}
		for (const [uri, cases] of came) {
			this.files.set(uri, cases);
		}
		this.all = [...this.files.keys()].sort().flatMap((uri) => this.files.get(uri) ?? []);
		this.changed.fire();
	}
}
