import { type CodeLibrary, openLibrary } from '../library/codeLibrary';
import type { LibraryWish } from '../library/layout';
import type { LibraryReading } from '../library/libraryFile';

/** Reads files of codes, on a disk or wherever they are. */
export interface LibraryLoader {
	/** What a file is known by, so that another one under its name is noticed; undefined for one that cannot be looked at. */
	stamp(file: string): Promise<string | undefined>;
	/** Never fails: why a file cannot be read is a problem of the reading. */
	load(file: string, wish: LibraryWish): Promise<LibraryReading>;
}

/** A file of codes that settings name, by its whole name. */
export interface WantedLibrary {
	readonly file: string;
	readonly wish: LibraryWish;
}

/** What is there of some files now. */
export interface LibraryState {
	readonly library: CodeLibrary | undefined;
	/** In the order in which the files were wanted; undefined for one that is still being read. */
	readonly readings: readonly (LibraryReading | undefined)[];
}

interface Entry {
	readonly wanted: WantedLibrary;
	stamp: string | undefined;
	reading: LibraryReading | undefined;
	isLoading: boolean;
	loading: Promise<void>;
}

/** The files of codes of all settings, each read once, in the background or before anything else. */
export class CodeLibraries {
	private readonly entries = new Map<string, Entry>();
	private wantedSince = new Set<string>();
	private pending = 0;

	/**
	 * @param waits a state is given when all its files are read, as on the command line; otherwise what is there by then
	 * @param changed is told when files have been read, so that what was reviewed without them is reviewed again
	 */
	constructor(
		private readonly loader: LibraryLoader,
		private readonly waits: boolean,
		private readonly changed: () => void = () => {},
	) {}

	async of(wanted: readonly WantedLibrary[]): Promise<LibraryState> {
		const entries = wanted.map((w) => this.entry(w));
		if (this.waits) {
			await Promise.all(entries.map((e) => e.loading));
		}
		const readings = entries.map((e) => e.reading);
		return { library: openLibrary(readings.flatMap((r) => r?.file ?? [])), readings };
	}

	/** When nothing is being read any more. */
	async settled(): Promise<void> {
		while (this.pending > 0) {
			await Promise.all([...this.entries.values()].map((e) => e.loading));
		}
	}

	/** Reads again what has been replaced, and lets go of what nobody has wanted since {@link forgetUse}. */
	async lookAgain(): Promise<void> {
		for (const [key, entry] of this.entries) {
			if (!this.wantedSince.has(key)) {
				this.entries.delete(key);
				continue;
			}
			const stamp = await this.loader.stamp(entry.wanted.file);
			if (stamp !== entry.stamp && !entry.isLoading) {
				entry.loading = this.load(entry);
			}
		}
	}

	/** The settings are read anew: what they do not want again may go. */
	forgetUse(): void {
		this.wantedSince = new Set();
	}

	private entry(wanted: WantedLibrary): Entry {
		const key = JSON.stringify([wanted.file, wanted.wish]);
		this.wantedSince.add(key);
		const known = this.entries.get(key);
		if (known) {
			return known;
		}
		const entry: Entry = { wanted, stamp: undefined, reading: undefined, isLoading: false, loading: Promise.resolve() };
		this.entries.set(key, entry);
		entry.loading = this.load(entry);
		return entry;
	}

	/** What was read before stays until the new is there. */
	private async load(entry: Entry): Promise<void> {
		const { file, wish } = entry.wanted;
		this.pending++;
		entry.isLoading = true;
		entry.stamp = await this.loader.stamp(file);
		entry.reading = await this.loader.load(file, wish);
		entry.isLoading = false;
		this.pending--;
		if (this.pending === 0) {
			this.changed();
		}
	}
}
