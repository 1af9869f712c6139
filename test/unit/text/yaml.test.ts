import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/text/readText';
import { entryOf, nodeAt, plainData, type TreeNode, textOf } from '../../../server/text/tree';
import { placeFaults, rootOf } from './treeChecks';

function yaml(text: string): TreeNode {
	const read = readText(text, 'yaml');
	expect(read.problems).toEqual([]);
	return rootOf(read);
}

function problemsOf(text: string) {
	return readText(text, 'yaml').problems.map((p) => `${p.rule} ${p.start}-${p.end}`);
}

/** The data as JSON has it. */
function dataOf(text: string): unknown {
	return JSON.parse(JSON.stringify(plainData(readText(text, 'yaml').documents[0]?.root)));
}

describe('scalars', () => {
	it.each([
		['plain', 'a: CT chest  # x\nb: 1\n', { value: 'CT chest', start: 3, end: 11, style: 'plain' }],
		['plain over lines', 'a: one\n  two\nb: 1\n', { value: 'one two', start: 3, end: 12, style: 'plain' }],
		['single quotes', "a: 'it''s' # x\n", { value: "it's", start: 3, end: 10, style: 'single' }],
		['double quotes', 'a: "x\\ty" # x\n', { value: 'x\ty', start: 3, end: 9, style: 'double' }],
		['double quotes over lines', 'a: "x\n  y"\n', { value: 'x y', start: 3, end: 10, style: 'double' }],
		['literal', 'a: |\n  one\n  two\n\n\nb: 1\n', { value: 'one\ntwo\n', start: 3, end: 16, style: 'literal' }],
		['literal with header', 'a: |2- # x\n   one\nb: 1\n', { value: ' one', start: 3, end: 17, style: 'literal' }],
		['literal that keeps', 'a: |+\n  x\n\nb: 1\n', { value: 'x\n\n', start: 3, end: 9, style: 'literal' }],
		['folded', 'a: >-\n  one\n  two\n# x\nb: 1\n', { value: 'one two', start: 3, end: 17, style: 'folded' }],
		['empty literal', 'a: |\nb: 1\n', { value: '', start: 3, end: 4, style: 'literal' }],
		['non-ASCII', 'a: ß😀e\u0301 # x\n', { value: 'ß😀e\u0301', start: 3, end: 8 }],
		['empty quotes', 'a: ""\n', { value: '', start: 3, end: 5, style: 'double' }],
	])('%s', (_, text, node) => {
		expect(nodeAt(yaml(text), ['a'])).toMatchObject(node);
	});

	it('behind an astral character offsets are in UTF-16 units', () => {
		expect(nodeAt(yaml('😀: 😀😀\nb: x\n'), ['b'])).toMatchObject({ start: 12, end: 13 });
	});

	it.each([
		['32408', 32408, '32408'],
		['007', 7, '007'],
		['0x1F', 31, '0x1F'],
		['1e3', 1000, '1e3'],
		['1450.00', 1450, '1450.00'],
		['12345678901234567890', 12345678901234567000, '12345678901234567890'],
		['"007"', '007', '007'],
		['1023T', '1023T', '1023T'],
		['2026-07-14', '2026-07-14', '2026-07-14'],
		['10:41', '10:41', '10:41'],
		['yes', 'yes', 'yes'],
		['true', true, 'true'],
	])('%s keeps its digits as text', (source, value, text) => {
		const node = nodeAt(yaml(`a: ${source}\n`), ['a']);
		expect(node).toMatchObject({ value });
		expect(textOf(node)).toBe(text);
	});

	it.each(['~', 'null', 'Null'])('%s is no value, and has a place', (source) => {
		const node = nodeAt(yaml(`a: ${source} # x\n`), ['a']);
		expect(node).toMatchObject({ value: null, start: 3, end: 3 + source.length });
		expect(textOf(node)).toBeUndefined();
	});
});

describe('absent values', () => {
	it.each([
		['at the line end', 'a:\nb: 1\n', 2],
		['before a comment', 'a:   # why\n  # more\n\nb: 1\n', 2],
		['behind a blank before the colon', 'a : \nb: 1\n', 3],
		['at the end of the text', 'b: 1\na:', 7],
		['in braces', '{b: 1, a: , c: 2}\n', 9],
		['in braces at their end', '{b: 1, a: }\n', 9],
		['behind a quoted key', '"a":\nb: 1\n', 4],
	])('%s lie just behind the colon', (_, text, at) => {
		expect(nodeAt(yaml(text), ['a'])).toMatchObject({ value: null, source: '', start: at, end: at });
	});

	it('without a colon lie behind the key', () => {
		expect(nodeAt(yaml('{b: 1, a}\n'), ['a'])).toMatchObject({ value: null, start: 8, end: 8 });
		expect(nodeAt(yaml('? a\nb: 1\n'), ['a'])).toMatchObject({ value: null, start: 3, end: 3 });
	});

	it('a dash without a value is a null item', () => {
		expect(nodeAt(yaml('- 1\n-\n- 3\n'), [1])).toMatchObject({ value: null, start: 5, end: 5 });
	});
});

describe('collections', () => {
	const text =
		'# head\nclaim:\n  lines: # x\n  - code: 1023T\n    units: 1\n\n  # end\nnote: {id: N, tags: [a, b]} # y\n';
	const root = yaml(text);

	it('a block mapping ends with its last value, not with what is blank below', () => {
		expect(nodeAt(root, ['claim'])).toMatchObject({ kind: 'mapping', start: 16, end: 55, flow: false });
		expect(nodeAt(root, ['claim', 'lines'])).toMatchObject({ kind: 'sequence', start: 29, end: 55, flow: false });
		expect(nodeAt(root, ['claim', 'lines', 0])).toMatchObject({ start: 31, end: 55 });
	});

	it('a flow collection includes its brackets', () => {
		expect(nodeAt(root, ['note'])).toMatchObject({ kind: 'mapping', start: 71, end: 92, flow: true });
		expect(nodeAt(root, ['note', 'tags'])).toMatchObject({ kind: 'sequence', start: 85, end: 91, flow: true });
	});

	it('the root begins with its first key', () => {
		expect(root).toMatchObject({ start: 7, end: 92 });
	});

	it.each([
		['CRLF', 'a: |\r\n  x\r\n  y\r\nb:\r\n  - 1\r\n', { a: 'x\ny\n', b: [1] }, ['b', 0], 24],
		['lone carriage returns', 'a: |\r  x\r  y\rb: # c\r  - 1\r', { a: 'x\ny\n', b: [1] }, ['b', 0], 24],
		['a byte order mark', '\uFEFFa: 1\nb: [2]\n', { a: 1, b: [2] }, ['b', 0], 10],
		['a byte order mark before a list', '\uFEFF- a: 1\n  b: 2\n- [2]\n', [{ a: 1, b: 2 }, [2]], [1, 0], 18],
		['a byte order mark before a list of lists', '\uFEFF- - a\n  - b\n', [['a', 'b']], [0, 1], 11],
		['a byte order mark and a comment', '\uFEFF# c\na: 1\nb:\n- 2\n', { a: 1, b: [2] }, ['b', 0], 15],
		['a byte order mark, indented', '\uFEFF  a: 1\n  b: [2]\n', { a: 1, b: [2] }, ['b', 0], 14],
		['tabs between tokens', 'a:\t1\nb:\t[\t2\t]\n', { a: 1, b: [2] }, ['b', 0], 10],
	])('%s', (_, text, data, path, start) => {
		expect(dataOf(text)).toEqual(data);
		expect(nodeAt(yaml(text), path).start).toBe(start);
	});

	it('several documents', () => {
		const read = readText('%YAML 1.2\n---\na: 1\n...\n---\nb: 2\n--- |\n text\n---\n', 'yaml');
		expect(read.problems).toEqual([]);
		expect(read.documents.map((d) => d.root && JSON.stringify(plainData(d.root)))).toEqual([
			'{"a":1}',
			'{"b":2}',
			'"text\\n"',
			'null',
		]);
		expect(read.documents[1]?.root).toMatchObject({ start: 27, end: 31 });
	});

	it('an empty text has no document', () => {
		expect(readText('', 'yaml')).toMatchObject({ documents: [], problems: [] });
		expect(readText('# only this\n', 'yaml')).toMatchObject({ documents: [], problems: [] });
	});

	it('a single value may be a whole document', () => {
		expect(yaml('text\n')).toMatchObject({ kind: 'scalar', value: 'text', start: 0, end: 4 });
	});
});

describe('duplicate keys', () => {
	it('are problems on the second key, and the first counts', () => {
		expect(problemsOf('a: 1\nb: 2\na: 3\n')).toEqual(['duplicate-key 10-11']);
		expect(dataOf('a: 1\nb: 2\na: 3\n')).toEqual({ a: 1, b: 2 });
	});

	it('compare digits as written', () => {
		expect(problemsOf('32408: 1\n"32408": 2\n')).toEqual(['duplicate-key 9-16']);
		expect(problemsOf('7: 1\n007: 2\n')).toEqual([]);
	});
});

describe('merge keys', () => {
	const text = 'base: &b {x: 1, y: 2}\nitem:\n  <<: *b\n  y: 3\n';

	it('own keys win and stand first, merged ones behind them lie on the alias', () => {
		const item = nodeAt(yaml(text), ['item']);
		expect(item.kind === 'mapping' && item.entries.map((e) => [e.name, e.merged, e.value.start, e.value.end])).toEqual([
			['y', undefined, 42, 43],
			['x', true, 34, 36],
		]);
		expect(dataOf(text)).toEqual({ base: { x: 1, y: 2 }, item: { x: 1, y: 3 } });
	});

	it('the mapping reaches to its last own value', () => {
		expect(nodeAt(yaml(text), ['item'])).toMatchObject({ start: 30, end: 43 });
		expect(nodeAt(yaml('base: &b {x: 1}\nitem:\n  y: 3\n  <<: *b\n'), ['item'])).toMatchObject({ start: 24, end: 37 });
	});

	it('the merged values are shared, the own ones are not', () => {
		const item = nodeAt(yaml(text), ['item']);
		expect(entryOf(item, 'x')?.value.shared).toBe(true);
		expect(entryOf(item, 'x')?.key.shared).toBe(true);
		expect(entryOf(item, 'y')?.value.shared).toBeUndefined();
		expect(item.shared).toBeUndefined();
	});

	it('of several mappings the first wins', () => {
		expect(dataOf('a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\n')).toMatchObject({ c: { x: 1, y: 2 } });
	});

	it('a mapping written in place is merged and not shared', () => {
		const item = nodeAt(yaml('<<: {x: 1}\ny: 2\n'), ['x']);
		expect(item).toMatchObject({ start: 8, end: 9 });
		expect(item.shared).toBeUndefined();
	});

	it('under YAML 1.1 too', () => {
		expect(dataOf('%YAML 1.1\n---\na: &a {x: 1}\nb: {<<: *a}\n')).toEqual({ a: { x: 1 }, b: { x: 1 } });
	});

	it('a quoted key is a key', () => {
		expect(dataOf('"<<": {x: 1}\n')).toEqual({ '<<': { x: 1 } });
	});

	it('what is no mapping cannot be merged', () => {
		expect(problemsOf('<<: text\na: 1\n')).toEqual(['syntax 4-8']);
		expect(problemsOf('<<:\na: 1\n')).toEqual([]);
	});
});

describe('anchors and aliases', () => {
	it('an alias gives the value, lying on the alias, and marks both as shared', () => {
		const root = yaml('a: &x {k: v}\nb: *x\n');
		expect(nodeAt(root, ['b'])).toMatchObject({ kind: 'mapping', start: 16, end: 18, shared: true });
		expect(nodeAt(root, ['b', 'k'])).toMatchObject({ value: 'v', start: 16, end: 18, source: 'v', shared: true });
		expect(nodeAt(root, ['a'])).toMatchObject({ start: 6, end: 12, shared: true });
		expect(nodeAt(root, ['a', 'k'])).toMatchObject({ start: 10, end: 11, shared: true });
	});

	it('an anchor that nothing names shares nothing', () => {
		expect(nodeAt(yaml('a: &x {k: v}\nb: 1\n'), ['a', 'k']).shared).toBeUndefined();
	});

	it('an alias means the last anchor before it', () => {
		expect(dataOf('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
	});

	it('an alias of another document is unknown', () => {
		expect(problemsOf('a: &x 1\n---\nb: *x\n')).toEqual(['syntax 15-17']);
	});

	it.each([
		['unknown', 'a: *x\n', 'syntax 3-5'],
		['inside its own value', 'a: &x [1, *x]\n', 'syntax 10-12'],
		['merged into itself', 'a: &x {<<: *x}\n', 'syntax 11-13'],
	])('%s it is a problem and no value', (_, text, problem) => {
		expect(problemsOf(text)).toEqual([problem]);
	});

	it('a key may be an alias', () => {
		expect(dataOf('a: &x k\n*x : 1\n')).toEqual({ a: 'k', k: 1 });
	});
});

describe('mistakes', () => {
	it.each([
		['a list not closed', 'a: [1, 2\nb: 3\n', 9],
		['a mapping not closed', 'a: {b: 1', 8],
		['a quote not closed', 'a: "x', 5],
		['a tab as indentation', 'a:\n\tb: 1\n', 3],
		['a second colon', 'a: b: c\n', 3],
		['an escape that there is not', 'a: "\\q"\n', 4],
		['an at sign', 'a: @x\n', 3],
	])('%s', (_, text, start) => {
		const read = readText(text, 'yaml');
		expect(read.problems).toMatchObject([{ rule: 'syntax', start }]);
		expect(placeFaults(read)).toEqual([]);
	});

	it.each([
		['[', 'claim:\n  diagnoses: [R91.1\n  lines:\n    - code: 1023T\n', 29],
		['{', 'lines:\n  - { code: 1023T\n  - { code: "32408" }\n', 27],
	])('a %s not closed before the next key or line is said to be open', (_, text, start) => {
		expect(readText(text, 'yaml').problems).toEqual([
			{
				rule: 'syntax',
				message:
					'A bracket that opens above is not closed before this line: close it with `]` or `}`, or indent what belongs into it.',
				start,
				end: start + 1,
			},
		]);
	});

	it('a key at another column than those above is one of indentation', () => {
		expect(readText('a:\n  b: 1\n c: 2\n', 'yaml').problems).toMatchObject([
			{ message: 'The indentation does not fit the lines above: keys of one mapping start at the same column.' },
		]);
	});

	it('a half-typed key leaves the rest readable', () => {
		expect(dataOf('claim:\n  lines:\n    - code: 1023T\n      units: 2\n    - cod\nnote:\n  id: N\n')).toEqual({
			claim: { lines: [{ code: '1023T', units: 2 }, 'cod'] },
			note: { id: 'N' },
		});
	});

	it('one line is complained of once', () => {
		expect(problemsOf('a: ]]]]]]]\n')).toHaveLength(1);
	});

	it('binary does not stop the reader', () => {
		const bytes = Array.from({ length: 512 }, (_, i) => String.fromCharCode((i * 37) % 256)).join('');
		expect(placeFaults(readText(bytes, 'yaml'))).toEqual([]);
	});

	it.each([
		'patient: [P-SENTINEL\nb: {P-SENTINEL: *P-SENTINEL',
		'"P-SENTINEL\\q": !P-SENTINEL &P-SENTINEL &P-SENTINEL P-SENTINEL: @P-SENTINEL',
		'%P-SENTINEL\n--- !<P-SENTINEL> !P!SENTINEL [P-SENTINEL}\nP-SENTINEL',
		'- P-SENTINEL\n P-SENTINEL: - P-SENTINEL\n? P-SENTINEL\n<<: P-SENTINEL\n',
	])('no problem holds words of the text: %j', (text) => {
		for (const format of ['yaml', 'json', 'jsonc', 'lines'] as const) {
			const { problems } = readText(text, format);
			expect(problems).not.toEqual([]);
			expect(JSON.stringify(problems.map((p) => p.message))).not.toContain('SENTINEL');
		}
	});
});
