import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import type { Guidance } from '../../../server/guidance/guidance';
import { codeAt } from '../../../server/language/codeAt';
import { guidanceCodes } from '../../../server/language/guidanceCodes';
import { hover } from '../../../server/language/hover';
import { plainText } from '../../../server/language/plainText';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';
import { figures, hostile, ownGuidance, policies, sources } from './guidancePage/ownGuidance';

const text = `claim:
  payer: acme
  lines:
    - code: 1023T
    - code: "32408"
note:
  procedures: [1022T]
  documentation:
    1024T:
      duration: 5 min
    procedure:
      positioning: prone
`;

function documentOf(guidance: Guidance, file = text) {
	const review = reviewFile(file, 'x.case.yaml', 'yaml', { guidance, today: '2026-11-23' });
	return { uri: 'file:///x', version: 1, languageId: 'yaml', text: file, lines: new LineIndex(file), review };
}

function hoverOn(word: string, guidance: Guidance, pageOf?: (code: string) => string) {
	return hover(documentOf(guidance), text.indexOf(word) + 1, guidance, { pageOf })?.markdown ?? '';
}

describe('the hover on a code', () => {
	it('of which nobody has supplied a policy or a figure says so, of an add-on', () => {
		const bundled = bundledGuidance();
		expect(hoverOn('1023T', bundled)).toContain(
			"**Payers' policies**\n- Not supplied: Medicare, Aetna, Blue Cross Blue Shield, Cigna Health, UnitedHealthcare\n\n" +
				'**Benchmarks**\n- Payment: not supplied\n- Utilization: not supplied\n\n',
		);
		expect(hoverOn('32408', bundled)).not.toMatch(/Payers|Benchmarks/);
	});

	it("says what is supplied with source and date, the claim's payer first", () => {
		const guidance = ownGuidance(
			sources,
			policies,
			figures,
			'kind: payers\npayers:\n  - name: Aetna\n    policies:\n      - { codes: [1023T], authorizationNeeded: true, from: 2026-01-01, severity: error, says: Ask first., source: ours, confidence: L }\n',
		);
		const markdown = hoverOn('1023T', guidance);
		expect(markdown).toContain(
			"**Payers' policies**\n" +
				'- **Acme** (on this claim): not covered, 2026-03-01 to 2026-12-31. Regarded as investigational. (Our claims, 2026-07-08, high confidence)\n' +
				'- Aetna: authorization needed, since 2026-01-01. Ask first. (Our claims, 2026-07-08, low confidence, inferred)\n' +
				'- Not supplied: Medicare, Blue Cross Blue Shield, Cigna Health, UnitedHealthcare\n',
		);
		expect(markdown).toContain(
			'**Benchmarks**\n' +
				'- Payment, Acme: 1,310.5 (from 240 to 1,395) USD per unit; 64 paid lines; 2026 Q2 (Our claims, 2026-07-08, medium confidence)\n' +
				'- Payment, Other plans: 655.25 USD per unit; 31 paid lines; 2026 Q1 (Our claims, 2026-07-08, medium confidence)\n' +
				'- Utilization: not supplied\n',
		);
	});

	it('links to its page for a client that shows it', () => {
		const guidance = bundledGuidance();
		const pageOf = (code: string) => `command:open?${code}`;
		for (const [word, code] of [
			['1023T', '1023T'],
			['"32408', '32408'],
			['[1022T', '1022T'],
			['1024T', '1024T'],
		] as const) {
			expect(hoverOn(word, guidance, pageOf).split('\n')[0]).toContain(` · [Open the guidance](command:open?${code})`);
			expect(hoverOn(word, guidance)).not.toContain('Open the guidance');
		}
	});

	it('carries out no markup of guidance, and loses none of its words', () => {
		const q = JSON.stringify(hostile);
		const guidance = ownGuidance(
			sources,
			`kind: procedures\nprocedures:\n  - { code: "32408", meaning: ${q}, category: ${q}, region: ${q}, notes: [${q}], notKnown: [${q}], sources: [{ source: ours, confidence: L, backs: ${q} }] }\n`,
			`kind: payers\npayers:\n  - name: Acme\n    policies:\n      - { codes: ["32408"], covered: true, from: 2026-01-01, severity: error, says: ${q}, source: ours, confidence: L }\n`,
		);
		const markdown = hoverOn('"32408', guidance);
		expect(markdown).not.toMatch(/(?<!\\)<(?:script|img)|!\[p\]|(?<!\\)\[l(?<!\\)\]/);
		expect(plainText(markdown)).toContain('![p](https://evil.example/p.png)');
	});
});

describe('the code under the cursor', () => {
	const document = documentOf(bundledGuidance());
	it.each([
		['1023T', '1023T'],
		['"32408"', '32408'],
		['1022T', '1022T'],
		['1024T', '1024T'],
		['procedure:', undefined],
		['acme', undefined],
	])('%s', (word, code) => {
		expect(codeAt(document, text.indexOf(word) + 1)).toBe(code);
	});
});

it('the codes that have a page: add-ons first, each once', () => {
	const codes = guidanceCodes(bundledGuidance());
	expect(codes.slice(0, 4).map((c) => [c.code, c.isAddOn])).toEqual([
		['1022T', true],
		['1023T', true],
		['1024T', true],
		['0581T', false],
	]);
	expect(new Set(codes.map((c) => c.code)).size).toBe(codes.length);
	expect(codes.find((c) => c.code === '47000')?.meaning).toBe('');
	expect(codes.find((c) => c.code === '76942')?.meaning).toBe('Guiding a needle by ultrasound.');
});
