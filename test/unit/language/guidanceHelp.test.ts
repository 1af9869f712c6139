import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { guidanceCompletion, guidanceHover } from '../../../server/language/guidanceHelp';

/** `|` is the cursor. */
function hoverAt(marked: string): [string, string] | undefined {
	const text = marked.replace('|', '');
	const found = guidanceHover(text, marked.indexOf('|'), bundledGuidance());
	return found && [text.slice(found.start, found.end), found.markdown];
}

function completionAt(marked: string): string[] {
	const text = marked.replace('|', '');
	return guidanceCompletion(text, marked.indexOf('|'), bundledGuidance()).map((i) => i.label);
}

const policy = (inner: string) => `kind: payers\npayers:\n  - name: Acme\n    policies:\n      - ${inner}\n`;

describe('hover in a file of guidance', () => {
	it.each([
		['ki|nd: payers\n', 'kind', /What this file holds/],
		['kind: pay|ers\n', 'payers', /^\*\*payers\*\*\n\nPayers and their policies\.$/],
		['kind: payers\npay|ers: []\n', 'payers', /The payers\.$/],
		[policy('cover|ed: false'), 'covered', /Whether the payer covers the codes\. It may be left out\.$/],
		[policy('sev|erity: error'), 'severity', /How severe a claim against the policy is\.$/],
		[policy('severity: err|or'), 'error', /How severe a claim against the policy is\.$/],
		[policy('source: c|pt'), 'cpt', /CPT \(paraphrased here/],
		['kind: examples\nexamples:\n  - finds: [np|i]\n', 'npi', /./],
		['kind: documentation\nsets:\n  - elements:\n      - wording: { go|od: [a] }\n', 'good', /Wordings that document/],
	])('%j', (marked, words, said) => {
		expect(hoverAt(marked)).toEqual([words, expect.stringMatching(said)]);
	});

	it('keeps silent where nothing is known', () => {
		expect(hoverAt('kind: payers\nnonsen|se: 1\n')).toBeUndefined();
		expect(hoverAt('kind: payers\npayers: [{ name: Ac|me }]\n')).toBeUndefined();
		expect(hoverAt('kind: re|cipes\n')).toBeUndefined();
		expect(hoverAt('|')).toBeUndefined();
		expect(hoverAt('- a|b\n')).toBeUndefined();
	});
});

describe('completion in a file of guidance', () => {
	it('offers the kinds, in whatever state the file is', () => {
		expect(completionAt('kind: |')).toContain('benchmarks');
		expect(completionAt('|')).toEqual(['kind']);
	});

	it('offers the keys of the place', () => {
		expect(completionAt('kind: payers\n|')).toEqual(['kind', 'payers']);
		expect(completionAt('kind: payers\npayers:\n  - |')).toEqual([
			'name',
			'aliases',
			'isMedicare',
			'policies',
			'notKnown',
		]);
		expect(completionAt(policy('co|'))).toContain('authorizationNeeded');
	});

	it('offers the values of the place', () => {
		expect(completionAt(policy('covered: |'))).toEqual(['true', 'false']);
		expect(completionAt(policy('severity: |'))).toEqual(['error', 'warning', 'information', 'hint']);
		expect(completionAt(policy('source: |'))).toContain('ncci-policy');
		expect(completionAt(policy('codes: [|'))).toEqual(expect.arrayContaining(['1023T', '"32408"']));
		expect(completionAt('kind: examples\nexamples:\n  - title: a\n    finds: [|')).toContain('payer-policy');
		expect(completionAt('kind: examples\nexamples:\n  - title: a\n    shows:\n      - |')).toContain(
			'tissueDisplacement',
		);
	});

	it('offers nothing in a comment', () => {
		expect(completionAt('kind: payers\n# pay|')).toEqual([]);
	});
});
