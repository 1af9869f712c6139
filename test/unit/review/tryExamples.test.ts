import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../server/guidance/compileGuidance';
import { tryExamples } from '../../../server/review/tryExamples';

const base = bundledGuidance().data;

function trial(text: string) {
	const { data, files, problems } = compileGuidance([{ path: 'own.yaml', text }], base);
	expect(problems).toEqual([]);
	const { tried, failures } = tryExamples(files, data, '2026-11-23');
	return { tried, failures: failures.map((f) => [text.slice(f.start, f.end), f.message]) };
}

const claim = 'case: "claim: { dateOfService: 2026-03-10, lines: [{ code: 1023T }] }"';

describe('an example', () => {
	it('that shows what it says is tried in silence', () => {
		const text = `kind: examples\nexamples:\n  - title: a\n    ${claim}\n    finds: [add-on-without-primary]\n    doesNotFind: [add-on-units]\n`;
		expect(trial(text)).toEqual({ tried: 1, failures: [] });
	});

	it('of which a rule says nothing, or says something, is told with what is found', () => {
		const text = `kind: examples\nexamples:\n  - title: a\n    ${claim}\n    finds: [add-on-units]\n    doesNotFind: [add-on-without-primary]\n`;
		expect(trial(text).failures).toEqual([
			[
				'add-on-units',
				expect.stringMatching(/^The case has no finding of `add-on-units`\. What is found: .*add-on-without-primary/),
			],
			[
				'add-on-without-primary',
				expect.stringMatching(/^The case has a finding of `add-on-without-primary`: Add-on 1023T has no payable/),
			],
		]);
	});

	it('that names no rule', () => {
		const text = `kind: examples\nexamples:\n  - title: a\n    ${claim}\n    finds: [add-on-unit]\n`;
		expect(trial(text).failures).toEqual([
			['add-on-unit', 'There is no rule `add-on-unit`. Did you mean `add-on-units`?'],
		]);
	});

	it.each([
		['no case', '"hello: world"', /^No case can be read/],
		['broken YAML', '"claim: { lines: [ }"', /^This cannot be read: /],
	])('of %s', (_, text, said) => {
		const failures = trial(`kind: examples\nexamples:\n  - { title: a, case: ${text}, doesNotFind: [npi] }\n`).failures;
		expect(failures).toEqual([[text, expect.stringMatching(said)]]);
	});

	it('is reviewed on its own day', () => {
		const text = (today: string) =>
			`kind: examples\nexamples:\n  - { title: a, today: ${today}, ${claim}, finds: [date-of-service] }\n`;
		expect(trial(text('2026-03-09')).failures).toEqual([]);
		expect(trial(text('2026-03-10')).failures).toHaveLength(1);
	});

	it('of a note shows elements', () => {
		const note = 'note: 40 mL of saline were injected through the needle to push the lung away from the path.';
		const text = `kind: examples\nexamples:\n  - title: a\n    ${note}\n    shows: [tissueDisplacement, duration]\n    doesNotShow: [complications, tissueDisplacement]\n`;
		expect(trial(text).failures).toEqual([
			['duration', 'The text does not document `duration`: it is absent there.'],
			['tissueDisplacement', expect.stringMatching(/^The text documents `tissueDisplacement` with “/)],
		]);
	});
});

describe('the good wordings of an element', () => {
	const set = (holds: string, good: string) =>
		`kind: documentation\nsets:\n  - name: s\n    title: S\n    elements:\n      - name: e\n        label: E\n        why: W.\n        write: W.\n        ask: A\n        severity: error\n        required: true\n        holds: ${holds}\n        wording: { good: [${good}], poor: [{ says: x, why: Y. }] }\n`;

	it.each([
		['text', 'The vein lay in the path.', []],
		['text', 'see note', [['see note', 'As the value of the field this says nothing.']]],
		['duration', '6 min', []],
		['duration', 'brief', [['brief', 'No time span can be read from this.']]],
		['imagingModality', 'cone-beam CT', []],
		['imagingModality', 'with imaging', [['with imaging', 'This names no kind of imaging that is known to guide.']]],
	])('%s: %s', (holds, good, failures) => {
		expect(trial(set(holds, good))).toEqual({ tried: 1, failures });
	});

	it("are right in the product's own guidance", () => {
		const wordings = base.documentation.flatMap((s) => s.elements.flatMap((e) => (e.wording ? [e.name] : [])));
		expect(wordings).toEqual([
			'indication',
			'imagingModality',
			'technique',
			'duration',
			'imagingConfirmation',
			'complications',
		]);
	});
});
