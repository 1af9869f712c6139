/** A row of a table and the line of the file that it begins in, counted from 1. */
export interface SourceRow {
	readonly line: number;
	readonly cells: readonly string[];
}

export interface SourceLine {
	readonly line: number;
	readonly text: string;
}

/** A file's content as layouts look at it: by lines, and by cells. */
export interface LibrarySource {
	/** Without its folder. */
	readonly name: string;
	/** Empty lines are left out. A row of a workbook is a line of its cells. */
	lines(): Iterable<SourceLine>;
	/** Cells parted by tabs, else by semicolons or commas, quoted or not. */
	rows(): Iterable<SourceRow>;
	/** The last line has its end: what is cut off mostly has none. */
	readonly isEnded: boolean;
}

/** A text of which a piece at a time is decoded: the whole would stand in memory twice. */
export function textSource(name: string, bytes: Uint8Array): LibrarySource {
	const encoding = encodingOf(bytes);
	const pieces = () => piecesOf(bytes, encoding);
	const last = bytes.at(encoding === 'utf-16le' ? -2 : -1);
	return {
		name,
		lines: () => linesIn(pieces()),
		rows: () => rowsIn(pieces()),
		isEnded: last === newLine || last === returnSign,
	};
}

/** UTF-8 or UTF-16 as its bytes say, else Windows-1252, which older files of CMS and the AMA are in. */
function encodingOf(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) {
		return 'utf-16le';
	}
	if (first === 0xfe && second === 0xff) {
		return 'utf-16be';
	}
	try {
		const decoder = new TextDecoder('utf-8', { fatal: true });
		for (let at = 0; at < bytes.length; at += pieceBytes) {
			decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true });
		}
		decoder.decode();
		return 'utf-8';
	} catch {
		return 'windows-1252';
	}
}

function* piecesOf(bytes: Uint8Array, encoding: string): Iterable<string> {
	const decoder = new TextDecoder(encoding);
	for (let at = 0; at < bytes.length; at += pieceBytes) {
		yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: at + pieceBytes < bytes.length });
	}
}

const pieceBytes = 512 * 1024;

/** @param rows those of a sheet, its empty ones among them, so that a row's place is its number */
export function sheetSource(name: string, rows: readonly (readonly string[])[]): LibrarySource {
	const numbered = rows.map((cells, i): SourceRow => ({ line: i + 1, cells }));
	const filled = numbered.filter(({ cells }) => cells.some((c) => c !== ''));
	return {
		name,
		lines: () => filled.map(({ line, cells }) => ({ line, text: cells.join('\t') })),
		rows: () => filled,
		isEnded: true,
	};
}

function* linesIn(pieces: Iterable<string>): Iterable<SourceLine> {
	let line = 0;
	let rest = '';
	for (const piece of pieces) {
		const text = rest + piece;
		let start = 0;
		for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
			line++;
			const bare = text.charCodeAt(end - 1) === returnSign && end > start ? end - 1 : end;
			if (bare > start) {
				yield { line, text: text.slice(start, bare) };
			}
			start = end + 1;
		}
		rest = text.slice(start);
		if (rest.length > lineLimit) {
			// No file of codes has such lines; it is one line of rubbish, and goes on as another.
			yield { line: line + 1, text: rest };
			rest = '';
		}
	}
	if (rest !== '') {
		yield { line: line + 1, text: rest };
	}
}

/** Signs of one line, or of one row. */
const lineLimit = 4 * 1024 * 1024;

/** What parts most of the first lines. */
function separatorIn(text: string): string {
	const head = text.slice(0, 20_000);
	const count = (sign: string) => head.split(sign).length;
	if (count('\t') > 5) {
		return '\t';
	}
	return count(';') > count(',') ? ';' : ',';
}

/** Quotes are those of a cell that begins with one; a quoted cell may go over lines. Work is linear in the text. */
function* rowsIn(pieces: Iterable<string>): Iterable<SourceRow> {
	let line = 1;
	let rest = '';
	let separator: string | undefined;
	const iterator = pieces[Symbol.iterator]();
	for (let next = iterator.next(); !next.done; ) {
		const text = rest + next.value;
		separator ??= separatorIn(text);
		next = iterator.next();
		// What is near the end may go on in the next piece, unless there is none, or it goes on without end.
		const sure = next.done || text.length > lineLimit + quotedLimit ? text.length : text.length - quotedLimit;
		let at = 0;
		while (at < text.length) {
			const row = rowAt(text, at, separator);
			if (row.end > sure) {
				break;
			}
			if (row.cells.length > 1 || row.cells[0] !== '') {
				yield { line, cells: row.cells };
			}
			line += row.breaks + 1;
			at = row.end + 1;
		}
		rest = text.slice(at);
	}
}

/** The row that begins at an offset; `end` is where its line ends. */
function rowAt(text: string, start: number, separator: string): { cells: string[]; end: number; breaks: number } {
	const cells: string[] = [];
	let breaks = 0;
	for (let at = start; ; ) {
		const cell = cellAt(text, at, separator);
		cells.push(cell.text);
		breaks += cell.breaks;
		if (cell.end >= text.length || text[cell.end] !== separator) {
			return { cells, end: cell.end, breaks };
		}
		at = cell.end + 1;
	}
}

/** The cell that begins at an offset; `end` is where its separator, or the line's end, stands. */
function cellAt(text: string, start: number, separator: string): { text: string; end: number; breaks: number } {
	if (text[start] === '"') {
		const closing = closingQuote(text, start + 1);
		if (closing !== undefined) {
			const end = endOfCell(text, closing + 1, separator);
			const inside = text.slice(start + 1, closing);
			const breaks = inside.split('\n').length - 1;
			return { text: inside.replaceAll('""', '"').replace(/\s+/g, ' ').trim(), end, breaks };
		}
	}
	const end = endOfCell(text, start, separator);
	return { text: text.slice(start, end).trim(), end, breaks: 0 };
}

/** A quoted cell longer than any notice is one whose closing quote was lost: its quote is then a sign like others. */
const quotedLimit = 20_000;

function closingQuote(text: string, start: number): number | undefined {
	for (let at = start; at < Math.min(text.length, start + quotedLimit); at++) {
		at = text.indexOf('"', at);
		if (at < 0 || at >= start + quotedLimit) {
			return undefined;
		}
		if (text[at + 1] !== '"') {
			return at;
		}
		at++;
	}
	return undefined;
}

function endOfCell(text: string, start: number, separator: string): number {
	const code = separator.charCodeAt(0);
	for (let at = start; at < text.length; at++) {
		const sign = text.charCodeAt(at);
		if (sign === code || sign === newLine) {
			return at;
		}
	}
	return text.length;
}

const newLine = 10;
const returnSign = 13;
