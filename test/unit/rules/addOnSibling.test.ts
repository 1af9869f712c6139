import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';

/** The titles of the fixes that each finding of the rule offers. */
function fixes(text: string, format: 'yaml' | 'json'): string[][] {
	const context = { guidance: bundledGuidance(), today: '2026-11-23' };
	const review = reviewFile(text, `x.case.${format}`, format, context);
	return (review?.findings ?? []).filter((f) => f.rule === 'add-on-sibling').map((f) => f.fixes.map((x) => x.title));
}

describe('the fix of add-on-sibling', () => {
	it('is one for each sibling whose primary is there', () => {
		expect(fixes('claim: {lines: [{code: 1023T}, {code: 47000}, {code: 60100}]}\n', 'yaml')).toEqual([
			['Replace by 1022T', 'Replace by 1024T'],
		]);
	});

	it('is none for a code that other places share', () => {
		expect(fixes('claim: {lines: [{code: &c 1023T}, {code: 47000}, {code: *c}]}\n', 'yaml')).toEqual([[], []]);
		expect(fixes('x: &x {code: 1023T}\nclaim:\n  lines:\n  - <<: *x\n  - code: 47000\n', 'yaml')).toEqual([[]]);
	});

	it('is none for a code in several lines', () => {
		expect(fixes('claim:\n  lines:\n  - code: >-\n      1023T\n  - code: 47000\n', 'yaml')).toEqual([[]]);
	});

	it.each([
		['[{"code":"1023T"}]', ['Replace by 1022T']],
		['{"code":"1023T"}', ['Replace by 1022T']],
		['[{"code":"1023T","display":"Displacement"}]', []],
		['[{"code":"1023T"},{"system":"urn:local","code":"D-7"}]', []],
	])('of a FHIR claim whose coding is %s', (coding, titles) => {
		const other = '{"productOrService":{"coding":[{"code":"47000"}]}}';
		const text = `{"resourceType":"Claim","item":[${other},{"productOrService":{"coding":${coding}}}]}`;
		expect(fixes(text, 'json')).toEqual([titles]);
	});

	it('of a FHIR claim is none where the concept has a text', () => {
		const concept = '{"text":"Displacement","coding":[{"code":"1023T"}]}';
		const other = '{"productOrService":{"coding":[{"code":"47000"}]}}';
		const text = `{"resourceType":"Claim","item":[${other},{"productOrService":${concept}}]}`;
		expect(fixes(text, 'json')).toEqual([[]]);
	});
});
