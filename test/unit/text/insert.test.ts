import { describe, expect, it } from 'vitest';
import type { NewEntry, NewValue } from '../../../server/text/edit';
import { fillEntry, insertEntries, insertItem } from '../../../server/text/insert';
import { readText } from '../../../server/text/readText';
import { nodeAt, type TextFormat } from '../../../server/text/tree';
import { edited } from './editChecks';
import { rootOf } from './treeChecks';

const gap: NewEntry = { key: 'new', value: { gap: true, comment: 'why?' } };
const nested: NewEntry = {
	key: 'new',
	value: { entries: [{ key: '32408', value: ['a: b', 7, { entries: [{ key: 'x', value: { gap: true } }] }] }] },
};

function inserted(text: string, path: string[], entries: NewEntry[], before?: string, format: TextFormat = 'yaml') {
	const source = readText(text, format);
	const root = rootOf(source);
	const mapping = nodeAt(root, path);
	if (mapping.kind !== 'mapping') {
		throw new Error(mapping.kind);
	}
	return edited(text, insertEntries(source, root, mapping, entries, before));
}

function filled(text: string, path: string[], key: string, entries: NewEntry[], format: TextFormat = 'yaml') {
	const source = readText(text, format);
	const root = rootOf(source);
	const mapping = nodeAt(root, path);
	if (mapping.kind !== 'mapping') {
		throw new Error(mapping.kind);
	}
	return edited(text, fillEntry(source, root, mapping, key, entries));
}

function withItem(text: string, path: string[], after: number, value: NewValue, format: TextFormat = 'yaml') {
	const source = readText(text, format);
	const root = rootOf(source);
	const list = nodeAt(root, path);
	if (list.kind !== 'sequence') {
		throw new Error(list.kind);
	}
	return edited(text, insertItem(source, root, list, after, value));
}

describe('entries into an indented mapping', () => {
	it.each([
		['at its end', 'a:\n  b: 1\nc: 2\n', 'a:\n  b: 1\n  new: ‸ # why?\nc: 2\n'],
		[
			'above blank lines and comments',
			'a:\n  b: 1 # x\n\n# y\nc: 2\n',
			'a:\n  b: 1 # x\n  new: ‸ # why?\n\n# y\nc: 2\n',
		],
		['at the end of the file', 'a:\n  b: 1', 'a:\n  b: 1\n  new: ‸ # why?'],
		['at the end of a file with blanks', 'a:\n  b: 1\n  ', 'a:\n  b: 1\n  new: ‸ # why?\n  '],
		['with CRLF', 'a:\r\n  b: 1\r\nc: 2\r\n', 'a:\r\n  b: 1\r\n  new: ‸ # why?\r\nc: 2\r\n'],
		['with CRLF at the end of the file', 'a:\r\n  b: 1', 'a:\r\n  b: 1\r\n  new: ‸ # why?'],
		['with a byte order mark', '\uFEFFa:\n  b: 1\n', '\uFEFFa:\n  b: 1\n  new: ‸ # why?\n'],
		['indented by four', 'a:\n    b: 1\n', 'a:\n    b: 1\n    new: ‸ # why?\n'],
		['indented by three', 'a:\n   b: 1\n', 'a:\n   b: 1\n   new: ‸ # why?\n'],
		[
			'behind nested values',
			'a:\n  b:\n    - 1\n    - c: 2\nd: 3\n',
			'a:\n  b:\n    - 1\n    - c: 2\n  new: ‸ # why?\nd: 3\n',
		],
		[
			'behind brackets over lines',
			'a:\n  b: [1,\n   2] # x\nd: 3\n',
			'a:\n  b: [1,\n   2] # x\n  new: ‸ # why?\nd: 3\n',
		],
		['behind an absent value', 'a:\n  b: # x\nd: 3\n', 'a:\n  b: # x\n  new: ‸ # why?\nd: 3\n'],
		['before the end of the document', 'a:\n  b: 1\n...\n', 'a:\n  b: 1\n  new: ‸ # why?\n...\n'],
		['behind text over lines', 'a:\n  b: x\n   y\n  # z\n', 'a:\n  b: x\n   y\n  new: ‸ # why?\n  # z\n'],
	])('%s', (_, text, expected) => {
		expect(inserted(text, ['a'], [gap])).toBe(expected);
	});

	it.each([
		['|', 'a:\n  b: |\n    x\n\nc: 2\n', 'a:\n  b: |\n    x\n  new: ‸ # why?\n\nc: 2\n'],
		['|+', 'a:\n  b: |+\n    x\n\n\nc: 2\n', 'a:\n  b: |+\n    x\n\n\n  new: ‸ # why?\nc: 2\n'],
		['>+ in a list', 'a:\n  b:\n    - >+\n     x\n\nc: 2\n', 'a:\n  b:\n    - >+\n     x\n\n  new: ‸ # why?\nc: 2\n'],
		['|+ at the end', 'a:\n  b: |+\n    x\n\n', 'a:\n  b: |+\n    x\n\n  new: ‸ # why?\n'],
		[
			'| with blanks below',
			'a:\n  b: |\n    x\n      \n\nc: 2\n',
			'a:\n  b: |\n    x\n      \n  new: ‸ # why?\n\nc: 2\n',
		],
		['| without text', 'a:\n  b: |\nc: 2\n', 'a:\n  b: |\n  new: ‸ # why?\nc: 2\n'],
	])('behind a block text %s, whose text stays the same', (_, text, expected) => {
		expect(inserted(text, ['a'], [gap])).toBe(expected);
	});

	it('nested values are written with their own indentation and quotes', () => {
		expect(inserted('a:\n    b: 1\n', ['a'], [nested])).toBe(
			'a:\n    b: 1\n    new:\n        "32408":\n            - "a: b"\n            - 7\n            - x: ‸\n',
		);
	});

	it('in an item of a list', () => {
		expect(inserted('- a: 1\n  b: 2\n- a: 3\n', ['0'], [gap])).toBe('- a: 1\n  b: 2\n  new: ‸ # why?\n- a: 3\n');
		expect(inserted('-   a: 1\n- a: 3\n', ['0'], [gap])).toBe('-   a: 1\n    new: ‸ # why?\n- a: 3\n');
	});

	it('before a key, behind the one above it', () => {
		expect(inserted('a: 1\nb: 2 # x\ntext: t\n', [], [gap], 'text')).toBe('a: 1\nb: 2 # x\nnew: ‸ # why?\ntext: t\n');
	});

	it('before the first key is at the end', () => {
		expect(inserted('text: t\na: 1\n', [], [gap], 'text')).toBe('text: t\na: 1\nnew: ‸ # why?\n');
	});

	it('merged entries do not count, own ones decide the column', () => {
		expect(inserted('x: &x {y: 1}\na:\n  <<: *x\n  b: 1\n', ['a'], [gap])).toBe(
			'x: &x {y: 1}\na:\n  <<: *x\n  b: 1\n  new: ‸ # why?\n',
		);
		expect(inserted('x: &x {y: 1}\na:\n  <<: *x\n', ['a'], [gap])).toBe('no edit');
	});

	it.each([
		['named by an alias', 'a: &x\n  b: 1\nc: *x\n', 'a'],
		['that is an alias', 'a: &x\n  b: 1\nc: *x\n', 'c'],
	])('none into a mapping %s', (_, text, key) => {
		expect(inserted(text, [key], [gap])).toBe('no edit');
	});
});

describe('entries into braces', () => {
	it.each([
		['in one line', '{a: {b: 1}}\n', '{a: {b: 1, new: "‸"}}\n'],
		['with blanks', '{ a: { b: 1 } }\n', '{ a: { b: 1, new: "‸" } }\n'],
		['with a comma at the end', '{a: {b: 1,}}\n', '{a: {b: 1,new: "‸",}}\n'],
		['that are empty', '{a: {}}\n', '{a: { new: "‸" }}\n'],
		['that hold a line end', 'a: {\n}\n', 'a: { new: "‸" }\n'],
		['that hold a comment', 'a: { # x\n}\n', 'no edit'],
		['a key to a line', 'a: {\n  b: 1, # x\n  c: 2 # y\n}\n', 'a: {\n  b: 1, # x\n  c: 2, # y\n  new: "‸"\n}\n'],
		['a key to a line, comma last', 'a: {\n  b: 1, # x\n}\n', 'a: {\n  b: 1, # x\n  new: "‸",\n}\n'],
		['brace behind the last', 'a: {\n  b: 1}\n', 'a: {\n  b: 1,\n  new: "‸"}\n'],
	])('of YAML %s', (_, text, expected) => {
		expect(inserted(text, ['a'], [gap])).toBe(expected);
	});

	it.each([
		['minified', '{"a":{"b":1}}', '{"a":{"b":1,"new":"‸"}}'],
		['minified and empty', '{"a":{}}', '{"a":{"new":"‸"}}'],
		['in one line', '{ "a": { "b": 1 } }', '{ "a": { "b": 1, "new": "‸" } }'],
		['empty', '{ "a": {} }', '{ "a": { "new": "‸" } }'],
		['of two spaces', '{\n  "a": {\n    "b": 1\n  }\n}\n', '{\n  "a": {\n    "b": 1,\n    "new": "‸"\n  }\n}\n'],
		['of four, empty', '{\n    "a": {}\n}\n', '{\n    "a": {\n        "new": "‸"\n    }\n}\n'],
		['of tabs', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n', '{\n\t"a": {\n\t\t"b": 1,\n\t\t"new": "‸"\n\t}\n}\n'],
		['of tabs, empty', '{\n\t"a": {}\n}\n', '{\n\t"a": {\n\t\t"new": "‸"\n\t}\n}\n'],
		['with CRLF', '{\r\n "a": {\r\n  "b": 1\r\n }\r\n}', '{\r\n "a": {\r\n  "b": 1,\r\n  "new": "‸"\r\n }\r\n}'],
		['with a brace behind', '{\n  "a": {\n    "b": 1 }}', '{\n  "a": {\n    "b": 1,\n    "new": "‸" }}'],
	])('of JSON %s', (_, text, expected) => {
		expect(inserted(text, ['a'], [gap], undefined, 'json')).toBe(expected);
	});

	it('of JSON with comments: each comment stays with its entry', () => {
		expect(inserted('{\n  "a": { // x\n    "b": 1 // y\n    // z\n  },\n}\n', ['a'], [gap], undefined, 'jsonc')).toBe(
			'{\n  "a": { // x\n    "b": 1, // y\n    "new": "‸"\n    // z\n  },\n}\n',
		);
		expect(inserted('{\n  "a": {\n    "b": 1, /* y */\n  }\n}\n', ['a'], [gap], undefined, 'jsonc')).toBe(
			'{\n  "a": {\n    "b": 1, /* y */\n    "new": "‸",\n  }\n}\n',
		);
	});

	it('nested values', () => {
		expect(inserted('{"a":{"b":1}}', ['a'], [nested], undefined, 'json')).toBe(
			'{"a":{"b":1,"new":{"32408":["a: b",7,{"x":"‸"}]}}}',
		);
		expect(inserted('a: {b: 1}\n', ['a'], [nested])).toBe('a: {b: 1, new: { "32408": ["a: b", 7, { x: "‸" }] }}\n');
		expect(inserted('{\n\t"a": 1\n}', [], [nested], undefined, 'json')).toBe(
			'{\n\t"a": 1,\n\t"new": {\n\t\t"32408": [\n\t\t\t"a: b",\n\t\t\t7,\n\t\t\t{\n\t\t\t\t"x": "‸"\n\t\t\t}\n\t\t]\n\t}\n}',
		);
	});

	it('nested values, where the entries stand no deeper than the braces', () => {
		expect(inserted('{\n    "a": {\n    "b": 1\n    }\n}', ['a'], [nested], undefined, 'json')).toBe(
			'{\n    "a": {\n    "b": 1,\n    "new": {\n        "32408": [\n            "a: b",\n            7,\n            {\n                "x": "‸"\n            }\n        ]\n    }\n    }\n}',
		);
	});

	it('before a key', () => {
		expect(inserted('{"a":1,"text":2}', [], [gap], 'text', 'json')).toBe('{"a":1,"new":"‸","text":2}');
	});
});

describe('a mapping for an absent value', () => {
	it.each([
		['absent', 'a:\nb: 1\n', 'a:\n  new: ‸ # why?\nb: 1\n'],
		['absent with a comment', 'a: # x\n\nb: 1\n', 'a: # x\n  new: ‸ # why?\n\nb: 1\n'],
		['absent at the end', 'b: 1\na:', 'b: 1\na:\n  new: ‸ # why?'],
		['a tilde', 'a: ~ # x\nb: 1\n', 'a: # x\n  new: ‸ # why?\nb: 1\n'],
		['null', 'a: null\nb: 1\n', 'a:\n  new: ‸ # why?\nb: 1\n'],
		['null with CRLF', 'a: null\r\nb: 1\r\n', 'a:\r\n  new: ‸ # why?\r\nb: 1\r\n'],
		['null behind a tab', 'a:\t~\n', 'a:\n  new: ‸ # why?\n'],
		['null at the end', 'a: ~', 'a:\n  new: ‸ # why?'],
		['absent behind an anchor', 'a: &x\nb: 1\n', 'a: &x\n  new: ‸ # why?\nb: 1\n'],
		['an anchor that an alias names', 'a: &x ~\nb: *x\n', 'no edit'],
		['an alias', 'b: &x ~\na: *x\n', 'no edit'],
		['a tag', 'a: !!null\n', 'no edit'],
		['a tag with a value', 'a: !!null ~\n', 'no edit'],
		['a key without a colon', '? a\nb: 1\n', 'no edit'],
		['a key whose colon is below', '? a\n:\n', 'no edit'],
		['in braces', '{a: , b: 1}\n', '{a: { new: "‸" } , b: 1}\n'],
		['null in braces', '{a: null, b: 1}\n', '{a: { new: "‸" }, b: 1}\n'],
		['a key alone in braces', '{a, b: 1}\n', 'no edit'],
		['a text', 'a: none\n', 'no edit'],
		['empty quotes', 'a: ""\n', 'no edit'],
		['a list', 'a: []\n', 'no edit'],
	])('in YAML: %s', (_, text, expected) => {
		expect(filled(text, [], 'a', [gap])).toBe(expected);
	});

	it.each([
		['minified', '{"a":null,"b":1}', '{"a":{"new":"‸"},"b":1}'],
		['in one line', '{ "a": null, "b": 1 }', '{ "a": { "new": "‸" }, "b": 1 }'],
		['indented by four', '{\n    "a": null\n}', '{\n    "a": {\n        "new": "‸"\n    }\n}'],
		['indented by tabs', '{\n\t"a": null\n}', '{\n\t"a": {\n\t\t"new": "‸"\n\t}\n}'],
		['half-typed', '{"a": , "b": 1}', '{"a": { "new": "‸" } , "b": 1}'],
		['half-typed without a colon', '{"a", "b": 1}', 'no edit'],
	])('in JSON: %s', (_, text, expected) => {
		expect(filled(text, [], 'a', [gap], 'json')).toBe(expected);
	});
});

describe('an item behind another', () => {
	const value = { entries: [gap, { key: 'x', value: 1 }] };
	it.each([
		['under the key', 'a:\n- b: 1\n- b: 2\n', 'a:\n- b: 1\n- new: ‸ # why?\n  x: 1\n- b: 2\n'],
		['indented', 'a:\n  - b: 1\nc: 2\n', 'a:\n  - b: 1\n  - new: ‸ # why?\n    x: 1\nc: 2\n'],
		['with a wide dash', 'a:\n-   b: 1\n', 'a:\n-   b: 1\n-   new: ‸ # why?\n    x: 1\n'],
		['of text', 'a:\n- b\n- c\n', 'a:\n- b\n- new: ‸ # why?\n  x: 1\n- c\n'],
		['of braces', 'a:\n- {b: 1}\n', 'a:\n- {b: 1}\n- new: ‸ # why?\n  x: 1\n'],
		[
			'with comments inside',
			'a:\n  - b: 1\n    # in\n  # out\n  - c\n',
			'a:\n  - b: 1\n    # in\n  - new: ‸ # why?\n    x: 1\n  # out\n  - c\n',
		],
		['in brackets', 'a: [b, c]\n', 'a: [b, { new: "‸", x: 1 }, c]\n'],
		['on a line below its dash', 'a:\n-\n  b: 1\n', 'no edit'],
		['with an anchor', 'a:\n- &x b: 1\n', 'no edit'],
	])('%s', (_, text, expected) => {
		expect(withItem(text, ['a'], 0, value)).toBe(expected);
	});

	it.each([
		['minified', '{"a":[1,2]}', '{"a":[1,{"new":"‸","x":1},2]}'],
		['minified objects', '{"a":[{"b":1}]}', '{"a":[{"b":1},{"new":"‸","x":1}]}'],
		[
			'a line to each',
			'{\n  "a": [\n    {"b": 1},\n    {}\n  ]\n}',
			'{\n  "a": [\n    {"b": 1},\n    { "new": "‸", "x": 1 },\n    {}\n  ]\n}',
		],
		['lines to each', '[\n {\n  "b": 1\n }\n]', '[\n {\n  "b": 1\n },\n {\n  "new": "‸",\n  "x": 1\n }\n]'],
	])('in JSON: %s', (name, text, expected) => {
		expect(withItem(text, name === 'lines to each' ? [] : ['a'], 0, value, 'json')).toBe(expected);
	});

	it('none behind an item that is not there, none into a shared list', () => {
		expect(withItem('a: [1]\n', ['a'], 1, 'x')).toBe('no edit');
		expect(withItem('a: &x [1]\nb: *x\n', ['a'], 0, 'x')).toBe('no edit');
		expect(withItem('a: &x [1]\nb: *x\n', ['b'], 0, 'x')).toBe('no edit');
	});
});
