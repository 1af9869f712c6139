import {
	type Connection,
	DidChangeWatchedFilesNotification,
	FileChangeType,
	type InitializeParams,
	type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import type { DecisionFiles } from '../workspace/decisionFiles';
import { type Host, isFile, nameOf } from '../workspace/host';
import { baselineName, decisionsName, settingsName } from '../workspace/houseFiles';
import type { SettingsFiles } from '../workspace/settingsFiles';
import type { Workspace } from '../workspace/workspace';
import { fileOf } from './fileNames';

/** Keeps a workspace in step with the client's folders: looks at all files in the background, and again when they change. */
export class WorkspaceFiles {
	/** The client's folders. */
	folders: readonly string[] = [];
	private run = 0;
	private scanning: Promise<void> = Promise.resolve();

	constructor(
		private readonly connection: Connection,
		private readonly host: Host,
		private readonly workspace: Workspace,
		private readonly settings: SettingsFiles,
		private readonly decisions: DecisionFiles,
		private readonly yieldTurn: () => Promise<void>,
		/** All files have been looked at. */
		private readonly scanned: () => void,
		/** Some files have changed, and the workspace knows. */
		private readonly followed: () => void,
	) {}

	/** Takes the folders of the client, and asks it to tell of changes. Nothing is read before. */
	start({ workspaceFolders, rootUri, capabilities }: InitializeParams): void {
		const uris = workspaceFolders?.map((f) => f.uri) ?? (rootUri ? [rootUri] : []);
		this.folders = uris.map(fileOf);
		if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
			const watchers = [{ globPattern: '**/*.{yaml,yml,json,jsonc,jsonl,ndjson}' }, { globPattern: '**/.gitignore' }];
			// A client that refuses goes on without.
			this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
		}
		if (capabilities.workspace?.workspaceFolders) {
			this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				const gone = new Set(removed.map((f) => fileOf(f.uri)));
				this.folders = [...this.folders.filter((f) => !gone.has(f)), ...added.map((f) => fileOf(f.uri))];
				this.rescan(capabilities.window?.workDoneProgress ?? false);
			});
		}
		this.connection.onDidChangeWatchedFiles(({ changes }) => {
			const files = changes.map((c) => ({ file: fileOf(c.uri), gone: c.type === FileChangeType.Deleted }));
			if (files.some((f) => this.decidesForOthers(f.file))) {
				this.rescan(false);
				return;
			}
			void this.follow(files);
		});
		const moved = () => this.rescan(false);
		this.connection.workspace.onDidRenameFiles(moved);
		this.connection.workspace.onDidDeleteFiles(moved);
		this.rescan(capabilities.window?.workDoneProgress ?? false);
	}

	/** Beside a file outside of the client's folders, the files of its own folder are looked at. */
	async opened(file: string): Promise<void> {
		const isInside = this.folders.some((f) => file.startsWith(`${f}/`));
		if (isInside || !isFile(file)) {
			return;
		}
		await this.settled();
		await this.workspace.review(file);
		await this.workspace.lookBeside(file);
		this.followed();
	}

	/** A decisions file says something else now, on disk or in the editor. */
	async decided(file: string): Promise<void> {
		this.workspace.decided(await this.decisions.changed(file));
		this.followed();
	}

	/** The editor has written a file. */
	saved(file: string): void {
		if (this.decidesForOthers(file)) {
			this.rescan(false);
		}
	}

	/** When the running look at all files has ended. */
	async settled(): Promise<void> {
		for (let seen: Promise<void> | undefined; seen !== this.scanning; ) {
			seen = this.scanning;
			await seen;
		}
	}

	/** Looks at all files anew; one that is running stops. */
	rescan(withProgress: boolean): void {
		this.run++;
		this.scanning = this.scan(this.run, withProgress).catch((error: unknown) => {
			this.connection.console.error(
				`looking at the files failed: ${error instanceof Error ? error.name : typeof error}`,
			);
		});
	}

	/** Whether a change of the file may change the review of any other. */
	private decidesForOthers(file: string): boolean {
		const name = nameOf(file);
		return name === '.gitignore' || name === settingsName || name === baselineName || this.settings.readsGuidance(file);
	}

	private async scan(run: number, withProgress: boolean): Promise<void> {
		const progress = withProgress ? await this.progress() : undefined;
		try {
			this.settings.clear();
			this.decisions.clear();
			this.workspace.forget();
			const listed = await this.host.list(this.folders);
			const { files } = listed;
			let shown = 0;
			const troubles = await this.workspace.scan(files, {
				yieldTurn: this.yieldTurn,
				cancelled: () => run !== this.run || (progress?.token.isCancellationRequested ?? false),
				progress: (done, of) => {
					const percent = Math.floor((done / of) * 100);
					if (percent > shown) {
						shown = percent;
						progress?.report(percent, `${done} of ${of} files`);
					}
				},
			});
			const count = listed.troubles.length + troubles.length;
			if (count > 0) {
				this.connection.console.warn(
					`${count} ${count === 1 ? 'file or folder' : 'files or folders'} could not be read`,
				);
			}
		} finally {
			progress?.done();
		}
		if (run === this.run) {
			this.scanned();
		}
	}

	private async progress(): Promise<
		(WorkDoneProgressServerReporter & { token: { isCancellationRequested: boolean } }) | undefined
	> {
		try {
			const progress = await this.connection.window.createWorkDoneProgress();
			progress.begin('Claim Review: looking at case files', 0, '', true);
			return progress;
		} catch {
			return undefined;
		}
	}

	private async follow(changes: readonly { file: string; gone: boolean }[]): Promise<void> {
		for (const { file, gone } of changes) {
			if (nameOf(file) === decisionsName) {
				await this.decided(file);
			} else if (gone || (await this.host.includes(file, this.folders))) {
				await this.workspace.refresh(file);
			}
			await this.yieldTurn();
		}
		this.followed();
	}
}
