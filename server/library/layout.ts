import type { CodeSystem, Edition, LayoutId, LibraryProblem } from './libraryFile';
import { keyOf } from './libraryFile';
import { TableBuilder } from './packedTable';
import type { LibrarySource, SourceLine, SourceRow } from './textSource';

/** How one kind of file is recognised and read. */
export interface Layout {
	readonly id: LayoutId;
	/** What such a file is called, for people. */
	readonly title: string;
	/** It holds texts that are the American Medical Association's. */
	readonly licensed: boolean;
	/** A code has one row: a second one stands there by mistake. */
	readonly oneRowEach: boolean;
	recognises(head: Head): boolean;
	read(source: LibrarySource, rows: RowSink, wish: LibraryWish): LayoutFacts;
}

/** The first lines and rows of a file. */
export interface Head {
	readonly name: string;
	readonly lines: readonly SourceLine[];
	readonly rows: readonly SourceRow[];
}

/** What the settings say of a file that it may not say itself. */
export interface LibraryWish {
	readonly edition?: Edition;
	/** What a plain list holds codes of. */
	readonly system?: CodeSystem;
}

/** What a file says of itself. */
export interface LayoutFacts {
	readonly edition?: Edition | undefined;
	/** Of a file that should hold every code of a set: whether it does, as far as can be seen. */
	readonly whole?: boolean;
	readonly part?: string;
	/** Why nothing of it can be used. */
	readonly refused?: string;
}

/** Takes a file's rows, and what is wrong with them: the first few are named, the others counted. */
export class RowSink {
	readonly table: TableBuilder;
	readonly reversed = new TableBuilder(false);
	private readonly initials = new Set<string>();
	private readonly rejected: string[] = [];
	private rejectedCount = 0;
	private lastRejected = 0;

	constructor({ oneRowEach }: Pick<Layout, 'oneRowEach'>) {
		this.table = new TableBuilder(oneRowEach);
	}

	/** @param line where the row begins */
	add(line: number, system: CodeSystem, code: string, texts: readonly string[]): void {
		const key = keyOf(system, code);
		this.initials.add(key.slice(0, 2));
		this.table.add(key, texts, line);
	}

	/** Whether a code of the system begins with the letter or digit. */
	begins(system: CodeSystem, initial: string): boolean {
		return this.initials.has(keyOf(system, initial));
	}

	/** The same row by its other code. */
	addReversed(system: CodeSystem, code: string, texts: readonly string[]): void {
		this.reversed.add(keyOf(system, code), texts, 0);
	}

	/** @param why a phrase without the row's own words, such as `no date in column 6` */
	reject(line: number, why: string): void {
		this.rejectedCount++;
		this.lastRejected = line;
		if (this.rejected.length < namedRows) {
			this.rejected.push(`line ${line}: ${why}`);
		}
	}

	/**
	 * What is to be said of the rows.
	 * @param doubled lines whose rows stand in the file already
	 * @param lastLine of the file, where it has no end as a line has: then a mistake in it is a file that is cut off
	 */
	problems(doubled: readonly number[], lastLine: number | undefined): LibraryProblem[] {
		const found: LibraryProblem[] = [];
		const warn = (message: string) => found.push({ severity: 'warning', message });
		if (this.rejectedCount > 0) {
			const more = this.rejectedCount - this.rejected.length;
			warn(
				`${counted(this.rejectedCount, 'row is', 'rows are')} not understood and left out: ${this.rejected.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
			);
			if (lastLine === this.lastRejected) {
				warn(`The file seems to be cut off: it ends in the middle of line ${lastLine}.`);
			}
		}
		if (doubled.length > 0) {
			const named = doubled.slice(0, namedRows).map((line) => `line ${line}`);
			const more = doubled.length - named.length;
			warn(
				`${counted(doubled.length, 'row stands', 'rows stand')} twice, and the first counts: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`,
			);
		}
		return found;
	}
}

/** How many rows of a kind are named. */
const namedRows = 5;

function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}

/** Of a header the index of the column whose name matches; -1 without one. */
export function columnOf(header: readonly string[], name: RegExp): number {
	return header.findIndex((cell) => name.test(cell.replace(/\s+/g, ' ').trim()));
}

/** A procedure code as every CMS file has it: five signs. */
export const procedureForm = /^[0-9A-Z]\d{3}[0-9A-Z]$/;

/** A workbook keeps a code of digits as a number, and its leading zeros are gone. */
export function procedureIn(cell: string | undefined): string {
	const code = (cell ?? '').trim().toUpperCase();
	return /^\d{3,4}$/.test(code) ? code.padStart(5, '0') : code;
}
