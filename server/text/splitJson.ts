import type { Chunk, Split } from './split';
import type { Problem } from './tree';

/**
 * Splits a text whose value is an array into its elements, by one look at quotes and brackets. What stands between the
 * elements is read as an array of placeholders, so a missing or spare comma is found where it is.
 * @param problemsOf reads JSON and gives its mistakes
 */
export function splitJsonArray(text: string, problemsOf: (json: string) => readonly Problem[]): Split | undefined {
	const open = skipBlank(text, text.startsWith('\uFEFF') ? 1 : 0);
	return text[open] === '[' ? splitElements(text, open, problemsOf) : undefined;
}

/** Splits a text into the elements of the array that opens at the offset, wherever in the text that stands. */
export function splitElements(
	text: string,
	open: number,
	problemsOf: (json: string) => readonly Problem[],
): Split | undefined {
	const elements = elementsOf(text, open + 1);
	if (elements.length === 0) {
		return undefined;
	}
	const chunks = elements.map(({ start, end }): Chunk => ({ start: lineBegin(text, start), end }));
	return { chunks, problems: containerProblems(text, elements, problemsOf) };
}

const quote = 34;
const comma = 44;
const slash = 47;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const backslash = 92;

/**
 * The elements of the array that begins before `from`. One that is never closed goes to the text's end; closing brackets
 * close what the reader of a whole text would let them close.
 */
export function elementsOf(text: string, from: number): Chunk[] {
	const elements: Chunk[] = [];
	const open: number[] = [];
	const strings = new StringEnds(text);
	let start = -1;
	let end = from;
	const finish = () => {
		if (start >= 0) {
			elements.push({ start, end });
			start = -1;
		}
	};
	for (let i = from; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c <= 32 || c === 0xfeff) {
			continue;
		}
		const behind = c === slash ? commentEnd(text, i) : undefined;
		if (behind !== undefined) {
			i = behind - 1;
			continue;
		}
		if (c === closeBracket && !open.includes(openBracket)) {
			// Whatever is still open inside ends here too.
			finish();
			return elements;
		}
		if (open.length === 0) {
			if (c === comma) {
				finish();
				continue;
			}
			if (c === quote || c === openBrace || c === openBracket) {
				// Behind a complete element: only the comma is missing.
				finish();
			}
			if (start < 0) {
				start = i;
			}
		}
		if (c === quote) {
			i = strings.behind(i) - 1;
		} else if (c === openBrace || c === openBracket) {
			open.push(c);
		} else if (c === closeBrace || c === closeBracket) {
			const at = open.lastIndexOf(c === closeBrace ? openBrace : openBracket);
			open.length = at < 0 ? open.length : at;
		}
		end = i + 1;
	}
	if (start >= 0) {
		elements.push({ start, end: open.length > 0 ? text.length : end });
	}
	return elements;
}

/**
 * Finds where strings end. Remembers the next backslash and line end, so that a text of long strings is searched through
 * once and not read character by character.
 */
class StringEnds {
	private nextBackslash = -1;
	private nextLineEnd = -1;

	constructor(private readonly text: string) {}

	/** Behind the closing quote. A JSON string ends with its line at the latest, as the scanner has it. */
	behind(open: number): number {
		const { text } = this;
		const close = text.indexOf('"', open + 1);
		const end = close < 0 ? text.length : close;
		return this.hasBefore(open, end) ? stringEnd(text, open) : close < 0 ? end : end + 1;
	}

	/** Whether a backslash or a line end stands between. */
	private hasBefore(from: number, to: number): boolean {
		if (this.nextBackslash < from) {
			this.nextBackslash = indexOrEnd(this.text, '\\', from);
		}
		if (this.nextLineEnd < from) {
			this.nextLineEnd = Math.min(indexOrEnd(this.text, '\n', from), this.nextReturn(from));
		}
		return this.nextBackslash < to || this.nextLineEnd < to;
	}

	private returns = -1;

	private nextReturn(from: number): number {
		if (this.returns < from) {
			this.returns = indexOrEnd(this.text, '\r', from);
		}
		return this.returns;
	}
}

function indexOrEnd(text: string, what: string, from: number): number {
	const found = text.indexOf(what, from);
	return found < 0 ? text.length : found;
}

function stringEnd(text: string, open: number): number {
	for (let i = open + 1; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c === quote) {
			return i + 1;
		}
		if (c === 10 || c === 13) {
			return i;
		}
		if (c === backslash && text.charCodeAt(i + 1) !== 10 && text.charCodeAt(i + 1) !== 13) {
			i++;
		}
	}
	return text.length;
}

function commentEnd(text: string, at: number): number | undefined {
	if (text[at + 1] === '/') {
		const newline = text.slice(at).search(/[\r\n]/);
		return newline < 0 ? text.length : at + newline;
	}
	if (text[at + 1] === '*') {
		const close = text.indexOf('*/', at + 2);
		return close < 0 ? text.length : close + 2;
	}
	return undefined;
}

function skipBlank(text: string, from: number): number {
	let at = from;
	for (;;) {
		const c = text.charCodeAt(at);
		if (c <= 32) {
			at++;
			continue;
		}
		const behind = c === slash ? commentEnd(text, at) : undefined;
		if (behind === undefined) {
			return at;
		}
		at = behind;
	}
}

/** The start of the line where only blanks stand before the offset, else the offset. */
function lineBegin(text: string, at: number): number {
	let start = at;
	while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) {
		start--;
	}
	return start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r' ? start : at;
}

/** Reads the array with a `0` for each element, and puts the mistakes back to where they stand. */
function containerProblems(
	text: string,
	elements: readonly Chunk[],
	problemsOf: (json: string) => readonly Problem[],
): Problem[] {
	let skeleton = '';
	let at = 0;
	const pieces: { skeleton: number; text: number }[] = [];
	for (const { start, end } of elements) {
		pieces.push({ skeleton: skeleton.length, text: at });
		skeleton += `${text.slice(at, start)}0`;
		at = end;
	}
	pieces.push({ skeleton: skeleton.length, text: at });
	skeleton += text.slice(at);
	const place = (offset: number) => {
		const piece = pieces.findLast((p) => p.skeleton <= offset);
		return piece ? Math.min(text.length, piece.text + offset - piece.skeleton) : offset;
	};
	return problemsOf(skeleton).map((p) => {
		const start = place(p.start);
		return { ...p, start, end: Math.max(start, place(p.end)) };
	});
}
