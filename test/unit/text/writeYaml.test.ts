import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/text/readText';
import { dataOf, type PlainData, yamlDocuments } from '../../../server/text/writeYaml';

const awkward = fc.constantFrom(
	...['', ' ', '~', 'null', 'true', 'No', '007', '1e3', '0x1F', '.inf', '2026-07-14', '12:30', '<<', '__proto__'],
	...['- x', '# x', 'a: b', 'a #b', '"', "'", '[', '{', '&a', '*a', '!x', '|', '>', '%', '@', '`', '---', '...', ','],
	...[
		'a\n',
		'\na',
		'a\n\n',
		' a\nb',
		'a \nb',
		'\ta',
		'a\tb\n',
		'\r',
		'a\r\nb',
		'--- x\n...\n',
		'\u2028',
		'\u0085',
		'\uFEFF',
	],
	'x'.repeat(200),
	`${'long words '.repeat(20)}\nand a second line`,
);
const text = fc.oneof(awkward, fc.string(), fc.string({ unit: 'binary', maxLength: 8 }));
const scalar = fc.oneof(text, fc.integer(), fc.constantFrom(1.5, null, true, false));
const { data } = fc.letrec<{ data: PlainData }>((tie) => ({
	data: fc.oneof(
		{ maxDepth: 3 },
		scalar,
		fc.array(tie('data'), { maxLength: 3 }),
		fc.array(fc.tuple(text, tie('data')), { maxLength: 3 }).map((entries) => new Map(entries)),
	),
}));
const document = fc.array(fc.tuple(text, data), { minLength: 1, maxLength: 4 }).map((e) => new Map(e));

function read(yaml: string): PlainData[] {
	const { documents, problems } = readText(yaml, 'yaml');
	expect({ yaml, problems }).toEqual({ yaml, problems: [] });
	return documents.map(({ root }) => (root ? dataOf(root) : null));
}

describe('what is written', () => {
	it('is read as the same data', () => {
		fc.assert(
			fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), (documents) => {
				expect(read(yamlDocuments(documents))).toEqual(documents);
			}),
			{ numRuns: 1000 },
		);
	});

	it('is block style, with a long text as dictated', () => {
		const note = new Map<string, PlainData>([
			['code', '32408'],
			['units', 1],
			['modifiers', ['RT']],
			['text', 'Needle: 20 G.\n  - # prone\n'],
		]);
		expect(yamlDocuments([note, new Map([['a', null]])])).toBe(
			'code: "32408"\nunits: 1\nmodifiers:\n  - RT\ntext: |\n  Needle: 20 G.\n    - # prone\n---\na: null\n',
		);
	});
});

it('what would lose characters as a number becomes a text; of equal keys the first counts', () => {
	const { documents } = readText('{a: 007, b: 1450.00, c: True, d: 12, e: 1.5, a: 8}', 'yaml');
	expect(documents[0]?.root && dataOf(documents[0].root)).toEqual(
		new Map<string, PlainData>([
			['a', '007'],
			['b', '1450.00'],
			['c', 'True'],
			['d', 12],
			['e', 1.5],
		]),
	);
});
