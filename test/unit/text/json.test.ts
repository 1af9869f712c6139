import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/text/readText';
import { entryOf, nodeAt, plainData, type TextFormat } from '../../../server/text/tree';
import { rootOf } from './treeChecks';

/** What is read, and the problems as `start-end`. */
function read(text: string, format: TextFormat = 'json') {
	const { documents, problems } = readText(text, format);
	return {
		data: JSON.parse(JSON.stringify(documents.map((d) => plainData(d.root) ?? null))),
		problems: problems.map((p) => `${p.start}-${p.end}`),
	};
}

describe('places', () => {
	const text = '{ "a": [1, "x\\n😀", true],\r\n  "b": {"c": null} }';
	const root = rootOf(readText(text, 'json'));

	it('an object reaches from brace to brace', () => {
		expect([root.start, root.end]).toEqual([0, 48]);
		expect(nodeAt(root, ['b'])).toMatchObject({ kind: 'mapping', start: 35, end: 46, flow: true });
	});

	it('a key and a text include their quotes, in UTF-16 units', () => {
		expect(entryOf(root, 'a')?.key).toMatchObject({ start: 2, end: 5, value: 'a', source: '"a"' });
		expect(nodeAt(root, ['a', 1])).toMatchObject({ start: 11, end: 18, value: 'x\n😀', source: '"x\\n😀"' });
	});

	it('other scalars are as long as they are written', () => {
		expect(nodeAt(root, ['a'])).toMatchObject({ kind: 'sequence', start: 7, end: 25 });
		expect(nodeAt(root, ['a', 0])).toMatchObject({ start: 8, end: 9, value: 1, style: 'plain' });
		expect(nodeAt(root, ['a', 2])).toMatchObject({ start: 20, end: 24, value: true });
		expect(nodeAt(root, ['b', 'c'])).toMatchObject({ start: 41, end: 45, value: null, source: 'null' });
	});

	it('a number keeps its source', () => {
		expect(rootOf(readText('3.0', 'json'))).toMatchObject({ value: 3, source: '3.0' });
		expect(rootOf(readText('12345678901234567890', 'json'))).toMatchObject({ source: '12345678901234567890' });
	});

	it('a byte order mark is outside the document', () => {
		expect(readText('\uFEFF{"a":1}', 'json')).toMatchObject({
			problems: [],
			documents: [{ start: 1, end: 8, root: { start: 1, end: 8 } }],
		});
	});

	it('an absent value lies behind the colon', () => {
		expect(nodeAt(rootOf(readText('{"a":  , "b": 1}', 'json')), ['a'])).toMatchObject({
			value: null,
			start: 5,
			end: 5,
		});
		expect(nodeAt(rootOf(readText('{"a":', 'json')), ['a'])).toMatchObject({ value: null, start: 5, end: 5 });
	});
});

describe('half-typed text loses nothing after the mistake', () => {
	it.each([
		['a comma between entries', '{"a":1 "b":2}', { a: 1, b: 2 }, ['7-10']],
		['a comma between items', '[1 2]', [1, 2], ['3-4']],
		['a comma before an object', '[{"a":1} {"b":2}]', [{ a: 1 }, { b: 2 }], ['9-10']],
		['a colon', '{"a" 1,"b":2}', { a: 1, b: 2 }, ['5-6']],
		['a colon before an object', '{"a" {"c":1},"b":2}', { a: { c: 1 }, b: 2 }, ['5-6']],
		['a value before a comma', '{"a":,"b":1}', { a: null, b: 1 }, ['5-6']],
		['a value before a brace', '{"b":1,"a":}', { b: 1, a: null }, ['7-10']],
		['a colon and a value', '{"b":1,"a"}', { b: 1, a: null }, ['7-10']],
		['a value before the next key', '{"a": "b": 1}', { a: null, b: 1 }, ['1-4']],
		['an item between commas', '[1,,2]', [1, 2], ['3-4']],
		['an entry between commas', '{"a":1,,"b":2}', { a: 1, b: 2 }, ['7-8']],
		['a comma and a closing quote', '{"a":"x\n"b":1}', { a: 'x', b: 1 }, ['5-7', '8-11']],
		['a closing quote', '{"a":"x,\n"b":1}', { a: 'x,', b: 1 }, ['5-8', '9-12']],
	])('without %s', (_, text, data, problems) => {
		expect(read(text)).toEqual({ data: [data], problems });
	});

	it.each([
		['the list before a key', '{"a":[1,2,"b":3}', { a: [1, 2], b: 3 }, ['10-13']],
		['the list of objects before a key', '{"a":[{"c":1},"b":3}', { a: [{ c: 1 }], b: 3 }, ['14-17']],
		['two lists before a key', '{"a":[[1,"b":3}', { a: [[1]], b: 3 }, ['9-12', '9-12']],
		['the list before a brace', '{"a":{"b":[1},"c":2}', { a: { b: [1] }, c: 2 }, ['12-13']],
		['the list in a list of cases', '[{"a":[1},{"a":[2]}]', [{ a: [1] }, { a: [2] }], ['8-9']],
		['the object before a bracket', '{"a":[{"b":1],"c":2}', { a: [{ b: 1, c: 2 }] }, ['12-13', '20-20']],
		['anything at the end', '{"a":[{"b":', { a: [{ b: null }] }, ['11-11']],
		['the text at the end', '{"a":"x', { a: 'x' }, ['5-7', '7-7']],
		['the literal', '{"a":tru,"b":1}', { a: null, b: 1 }, ['5-8']],
	])('with %s not closed', (_, text, data, problems) => {
		expect(read(text)).toEqual({ data: [data], problems });
	});

	it('an unclosed list ends where the next key begins', () => {
		const root = rootOf(readText('{"a":[1, "b":3}', 'json'));
		expect(nodeAt(root, ['a'])).toMatchObject({ start: 5, end: 9 });
	});

	it.each([
		['a brace too many in a list', '{"a":[{"b":1}},{"b":2}],"c":3}', { a: [{ b: 1 }, { b: 2 }], c: 3 }, ['13-14']],
		['a brace too many before the list ends', '{"a":[1}],"c":3}', { a: [1], c: 3 }, ['7-8']],
		['a brace too many before the next key', '{"a":{"b":1}},"c":3}', { a: { b: 1 }, c: 3 }, ['12-13']],
		['a bracket too many in a list', '[{"a":1}],{"a":2}]', [{ a: 1 }, { a: 2 }], ['8-9']],
		['a bracket too many in an object', '{"a":1],"b":2}', { a: 1, b: 2 }, ['6-7']],
		['a bracket too many in an object in a list', '[{"a":1],"b":2}]', [{ a: 1, b: 2 }], ['7-8']],
		['a brace too many at the end', '{"a":1}}', { a: 1 }, ['7-8']],
		['a second value', '{"a":1} {"b":2}', { a: 1 }, ['8-9']],
		['a bracket alone', ']', null, ['0-1']],
		['a comma alone', ',', null, ['0-1']],
		['a colon alone', ':', null, ['0-1']],
		['a colon behind a bracket too many', '{"a":"b"]:"c"}', { a: 'b', c: null }, ['8-9', '9-10', '10-13', '10-13']],
		['a colon in a list', '["a":1]', ['a', 1], ['4-5', '5-6']],
	])('with %s', (_, text, data, problems) => {
		expect(read(text)).toEqual({ data: [data], problems });
	});

	it.each([
		['{b:1}', { b: 1 }, ['1-2', '1-2']],
		['{"a":x}', { a: null }, ['5-6']],
		['{2:1}', { 2: 1 }, ['1-2']],
		['{"a":"\\q"}', { a: '' }, ['5-9']],
		['{"a":"\t"}', { a: '\t' }, ['5-8']],
	])('%s is no JSON, and read', (text, data, problems) => {
		expect(read(text)).toEqual({ data: [data], problems });
	});

	it('of a key given twice the first counts', () => {
		const { problems } = readText('{"a":1,"a":2}', 'json');
		expect(problems).toMatchObject([{ rule: 'duplicate-key', start: 7, end: 10 }]);
		expect(read('{"a":1,"a":2}').data).toEqual([{ a: 1 }]);
	});

	it('an empty text is no value and no problem', () => {
		expect(readText(' \n', 'json')).toMatchObject({ documents: [{ root: undefined, start: 0, end: 2 }], problems: [] });
	});
});

describe('comments and trailing commas', () => {
	const text = '{ // one\n  "a": [1, /* two */ ],\n}';

	it('are problems in JSON', () => {
		expect(read(text)).toEqual({ data: [{ a: [1] }], problems: ['2-8', '20-29', '18-19', '31-32'] });
	});

	it('are none in JSON with comments', () => {
		expect(read(text, 'jsonc')).toEqual({ data: [{ a: [1] }], problems: [] });
	});

	it('a comment without end is a problem in both', () => {
		expect(read('{"a":1} /* x', 'jsonc')).toEqual({ data: [{ a: 1 }], problems: ['8-10'] });
		expect(read('{"a":1} /*', 'json')).toEqual({ data: [{ a: 1 }], problems: ['8-10'] });
	});
});

describe('one value a line', () => {
	it('gives a document for each line that is not blank, with offsets of the file', () => {
		const { documents, problems } = readText('\uFEFF{"a":1}\r\n\r\n  {"b":"ß"}\n[3]', 'lines');
		expect(problems).toEqual([]);
		expect(documents.map((d) => [d.start, d.end, d.root?.start, d.root?.end])).toEqual([
			[1, 9, 1, 8],
			[12, 23, 14, 23],
			[24, 27, 24, 27],
		]);
	});

	it('a mistake in one line leaves the others alone', () => {
		expect(read('{"a":[\n{"b":1}\n{"c":"x\n{"d":2}\n', 'lines')).toEqual({
			data: [{ a: [] }, { b: 1 }, { c: 'x' }, { d: 2 }],
			problems: ['6-6', '20-22', '22-22'],
		});
	});

	it('has no comments', () => {
		expect(read('{"a":1} // x\n{"b":1}', 'lines')).toEqual({ data: [{ a: 1 }, { b: 1 }], problems: ['8-12'] });
	});
});

describe('nesting', () => {
	it('reads 500 levels', () => {
		expect(readText(`${'['.repeat(500)}${']'.repeat(500)}`, 'json').problems).toEqual([]);
	});

	it.each(['[', '{"a":', '[{"a":'])('refuses more: %s', (open) => {
		const read = readText(open.repeat(100_000), 'json');
		expect(read.problems).toMatchObject([{ rule: 'too-large' }]);
		expect(read.documents[0]?.root).toBeUndefined();
	});

	it('says where', () => {
		expect(readText('['.repeat(501), 'json').problems).toMatchObject([{ rule: 'too-large', start: 500, end: 501 }]);
	});

	it('refuses one line of many, and reads the others', () => {
		const { documents, problems } = readText(`{"a":1}\n${'['.repeat(501)}\n{"b":2}\n`, 'lines');
		expect(problems).toMatchObject([{ rule: 'too-large', start: 508, end: 509 }]);
		expect(documents.map((d) => d.root && JSON.stringify(plainData(d.root)))).toEqual([
			'{"a":1}',
			undefined,
			'{"b":2}',
		]);
	});
});
