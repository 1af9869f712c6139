import { describe, expect, it } from 'vitest';
import { ignoreComment } from '../../../server/review/ignoreComment';
import { suppressionOf } from '../../../server/review/suppressions';
import { applyEdits } from '../../../server/text/edit';
import { readText } from '../../../server/text/readText';

/** `|` is where the finding begins. */
function ignored(marked: string, format: 'yaml' | 'json' = 'yaml'): string | undefined {
	const start = marked.indexOf('|');
	const text = marked.replace('|', '');
	const edit = ignoreComment(readText(text, format), { rule: 'note-missing', start }, 'on\npaper');
	return edit && applyEdits(text, [edit]);
}

const words = '# claim-review: ignore note-missing - on paper';

describe('an ignore comment', () => {
	it.each([
		['lines:\n  - code: |1023T\n', `lines:\n  ${words}\n  - code: 1023T\n`],
		['|claim:\n  lines: []\n', `${words}\nclaim:\n  lines: []\n`],
		['a: 1\r\n\tb: |2\r\n', `a: 1\r\n\t${words}\r\n\tb: 2\r\n`],
		['\uFEFFcase: |1\n', `\uFEFF${words}\ncase: 1\n`],
		['--- {a: |1}\nb', `--- {a: 1} ${words}\nb`],
		['{a: "x\n  y", code: |1023T,\n b: 1}\n', `{a: "x\n  y", code: 1023T, ${words}\n b: 1}\n`],
	])('%j', (marked, expected) => {
		expect(ignored(marked)).toBe(expected);
	});

	it('covers the finding that it was written for', () => {
		const text = 'claim:\n  lines:\n    - modifiers: [RT]\n      code: 1023T\n';
		const edit = ignoreComment(readText(text, 'yaml'), { rule: 'note-missing', start: 50 }, 'why');
		const written = applyEdits(text, edit ? [edit] : []);
		expect(written.slice(50 + (edit?.newText.length ?? 0)).startsWith('1023T')).toBe(true);
		const found = suppressionOf(readText(written, 'yaml'), 'note-missing', 50 + (edit?.newText.length ?? 0));
		expect(found?.reason).toBe('why');
	});

	it('cannot stand in JSON, or in the middle of a value', () => {
		expect(ignored('{"code": |"1023T"}', 'json')).toBeUndefined();
		expect(ignored('{a: "x\n  y", code: |"10\n 23T",\n b: 1}\n')).toBeUndefined();
	});

	it('leaves a gap for the reason', () => {
		const edit = ignoreComment(readText('a: 1\n', 'yaml'), { rule: 'note-missing', start: 3 });
		expect(edit).toEqual({ start: 0, end: 0, newText: '# claim-review: ignore note-missing - \n', gaps: [38] });
	});
});
