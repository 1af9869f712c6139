import { type Decision, type DecisionProblem, type DecisionReading, readDecisions } from '../review/decisions';
import type { Decisions } from '../review/settle';
import { folderOf, type Host, HostError } from './host';
import { baselineName, decisionsName } from './houseFiles';

/** A decisions file, or a baseline, as it stands. */
export interface DecisionFile extends DecisionReading {
	/** As the host names it, whole. */
	readonly file: string;
	readonly text: string;
}

/** The decisions files in a file's folder and above it: all count, of two decisions on one finding the nearest. */
export class DecisionFiles {
	private readonly byFolder = new Map<string, Promise<Decisions>>();
	private readonly found = new Map<string, DecisionFile>();

	/**
	 * @param openText the text that an editor holds of a file: it counts, not the one on disk
	 * @param usesBaseline whether the baseline counts for a file
	 */
	constructor(
		private readonly host: Host,
		private readonly openText: (file: string) => string | undefined,
		private readonly usesBaseline: (file: string) => Promise<boolean>,
	) {}

	/**
	 * Takes note that a decisions file has changed.
	 * @returns the fingerprints of which something else is decided now
	 */
	async changed(file: string): Promise<ReadonlySet<string>> {
		const folder = folderOf(this.host.absolute(file));
		const before = byPrint(this.found.get(folder));
		this.byFolder.clear();
		this.found.delete(folder);
		await this.inFolder(folder);
		const after = byPrint(this.found.get(folder));
		const prints = new Set([...before.keys(), ...after.keys()]);
		return new Set([...prints].filter((p) => before.get(p) !== after.get(p)));
	}

	/** Forgets all, as when one of them has changed. */
	clear(): void {
		this.byFolder.clear();
		this.found.clear();
	}

	/** The decisions that count for a file, by fingerprint; the same object as long as nothing changes. */
	async of(file: string): Promise<Decisions> {
		return this.inFolder(folderOf(this.host.absolute(file)));
	}

	/** The decisions files that were found, by name; baselines are none. */
	all(): readonly DecisionFile[] {
		return [...this.found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
	}

	/** The file that a decision about a file's finding is added to, if there is one. */
	async nearest(file: string): Promise<DecisionFile | undefined> {
		await this.of(file);
		for (let folder = folderOf(this.host.absolute(file)); ; folder = folderOf(folder)) {
			const found = this.found.get(folder);
			if (found || folder === '') {
				return found;
			}
		}
	}

	private inFolder(folder: string): Promise<Decisions> {
		let known = this.byFolder.get(folder);
		if (!known) {
			known = this.lookInto(folder);
			this.byFolder.set(folder, known);
		}
		return known;
	}

	private async lookInto(folder: string): Promise<Decisions> {
		const above: Decisions = folder === '' ? none : await this.inFolder(folderOf(folder));
		const decisions = await this.read(`${folder}/${decisionsName}`, 'decision');
		if (decisions) {
			this.found.set(folder, decisions);
		}
		const file = `${folder}/${baselineName}`;
		const baseline = (await this.usesBaseline(file)) ? await this.read(file, 'baseline') : undefined;
		const own = [...(baseline?.decisions ?? []), ...(decisions?.decisions ?? [])];
		return own.length === 0 ? above : new Map([...above, ...own.map((d): [string, Decision] => [d.fingerprint, d])]);
	}

	/** Undefined where there is no such file. */
	private async read(file: string, by: 'decision' | 'baseline'): Promise<DecisionFile | undefined> {
		try {
			const text = this.openText(file) ?? (await this.host.read(file));
			return { file, text, ...readDecisions(text, by) };
		} catch (error) {
			if (!(error instanceof HostError) || error.isMissing) {
				return undefined;
			}
			const problem: DecisionProblem = { start: 0, end: 0, message: `This file cannot be read: ${error.message}.` };
			return { file, text: '', decisions: [], problems: [problem], isWhole: false };
		}
	}
}

const none: Decisions = new Map();

function byPrint(file: DecisionFile | undefined): ReadonlyMap<string, string> {
	return new Map(file?.decisions.map((d) => [d.fingerprint, JSON.stringify([d.rule, d.settlement])]));
}
