import { describe, expect, it } from 'vitest';
import { Placement } from '../../../server/text/placement';

// Part: `bc\nfg`.
const file = 'abcdefgh';
const at = new Placement([
	{ start: 1, end: 3 },
	{ start: 5, end: 7 },
]);

describe('a part in two pieces', () => {
	it('has its text, and knows it in the file', () => {
		expect(at.textIn(file)).toBe('bc\nfg');
		expect(at.hasText(file, 'bc\nfg')).toBe(true);
		expect(at.hasText(file, 'bc\nfx')).toBe(false);
		expect(at.hasText(file, 'bc\nf')).toBe(false);
	});

	it.each([
		['in the first', { start: 0, end: 1 }, { start: 1, end: 2 }],
		['at the first one’s end', { start: 2, end: 2 }, { start: 3, end: 3 }],
		['in the second', { start: 3, end: 5 }, { start: 5, end: 7 }],
		['from one into the other', { start: 1, end: 4 }, { start: 2, end: 3 }],
		['behind the last', { start: 9, end: 9 }, { start: 7, end: 7 }],
	])('has a place %s', (_, place, expected) => {
		expect(at.inFile(place)).toEqual(expected);
	});

	it('has an offset of the file, or has not', () => {
		expect([0, 1, 3, 4, 5, 7, 8].map((o) => at.inPart(o))).toEqual([undefined, 0, 2, undefined, 3, 5, undefined]);
		expect(at.touches(4, 4)).toBe(false);
		expect(at.touches(4, 5)).toBe(true);
	});
});

it('a part in one piece may be pointed behind, as behind the file’s last character', () => {
	const one = new Placement([{ start: 2, end: 4 }]);
	expect(one.inFile({ start: 1, end: 3, newText: 'x' })).toEqual({ start: 3, end: 5, newText: 'x' });
	expect(Placement.whole.inFile({ start: 1, end: 3 })).toEqual({ start: 1, end: 3 });
});
