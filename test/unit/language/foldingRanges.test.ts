import { describe, expect, it } from 'vitest';
import type { ReviewedDocument } from '../../../server/language/document';
import { foldingRanges } from '../../../server/language/foldingRanges';
import { documentOf } from './twoFiles';

const of = (document: ReviewedDocument, limit?: number) =>
	foldingRanges(document, limit).map((f) => `${f.startLine}-${f.endLine}`);

const one = [
	'case: C-1',
	'claim:',
	'  lines:',
	'    - code: "32408"',
	'      units: 1',
	'    - code: 1023T',
	'note:',
	'  documentation:',
	'    1023T:',
	'      duration: 6 min',
	'  text: |',
	'    Words',
	'',
	'    and more.',
	'',
];

describe('folding ranges', () => {
	it('are the case and each of its sections, without blank lines behind them', () => {
		expect(of(documentOf(`${one.join('\n')}\n`))).toEqual([
			'0-13', // the case
			'1-5', // claim
			'2-5', // its lines
			'3-4', // the first
			'6-13', // note
			'7-9', // documentation
			'8-9', // of 1023T
			'10-13', // text
		]);
	});

	it('let the first section of a file’s only case be folded', () => {
		expect(of(documentOf(`${one.slice(1, 6).join('\n')}\n`))).toEqual(['0-4', '1-4', '2-3']);
	});

	it('are each case of several, whole', () => {
		expect(of(documentOf('claim:\n  lines: []\n---\nclaim:\n  lines: []\nnote:\n  id: N-1\n'))).toEqual([
			'0-1',
			'3-6',
			'5-6',
		]);
		expect(of(documentOf('- claim:\n    lines: []\n- claim:\n    lines: []\n  note:\n    id: N-1\n'))).toEqual([
			'0-1',
			'2-5',
			'4-5',
		]);
	});

	it('leave a closing bracket to be seen that stands in a line of its own', () => {
		const text =
			'[\n  {\n    "claim": {\n      "lines": [\n        { "code": "32408" },\n        { "code":\n          "1023T" }\n      ]\n    }\n  }\n]\n';
		expect(of(documentOf(text, 'json'))).toEqual(['1-8', '2-7', '3-6', '5-6']);
	});

	it('are the outermost where a client takes few', () => {
		expect(of(documentOf(`${one.join('\n')}\n`), 3)).toEqual(['0-13', '1-5', '6-13']);
		expect(of(documentOf(`${one.join('\n')}\n`), 0)).toEqual([]);
	});

	it('follow no alias, and are none without a case', () => {
		expect(of(documentOf('claim: &c\n  lines:\n    - code: "32408"\nnote: *c\n'))).toEqual(['0-2', '1-2']);
		expect(of(documentOf('a:\n  b: 1\n  c: 2\n'))).toEqual([]);
	});
});
