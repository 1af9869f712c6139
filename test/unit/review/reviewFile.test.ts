import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };

function findings(text: string, name = 'x.case.yaml') {
	const review = reviewFile(text, name, name.endsWith('json') ? 'json' : 'yaml', context);
	return review?.findings.map((f) => [f.rule, f.severity, text.slice(f.start, f.end)]);
}

describe('a review', () => {
	it('puts the findings of reading and of rules in the order of the text', () => {
		const text =
			'case: C-1\nclaim:\n  payer: [a]\n  lines:\n    - code: 1023T\n      code: 1022T\n      units: many\nnote:\n  documentation: x\n';
		expect(findings(text)).toEqual([
			['wrong-type', 'error', '[a]'],
			['add-on-without-primary', 'error', '1023T'],
			['documentation-missing', 'error', '1023T'],
			['duplicate-key', 'error', 'code'],
			['wrong-type', 'error', 'many'],
			['wrong-type', 'error', 'x'],
		]);
	});

	it('names the case in each finding of a rule', () => {
		const review = reviewFile('case: C-1\nclaim:\n  lines: [{ code: 1023T }]\n', 'x.case.yaml', 'yaml', context);
		expect(review?.findings.map((f) => [f.case, f.code])).toEqual([['C-1', '1023T']]);
	});

	it('says nothing of a file without a case', () => {
		for (const name of ['x.yaml', 'x.case.yaml', 'package.json']) {
			expect(findings('version: 3\nservices: [a]\n', name)).toBeUndefined();
			expect(findings('', name)).toBeUndefined();
		}
	});

	it('offers no fix that its format cannot write', () => {
		const text = '{"resourceType":"Claim","item":{"productOrService":{"coding":[{"code":"1023T"}]}}}';
		const review = reviewFile(text, 'x.json', 'json', context);
		expect(review?.findings.map((f) => f.rule)).toEqual(['add-on-without-primary']);
		expect(review?.findings[0]?.fixes).toEqual([]);
	});

	it('gives the same result for the same text, and none of its words in a message', () => {
		const text =
			'case: SENTINEL\nclaim:\n  patient: SENTINEL\n  lines:\n    - code: 1023T\nnote:\n  patient: SENTINEL\n  text: "SENTINEL\n';
		const review = reviewFile(text, 'x.case.yaml', 'yaml', context);
		expect(review?.findings.length).toBeGreaterThan(0);
		for (const finding of review?.findings ?? []) {
			expect(finding.message).not.toContain('SENTINEL');
		}
		expect(reviewFile(text, 'x.case.yaml', 'yaml', context)).toEqual(review);
	});
});
