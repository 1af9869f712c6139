import { textFormatOf } from '../case/readCases';
import type { Decision } from '../review/decisions';
import { type FileReview, reviewFile } from '../review/reviewFile';
import { type Decisions, settle, settleReview } from '../review/settle';
import type { CaseSurroundings, LookAround, OtherHalf } from '../review/surroundedCase';
import type { ReviewContext } from '../rules/rule';
import type { TextFormat } from '../text/tree';
import { type CaseFacts, caseFacts, factsOf, saysTheSame } from './caseFacts';
import { baseName, CaseIndex, type CaseLookUp } from './caseIndex';
import { type FileOutcome, outcomeOf } from './fileOutcome';
import { FoundFindings, printsOf } from './foundFindings';
import { type FileTrouble, folderOf, type Host, HostError, isFile } from './host';
import { isHouseFile } from './houseFiles';
import { isAlone, linksOf } from './links';
import { RecentReviews } from './recentReviews';

/** The text that an editor holds of a file: it counts, not the one on disk. */
export interface OpenText {
	readonly text: string;
	readonly format: TextFormat;
}

export interface ScanOptions {
	/** Lets other work in; called between files. */
	yieldTurn?(): Promise<void>;
	/** The scan stops where it is, and what it has not found counts as not looked for. */
	cancelled?(): boolean;
	progress?(done: number, of: number): void;
}

/** A file's text with its review, which is undefined for a file without a case. */
export interface ReviewedText {
	readonly text: string;
	readonly review: FileReview | undefined;
}

/**
 * All files of some folders with what ties their cases together. Closed files are read from the host and remembered in
 * short; of those used last the whole review is kept.
 */
export class Workspace {
	private readonly index = new CaseIndex();
	private readonly open = new Map<string, OpenText & { reviewed?: ReviewedText; asOf?: number }>();
	/** Grows with whatever could change a review. */
	private age = 0;
	private readonly recent = new RecentReviews();
	/** Counts the texts that a file has had, so that a review can tell one from the next. */
	private readonly versions = new Map<string, number>();
	/** Of closed files, as they are by themselves. */
	private readonly alone = new Map<string, Omit<FileOutcome, 'text'>>();
	private readonly found = new FoundFindings();
	private scanned = false;

	/**
	 * @param context what the cases of a file are reviewed with; nothing for a file that is left out
	 * @param affected is told of files in which something else may be found now
	 * @param decisions what was decided about a file's findings
	 */
	constructor(
		private readonly host: Host,
		private readonly context: (file: string) => ReviewContext | undefined | Promise<ReviewContext | undefined>,
		private readonly affected: (files: ReadonlySet<string>) => void = () => {},
		private readonly decisions: (file: string) => Promise<Decisions> = async () => new Map(),
	) {}

	/** Whether all files have been looked at, so that what is not found is not there. */
	get isComplete(): boolean {
		return this.scanned;
	}

	/**
	 * Looks at every file once, without the others.
	 * @returns what could not be read
	 */
	async scan(files: readonly string[], options: ScanOptions = {}): Promise<readonly FileTrouble[]> {
		const troubles: FileTrouble[] = [];
		for (const [done, file] of files.entries()) {
			if (options.cancelled?.()) {
				return troubles;
			}
			try {
				await this.look(file);
			} catch (error) {
				troubles.push({ path: file, reason: error instanceof HostError ? error.message : 'cannot be read' });
			}
			options.progress?.(done + 1, files.length);
			await options.yieldTurn?.();
		}
		this.scanned = true;
		this.age++;
		return troubles;
	}

	/**
	 * Looks for the other halves of a file's cases among the files of its folder, where no folder is looked at as a whole.
	 * A file is read as cases only where its name or a case id in it says that it may belong.
	 */
	async lookBeside(file: string): Promise<void> {
		const halves = this.index.of(file).filter((f) => f.pairs && f.hasClaim !== f.hasNote);
		if (halves.length === 0) {
			return;
		}
		const ids = halves.flatMap((f) => f.caseId ?? []);
		const base = baseName(file);
		for (const other of await this.host.siblings(folderOf(file))) {
			if (other === file || this.index.of(other).length > 0 || this.open.has(other)) {
				continue;
			}
			const isNamesake = base !== undefined && baseName(other) === base;
			const text = ids.length > 0 && !isNamesake ? await this.host.read(other).catch(() => '') : '';
			if (isNamesake || ids.some((id) => text.includes(id))) {
				await this.refresh(other);
			}
		}
	}

	/** Takes the text that an editor holds; undefined when it lets go of the file: then the host's counts again. */
	setOpen(file: string, open: OpenText | undefined): void {
		this.touch(file);
		const reviewed = this.open.get(file)?.reviewed;
		if (open) {
			this.open.set(file, { ...open, ...(reviewed && { reviewed }) });
		} else {
			this.open.delete(file);
			this.recent.delete(file);
			this.alone.delete(file);
		}
		this.tell(new Set([file, ...this.index.near(file)]));
	}

	isOpen(file: string): boolean {
		return this.open.has(file);
	}

	/** Takes note that a file has changed on the host, is new or gone; for an open one the editor's text counts. */
	async refresh(file: string): Promise<void> {
		if (this.open.has(file)) {
			return;
		}
		this.touch(file);
		this.recent.delete(file);
		this.alone.delete(file);
		this.tell(new Set([file, ...this.index.near(file)]));
		try {
			await this.look(file);
		} catch {
			this.setFacts(file, []);
		}
	}

	/** Forgets every file that is not open, as when folders or settings have changed; they must be scanned again. */
	forget(): void {
		this.scanned = false;
		this.age++;
		for (const file of [...this.index.caseFiles(), ...this.open.keys()]) {
			this.touch(file);
			this.index.set(file, []);
		}
		this.recent.clear();
		this.alone.clear();
		this.found.clear();
	}

	/** Takes note that findings of these fingerprints were decided, or are no more. */
	decided(prints: Iterable<string>): void {
		this.affected(new Set([...prints].flatMap((p) => [...this.found.filesWith(p)])));
	}

	/** Takes note that these fingerprints were found in a file that is no part of the workspace. */
	foundElsewhere(file: string, prints: ReadonlySet<string>): void {
		this.found.set(file, prints);
	}

	/** Of decisions those of which nothing is found in the files below a folder, all files having been looked at. */
	async unused(folder: string, decisions: readonly Decision[]): Promise<readonly Decision[]> {
		const isBelow = (file: string) => this.host.absolute(file).startsWith(`${folder}/`);
		for (const file of decisions.length > 0 ? this.index.caseFiles() : []) {
			if (!this.found.has(file) && isBelow(file)) {
				await this.outcome(file).catch(() => undefined);
			}
		}
		return decisions.filter((d) => ![...this.found.filesWith(d.fingerprint)].some(isBelow));
	}

	/**
	 * Reviews a file with what the other files hold of its cases, decided findings among the settled ones. Fails with a
	 * `HostError` when it cannot be read.
	 */
	async review(file: string): Promise<ReviewedText> {
		const { text, review } = await this.undecided(file);
		return { text, review: review && settleReview(review, await this.decisions(file)) };
	}

	/** The review as it is before decisions. */
	private async undecided(file: string): Promise<ReviewedText> {
		const current = this.open.get(file);
		if (current?.reviewed && current.asOf === this.age) {
			return current.reviewed;
		}
		const others = new Map<string, FileReview | undefined>();
		const context = isHouseFile(file) ? undefined : await this.context(file);
		for (;;) {
			const open = this.open.get(file);
			const text = open?.text ?? (await this.host.read(file));
			const format = open?.format ?? textFormatOf(file);
			const wanted = new Set<string>();
			const around = (one: Parameters<LookAround>[0], ordinal: number) =>
				this.surroundings(caseFacts(one, file, ordinal), others, wanted);
			const known = (open?.reviewed ?? this.recent.get(file))?.review;
			const look = this.scanned && isFile(file) ? around : undefined;
			const review = format && context && reviewFile(text, file, format, context, known, look);
			const reviewed = { text, review };
			this.keep(file, reviewed);
			const moved = this.setFacts(file, factsOf(file, review));
			if (wanted.size === 0 && !(moved && this.scanned)) {
				if (this.scanned) {
					this.found.set(file, printsOf(review));
				}
				if (open) {
					open.asOf = this.age;
				}
				return reviewed;
			}
			for (const other of wanted) {
				others.set(other, (await this.load(other))?.review);
			}
		}
	}

	/**
	 * What is found in a file; undefined for a file without a case. A closed file whose cases have nothing to do with other
	 * files is not read as cases again. Fails as {@link review} does.
	 */
	async outcome(file: string): Promise<FileOutcome | undefined> {
		const alone = this.open.has(file) ? undefined : this.alone.get(file);
		if (alone && this.scanned && this.index.of(file).every((f) => isAlone(linksOf(f, this.index)))) {
			this.found.set(file, printsOf(alone));
			const { findings, settled } = settle(alone, await this.decisions(file));
			const { caseCount, cases } = alone;
			return { text: await this.host.read(file), caseCount, cases, findings, settled };
		}
		const { text, review } = await this.review(file);
		return review && { text, ...outcomeOf(review) };
	}

	/** The text of a file whose review points to it; undefined when it is not at hand. */
	textOf(file: string): string | undefined {
		return this.open.get(file)?.text ?? this.recent.get(file)?.text;
	}

	/** The text of any file, closed ones read from the host. Fails with a `HostError` when it cannot be read. */
	async read(file: string): Promise<string> {
		return this.textOf(file) ?? this.host.read(file);
	}

	/** Of an open file as of its last review. */
	get cases(): CaseLookUp {
		return this.index;
	}

	/** The files that hold a case, by name. */
	caseFiles(): readonly string[] {
		return this.index.caseFiles();
	}

	/**
	 * @param others reviews of files that hold other halves, where they were loaded
	 * @param wanted gets the file of the other half when it is not at hand
	 */
	private surroundings(
		own: CaseFacts,
		others: ReadonlyMap<string, FileReview | undefined>,
		wanted: Set<string>,
	): CaseSurroundings {
		const links = linksOf(own, this.index);
		const { facts, other } = links;
		if (isAlone(links)) {
			return aloneInTheWorld;
		}
		if (!other) {
			return { facts, key: JSON.stringify(facts) };
		}
		const { file, ordinal } = other;
		const review = this.atHand(file) ?? others.get(file);
		const half = review && halfIn(review, file, ordinal);
		if (!half && !others.has(file)) {
			wanted.add(file);
		}
		const link = `${file}#${ordinal}@${half ? (this.versions.get(file) ?? 0) : 'none'}`;
		return { facts, ...(half && { other: half }), key: `${link} ${JSON.stringify(facts)}` };
	}

	/** The review of a file as it is now, if it has been made. */
	private atHand(file: string): FileReview | undefined {
		const open = this.open.get(file);
		if (open) {
			return open.reviewed?.text === open.text ? open.reviewed.review : undefined;
		}
		return this.recent.get(file)?.review;
	}

	/** Reads a file by itself; undefined when that fails. */
	private async load(file: string): Promise<ReviewedText | undefined> {
		const context = this.open.has(file) && !isHouseFile(file) ? await this.context(file) : undefined;
		const open = this.open.get(file);
		if (open) {
			const review = context && reviewFile(open.text, file, open.format, context, open.reviewed?.review);
			open.reviewed = { text: open.text, review };
			delete open.asOf;
			this.setFacts(file, factsOf(file, review));
			return open.reviewed;
		}
		const known = this.recent.get(file);
		if (known) {
			return known;
		}
		try {
			return await this.look(file);
		} catch {
			this.setFacts(file, []);
			return undefined;
		}
	}

	private async look(file: string): Promise<ReviewedText> {
		const context = isHouseFile(file) ? undefined : await this.context(file);
		if (!context) {
			this.setFacts(file, []);
			return { text: '', review: undefined };
		}
		const open = this.open.get(file);
		const text = open?.text ?? (await this.host.read(file));
		const format = open?.format ?? textFormatOf(file);
		const review = format && reviewFile(text, file, format, context, undefined, () => aloneInTheWorld);
		const reviewed = { text, review };
		if (!open) {
			this.recent.set(file, reviewed);
			this.alone.delete(file);
			if (review) {
				this.alone.set(file, outcomeOf(review));
			}
		}
		this.setFacts(file, factsOf(file, review));
		return reviewed;
	}

	private keep(file: string, reviewed: ReviewedText): void {
		const open = this.open.get(file);
		if (open) {
			open.reviewed = reviewed;
		} else {
			this.recent.set(file, reviewed);
		}
	}

	/** @returns whether the file says something else to the others than before */
	private setFacts(file: string, facts: readonly CaseFacts[]): boolean {
		const before = this.index.of(file);
		if (saysTheSame(before, facts)) {
			// Only places have moved.
			this.index.set(file, facts);
			return false;
		}
		const near = new Set(this.index.near(file));
		this.index.set(file, facts);
		this.age++;
		this.tell(new Set([...near, ...this.index.near(file)]));
		return true;
	}

	private tell(files: ReadonlySet<string>): void {
		for (const file of files) {
			this.found.delete(file);
		}
		this.affected(files);
	}

	private touch(file: string): void {
		this.age++;
		this.versions.set(file, (this.versions.get(file) ?? 0) + 1);
	}
}

const aloneInTheWorld: CaseSurroundings = {
	facts: { otherHalf: 'here', candidates: [], doubles: [], neighbours: [] },
	key: '',
};

function halfIn(review: FileReview, file: string, ordinal: number): OtherHalf | undefined {
	let first = 0;
	for (const { at, review: part } of review.parts) {
		const found = part.cases[ordinal - first];
		if (found) {
			return { file, case: found.case, source: part.source, at };
		}
		first += part.cases.length;
	}
	return undefined;
}
