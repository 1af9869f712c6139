import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/text/readText';
import { plainData } from '../../../server/text/tree';
import { placeFaults } from './treeChecks';

const open = '['.repeat(2500);

/** Lines, each indented one step deeper than the one before. */
function stairs(line: string, steps: number, step = ' '): string {
	return Array.from({ length: steps }, (_, i) => `${step.repeat(i)}${line}\n`).join('');
}

function rulesOf(text: string): string[] {
	return [...new Set(readText(text, 'yaml').problems.map((p) => p.rule))];
}

describe('YAML nested deeper than 500 levels is refused', () => {
	it.each([
		['brackets', open],
		['a megabyte of braces', '{'.repeat(1_000_000)],
		['dashes', '- '.repeat(2500)],
		['dashes and tabs', '-\t'.repeat(2500)],
		['question marks', '? '.repeat(2500)],
		['question marks and tabs', '?\t'.repeat(2500)],
		['colons', ': '.repeat(2500)],
		['question marks and dashes', '? - '.repeat(1250)],
		['keys in braces', '{a: '.repeat(2500)],
		['keys of keys', '{? '.repeat(2500)],
		['lists with items before', '[1, '.repeat(2500)],
		['a block mapping', stairs('a:', 1000)],
		['a block mapping with CRLF', stairs('a:\r', 1000)],
		['a block mapping of pipes in plain text', stairs('a: b |', 1000)],
		['a block list', stairs('-', 1000)],
		['lists in mappings', stairs('- a:', 600)],
		['explicit keys', stairs('?', 600)],
	])('%s', (_, text) => {
		expect(rulesOf(text)).toContain('too-large');
		expect(readText(text, 'yaml').documents).toEqual([]);
	});

	it.each([
		['a comment that ends in a pipe', `a: # x |\n  ${open}`],
		['a comment right behind a hash', `a: #x |\n  ${open}`],
		['a pipe in plain text', `a: b |\n  c: ${open}`],
		['a pipe in a quote', `a: "b |\n  c": ${open}`],
		['a pipe in a list', `[ |\n ${open}`],
		['a block scalar in a list of mappings', `- a: |\n  b: ${open}`],
		['a block scalar in a list of lists', `- - |\n ${open}`],
		['an empty block scalar', `? |\n${open}`],
		['a quote in plain text', `a: b\n  "c: ${open}`],
		['a quote that ends at a line start', `"a\n": ${open}`],
		['a single quote that ends at a line start', `- 'a\n  ': ${open}`],
		['a quote over lines in a list', `[ 'a\n ', ${open}`],
		['an escaped line end', `["a\\\n ", ${open}`],
		['a quote in an anchor', `&a"b ${open}`],
		['an anchor', `- &a-b ${open}`],
		['a tag', `!foo ${open}`],
		['a tag in brackets', `!<"> ${open}`],
		['a tag on each', '!!seq ['.repeat(2500)],
		['an anchor on each', '&a ['.repeat(2500)],
		['brackets too many', `]]]]${open}`],
		['a directive', `%YAML |\n--- ${open}`],
		['a document marker', `--- ${open}`],
		['a finished scalar', `a: |\n b\n--- ${open}`],
		['carriage returns', 'a: b\r['.repeat(2500)],
		['a byte order mark', `\uFEFF${open}`],
		['a key in quotes', `{"a":${open}`],
	])('behind %s', (_, text) => {
		expect(rulesOf(text)).toContain('too-large');
	});

	it('says where the limit is passed', () => {
		const { problems } = readText(`a: 1\nb: ${'['.repeat(501)}`, 'yaml');
		expect(problems).toMatchObject([{ rule: 'too-large', start: 507, end: 508 }]);
	});

	it('500 levels are read', () => {
		const text = `${'['.repeat(500)}x${']'.repeat(500)}`;
		expect(readText(text, 'yaml').problems).toEqual([]);
		expect(readText(`[${text}]`, 'yaml').problems).toMatchObject([{ rule: 'too-large', start: 500 }]);
		expect(rulesOf(stairs('a:', 500))).toEqual([]);
		expect(rulesOf(stairs('a:', 501))).toEqual(['too-large']);
	});

	it('the other documents of the file are read, with their places', () => {
		const read = readText(`a: 1\n---\nb: ${open}\n---\n- x: *y\n--- ${open}\n---\nc: 3\n`, 'yaml');
		expect(read.documents.map((d) => JSON.stringify(plainData(d.root)))).toEqual([
			'{"a":1}',
			'[{"x":null}]',
			'{"c":3}',
		]);
		const problems = [...read.problems].sort((a, b) => a.start - b.start);
		expect(problems.map((p) => [p.rule, p.start])).toEqual([
			['too-large', 511],
			['syntax', 2522],
			['too-large', 3029],
		]);
		expect(read.documents[2]?.root).toMatchObject({ start: 5034, end: 5038 });
	});
});

describe('notes with many brackets are read', () => {
	const brackets = '[ { [x] (see [ '.repeat(200);
	it.each([
		['a literal', `text: |\n  ${brackets}\n  ${brackets}\n`],
		['a literal that starts with them', `text: |\n  ${open}\n  ${open}\n`],
		['a literal in a list', `- case: C-1\n  text: |-\n    ${open}\n`],
		['a literal that is the document', `--- |\n${open}\n`],
		['a literal with an indentation mark', `text: |1 # why\n ${open}\n`],
		['a folded text', `text: >-\n  ${open}\n\n  ${brackets}\n`],
		['plain text', `text: see ${brackets}\n`],
		['plain text over lines', `text: see\n  ${brackets}\n  ${open}\n`],
		['double quotes', `text: "${open}"\n`],
		['double quotes over lines', `text: "x\n  ${open}\n  ${open}"\n`],
		['single quotes over lines', `text: 'it''s\n  ${open}\n  ${open}'\n`],
		['a comment', `text: x # ${open}\n# ${open}\n`],
		['deep blank lines', `text: |\n  a\n${stairs('x', 600).replaceAll('x', '   x')}`],
		['dashes in a literal', `text: |\n  ${'- '.repeat(2500)}\n`],
		['six hundred short lists', `text: ${'[1],'.repeat(600)}\n`],
		['a list of six hundred lists', `text: [${'[1],'.repeat(600)}]\n`],
		['six hundred items', '- [1]\n'.repeat(600)],
	])('in %s', (_, text) => {
		expect(rulesOf(text)).not.toContain('too-large');
	});
});

describe('aliases', () => {
	const letters = 'abcdefghijklmnop';

	it('that stand for billions of values are refused at once', () => {
		const text = [...letters]
			.map((letter, i) => `${letter}: &${letter} [${Array(9).fill(i === 0 ? '1' : `*${letters[i - 1]}`)}]`)
			.join('\n');
		const begin = Date.now();
		const read = readText(text, 'yaml');
		expect(Date.now() - begin).toBeLessThan(2000);
		expect(read.problems).toMatchObject([{ rule: 'too-large' }]);
		expect(placeFaults(read)).toEqual([]);
	});

	it('that merge billions of keys are refused at once', () => {
		const keys = Array.from({ length: 1000 }, (_, i) => `k${i}: 1`).join(', ');
		const merges = Array.from({ length: 3000 }, (_, i) => `m${i}: {<<: [*a, *a]}\n`).join('');
		const begin = Date.now();
		const read = readText(`a: &a {${keys}}\n${merges}`, 'yaml');
		expect(Date.now() - begin).toBeLessThan(5000);
		expect(read.problems).toMatchObject([{ rule: 'too-large' }]);
	});

	it('that nest deeper than the text does are refused', () => {
		const rows = Array.from({ length: 12 }, (_, i) => `b${i}: &a${i + 1} ${'['.repeat(400)}*a${i}${']'.repeat(400)}`);
		const read = readText(`a: &a0 x\n${rows.join('\n')}\n`, 'yaml');
		expect(read.problems).toMatchObject([{ rule: 'too-large' }]);
		expect(() => plainData(read.documents[0]?.root)).not.toThrow();
		expect(read.documents[0]?.root).toMatchObject({ kind: 'mapping', entries: { length: 13 } });
	});

	it('a few are no bomb', () => {
		expect(rulesOf(`a: &a {x: 1}\n${Array.from({ length: 2000 }, (_, i) => `b${i}: *a\n`).join('')}`)).toEqual([]);
	});
});

describe('long and broken text is read in seconds', () => {
	it.each([
		['closing brackets', ']'.repeat(100_000)],
		['tags', '!!a !!a '.repeat(12_000)],
		['one long line', `a: ${'x '.repeat(500_000)}`],
		['one long quote', `a: "${'x '.repeat(500_000)}`],
		['tab stairs', stairs('a:', 600, '\t')],
		['control bytes', '\u0000\u0001\u001b\u007f'.repeat(25_000)],
		['many refused documents', `--- ${'['.repeat(600)}\n`.repeat(200)],
	])(
		'%s',
		(_, text) => {
			const begin = Date.now();
			const read = readText(text, 'yaml');
			expect(Date.now() - begin).toBeLessThan(8000);
			expect(placeFaults(read)).toEqual([]);
		},
		20_000,
	);
});
