import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { BulkLinks } from '../case/bulkLinks';
import { caseLimit, hasCaseName, readPart, textFormatOf } from '../case/readCases';
import { collectGarbage } from '../node/collectGarbage';
import { LineFile } from '../node/lineFile';
import { encodingOf } from '../node/readTextFile';
import { byPlace, type Finding, problemFinding, shifted } from '../review/finding';
import { limitedFindings } from '../review/reviewFile';
import type { Decisions } from '../review/settle';
import type { ReviewContext } from '../rules/rule';
import { Placement } from '../text/placement';
import { type Host, HostError } from '../workspace/host';
import { Workspace } from '../workspace/workspace';
import type { FileReport } from './report';

/** A file of lines that is larger is read as a stream, in bytes: 8 MB. */
export const bulkFrom = 8 * 1024 * 1024;

/**
 * Whether a file is one of lines (NDJSON) that is too large to be read at once. One in UTF-16 is none: its lines cannot be
 * found in the bytes. False where that cannot be known: why not is said where the file is read.
 */
export function isBulkFile(file: string): boolean {
	try {
		return textFormatOf(file) === 'lines' && statSync(file).size > bulkFrom && startsAsUtf8(file);
	} catch {
		return false;
	}
}

function startsAsUtf8(path: string): boolean {
	const file = openSync(path, 'r');
	try {
		const bytes = new Uint8Array(2);
		readSync(file, bytes, 0, 2, 0);
		return encodingOf(bytes) === 'utf-8';
	} finally {
		closeSync(file);
	}
}

export interface BulkReport extends FileReport {
	/** Some finding has a fix that is safe; nothing writes into such a file. */
	readonly canBeMended: boolean;
	/** Which of the decisions are about what was found. */
	readonly decided: ReadonlySet<string>;
	/** To be called when no more of its lines are shown. */
	close(): void;
}

/**
 * Reviews a file of lines without holding it in memory: it is gone through once to learn which lines belong together, and
 * then read group by group. What is found is what is found in a small file; its cases are not compared with those of other
 * files. Undefined for a file without a case. Fails with a `HostError`, or as the file system does.
 */
export async function reviewBulkFile(
	path: string,
	context: ReviewContext,
	decisions: Decisions,
): Promise<BulkReport | undefined> {
	const links = new BulkLinks();
	const limit = context.caseLimit ?? caseLimit;
	const work = new Work();
	const file = new LineFile(path, limit, (line) => {
		links.add(line);
		work.done(line.length);
	});
	try {
		const found = await new BulkReview(path, file, links, context, decisions).run();
		if (!found) {
			file.close();
			return undefined;
		}
		return { path, lines: file, close: () => file.close(), ...found };
	} catch (error) {
		file.close();
		throw error;
	}
}

/** Counts the text that was read, in UTF-16 code units, and frees memory after so much of it. */
class Work {
	private size = 0;

	done(length: number): void {
		this.size += length;
		if (this.size > 1024 * 1024) {
			this.size = 0;
			collectGarbage();
		}
	}
}

const mostMessages = 1000;

/** So many mistakes of the text itself are kept at most; others are counted. */
const mostMistakes = 5000;

class BulkReview {
	private readonly named: boolean;
	private readonly findings: Finding[] = [];
	private readonly settled: Finding[] = [];
	/** Mistakes of lines with no case in them: they count where others have one. */
	private readonly mistakes: Finding[] = [];
	private uncounted = 0;
	private cases = 0;
	private canBeMended = false;
	private isRefused = false;
	private readonly decided = new Set<string>();
	private readonly work = new Work();
	/** Thousands of findings may say the same. */
	private readonly messages = new Map<string, string>();
	/** The line of each address that many lines may name. */
	private readonly beside = new Map<number, number>();

	constructor(
		private readonly path: string,
		private readonly file: LineFile,
		private readonly links: BulkLinks,
		private readonly context: ReviewContext,
		private readonly decisions: Decisions,
	) {
		this.named = hasCaseName(path);
		for (const line of links.beside()) {
			for (const address of links.at(line).own) {
				this.beside.set(address, line);
			}
		}
	}

	async run() {
		for (const group of this.links.groups()) {
			await this.review(group);
			if (!this.file.isUnchanged()) {
				throw new HostError('has changed while it was read');
			}
		}
		if (this.cases === 0 && !this.isRefused) {
			return undefined;
		}
		collectGarbage();
		const all = [...this.findings, ...this.mistakes].sort(byPlace);
		return {
			cases: this.cases,
			findings: limitedFindings(all, this.uncounted),
			settled: this.settled.sort(byPlace),
			canBeMended: this.canBeMended,
			decided: this.decided,
		};
	}

	private async review(group: readonly number[]): Promise<void> {
		const lines = [...group, ...this.namedBy(group)];
		const texts = lines.map((line) => this.file.lineText(line));
		const at = new Placement(
			lines.map((line, i) => ({
				start: this.file.startOf(line),
				end: this.file.startOf(line) + (texts[i]?.length ?? 0),
			})),
		);
		const text = texts.join('\n');
		this.work.done(text.length);
		if (!/\S/.test(text)) {
			return;
		}
		const own = group.reduce((sum, _, i) => sum + (texts[i]?.length ?? 0) + 1, -1);
		const outcome = await this.outcome(text);
		if (!outcome) {
			this.addMistakes(text, own, at);
			return;
		}
		this.cases += outcome.caseCount;
		this.isRefused ||= outcome.caseCount === 0;
		for (const f of outcome.findings) {
			if (f.start <= own) {
				this.canBeMended ||= f.fixes.some((fix) => fix.safe);
				this.findings.push(this.kept(f, at));
			}
		}
		for (const f of outcome.settled) {
			if (f.start <= own) {
				this.settled.push(this.kept(f, at));
			}
		}
		for (const { fingerprint } of [...outcome.findings, ...outcome.settled]) {
			if (this.decisions.has(fingerprint)) {
				this.decided.add(fingerprint);
			}
		}
	}

	/** What a report shows of a finding, in texts of its own: those of a part of a text keep all of it in memory. */
	private kept(found: Finding, at: Placement): Finding {
		const finding = shifted(found, at);
		// Another case of the group is named by the file, as one of another file would be.
		const related = finding.related.map((r) => (r.file === this.path ? at.inFile(r) : r));
		const fixes = finding.fixes.map(({ title, safe }) => ({ title, safe, edits: [] }));
		const copy: Finding = JSON.parse(JSON.stringify({ ...finding, related, fixes }));
		const known = this.messages.get(copy.message);
		if (known === undefined && this.messages.size < mostMessages) {
			this.messages.set(copy.message, copy.message);
		}
		return known === undefined ? copy : { ...copy, message: known };
	}

	/** A workspace of this group alone, so that its cases know of each other. */
	private async outcome(text: string) {
		const workspace = new Workspace(
			hostOf(text),
			() => this.context,
			() => {},
			async () => this.decisions,
		);
		await workspace.scan([this.path]);
		return workspace.outcome(this.path);
	}

	/** The lines that the group names and that many others may name too, with those that these name. */
	private namedBy(group: readonly number[]): number[] {
		const found = new Set<number>();
		const look = (line: number) => {
			for (const address of this.links.at(line).references) {
				const named = this.beside.get(address);
				if (named !== undefined && !found.has(named)) {
					found.add(named);
					look(named);
				}
			}
		};
		group.forEach(look);
		return [...found].filter((line) => !group.includes(line)).sort((a, b) => a - b);
	}

	private addMistakes(text: string, own: number, at: Placement): void {
		const { caseLimit: limit, severities } = this.context;
		for (const problem of readPart(text, 'lines', this.named, limit).source.problems) {
			const found = problem.start <= own ? problemFinding(problem, severities) : undefined;
			if (found && this.mistakes.length < mostMistakes) {
				this.mistakes.push(this.kept(found, at));
			} else if (found) {
				this.uncounted++;
			}
		}
	}
}

function hostOf(text: string): Host {
	return {
		read: async () => text,
		list: async () => ({ files: [], troubles: [] }),
		includes: async () => false,
		absolute: (file) => file,
		siblings: async () => [],
	};
}
