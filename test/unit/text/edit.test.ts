import { describe, expect, it } from 'vitest';
import {
	applyEdits,
	editWithGaps,
	gapMark,
	indentOf,
	isNewMapping,
	lineEndAt,
	lineEndOf,
	lineStartOf,
	nextLineOf,
} from '../../../server/text/edit';

describe('applyEdits', () => {
	it('carries out edits in any order and leaves the rest alone', () => {
		const edits = [
			{ start: 6, end: 6, newText: '!' },
			{ start: 1, end: 3, newText: '' },
			{ start: 4, end: 5, newText: 'XY' },
		];
		expect(applyEdits('abcdef', edits)).toBe('adXYf!');
	});

	it('without edits the text is the same', () => {
		expect(applyEdits('a\r\nb', [])).toBe('a\r\nb');
	});
});

describe('editWithGaps', () => {
	it('takes out the marks and says where they stood', () => {
		expect(editWithGaps(3, 4, `a: ${gapMark}\nb: "${gapMark}"`)).toEqual({
			start: 3,
			end: 4,
			newText: 'a: \nb: ""',
			gaps: [3, 8],
		});
	});

	it('without marks there are no gaps', () => {
		expect(editWithGaps(3, 4, 'a')).toEqual({ start: 3, end: 4, newText: 'a' });
	});
});

describe('lines', () => {
	const text = '\uFEFFab\r\n  cd\n\ne';

	it.each([
		[1, 1],
		[3, 1],
		[5, 5],
		[9, 5],
		[10, 10],
		[12, 11],
	])('the line of offset %d begins at %d', (offset, start) => {
		expect(lineStartOf(text, offset)).toBe(start);
	});

	it('a text that begins with a line end has an empty first line', () => {
		expect(lineStartOf('\na', 0)).toBe(0);
		expect(lineStartOf('\na', 1)).toBe(1);
	});

	it.each([
		[1, 3, 5],
		[3, 3, 5],
		[5, 9, 10],
		[10, 10, 11],
		[11, 12, 12],
		[12, 12, 12],
	])('the line of offset %d ends at %d, the next begins at %d', (offset, end, next) => {
		expect(lineEndOf(text, offset)).toBe(end);
		expect(nextLineOf(text, offset)).toBe(next);
	});

	it('the line end is that of the line before, else of the first', () => {
		expect(lineEndAt(text, 7)).toBe('\r\n');
		expect(lineEndAt(text, 12)).toBe('\n');
		expect(lineEndAt(text, 1)).toBe('\r\n');
		expect(lineEndAt('a', 1)).toBe('\n');
	});

	it('the indentation is the blanks at the begin of the line', () => {
		expect(indentOf(text, 9)).toBe('  ');
		expect(indentOf('\t\ta', 2)).toBe('\t\t');
		expect(indentOf(text, 2)).toBe('');
	});
});

it('a list is no mapping, although arrays have a method `entries`', () => {
	expect(isNewMapping([])).toBe(false);
	expect(isNewMapping({ entries: [] })).toBe(true);
	expect(isNewMapping({ gap: true })).toBe(false);
	expect(isNewMapping('entries')).toBe(false);
});
