import { describe, expect, it } from 'vitest';
import { textEditsOf } from '../../../server/case/readCases';
import { reviewFile } from '../../../server/review/reviewFile';
import { reviewPart } from '../../../server/review/reviewPart';
import { rules } from '../../../server/rules/rules';
import { applyEdits } from '../../../server/text/edit';
import { smallClaims } from '../smallClaims';

const context = smallClaims;

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

	it('says of an element of the wrong kind just that, and offers no second key of its name', () => {
		const others = 'indication: a, imagingModality: CT, imagingConfirmation: b, complications: none';
		const text = `claim:\n  lines: [{ code: "32408" }, { code: 1023T }]\nnote:\n  documentation:\n    1023T: { technique: {a: b}, ${others}`;
		expect(findings(`${text}, duration: 6 min }\n`)).toEqual([['wrong-type', 'error', '{a: b}']]);
		expect(findings(`${text} }\n`)).toEqual([
			['documentation-missing', 'warning', '1023T'],
			['wrong-type', 'error', '{a: b}'],
		]);
	});

	it('gives a finding of a line that line’s code, wherever the claim’s own value stands', () => {
		const line = '  lines: [{ code: "32408", dateOfService: 2026-02-30 }]\n';
		for (const text of [
			`claim:\n  dateOfService: 2026-03-10\n${line}`,
			`claim:\n${line}  dateOfService: 2026-03-10\n`,
		]) {
			const review = reviewFile(text, 'x.case.yaml', 'yaml', { guidance: context.guidance, today: context.today });
			expect(review?.findings.find((f) => f.rule === 'date-of-service')?.code).toBe('32408');
		}
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

describe('text-as-number', () => {
	/** The findings, and the text after every one of their fixes. */
	function mended(text: string, name = 'x.case.yaml') {
		const part = reviewFile(text, name, name.endsWith('json') ? 'json' : 'yaml', context)?.parts[0]?.review;
		const one = part?.cases[0];
		const found = one?.findings.filter((f) => f.rule === 'text-as-number') ?? [];
		const edits = found.flatMap((f) =>
			f.fixes.flatMap((fix) => fix.edits.flatMap((e) => (one && textEditsOf(e, one.case, part.source)) ?? [])),
		);
		return {
			found: found.map((f) => [f.severity, text.slice(f.start, f.end), ...f.fixes.map((x) => [x.title, x.safe])]),
			text: applyEdits(text, edits),
		};
	}

	it('finds what YAML changes and quotes it', () => {
		const text =
			'claim:\n  typeOfBill: 0131\n  billingProvider: 0199 # x\n  placeOfService: 02\n  authorization: 12345678901234567890\n  lines: [{code: 1E3, modifiers: [025]}]\n';
		const fix = ['Put it in quotes', true];
		expect(mended(text)).toEqual({
			found: [
				['warning', '0131', fix],
				['warning', '0199', fix],
				['warning', '02', fix],
				['warning', '12345678901234567890', fix],
				['warning', '1E3', fix],
				['warning', '025', fix],
			],
			text: 'claim:\n  typeOfBill: "0131"\n  billingProvider: "0199" # x\n  placeOfService: "02"\n  authorization: "12345678901234567890"\n  lines: [{code: "1E3", modifiers: ["025"]}]\n',
		});
	});

	it('says nothing of digits that survive, of numbers and of what is in quotes', () => {
		const text =
			'claim:\n  placeOfService: 22\n  billingProvider: "0199"\n  lines: [{code: 32408, units: 1.0, charge: 1450.00}]\nnote:\n  documentation:\n    1023T:\n      duration: 06\n';
		expect(mended(text)).toEqual({ found: [], text });
	});

	it('is found in JSON, and has no fix on an alias', () => {
		expect(mended('{ "claim": { "lines": [{ "code": 1e3 }] } }', 'x.case.json').text).toBe(
			'{ "claim": { "lines": [{ "code": "1e3" }] } }',
		);
		const text = 'x: &n 0199\nclaim:\n  billingProvider: *n\n  lines: []\n';
		expect(mended(text)).toEqual({ found: [['warning', '*n']], text });
	});
});

describe('internal', () => {
	it('is one finding for a rule that fails; the others go on, and nothing of the error is told', () => {
		const failing = {
			...(rules[0] as (typeof rules)[number]),
			id: 'failing-rule',
			check: () => {
				throw new Error('SENTINEL');
			},
		};
		const inputs = { context, format: 'yaml', named: true } as const;
		const text = 'case: C-1\nclaim:\n  lines: [{ code: 1023T }]\n';
		const { findings } = reviewPart(text, inputs, undefined, [failing, ...rules]);
		expect(findings.map((f) => [f.rule, f.severity, text.slice(f.start, f.end)])).toEqual([
			['internal', 'warning', 'C-1'],
			['add-on-without-primary', 'error', '1023T'],
		]);
		expect(findings[0]?.message).toContain('failing-rule');
		expect(JSON.stringify(findings)).not.toContain('SENTINEL');
	});
});

describe('a FHIR Bundle', () => {
	it('has a case for each claim in it', () => {
		const text = `{ "resourceType": "Bundle", "entry": [
  { "resource": { "resourceType": "Patient", "id": "p" } },
  { "resource": { "resourceType": "Claim", "item": [{ "productOrService": { "coding": [{ "code": "1023T" }] } }] } },
  { "fullUrl": "urn:x" },
  { "resource": { "resourceType": "Claim", "item": [{ "productOrService": { "coding": [{ "code": "32408" }] } }] } }
] }`;
		const review = reviewFile(text, 'bundle.json', 'json', context);
		expect(review?.caseCount).toBe(2);
		expect(review?.findings.map((f) => [f.rule, text.slice(f.start, f.end), f.fixes.length])).toEqual([
			['add-on-without-primary', '"1023T"', 1],
		]);
	});
});

describe('a case over the limit', () => {
	it('is one finding, and the others of the file are reviewed', () => {
		const large = `- claim:\n    lines: [{ code: 1023T }]\n  note: { text: "${'x'.repeat(4.2e6)}" }\n`;
		const text = `${large}- claim:\n    lines: [{ code: 1023T }]\n`;
		const review = reviewFile(text, 'x.case.yaml', 'yaml', context);
		expect(review?.findings.map((f) => [f.rule, f.start > large.length])).toEqual([
			['too-large', false],
			['add-on-without-primary', true],
		]);
	});

	it('counts the mistakes of a text that is all mistakes, and lists what the rules find', () => {
		const text = `claim:\n  lines:\n    - code: 1023T\n${'k: 1\n'.repeat(1000)}`;
		const found = reviewFile(text, 'x.case.yaml', 'yaml', context)?.findings ?? [];
		expect(found.filter((f) => f.rule === 'add-on-without-primary')).toHaveLength(1);
		expect(found.filter((f) => f.rule === 'duplicate-key')).toHaveLength(200);
		// 999 repeat the first; the 201st stands on line 205.
		expect(found.filter((f) => f.rule === 'syntax').map((f) => [f.message, f.start])).toEqual([
			['From here on 799 more mistakes of the text are not listed; mend those before it first.', 34 + 201 * 5],
		]);
	});
});
