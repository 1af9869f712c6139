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

/** UTF-8 or UTF-16 as its bytes say, else Windows-1252, which older files of CMS and the AMA are in. */
export function decodedText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

export function textSource(name: string, text: string): LibrarySource {
	return {
		name,
		lines: () => linesIn(text),
		rows: () => rowsIn(text, separatorIn(text)),
		isEnded: /[\r\n]$/.test(text.slice(-1)),
	};
}

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

function* linesIn(text: string): Iterable<SourceLine> {
	let line = 0;
	for (let start = 0; start < text.length; ) {
		const found = text.indexOf('\n', start);
		const end = found < 0 ? text.length : found;
		line++;
		const bare = text.charCodeAt(end - 1) === returnSign && end > start ? end - 1 : end;
		if (bare > start) {
			yield { line, text: text.slice(start, bare) };
		}
		start = end + 1;
	}
}

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
function* rowsIn(text: string, separator: string): Iterable<SourceRow> {
	let line = 1;
	for (let at = 0; at < text.length; ) {
		const first = line;
		const cells: string[] = [];
		for (let isOpen = true; isOpen; ) {
			const cell = cellAt(text, at, separator);
			cells.push(cell.text);
			line += cell.breaks;
			at = cell.end + 1;
			isOpen = cell.end < text.length && text[cell.end] === separator;
			if (isOpen && at >= text.length) {
				cells.push('');
				isOpen = false;
			}
		}
		line++;
		if (cells.length > 1 || cells[0] !== '') {
			yield { line: first, cells };
		}
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
