/**
 * Rows of texts by key, packed into three pieces of memory: 100,000 rows as objects take ten times as much, and pieces
 * can be handed from thread to thread and written to a file as they are.
 */
export interface PackedTable {
	/** {@link keyLength} bytes a row, ASCII, filled up with blanks, in ascending order. */
	readonly keys: Uint8Array;
	/** Where in the texts each row begins, and behind the last one where it ends. */
	readonly starts: Uint32Array;
	/** UTF-8; tabs part the texts of a row. */
	readonly texts: Uint8Array;
}

export const keyLength = 8;

/** A row of a table. */
export interface TableRow {
	readonly key: string;
	readonly texts: readonly string[];
}

/** A row before it is packed. */
interface LooseRow {
	readonly key: string;
	readonly line: string;
	/** Where in the file it begins. */
	readonly at: number;
	readonly unique: boolean;
}

/** Collects rows and packs them. */
export class TableBuilder {
	private rows: LooseRow[] = [];

	get count(): number {
		return this.rows.length;
	}

	/**
	 * @param key ASCII, at most {@link keyLength} characters
	 * @param at line of the file
	 * @param unique a second row of the key is none; otherwise only an equal one is
	 */
	add(key: string, texts: readonly string[], at: number, unique: boolean): void {
		this.rows.push({ key, line: texts.map(tidy).join('\t'), at, unique });
	}

	/** The table of all rows, without those that stand there already, whose lines are given; the builder is empty then. */
	pack(): { readonly table: PackedTable; readonly doubled: readonly number[] } {
		const sorted = this.rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
		this.rows = [];
		const { rows, doubled } = withoutDoubles(sorted);
		return { table: packed(rows), doubled: doubled.sort((a, b) => a - b) };
	}
}

/** @param sorted rows of one key stand together, in the order of the file */
function withoutDoubles(sorted: readonly LooseRow[]): { rows: readonly LooseRow[]; doubled: number[] } {
	const rows: LooseRow[] = [];
	const doubled: number[] = [];
	let lines = new Set<string>();
	for (const row of sorted) {
		const isNewKey = rows.at(-1)?.key !== row.key;
		if (isNewKey) {
			lines = new Set();
		}
		if ((!isNewKey && row.unique) || lines.has(row.line)) {
			doubled.push(row.at);
			continue;
		}
		if (!row.unique) {
			lines.add(row.line);
		}
		rows.push(row);
	}
	return { rows, doubled };
}

function packed(rows: readonly LooseRow[]): PackedTable {
	const encoder = new TextEncoder();
	const keys = encoder.encode(rows.map(({ key }) => key.padEnd(keyLength)).join(''));
	const texts = encoder.encode(rows.map(({ line }) => line).join(''));
	const length = rows.reduce((sum, { line }) => sum + line.length, 0);
	// Nearly every file is ASCII, where a character is a byte.
	const bytesOf =
		texts.length === length ? (line: string) => line.length : (line: string) => encoder.encode(line).length;
	const starts = new Uint32Array(rows.length + 1);
	for (const [i, { line }] of rows.entries()) {
		starts[i + 1] = (starts[i] ?? 0) + bytesOf(line);
	}
	return { keys, starts, texts };
}

/** On one line, and without a tab. Asked first, because every blank of a text would be replaced by a blank. */
function tidy(text: string): string {
	return /^\s|\s$|\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

export function rowCount({ starts }: PackedTable): number {
	return Math.max(0, starts.length - 1);
}

/** The rows of a key, in the order in which they were added. */
export function rowsOf(table: PackedTable, key: string): TableRow[] {
	const found: TableRow[] = [];
	if (key.length > keyLength) {
		return found;
	}
	const wanted = key.padEnd(keyLength);
	for (let i = firstOf(table, wanted); compare(table.keys, i, wanted) === 0; i++) {
		found.push({ key, texts: textsAt(table, i) });
	}
	return found;
}

/** The rows whose key begins so, by key. */
export function* rowsFrom(table: PackedTable, prefix: string): Iterable<TableRow> {
	for (let i = firstOf(table, prefix.padEnd(keyLength)); i < rowCount(table); i++) {
		const key = keyAt(table, i);
		if (!key.startsWith(prefix)) {
			return;
		}
		yield { key, texts: textsAt(table, i) };
	}
}

/** All rows, by key. */
export function* allRows(table: PackedTable): Iterable<TableRow> {
	for (let i = 0; i < rowCount(table); i++) {
		yield { key: keyAt(table, i), texts: textsAt(table, i) };
	}
}

export function keyAt({ keys }: PackedTable, row: number): string {
	return ascii.decode(keys.subarray(row * keyLength, (row + 1) * keyLength)).trimEnd();
}

export function textsAt({ starts, texts }: PackedTable, row: number): string[] {
	return utf8.decode(texts.subarray(starts[row], starts[row + 1])).split('\t');
}

/** Whether the pieces belong together, as those of a table that was read from a file may not. */
export function isTable({ keys, starts, texts }: PackedTable): boolean {
	let last = 0;
	for (const start of starts) {
		if (start < last) {
			return false;
		}
		last = start;
	}
	return starts.length > 0 && keys.length === (starts.length - 1) * keyLength && last === texts.length;
}

const ascii = new TextDecoder('latin1');
const utf8 = new TextDecoder();

/** The first row whose key is not before the wanted one; the number of rows when all are. */
function firstOf(table: PackedTable, wanted: string): number {
	let low = 0;
	let high = rowCount(table);
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(table.keys, middle, wanted) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/** Below 0 when the row's key is before the wanted one, 0 when it is the same. */
function compare(keys: Uint8Array, row: number, wanted: string): number {
	const start = row * keyLength;
	for (let i = 0; i < keyLength; i++) {
		const difference = (keys[start + i] ?? 0) - wanted.charCodeAt(i);
		if (difference !== 0) {
			return difference;
		}
	}
	return 0;
}
