import { printable } from './printable';

/** A line of a file as a terminal shows it, and where in it the words begin that are underlined. In columns. */
export interface Excerpt {
	readonly text: string;
	readonly column: number;
	readonly length: number;
}

const tabStop = 4;

/**
 * A source line for a terminal: tabs become blanks, control characters (a hostile file's escape sequences) become
 * U+FFFD, and a line wider than the terminal is cut around the words.
 * @param from first character of the words, UTF-16
 * @param to behind the last; for an empty place one column is underlined
 */
export function excerpt(line: string, from: number, to: number, width: number): Excerpt {
	const before = shown(line.slice(0, from), 0);
	const words = shown(line.slice(from, to), columns(before));
	const after = shown(line.slice(to), columns(before) + columns(words));
	const room = Math.max(0, width - Math.min(columns(words), width));
	// Most of the room goes to what stands before: keys and codes explain the words.
	const lead = cutLeft(before, Math.max(Math.floor(room * 0.6), room - columns(after)));
	const body = cutRight(words, width);
	const rest = cutRight(after, Math.max(0, width - columns(lead) - columns(body)));
	return { text: lead + body + rest, column: columns(lead), length: Math.max(1, columns(body)) };
}

function shown(text: string, column: number): string {
	let result = '';
	for (const character of text) {
		result += character === '\t' ? ' '.repeat(tabStop - ((column + columns(result)) % tabStop)) : printable(character);
	}
	return result;
}

/** How many columns a text takes: marks that sit on a letter none, East Asian wide characters and emoji two. */
export function columns(text: string): number {
	let n = 0;
	for (const character of text) {
		n += columnsOf(character);
	}
	return n;
}

function columnsOf(character: string): number {
	if (character.charCodeAt(0) < 0x300) {
		return 1;
	}
	if (/\p{M}/u.test(character)) {
		return 0;
	}
	return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u.test(
		character,
	)
		? 2
		: 1;
}

function cutRight(text: string, width: number): string {
	if (columns(text) <= width) {
		return text;
	}
	let result = '';
	for (const character of text) {
		if (columns(result) + columnsOf(character) > width - 1) {
			break;
		}
		result += character;
	}
	return width > 0 ? `${result}…` : '';
}

function cutLeft(text: string, width: number): string {
	if (columns(text) <= width) {
		return text;
	}
	let result = '';
	for (const character of [...text].reverse()) {
		if (columns(result) + columnsOf(character) > width - 1) {
			break;
		}
		result = character + result;
	}
	return width > 0 ? `…${result}` : '';
}
