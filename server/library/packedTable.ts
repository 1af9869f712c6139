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

/** Collects rows and packs them. */
export class TableBuilder {
	private readonly rows: { readonly key: string; readonly line: string }[] = [];
	private readonly seen = new Set<string>();

	get count(): number {
		return this.rows.length;
	}

	/**
	 * @param key ASCII, at most {@link keyLength} characters
	 * @param unique a second row of the key is refused; otherwise only an equal one is
	 * @returns false for a row that is there already, and is not taken
	 */
	add(key: string, texts: readonly string[], unique: boolean): boolean {
		const line = texts.map((t) => t.replace(/\s+/g, ' ').trim()).join('\t');
		const same = unique ? key : `${key}\t${line}`;
		if (this.seen.has(same)) {
			return false;
		}
		this.seen.add(same);
		this.rows.push({ key, line });
		return true;
	}

	pack(): PackedTable {
		const { rows } = this;
		rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
		const keys = new Uint8Array(rows.length * keyLength).fill(blank);
		const starts = new Uint32Array(rows.length + 1);
		const encoder = new TextEncoder();
		// A character of one unit takes three bytes at most.
		const texts = new Uint8Array(rows.reduce((sum, { line }) => sum + line.length * 3, 0));
		let end = 0;
		for (const [i, { key, line }] of rows.entries()) {
			encoder.encodeInto(key, keys.subarray(i * keyLength, (i + 1) * keyLength));
			starts[i] = end;
			end += encoder.encodeInto(line, texts.subarray(end)).written;
		}
		starts[rows.length] = end;
		return { keys, starts, texts: texts.slice(0, end) };
	}
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

const blank = 0x20;
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
