import { expect, it } from 'vitest';
import { replacedElement } from '../../../server/case/replacedElement';
import { applyEdits } from '../../../server/text/edit';
import { readText } from '../../../server/text/readText';

function replaced(text: string, from: string, value: string, format: 'yaml' | 'json' = 'yaml'): string | undefined {
	const start = text.indexOf(from);
	const edits = replacedElement(
		{ kind: 'replaceElement', place: { start, end: start + from.length }, value },
		readText(text, format),
	);
	return edits && applyEdits(text, edits);
}

it.each([
	['a: ultrasond # x\n', 'ultrasond', 'ultrasound', 'a: ultrasound # x\n'],
	['a: "ultrasond"\n', '"ultrasond"', 'ultrasound', 'a: "ultrasound"\n'],
	["a: 'cone'\n", "'cone'", "x's", "a: 'x''s'\n"],
	['a: { b: cone, c: 1 }\n', 'cone', 'x, y', 'a: { b: "x, y", c: 1 }\n'],
])('%j: %s becomes %s', (text, from, value, expected) => {
	expect(replaced(text, from, value)).toBe(expected);
});

it('keeps the quotes of JSON', () => {
	expect(replaced('{ "a": "x" }', '"x"', 'a "b"', 'json')).toBe('{ "a": "a \\"b\\"" }');
});

it.each([
	['a: [x, y]\n', '[x, y]'],
	['a: |\n  x\n', '|\n  x\n'],
	['a: *x\n', '*x'],
])('writes nothing over %j', (text, from) => {
	expect(replaced(text, from, 'CT')).toBeUndefined();
});
