import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplaceCode } from '../../../server/case/caseEdit';
import { textEditsOf } from '../../../server/case/readCases';
import { applyEdits } from '../../../server/text/edit';
import { plainData, type TextFormat } from '../../../server/text/tree';
import { edited } from '../text/editChecks';
import { asYaml, caseData, yamlStyle } from './generatedCases';
import { readCases } from './wholeFile';

/** The text with another code on one of its lines. */
function replaced(text: string, code: string, format: TextFormat = 'yaml', line = 0): string {
	const file = readCases(text, `a.case.${format}`, format) ?? expect.fail('no file');
	const first = file.cases[0] ?? expect.fail('no case');
	return edited(text, textEditsOf(editOf(text, code, line), first, file.source));
}

/** The edit by the first place of the old code, `1023T`, or of its quotes. */
function editOf(text: string, code: string, line: number): ReplaceCode {
	const found = /(["']?)1023T\1|>-\n +1023T|32408(?=\})/.exec(text) ?? expect.fail('no code');
	const path = text.includes('resourceType') ? ['item', line] : ['claim', 'lines', line];
	return { kind: 'replaceCode', place: { start: found.index, end: found.index + found[0].length }, line: path, code };
}

describe('a code in place of another', () => {
	it.each([
		['plain', 'claim:\n  lines:\n  - code: 1023T # why\n', '1022T', 'claim:\n  lines:\n  - code: 1022T # why\n'],
		['in double quotes', 'claim: {lines: [{code: "1023T"}]}', '1022T', 'claim: {lines: [{code: "1022T"}]}'],
		[
			'in single quotes',
			"claim:\r\n  lines:\r\n  - code: '1023T'\r\n",
			'32408',
			"claim:\r\n  lines:\r\n  - code: '32408'\r\n",
		],
		[
			'of digits alone',
			'claim: {lines: [{units: 2, code: 1023T, x: 1}]}',
			'32408',
			'claim: {lines: [{units: 2, code: "32408", x: 1}]}',
		],
		['that looks like a power of ten', 'claim: {lines: [{code: 1023T}]}', '123E4', 'claim: {lines: [{code: "123E4"}]}'],
		[
			'behind an anchor that nobody uses',
			'claim: {lines: [{code: &a 1023T}]}',
			'1022T',
			'claim: {lines: [{code: &a 1022T}]}',
		],
	])('%s', (_, text, code, expected) => {
		expect(replaced(text, code)).toBe(expected);
	});

	it('is not written over a value in several lines', () => {
		expect(replaced('claim:\n  lines:\n  - code: >-\n      1023T\n', '1022T')).toBe('no edit');
	});

	it('in JSON, a number too, gets quotes', () => {
		expect(replaced('{"claim":{"lines":[{"code":"1023T"}]}}', '32408', 'json')).toBe(
			'{"claim":{"lines":[{"code":"32408"}]}}',
		);
		expect(replaced('{"claim":{"lines":[{"code":32408}]}}', '32555', 'json')).toBe(
			'{"claim":{"lines":[{"code":"32555"}]}}',
		);
	});
});

describe('in an HL7 FHIR claim', () => {
	it('is written where the code stands alone', () => {
		expect(
			replaced(
				'{"resourceType":"Claim","item":[{"productOrService":{"coding":[{"system":"urn:cpt","code":"1023T"}]},"sequence":1}]}',
				'1024T',
				'json',
			),
		).toBe(
			'{"resourceType":"Claim","item":[{"productOrService":{"coding":[{"system":"urn:cpt","code":"1024T"}]},"sequence":1}]}',
		);
		expect(replaced('resourceType: Claim\nitem:\n- productOrService:\n    coding:\n    - code: 1023T\n', '1024T')).toBe(
			'resourceType: Claim\nitem:\n- productOrService:\n    coding:\n    - code: 1024T\n',
		);
	});

	it.each([
		['words for the old code stand beside it', '{"coding":[{"code":"1023T","display":"x"}]}'],
		['words for the old code stand above it', '{"text":"x","coding":[{"code":"1023T"}]}'],
		['it has another coding', '{"coding":[{"code":"1023T"},{"system":"urn:local","code":"7"}]}'],
		[
			'the line is another',
			'{"coding":[{"code":"9999T"}]},"detail":[{"productOrService":{"coding":[{"code":"1023T"}]}}],"x":{}',
		],
	])('is not written where %s', (_, concept) => {
		expect(replaced(`{"resourceType":"Claim","item":[{"productOrService":${concept}}]}`, '1024T', 'json')).toBe(
			'no edit',
		);
	});
});

describe('changes the code of one line and nothing else', () => {
	const code = fc.constantFrom('1022T', '32408', '123E4', 'J2250');

	function check(text: string, format: TextFormat, at: number, to: string): void {
		const before = readCases(text, 'a.case.yaml', format)?.cases[0] ?? expect.fail('no case');
		const lines = before.claim?.lines ?? [];
		const line = lines[at % lines.length] ?? expect.fail('no line');
		const place = line.code ?? expect.fail('no code');
		const source = readCases(text, 'a.case.yaml', format)?.source ?? expect.fail('no source');
		const edits = textEditsOf({ kind: 'replaceCode', place, line: line.path, code: to }, before, source) ?? [];
		expect(edits.map(({ start, end }) => text.slice(start, end))).toEqual([
			expect.stringMatching(/^(["']?)(?:1023T|32408|x2408)\1$/),
		]);
		const after = readCases(applyEdits(text, edits), 'a.case.yaml', format);
		expect(after?.problems).toEqual([]);
		const expected = structuredClone(plainData(before.tree)) as { claim: { lines: { code: string }[] } };
		(expected.claim.lines[at % lines.length] as { code: string }).code = to;
		expect(JSON.parse(JSON.stringify(plainData(after?.cases[0]?.tree)))).toEqual(JSON.parse(JSON.stringify(expected)));
	}

	it('in YAML of any style', () => {
		fc.assert(
			fc.property(caseData, yamlStyle, fc.nat(5), code, (data, style, at, to) =>
				check(asYaml(data, style), 'yaml', at, to),
			),
			{ numRuns: 400 },
		);
	});

	it.each(['json', 'jsonc', 'lines', 'yaml'] as const)('in JSON as %s', (format) => {
		fc.assert(
			fc.property(caseData, fc.nat(5), code, (data, at, to) => check(JSON.stringify(data), format, at, to)),
			{ numRuns: 100 },
		);
	});
});
