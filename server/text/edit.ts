/** A replacement in a text. Offsets are UTF-16 code units of the text before any edit; edits of one fix do not overlap. */
export interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly newText: string;
	/** Where in `newText` a person is to write: the cursor goes to the first. */
	readonly gaps?: readonly number[];
}

/** The text with the edits carried out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let at = 0;
	for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
		result += text.slice(at, edit.start) + edit.newText;
		at = edit.end;
	}
	return result + text.slice(at);
}

/** A value to be written. `gap` is an empty text that a person is to fill. */
export type NewValue = string | number | readonly NewValue[] | NewMapping | Gap;

export interface Gap {
	readonly gap: true;
	/** Written behind it where the text has comments and the place takes one. */
	readonly comment?: string;
}

export interface NewMapping {
	readonly entries: readonly NewEntry[];
}

export interface NewEntry {
	readonly key: string;
	readonly value: NewValue;
}

export function isGap(value: NewValue): value is Gap {
	return typeof value === 'object' && 'gap' in value;
}

export function isNewMapping(value: NewValue): value is NewMapping {
	// An array has a method of that name.
	return typeof value === 'object' && !Array.isArray(value) && 'entries' in value;
}

/** Stands for a gap while a text is put together; no YAML or JSON holds it. */
export const gapMark = '\u0000';

/** An edit from text with gap marks in it. */
export function editWithGaps(start: number, end: number, marked: string): TextEdit {
	const parts = marked.split(gapMark);
	if (parts.length === 1) {
		return { start, end, newText: marked };
	}
	let at = 0;
	const gaps = parts.slice(0, -1).map((part) => {
		at += part.length;
		return at;
	});
	return { start, end, newText: parts.join(''), gaps };
}

/**
 * The text with line feeds for carriage returns that stand alone, which end a line in YAML and in every editor, and which
 * the parser takes for blanks. Offsets stay.
 */
export function withLineFeeds(text: string): string {
	return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** The line end used around an offset: that of the line before it, else of the first line, else `\n`. */
export function lineEndAt(text: string, offset: number): '\r\n' | '\n' {
	const before = text.lastIndexOf('\n', offset - 1);
	const newline = before >= 0 ? before : text.indexOf('\n');
	return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** Offset of the first character of the line that holds the offset. */
export function lineStartOf(text: string, offset: number): number {
	const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
	return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Offset of the line's `\n` (or of its `\r\n`), or of the text's end. */
export function lineEndOf(text: string, offset: number): number {
	const newline = text.indexOf('\n', offset);
	if (newline < 0) {
		return text.length;
	}
	return text[newline - 1] === '\r' && newline - 1 >= offset ? newline - 1 : newline;
}

/** Offset behind the line's end characters. */
export function nextLineOf(text: string, offset: number): number {
	const newline = text.indexOf('\n', offset);
	return newline < 0 ? text.length : newline + 1;
}

/** The blanks that the line begins with. */
export function indentOf(text: string, offset: number): string {
	return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? '';
}
