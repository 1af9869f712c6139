import { breakAt, isBlank, newline, type Spelling, space } from './spelling';
import type { ScalarNode } from './tree';

const singleQuote = 39;
const backslash = 92;

/** Plain and quoted scalars, of YAML and of JSON: a line break is a space, more than one are one fewer. */
export function spellFlow(text: string, { start, end, style }: ScalarNode, spelled: Spelling): void {
	const quoted = style !== 'plain';
	const closed = quoted && end - start > 1 && text[end - 1] === text[start];
	const to = closed ? end - 1 : end;
	for (let i = quoted ? start + 1 : start; i < to; ) {
		const code = text.charCodeAt(i);
		if (isBlank(code) || breakAt(text, i) > 0) {
			i = spellGap(text, i, to, spelled);
		} else if (style === 'double' && code === backslash) {
			i = spellEscape(text, i, to, spelled);
		} else if (style === 'single' && code === singleQuote && text.charCodeAt(i + 1) === singleQuote) {
			spelled.add(singleQuote, i, i + 2);
			i += 2;
		} else {
			spelled.add(code, i, i + 1);
			i++;
		}
	}
}

/** Blanks stand for themselves, unless a line ends or begins there. */
function spellGap(text: string, from: number, to: number, spelled: Spelling): number {
	const breaks: number[] = [];
	let i = from;
	for (; i < to; ) {
		const length = breakAt(text, i);
		if (length > 0) {
			breaks.push(i);
			i += length;
		} else if (isBlank(text.charCodeAt(i))) {
			i++;
		} else {
			break;
		}
	}
	if (breaks.length === 0) {
		spelled.addSlice(text, from, i);
	} else if (breaks.length === 1) {
		spelled.add(space, from, i);
	} else {
		for (let n = 1; n < breaks.length; n++) {
			const start = n === 1 ? from : (breaks[n] ?? i);
			spelled.add(newline, start, n + 1 < breaks.length ? (breaks[n + 1] ?? i) : i);
		}
	}
	return i;
}

const escapes: Record<string, number | undefined> = {
	'0': 0,
	a: 7,
	b: 8,
	t: 9,
	'\t': 9,
	n: 10,
	v: 11,
	f: 12,
	r: 13,
	e: 27,
	' ': 32,
	'"': 34,
	'/': 47,
	'\\': 92,
	N: 0x85,
	_: 0xa0,
	L: 0x2028,
	P: 0x2029,
};

const digitsOf: Record<string, number | undefined> = { x: 2, u: 4, U: 8 };

function spellEscape(text: string, from: number, to: number, spelled: Spelling): number {
	const letter = text[from + 1] ?? '';
	const broken = breakAt(text, from + 1);
	if (broken > 0) {
		// The line goes on behind the next one's indentation.
		let i = from + 1 + broken;
		while (i < to && isBlank(text.charCodeAt(i))) {
			i++;
		}
		return i;
	}
	const digits = digitsOf[letter];
	if (digits !== undefined) {
		const end = from + 2 + digits;
		const hex = text.slice(from + 2, end);
		const point = Number.parseInt(hex, 16);
		if (!/^[0-9a-f]+$/i.test(hex) || end > to || point > 0x10ffff) {
			spelled.fail();
			return to;
		}
		for (const unit of String.fromCodePoint(point).split('')) {
			spelled.add(unit.charCodeAt(0), from, end);
		}
		return end;
	}
	const code = escapes[letter];
	if (code === undefined) {
		spelled.fail();
		return to;
	}
	spelled.add(code, from, from + 2);
	return from + 2;
}
