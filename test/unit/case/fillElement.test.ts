import { describe, expect, it } from 'vitest';
import type { CaseEdit } from '../../../server/case/caseEdit';
import { textEditsOf } from '../../../server/case/readCases';
import type { TextFormat } from '../../../server/text/tree';
import { edited } from '../text/editChecks';
import { readCases } from './wholeFile';

/** The text after the edit of the element `duration`; undefined where there is none. */
function filled(text: string, value: string, format: TextFormat = 'yaml'): string | undefined {
	const file = readCases(text, 'a.case.yaml', format) ?? expect.fail('no file');
	const first = file.cases[0] ?? expect.fail('no case');
	const elements = first.note?.documentation.flatMap((d) => d.elements) ?? [];
	const { start, end } = elements.find((e) => e.name.value === 'duration')?.value ?? expect.fail('no element');
	const edits = textEditsOf({ kind: 'fillElement', place: { start, end }, value }, first, file.source);
	return edits && edited(text, edits);
}

const block = (value: string, more = '') =>
	`note:\n  documentation:\n    1023T:\n      duration:${value}\n${more}  text: TBD\n`;
const flow = (value: string) => `note: { documentation: { 1023T: { duration:${value}, technique: x } }, text: TBD }\n`;
const json = (value: string) => `{"note": {"documentation": {"1023T": {"duration":${value}, "technique": ""}}}}`;

describe("words in place of an element's value", () => {
	it.each([
		['', ' six minutes'],
		[' # how long?', ' six minutes # how long?'],
		['   # how long?', ' six minutes   # how long?'],
		[' TBD # how long?', ' six minutes # how long?'],
		[' ~', ' six minutes'],
		[' see\n        note', ' six minutes'],
		[' "TBD"', ' "six minutes"'],
		[" 'TBD'", ' six minutes'],
		[' [TBD, n/a]', ' six minutes'],
	])('in a block of YAML: %j', (before, after) => {
		expect(filled(block(before), 'six minutes')).toBe(block(after));
	});

	it.each([
		['began: at ten', '"began: at ten"'],
		['--- six', '"--- six"'],
		['six #1', '"six #1"'],
		['"six"', '\'"six"\''],
		['- six', '"- six"'],
		['6', '"6"'],
		['six, or {so}', 'six, or {so}'],
	])('%j is quoted where it has to be', (value, written) => {
		expect(filled(block(' TBD'), value)).toBe(block(` ${written}`));
	});

	it('between braces', () => {
		expect(filled(flow(' TBD'), 'six, or {so}')).toBe(flow(' "six, or {so}"'));
		expect(filled(flow(''), 'six')).toBe(flow(' six'));
		expect(filled(flow(' ~'), 'six')).toBe(flow(' six'));
	});

	it.each(['json', 'jsonc', 'lines', 'yaml'] as const)('in JSON as %s', (format) => {
		expect(filled(json(' ""'), 'the "six"\\n', format)).toBe(json(' "the \\"six\\"\\\\n"'));
		expect(filled(json('null'), 'six', format)).toBe(json('"six"'));
	});

	it.each([' |\n        TBD', '\n        - TBD', ' &a TBD\n      technique: *a', ' !!null ""'])(
		'not into %j',
		(value) => {
			expect(filled(block(value), 'six')).toBeUndefined();
		},
	);
});

it('new elements take words, too', () => {
	const edit: CaseEdit = {
		kind: 'insertElements',
		code: '1023T',
		elements: [
			{ name: 'duration', ask: 'How long?', value: 'six: minutes' },
			{ name: 'technique', ask: 'How?' },
		],
	};
	const written = (text: string, format: TextFormat) => {
		const file = readCases(text, 'a.case.yaml', format) ?? expect.fail('no file');
		return edited(text, textEditsOf(edit, file.cases[0] ?? expect.fail('no case'), file.source));
	};
	expect(written('note:\n  text: x\n  documentation: # ours\n', 'yaml')).toBe(
		'note:\n  text: x\n  documentation: # ours\n    1023T:\n      duration: "six: minutes"\n      technique: ‸ # How?\n',
	);
	expect(written('{"note": {"documentation": {"1023T": {}}}}', 'json')).toBe(
		'{"note": {"documentation": {"1023T": { "duration": "six: minutes", "technique": "‸" }}}}',
	);
});
