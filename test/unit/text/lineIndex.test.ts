import { expect, it } from 'vitest';
import { LineIndex } from '../../../server/text/lineIndex';

const text = 'ab\r\n😀c\n\nlast';
const lines = new LineIndex(text);

it.each([
	[0, 0, 0],
	[2, 0, 2],
	[4, 1, 0],
	[6, 1, 2],
	[7, 1, 3],
	[8, 2, 0],
	[9, 3, 0],
	[13, 3, 4],
])('offset %i is line %i, character %i, and back', (offset, line, character) => {
	expect(lines.position(offset)).toEqual({ line, character });
	expect(lines.offset({ line, character })).toBe(offset);
});

it('takes what lies outside for the nearest end', () => {
	expect(lines.position(-5)).toEqual({ line: 0, character: 0 });
	expect(lines.position(99)).toEqual({ line: 3, character: 4 });
	expect(lines.offset({ line: 0, character: 99 })).toBe(2);
	expect(lines.offset({ line: 9, character: 0 })).toBe(13);
	expect(lines.offset({ line: -1, character: 3 })).toBe(0);
});

it('gives lines without their ends', () => {
	expect([0, 1, 2, 3, 4].map((n) => lines.lineText(n))).toEqual(['ab', '😀c', '', 'last', '']);
	expect(lines.lineCount).toBe(4);
});

it('takes a lone carriage return for a line end', () => {
	expect(new LineIndex('a\rb').position(2)).toEqual({ line: 1, character: 0 });
});

it('does not count a byte order mark, which editors take off', () => {
	const marked = new LineIndex('\uFEFF{"a":1}\nb');
	expect(marked.position(0)).toEqual({ line: 0, character: 0 });
	expect(marked.position(1)).toEqual({ line: 0, character: 0 });
	expect(marked.position(2)).toEqual({ line: 0, character: 1 });
	expect(marked.position(9)).toEqual({ line: 1, character: 0 });
	expect(marked.offset({ line: 0, character: 0 })).toBe(1);
	expect(marked.offset({ line: 0, character: 1 })).toBe(2);
	expect(marked.offset({ line: 0, character: 99 })).toBe(8);
	expect(marked.offset({ line: 1, character: 0 })).toBe(9);
	expect(marked.lineText(0)).toBe('{"a":1}');
});
