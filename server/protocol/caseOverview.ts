import {
	type CancellationToken,
	type Connection,
	NotificationType0,
	ProgressType,
	RequestType,
} from 'vscode-languageserver';
import { type CaseSummary, caseSummary, type FindingSummary } from '../report/caseSummary';
import { type ReportSource, type Unit, unitsOf } from '../report/units';
import { fingerprint } from '../review/fingerprint';
import { LineIndex } from '../text/lineIndex';
import type { Workspace } from '../workspace/workspace';
import { uriOf } from './fileNames';
import type { WorkspaceDiagnostics } from './workspaceDiagnostics';
import type { WorkspaceFiles } from './workspaceFiles';

export interface CasesParams {
	/** The version of which the client has all cases: it gets what is different since. Without one it gets all. */
	readonly since?: number;
	/** All files are read again first. */
	readonly rescan?: boolean;
	/** The cases come as partial results with this token, in batches. */
	readonly partialResultToken: string | number;
}

/** What a client shows of a case: see {@link CaseSummary}. */
export type ShownCase = Omit<CaseSummary, 'file' | 'findings'> & { readonly findings: readonly ShownFinding[] };
export type ShownFinding = Omit<FindingSummary, 'file'> & { readonly uri?: string };

/** The cases that are counted in a file, in their order; they take the place of those that the client had of it. */
export interface FileCases {
	readonly uri: string;
	readonly cases: readonly ShownCase[];
}

/** A batch: files with their cases, or how many of the files have been looked at. */
export type CasesBatch = { readonly files: readonly FileCases[] } | { readonly done: number; readonly of: number };

export interface CasesAnswer {
	readonly version: number;
	/** What came is all there is: what the client had before is gone. */
	readonly isWhole: boolean;
	/** Files whose cases are gone. */
	readonly gone: readonly string[];
}

/** Null when it is cancelled. */
export const casesRequest = new RequestType<CasesParams, CasesAnswer | null, void>('claimReview/cases');
export const casesBatch = new ProgressType<CasesBatch>();
/** What the last answer said holds no more. Told once for each answer: the client asks again when it wants to know. */
export const casesChanged = new NotificationType0('claimReview/casesChanged');

/** What a client has of a file: a fingerprint, and what it was made from, which need not be looked at again. */
interface Sent {
	readonly print: string;
	readonly from: ReadonlySet<ReportSource>;
}

/** Of how many files the cases are sent at once. */
const batch = 200;

/** Lists the cases of all files for a client's overview, each file looked at again only where something may be different. */
export class CaseOverview {
	private readonly sources = new Map<string, ReportSource>();
	/** What the client has, by file. */
	private sent = new Map<string, Sent>();
	private version = 0;
	private isTold = true;
	/** Grows with whatever makes a file outdated, so that one that becomes so while it is looked at is not kept. */
	private changes = 0;

	constructor(
		private readonly connection: Connection,
		private readonly workspace: Workspace,
		private readonly files: WorkspaceFiles,
		closed: WorkspaceDiagnostics,
		private readonly yieldTurn: () => Promise<void>,
	) {
		closed.onOutdated((changed) => this.outdated(changed));
	}

	/** @param answer runs one request by itself, see `serve` */
	answerTo(answer: <T>(name: string, cancelled: () => boolean, work: () => Promise<T>) => Promise<T>): void {
		this.connection.onRequest(casesRequest, (params, token) =>
			answer(
				'cases',
				() => token.isCancellationRequested,
				() => this.list(params, token),
			),
		);
	}

	private outdated(changed: Iterable<string> | undefined): void {
		this.changes++;
		if (changed) {
			for (const file of changed) {
				this.sources.delete(file);
			}
		} else {
			this.sources.clear();
		}
		if (!this.isTold) {
			this.isTold = true;
			// A client that is gone needs no word.
			this.connection.sendNotification(casesChanged).catch(() => {});
		}
	}

	private async list(params: CasesParams, token: CancellationToken): Promise<CasesAnswer | null> {
		const { since, rescan = false, partialResultToken } = params;
		const send = (value: CasesBatch) => this.connection.sendProgress(casesBatch, partialResultToken, value);
		if (rescan) {
			this.files.rescan(true);
		}
		await this.files.settled();
		// From here on every change is one that this answer may not know.
		this.isTold = false;
		const collected = await this.collect(token, (done, of) => void send({ done, of }));
		if (!collected) {
			this.isTold = true;
			return null;
		}
		const isWhole = since === undefined || since !== this.version;
		const had = isWhole ? new Map<string, Sent>() : this.sent;
		const now = new Map<string, Sent>();
		let waiting: FileCases[] = [];
		let made = 0;
		for (const [file, units] of byFile(unitsOf(collected).units)) {
			const before = had.get(file);
			const from = new Set(units.flatMap((u) => [u.source, ...u.findings.map((f) => f.source)]));
			if (before && isSame(from, before.from)) {
				now.set(file, before);
				continue;
			}
			const cases = units.map((u) => shown(caseSummary(u)));
			const print = fingerprint([JSON.stringify(cases)]);
			now.set(file, { print, from });
			if (before?.print !== print) {
				waiting.push({ uri: uriOf(file), cases });
			}
			if (++made % batch === 0) {
				await this.yieldTurn();
			}
			if (waiting.length >= batch) {
				await send({ files: waiting });
				waiting = [];
			}
		}
		if (waiting.length > 0) {
			await send({ files: waiting });
		}
		this.sent = now;
		this.version++;
		return { version: this.version, isWhole, gone: [...had.keys()].filter((f) => !now.has(f)).map(uriOf) };
	}

	/** Undefined when it is cancelled. */
	private async collect(
		token: CancellationToken,
		progress: (done: number, of: number) => void,
	): Promise<ReportSource[] | undefined> {
		const files = this.workspace.caseFiles();
		const sources: ReportSource[] = [];
		for (const [done, file] of files.entries()) {
			if (token.isCancellationRequested) {
				return undefined;
			}
			const known = this.sources.get(file);
			const before = this.changes;
			// A file that cannot be read any more has no cases.
			const source = known ?? (await this.sourceOf(file).catch(() => undefined));
			if (source) {
				sources.push(source);
			}
			if (source && this.changes === before) {
				this.sources.set(file, source);
			}
			if (!known) {
				await this.yieldTurn();
			}
			if (done % batch === batch - 1) {
				progress(done + 1, files.length);
			}
		}
		return sources;
	}

	private async sourceOf(file: string): Promise<ReportSource | undefined> {
		const found = await this.workspace.outcome(file);
		if (!found) {
			return undefined;
		}
		const { text, cases, findings, settled } = found;
		return { file, lines: new LineIndex(text), cases, findings: [...findings, ...settled] };
	}
}

function byFile(units: readonly Unit[]): Map<string, Unit[]> {
	const files = new Map<string, Unit[]>();
	for (const unit of units) {
		const { file } = unit.source;
		const there = files.get(file);
		if (there) {
			there.push(unit);
		} else {
			files.set(file, [unit]);
		}
	}
	return files;
}

function isSame<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
	return a.size === b.size && [...a].every((x) => b.has(x));
}

function shown({ file: _, findings, ...one }: CaseSummary): ShownCase {
	return {
		...one,
		findings: findings.map(({ file, ...finding }) => ({
			...finding,
			...(file !== undefined && { uri: uriOf(file) }),
		})),
	};
}
