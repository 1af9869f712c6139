import type { PackedTable } from './packedTable';

/** What a code is a code of. */
export type CodeSystem = 'procedure' | 'diagnosis' | 'modifier' | 'place';

/** How the rows of a file lie in it; recognised by its content. */
export type LayoutId =
	| 'add-on-edits'
	| 'unit-limits'
	| 'procedure-pairs'
	| 'fee-schedule'
	| 'hcpcs'
	| 'icd-10-cm'
	| 'outpatient-rates'
	| 'places-of-service'
	| 'cpt'
	| 'codes';

/** Which issue of a file it is, and the days for which it is meant, ISO and both included. */
export interface Edition {
	/** Such as `2026 Q3` or `FY2026`. */
	readonly name: string;
	readonly from: string;
	readonly until: string;
}

/** A file of codes as it was read. Its texts may be licensed: they are shown, and written nowhere. */
export interface LibraryFile {
	/** Without its folder. */
	readonly name: string;
	readonly layout: LayoutId;
	/** What such a file is called, for people. */
	readonly title: string;
	/** Undefined where neither name nor content says it. */
	readonly edition?: Edition;
	/** It holds texts that are the American Medical Association's. */
	readonly licensed: boolean;
	/** Every code of its set is in it, as far as that can be seen: what it lacks is no code. */
	readonly whole: boolean;
	/** What the rows are for, where one layout serves several: of a file of unit limits the services. */
	readonly part?: string;
	readonly rowCount: number;
	readonly table: PackedTable;
	/** The rows by their second code, where a row is about a pair. */
	readonly reversed?: PackedTable;
}

/** What is wrong with a file or a row of it. The message holds line numbers and form, never the file's text. */
export interface LibraryProblem {
	readonly message: string;
	/** `error` the file is not used, `warning` all but what is named is, `information` it is, with a limit. */
	readonly severity: 'error' | 'warning' | 'information';
}

export interface LibraryReading {
	/** Undefined when nothing of the file can be used. */
	readonly file?: LibraryFile;
	readonly problems: readonly LibraryProblem[];
}

/** Raised whenever a layout is read in another way, so that what was read before is read again. */
export const readingVersion = 1;

/** Letters that keep the systems apart in a table's keys. */
const prefixes: Record<CodeSystem, string> = { procedure: 'P', diagnosis: 'D', modifier: 'M', place: 'L' };
const systems = Object.fromEntries(Object.entries(prefixes).map(([system, prefix]) => [prefix, system]));

/** The key under which a table has a code: in capitals, without the dot of a diagnosis. */
export function keyOf(system: CodeSystem, code: string): string {
	const bare = system === 'diagnosis' ? code.replace('.', '') : code;
	return prefixes[system] + bare.toUpperCase();
}

/** The code of a key, written as on a claim; undefined for a key that is none. */
export function codeOfKey(key: string): { readonly system: CodeSystem; readonly code: string } | undefined {
	const system = systems[key.charAt(0)] as CodeSystem | undefined;
	const code = key.slice(1);
	return system && { system, code: system === 'diagnosis' ? dotted(code) : code };
}

/** ICD-10-CM is written with a dot behind the third character; its files leave it out. */
export function dotted(code: string): string {
	return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}
