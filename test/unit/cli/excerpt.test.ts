import { describe, expect, it } from 'vitest';
import { columns, excerpt } from '../../../server/cli/excerpt';

describe('an excerpt', () => {
	it('shows a line as it is, with the columns of the words', () => {
		expect(excerpt('  - code: 1023T  # x', 10, 15, 80)).toEqual({
			text: '  - code: 1023T  # x',
			column: 10,
			length: 5,
		});
	});

	it('underlines one column of an empty place', () => {
		expect(excerpt('a:', 2, 2, 80)).toEqual({ text: 'a:', column: 2, length: 1 });
	});

	it('turns tabs into blanks up to the next stop', () => {
		expect(excerpt('\t"a":\t1', 6, 7, 80)).toEqual({ text: '    "a":    1', column: 12, length: 1 });
	});

	it('counts wide characters twice and marks on a letter not at all', () => {
		expect(columns('胸')).toBe(2);
		expect(columns('e\u0301')).toBe(1);
		expect(columns('😀')).toBe(2);
		expect(excerpt('胸膜: ab', 4, 6, 80)).toEqual({ text: '胸膜: ab', column: 6, length: 2 });
	});

	it('lets no escape sequence through', () => {
		expect(excerpt('a\u001b[31mb\u202ec', 1, 2, 80).text).toBe('a\uFFFD[31mb\uFFFDc');
	});

	it('cuts a long line around the words', () => {
		const line = `${'a'.repeat(500)}WORDS${'b'.repeat(500)}`;
		const shown = excerpt(line, 500, 505, 40);
		expect(columns(shown.text)).toBe(40);
		expect(shown.text.slice(shown.column, shown.column + shown.length)).toBe('WORDS');
		expect(shown.text.startsWith('…a')).toBe(true);
		expect(shown.text.endsWith('b…')).toBe(true);
	});

	it('cuts words that are longer than the line', () => {
		expect(excerpt('x'.repeat(1000), 0, 1000, 30)).toEqual({ text: `${'x'.repeat(29)}…`, column: 0, length: 30 });
	});
});
