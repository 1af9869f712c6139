import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../server/guidance/compileGuidance';
import { doubtsAbout } from '../../../server/guidance/doubts';

const base = bundledGuidance().data;

/** What is underlined, and what is said, of one file on top of the product's guidance. */
function doubts(text: string, isWhole = true) {
	const { data, files, problems } = compileGuidance([{ path: 'own.yaml', text }], base);
	expect(problems).toEqual([]);
	return doubtsAbout(files, data, '2026-05-01', isWhole).map((d) => [text.slice(d.start, d.end), d.message]);
}

const policy = (more: string) =>
	`kind: payers\npayers:\n  - name: Acme\n    policies:\n      - { codes: [1023T], from: 2026-01-01, severity: error, says: No., source: cpt, confidence: L, ${more} }\n`;

describe('what may be a slip', () => {
	it('a code of which nothing is known, in a policy', () => {
		const text =
			'kind: payers\npayers:\n  - name: Acme\n    policies:\n      - { codes: [1023T, 1032T], covered: true, from: 2026-01-01, severity: error, says: Yes., source: cpt, confidence: L }\n';
		expect(doubts(text)).toEqual([['1032T', expect.stringMatching(/^1032T: nothing is known of it here\./)]]);
	});

	it('and in a figure, where a code that is only a primary is known', () => {
		const row = (code: string) =>
			`  - { code: ${code}, measure: payment, label: a, value: 1, unit: USD, population: ours, date: "2026", source: cpt, confidence: L }\n`;
		expect(doubts(`kind: benchmarks\nbenchmarks:\n${row('"47000"')}${row('1032T')}`)).toEqual([
			['1032T', expect.stringMatching(/nothing is known/)],
		]);
	});

	it('primaries whose meaning nobody says, once for all of them', () => {
		const text =
			'kind: add-on\ncode: 9990T\naddOnType: "1"\nlist: { name: L, quarter: Q, knownTo: 2026-12-31 }\ninEffect: { from: 2026-01-01 }\nprimaries:\n  [{ code: 9991T, from: 2026-01-01 }, { code: "32408", from: 2026-01-01 }, { code: 9992T, from: 2026-01-01 }]\n';
		expect(doubts(text)).toEqual([
			[expect.stringMatching(/^\[\{ code: 9991T/), expect.stringMatching(/^9991T, 9992T: nothing is known of it here/)],
		]);
	});

	it('a policy that has ended, and not one that ends today', () => {
		expect(doubts(policy('covered: false, until: 2026-04-30'))).toEqual([
			['2026-04-30', 'This policy has ended: is there a newer one?'],
		]);
		expect(doubts(policy('covered: false, until: 2026-05-01'))).toEqual([]);
	});

	it('a policy that no claim can be compared with', () => {
		const text = policy('until: 2027-01-01');
		expect(doubts(text)).toEqual([['No.', expect.stringMatching(/^No claim is compared with it/)]]);
	});

	it("an alias that is another payer's name", () => {
		expect(doubts('kind: payers\npayers:\n  - { name: Acme, aliases: [Acme Health, bcbs] }\n')).toEqual([
			['bcbs', 'This is a name of Blue Cross Blue Shield, too.'],
		]);
	});

	it('a list that is known to a day that has passed', () => {
		expect(doubts('kind: family\nname: f\nlist: { name: L, quarter: Q, knownTo: 2026-04-30 }\n')).toEqual([
			['2026-04-30', 'The list is known to a day that has passed: is there a newer one?'],
		]);
	});

	it('a source that nothing names, if all files could be read', () => {
		const text = 'kind: sources\nsources:\n  - { id: ours, title: Ours }\n';
		expect(doubts(text)).toEqual([['ours', 'No file of these names this source.']]);
		expect(doubts(text, false)).toEqual([]);
	});
});
