import { describe, expect, it } from 'vitest';
import type { CaseEdit } from '../../../server/case/caseEdit';
import { textEditsOf } from '../../../server/case/readCases';
import { edited } from '../text/editChecks';
import { readCases } from './wholeFile';

const elements: CaseEdit = {
	kind: 'insertElements',
	code: '1023T',
	elements: [
		{ name: 'start', ask: 'When did it begin?' },
		{ name: 'end', ask: 'When did it end?' },
	],
};

function afterEdit(text: string, edit: CaseEdit, path = 'a.case.yaml'): string {
	const file = readCases(text, path, path.endsWith('yaml') ? 'yaml' : 'json') ?? expect.fail('no file');
	const first = file.cases[0] ?? expect.fail('no case');
	return edited(text, textEditsOf(edit, first, file.source));
}

describe('elements of an add-on code', () => {
	it('go behind those that are there', () => {
		const text =
			'note:\n  documentation:\n    1023T:\n      duration: 6 min # measured\n\n    procedure:\n      positioning: prone\n';
		expect(afterEdit(text, elements)).toBe(
			'note:\n  documentation:\n    1023T:\n      duration: 6 min # measured\n      start: ‸ # When did it begin?\n      end: ‸ # When did it end?\n\n    procedure:\n      positioning: prone\n',
		);
	});

	it('get their code, behind the others', () => {
		expect(afterEdit('note:\n  documentation:\n    procedure:\n      positioning: prone\n  text: x\n', elements)).toBe(
			'note:\n  documentation:\n    procedure:\n      positioning: prone\n    1023T:\n      start: ‸ # When did it begin?\n      end: ‸ # When did it end?\n  text: x\n',
		);
	});

	it('a code of digits gets quotes', () => {
		expect(afterEdit('note:\n  documentation:\n    procedure: {}\n', { ...elements, code: '32408' })).toBe(
			'note:\n  documentation:\n    procedure: {}\n    "32408":\n      start: ‸ # When did it begin?\n      end: ‸ # When did it end?\n',
		);
	});

	it.each([
		['absent', '    1023T:\n', '    1023T:\n'],
		['absent with a comment', '    1023T:  # pending\n', '    1023T:  # pending\n'],
		['a tilde', '    1023T: ~ # pending\n', '    1023T: # pending\n'],
		['in other letters', '    1023t: null\n', '    1023t:\n'],
		['in quotes', "    '1023T':\n", "    '1023T':\n"],
		['in other letters, with elements', '    1023t:\n      a: b\n', '    1023t:\n      a: b\n'],
	])('go below their code whose value is %s', (_, code, written) => {
		expect(afterEdit(`note:\n  documentation:\n${code}    procedure:\n`, elements)).toBe(
			`note:\n  documentation:\n${written}      start: ‸ # When did it begin?\n      end: ‸ # When did it end?\n    procedure:\n`,
		);
	});

	const documentation =
		'documentation:\n    1023T:\n      start: ‸ # When did it begin?\n      end: ‸ # When did it end?\n';
	it.each([
		[
			'absent, before the text',
			'note:\n  id: N # x\n  text: |\n    Long.\n',
			`note:\n  id: N # x\n  ${documentation}  text: |\n    Long.\n`,
		],
		['absent, text first', 'note:\n  text: |\n    Long.\n\n', `note:\n  text: |\n    Long.\n  ${documentation}\n`],
		[
			'absent, text first and kept',
			'note:\n  text: |+\n    Long.\n\n',
			`note:\n  text: |+\n    Long.\n\n  ${documentation}`,
		],
		['without value', 'note:\n  documentation:\n  text: x\n', `note:\n  ${documentation}  text: x\n`],
		['null', 'note:\n  documentation: null\n  text: x\n', `note:\n  ${documentation}  text: x\n`],
		['a tilde', 'note:\n  documentation: ~\n', `note:\n  ${documentation}`],
	])('go below documentation that is %s', (_, text, expected) => {
		expect(afterEdit(text, elements)).toBe(expected);
	});

	it('of a case in a list', () => {
		expect(afterEdit('- note:\n    id: N\n- case: B\n', elements)).toBe(
			'- note:\n    id: N\n    documentation:\n      1023T:\n        start: ‸ # When did it begin?\n        end: ‸ # When did it end?\n- case: B\n',
		);
	});

	it('with four columns of indentation and CRLF', () => {
		expect(afterEdit('claim:\r\n    lines: []\r\nnote:\r\n    id: N\r\n', elements)).toBe(
			'claim:\r\n    lines: []\r\nnote:\r\n    id: N\r\n    documentation:\r\n        1023T:\r\n            start: ‸ # When did it begin?\r\n            end: ‸ # When did it end?\r\n',
		);
	});

	it.each([
		['{}', 'note:\n  documentation: {}\n', 'note:\n  documentation: { 1023T: { start: "‸", end: "‸" } }\n'],
		[
			'in braces',
			'note: {documentation: {1023T: {a: b}}, text: x}\n',
			'note: {documentation: {1023T: {a: b, start: "‸", end: "‸"}}, text: x}\n',
		],
		[
			'absent in braces',
			'note: {id: N, text: x}\n',
			'note: {id: N, documentation: { 1023T: { start: "‸", end: "‸" } }, text: x}\n',
		],
		[
			'null in braces',
			'note: {documentation: ~, text: x}\n',
			'note: {documentation: { 1023T: { start: "‸", end: "‸" } }, text: x}\n',
		],
	])('go into documentation that is %s', (_, text, expected) => {
		expect(afterEdit(text, elements)).toBe(expected);
	});

	it.each([
		[
			'without value',
			'note:\ncase: C-1\n',
			'note:\n  documentation:\n    1023T:\n      start: ‸ # When did it begin?\n      end: ‸ # When did it end?\ncase: C-1\n',
		],
		[
			'null at the end of the file',
			'case: C-1\nnote: ~',
			'case: C-1\nnote:\n  documentation:\n    1023T:\n      start: ‸ # When did it begin?\n      end: ‸ # When did it end?',
		],
		['{}', 'note: {}\n', 'note: { documentation: { 1023T: { start: "‸", end: "‸" } } }\n'],
	])('go below a note that is %s', (_, text, expected) => {
		expect(afterEdit(text, elements)).toBe(expected);
	});

	it.each([
		['minified', '{"note":{"text":"x"}}', '{"note":{"text":"x","documentation":{"1023T":{"start":"‸","end":"‸"}}}}'],
		['minified, null', '{"note":null}', '{"note":{"documentation":{"1023T":{"start":"‸","end":"‸"}}}}'],
		[
			'indented',
			'{\n  "note": {\n    "id": "N",\n    "text": "x"\n  }\n}\n',
			'{\n  "note": {\n    "id": "N",\n    "documentation": {\n      "1023T": {\n        "start": "‸",\n        "end": "‸"\n      }\n    },\n    "text": "x"\n  }\n}\n',
		],
		[
			'indented by tabs, with CRLF',
			'{\r\n\t"note": {\r\n\t\t"documentation": {\r\n\t\t\t"1023T": {}\r\n\t\t}\r\n\t}\r\n}',
			'{\r\n\t"note": {\r\n\t\t"documentation": {\r\n\t\t\t"1023T": {\r\n\t\t\t\t"start": "‸",\r\n\t\t\t\t"end": "‸"\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}',
		],
	])('in JSON: %s', (_, text, expected) => {
		expect(afterEdit(text, elements, 'a.case.json')).toBe(expected);
	});

	it.each([
		['no note', 'case: C-1\nclaim: {}\n'],
		['a note of text', 'note: dictated\n'],
		['documentation of text', 'note: {documentation: later}\n'],
		['documentation that is a list', 'note:\n  documentation:\n    - 1023T\n'],
		['a code of text', 'note:\n  documentation:\n    1023T: done\n'],
		['a code that is a list', 'note:\n  documentation:\n    1023T: [done]\n'],
		['aliased documentation', 'base: &b\n  procedure: {}\nnote:\n  documentation: *b\n'],
		['documentation that an alias names', 'note:\n  documentation: &b\n    procedure: {}\nother: *b\n'],
		['an aliased code', 'base: &b {a: b}\nnote:\n  documentation:\n    1023T: *b\n'],
		['a merged code', 'base: &b\n  1023T: {a: b}\nnote:\n  documentation:\n    <<: *b\n    procedure: {}\n'],
		['a code merged in place', 'note:\n  documentation:\n    <<: {1023T: {a: b}}\n    procedure: {}\n'],
		['merged documentation', 'base: &b\n  documentation: {procedure: {}}\nnote:\n  <<: *b\n'],
		['nothing of its own in documentation', 'base: &b\n  procedure: {}\nnote:\n  documentation:\n    <<: *b\n'],
		['a null that an alias names', 'note:\n  documentation: &b ~\nother: *b\n'],
		['braces with a comment', 'note:\n  documentation: { # later\n  }\n'],
	])('are not written into %s', (_, text) => {
		expect(afterEdit(text, elements)).toBe('no edit');
	});

	it('go beside merged codes', () => {
		expect(
			afterEdit('base: &b\n  procedure: {}\nnote:\n  documentation:\n    1023T:\n      a: b\n    <<: *b\n', elements),
		).toBe(
			'base: &b\n  procedure: {}\nnote:\n  documentation:\n    1023T:\n      a: b\n      start: ‸ # When did it begin?\n      end: ‸ # When did it end?\n    <<: *b\n',
		);
	});
});

describe('a line', () => {
	const behind = (index: number): CaseEdit => ({ kind: 'insertLine', after: ['claim', 'lines', index] });

	it.each([
		[
			'date and provider are those of the line before, comments stay',
			'claim:\n  lines:\n    - code: 1023T # add-on\n      units: 1\n      dateOfService: 2026-07-14 # own\n      renderingProvider: 1999999984\n      # end of the first\n    # the second\n    - code: "32408"\n',
			'claim:\n  lines:\n    - code: 1023T # add-on\n      units: 1\n      dateOfService: 2026-07-14 # own\n      renderingProvider: 1999999984\n      # end of the first\n    - code: ‸\n      dateOfService: 2026-07-14\n      renderingProvider: "1999999984"\n    # the second\n    - code: "32408"\n',
		],
		[
			'dashes under the key',
			'claim:\n  lines:\n  - code: 1023T\nnote: {}\n',
			'claim:\n  lines:\n  - code: 1023T\n  - code: ‸\nnote: {}\n',
		],
		[
			'the only line of a file without line end',
			'claim:\n  lines:\n  - code: 1023T',
			'claim:\n  lines:\n  - code: 1023T\n  - code: ‸',
		],
		[
			'nested lists',
			'claim:\n  lines:\n  - code: x\n    modifiers:\n    - RT\n  - code: y\n',
			'claim:\n  lines:\n  - code: x\n    modifiers:\n    - RT\n  - code: ‸\n  - code: y\n',
		],
		[
			'items in braces',
			'claim:\n  lines:\n  - {code: x, renderingProvider: "19"}\n  - {code: y}\n',
			'claim:\n  lines:\n  - {code: x, renderingProvider: "19"}\n  - code: ‸\n    renderingProvider: "19"\n  - {code: y}\n',
		],
		[
			'all in brackets',
			'claim: {lines: [{code: x}, {code: y}]}\n',
			'claim: {lines: [{code: x}, { code: "‸" }, {code: y}]}\n',
		],
		[
			'a line that is an alias',
			'x: &x {code: x}\nclaim:\n  lines:\n  - *x\n',
			'x: &x {code: x}\nclaim:\n  lines:\n  - *x\n  - code: ‸\n',
		],
		[
			'a merged date',
			'x: &x {dateOfService: 2026-07-14}\nclaim:\n  lines:\n  - <<: *x\n    code: x\n',
			'x: &x {dateOfService: 2026-07-14}\nclaim:\n  lines:\n  - <<: *x\n    code: x\n  - code: ‸\n    dateOfService: 2026-07-14\n',
		],
		['CRLF', 'claim:\r\n  lines:\r\n  - code: x\r\n', 'claim:\r\n  lines:\r\n  - code: x\r\n  - code: ‸\r\n'],
		[
			'an absent date',
			'claim:\n  lines:\n  - dateOfService:\n    code: x\n',
			'claim:\n  lines:\n  - dateOfService:\n    code: x\n  - code: ‸\n',
		],
	])('%s', (_, text, expected) => {
		expect(afterEdit(text, behind(0))).toBe(expected);
	});

	it('behind the last', () => {
		expect(afterEdit('claim:\n  lines:\n  - code: x\n  - code: y\n\n\nnote: {}\n', behind(1))).toBe(
			'claim:\n  lines:\n  - code: x\n  - code: y\n  - code: ‸\n\n\nnote: {}\n',
		);
	});

	it.each([
		[
			'minified',
			'{"claim":{"lines":[{"code":"x","dateOfService":"2026-07-14"}]}}',
			'{"claim":{"lines":[{"code":"x","dateOfService":"2026-07-14"},{"code":"‸","dateOfService":"2026-07-14"}]}}',
		],
		[
			'indented',
			'{\n  "claim": {\n    "lines": [\n      {\n        "code": "x"\n      }\n    ]\n  }\n}\n',
			'{\n  "claim": {\n    "lines": [\n      {\n        "code": "x"\n      },\n      {\n        "code": "‸"\n      }\n    ]\n  }\n}\n',
		],
		[
			'a line to each',
			'{\n  "claim": { "lines": [\n    { "code": "x" },\n    { "code": "y" }\n  ] }\n}\n',
			'{\n  "claim": { "lines": [\n    { "code": "x" },\n    { "code": "‸" },\n    { "code": "y" }\n  ] }\n}\n',
		],
	])('in JSON: %s', (_, text, expected) => {
		expect(afterEdit(text, behind(0), 'a.case.json')).toBe(expected);
	});

	it.each([
		['one line in place of a list', 'claim:\n  lines:\n    code: x\n'],
		['lines that are an alias', 'x: &x\n- code: x\nclaim:\n  lines: *x\n'],
		['lines that an alias names', 'claim:\n  lines: &x\n  - code: x\nother: *x\n'],
		['an item below its dash', 'claim:\n  lines:\n  -\n    code: x\n'],
		['no lines', 'claim:\n  lines:\n'],
	])('is not written into %s', (_, text) => {
		expect(afterEdit(text, behind(0))).toBe('no edit');
	});

	it('is not written behind a line that is not there', () => {
		expect(afterEdit('claim:\n  lines:\n  - code: x\n', behind(1))).toBe('no edit');
	});
});
