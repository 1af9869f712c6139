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

/** Collects rows and packs them. What is added is packed at once, so that a file's rows never stand in memory as objects. */
export class TableBuilder {
	/** Rows that are not packed yet. */
	private pendingKeys: string[] = [];
	private pendingLines: string[] = [];
	private keys = new Uint8Array(0);
	private texts = new Uint8Array(0);
	private textsEnd = 0;
	private starts = new Uint32Array(1);
	/** Lines of the file that the rows begin in. */
	private places = new Uint32Array(0);
	private packedCount = 0;
	private addedCount = 0;

	/** @param isUnique a second row of a key is none; otherwise only an equal one is */
	constructor(private readonly isUnique: boolean) {}

	/** How many were added, those that stand twice among them. */
	get count(): number {
		return this.addedCount;
	}

	/**
	 * @param key ASCII, at most {@link keyLength} characters
	 * @param place line of the file
	 */
	add(key: string, texts: readonly string[], place: number): void {
		this.places = roomFor(this.places, this.addedCount + 1);
		this.places[this.addedCount++] = place;
		this.pendingKeys.push(key.padEnd(keyLength));
		this.pendingLines.push(texts.map(tidy).join('\t'));
		if (this.pendingKeys.length >= batch) {
			this.flush();
		}
	}

	/** The table of all rows, without those that stand there already, whose lines are given. */
	pack(): { readonly table: PackedTable; readonly doubled: readonly number[] } {
		this.flush();
		const loose: PackedTable = { keys: this.keys, starts: this.starts, texts: this.texts };
		const order = ordered(loose, this.packedCount);
		const { rows, doubled } = withoutDoubles(loose, order, this.isUnique);
		return {
			table: gathered(loose, rows),
			doubled: doubled.map((row) => this.places[row] ?? 0).sort((x, y) => x - y),
		};
	}

	private flush(): void {
		const { pendingKeys, pendingLines, packedCount } = this;
		const all = encoder.encode(pendingLines.join(''));
		const length = pendingLines.reduce((sum, line) => sum + line.length, 0);
		// Nearly every text is ASCII, where a character is a byte.
		const bytesOf =
			all.length === length ? (line: string) => line.length : (line: string) => encoder.encode(line).length;
		this.texts = roomFor(this.texts, this.textsEnd + all.length);
		this.texts.set(all, this.textsEnd);
		this.keys = roomFor(this.keys, (packedCount + pendingKeys.length) * keyLength);
		this.keys.set(encoder.encode(pendingKeys.join('')), packedCount * keyLength);
		this.starts = roomFor(this.starts, packedCount + pendingKeys.length + 1);
		for (const [i, line] of pendingLines.entries()) {
			this.textsEnd += bytesOf(line);
			this.starts[packedCount + i + 1] = this.textsEnd;
		}
		this.packedCount += pendingKeys.length;
		this.pendingKeys = [];
		this.pendingLines = [];
	}
}

const batch = 4_000;
const encoder = new TextEncoder();

/** The same with room for so many, grown by half at a time. */
function roomFor<T extends Uint8Array | Uint32Array>(array: T, count: number): T {
	if (array.length >= count) {
		return array;
	}
	const grown =
		array instanceof Uint32Array ? new Uint32Array(roomy(array, count)) : new Uint8Array(roomy(array, count));
	grown.set(array);
	return grown as T;
}

function roomy(array: { readonly length: number }, count: number): number {
	return Math.max(count, Math.ceil(array.length * 1.5), 1024);
}

/** The rows by key, those of one key in the order of the file: most files are in order already. */
function ordered({ keys }: PackedTable, count: number): Uint32Array {
	const rows = Uint32Array.from({ length: count }, (_, i) => i);
	const isInOrder = rows.every((row) => row === 0 || compareRows(keys, row - 1, row) <= 0);
	return isInOrder ? rows : rows.sort((a, b) => compareRows(keys, a, b) || a - b);
}

function compareRows(keys: Uint8Array, a: number, b: number): number {
	for (let i = 0; i < keyLength; i++) {
		const difference = (keys[a * keyLength + i] ?? 0) - (keys[b * keyLength + i] ?? 0);
		if (difference !== 0) {
			return difference;
		}
	}
	return 0;
}

function withoutDoubles(
	table: PackedTable,
	order: Uint32Array,
	isUnique: boolean,
): { rows: readonly number[]; doubled: number[] } {
	const rows: number[] = [];
	const doubled: number[] = [];
	let last: number | undefined;
	let lines = new Set<string>();
	for (const row of order) {
		const isNewKey = last === undefined || compareRows(table.keys, last, row) !== 0;
		last = row;
		if (isUnique) {
			(isNewKey ? rows : doubled).push(row);
			continue;
		}
		const line = textAt(table, row);
		lines = isNewKey ? new Set() : lines;
		(lines.has(line) ? doubled : rows).push(row);
		lines.add(line);
	}
	return { rows, doubled };
}

/** Some rows of a table, in that order, with no room to spare. */
function gathered({ keys, starts, texts }: PackedTable, rows: readonly number[]): PackedTable {
	const length = rows.reduce((sum, row) => sum + (starts[row + 1] ?? 0) - (starts[row] ?? 0), 0);
	const own = {
		keys: new Uint8Array(rows.length * keyLength),
		starts: new Uint32Array(rows.length + 1),
		texts: new Uint8Array(length),
	};
	let end = 0;
	for (const [i, row] of rows.entries()) {
		own.keys.set(keys.subarray(row * keyLength, (row + 1) * keyLength), i * keyLength);
		const text = texts.subarray(starts[row], starts[row + 1]);
		own.texts.set(text, end);
		end += text.length;
		own.starts[i + 1] = end;
	}
	return own;
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

export function textsAt(table: PackedTable, row: number): string[] {
	return textAt(table, row).split('\t');
}

function textAt({ starts, texts }: PackedTable, row: number): string {
	return utf8.decode(texts.subarray(starts[row], starts[row + 1]));
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
