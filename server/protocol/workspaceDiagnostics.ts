import {
	type CancellationToken,
	DocumentDiagnosticReportKind,
	type WorkspaceDiagnosticReport,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnostic } from '../language/diagnostics';
import type { Finding } from '../review/finding';
import { fingerprint } from '../review/fingerprint';
import { LineIndex } from '../text/lineIndex';
import type { Workspace } from '../workspace/workspace';
import type { ReviewedDocuments } from './documents';
import { fileOf, uriOf } from './fileNames';
import type { HouseDocuments } from './houseDocuments';

const batch = 50;

/**
 * The findings of all closed files. A request is answered in batches, and held when there is nothing new: a client that
 * asks again and again costs nothing.
 */
export class WorkspaceDiagnostics {
	/** The result id of each file as it is; one that is not here has to be looked at. */
	private readonly shown = new Map<string, string>();
	private readonly waiting = new Set<() => void>();
	private readonly listeners: ((files: Iterable<string> | undefined) => void)[] = [];

	constructor(
		private readonly workspace: Workspace,
		private readonly documents: ReviewedDocuments,
		private readonly house: HouseDocuments,
		private readonly yieldTurn: () => Promise<void>,
	) {}

	/** Has a listener told of what {@link outdated} is told. */
	onOutdated(listener: (files: Iterable<string> | undefined) => void): void {
		this.listeners.push(listener);
	}

	/** The findings of these files may be others now; without files, of all. */
	outdated(files?: Iterable<string>): void {
		if (files) {
			for (const file of files) {
				this.shown.delete(file);
			}
		} else {
			this.shown.clear();
		}
		for (const listener of this.listeners) {
			listener(files);
		}
		for (const wake of this.waiting) {
			wake();
		}
		this.waiting.clear();
	}

	/**
	 * @param previous result ids that the client has, by URI
	 * @param stream takes a batch of reports
	 */
	async report(
		previous: ReadonlyMap<string, string>,
		stream: (items: WorkspaceDocumentDiagnosticReport[]) => void,
		token: CancellationToken,
	): Promise<WorkspaceDiagnosticReport> {
		const had = new Map([...previous].map(([uri, id]) => [fileOf(uri), { uri, id }]));
		while (!token.isCancellationRequested) {
			if (await this.send(had, stream, token)) {
				break;
			}
			await this.change(token);
		}
		return { items: [] };
	}

	/** @returns whether there was anything to send */
	private async send(
		had: ReadonlyMap<string, { readonly uri: string; readonly id: string }>,
		stream: (items: WorkspaceDocumentDiagnosticReport[]) => void,
		token: CancellationToken,
	): Promise<boolean> {
		if (!this.workspace.isComplete) {
			return false;
		}
		let items: WorkspaceDocumentDiagnosticReport[] = [];
		let sent = false;
		const add = (item: WorkspaceDocumentDiagnosticReport | undefined) => {
			if (item) {
				items.push(item);
				sent = true;
			}
		};
		const files = this.workspace.caseFiles();
		for (const file of files) {
			if (token.isCancellationRequested) {
				return true;
			}
			if (this.documents.isOpen(file)) {
				continue;
			}
			const known = had.get(file);
			if (this.shown.get(file) !== undefined && this.shown.get(file) === (known?.id ?? none)) {
				continue;
			}
			add(await this.reportOf(file, known));
			if (items.length >= batch) {
				stream(items);
				items = [];
			}
			await this.yieldTurn();
		}
		const house = await this.house.closed();
		for (const { file, lines, findings } of house) {
			add(this.changed(file, had.get(file), lines, findings));
		}
		const there = new Set([...files, ...house.map((h) => h.file)]);
		for (const [file, { uri, id }] of had) {
			if (!there.has(file) && id !== none && !this.documents.isOpen(file)) {
				add({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: none, items: [] });
			}
		}
		if (items.length > 0) {
			stream(items);
		}
		return sent;
	}

	/** Undefined when the client shows the same already. */
	private async reportOf(
		file: string,
		known: { readonly uri: string; readonly id: string } | undefined,
	): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
		// A file that cannot be read any more shows nothing.
		const outcome = await this.workspace.outcome(file).catch(() => undefined);
		return this.changed(file, known, new LineIndex(outcome?.text ?? ''), outcome?.findings ?? []);
	}

	private changed(
		file: string,
		known: { readonly uri: string; readonly id: string } | undefined,
		lines: LineIndex,
		findings: readonly Finding[],
	): WorkspaceDocumentDiagnosticReport | undefined {
		const uri = known?.uri ?? uriOf(file);
		const otherText = (other: string) => this.documents.otherText(other);
		const shown = { uri, lines, otherText, rulePages: this.documents.rulePages() };
		const items = findings.map((f) => diagnostic(f, shown));
		const resultId = items.length === 0 ? none : fingerprint([JSON.stringify(items)]);
		this.shown.set(file, resultId);
		return resultId === (known?.id ?? none)
			? undefined
			: { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items };
	}

	private change(token: CancellationToken): Promise<void> {
		return new Promise((resolve) => {
			this.waiting.add(resolve);
			token.onCancellationRequested(() => {
				this.waiting.delete(resolve);
				resolve();
			});
		});
	}
}

/** The result id of a file without findings. */
const none = 'none';
