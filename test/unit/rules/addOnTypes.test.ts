import { describe, expect, it } from 'vitest';
import { compileGuidance } from '../../../server/guidance/compileGuidance';
import { type Guidance, openGuidance } from '../../../server/guidance/guidance';
import { reviewFile } from '../../../server/review/reviewFile';

/** Three add-ons of one list, one of each type, that nobody bills. */
const list = 'list: { name: Edits, quarter: 2026 Q2, knownTo: 2026-06-30 }\n';
const files = [
	`kind: add-on\ncode: 9001T\naddOnType: "1"\n${list}inEffect: { from: 2026-01-01, until: 2026-12-31 }
siblings: [9002T, 9003T]\nprimaries: [{ code: "11111", from: 2026-01-01, until: 2026-03-31 }]\n`,
	`kind: add-on\ncode: 9002T\naddOnType: "2"\n${list}inEffect: { from: 2026-01-01 }\nsiblings: [9003T]\n`,
	`kind: add-on\ncode: 9003T\naddOnType: "3"\n${list}inEffect: { from: 2026-01-01 }\nsiblings: [9001T]
primaries: [{ code: "33333", from: 2026-01-01 }]\n`,
	`kind: medicare\nfeeIndicators: []\naddOnTypes:
  - { type: "1", meaning: One., source: s, confidence: H }
  - { type: "2", meaning: Two., source: s, confidence: H }
  - { type: "3", meaning: Three., source: s, confidence: H }\n`,
	'kind: payers\npayers: [{ name: Medicare, isMedicare: true }]\n',
	'kind: sources\nsources: [{ id: s, title: Source }]\n',
	`kind: procedures\nprocedures:
  - { code: "11111", imagingGuidance: { included: by definition none, source: s, confidence: M } }
  - { code: "22222", inEffect: { from: 2020-01-01, until: 2026-02-28 }, sources: [{ source: s, confidence: M, backs: b }] }
  - { code: "33333", imagingGuidance: { included: 'yes', source: s, confidence: M } }
  - { code: "44444", guidesBy: CT }\n`,
	`kind: modifiers\nmodifiers: [{ code: RT, side: right, meaning: M, source: s, confidence: M }]\n`,
	`kind: diagnoses\nsource: s\ndiagnoses:
  - { code: A00.1, side: left, confidence: M }
  - { code: A00.2, side: both, confidence: M }\n`,
];

function guidanceOf(texts: readonly string[]): Guidance {
	const { data, problems } = compileGuidance(texts.map((text, i) => ({ path: `${i}.yaml`, text })));
	expect(problems).toEqual([]);
	return openGuidance(data);
}

const guidance = guidanceOf(files);

/** What a rule says of a claim of these lines on 2026-03-10, as severity, words underlined, message. */
function said(rule: string, lines: readonly string[], more = '', known = guidance) {
	const text = `claim:\n  dateOfService: 2026-03-10\n${more}  lines:\n${lines.map((l) => `    - { ${l} }\n`).join('')}`;
	const review = reviewFile(text, 'x.case.yaml', 'yaml', { guidance: known, today: '2026-11-23' });
	expect(review?.findings.filter((f) => f.rule === 'internal')).toEqual([]);
	return (review?.findings ?? [])
		.filter((f) => f.rule === rule)
		.map((f) => ({
			severity: f.severity,
			at: text.slice(f.start, f.end),
			message: f.message,
			related: f.related.map((r) => r.message),
		}));
}

const primary = (lines: readonly string[], more?: string) => said('add-on-without-primary', lines, more);

describe('a type 2 add-on', () => {
	it('is carried by any procedure that is no add-on', () => {
		expect(primary(['code: 9002T', 'code: "55555"'])).toEqual([]);
		expect(primary(['code: 9002T', 'code: 0555T'], '  payer: Acme\n')).toEqual([]);
	});

	it('says that the contractor decides', () => {
		expect(primary(['code: 9002T'])).toEqual([
			{
				severity: 'error',
				at: '9002T',
				message:
					'Add-on 9002T has no payable primary procedure: no other procedure is on this claim. It is payable only with ' +
					'a primary procedure, by the same provider on the same day; CMS lists none, the contractor decides which ' +
					'(Edits 2026 Q2, type 2). Bill the primary that was done, correct its line, or remove the add-on.',
				related: [],
			},
		]);
	});

	it.each([
		['an add-on', ['code: 9002T', 'code: 9001T'], 'no other procedure is on this claim'],
		['a drug', ['code: 9002T', 'code: J2250'], 'no other procedure is on this claim'],
		['one denied', ['code: 9002T', 'code: "55555", status: denied'], '55555 is denied'],
		[
			'one of another day',
			['code: 9002T', 'code: "55555", dateOfService: 2026-03-09'],
			'55555 is on this claim only on 2026-03-09, the add-on is on 2026-03-10',
		],
		[
			'one by another provider',
			['code: 9002T, renderingProvider: "1"', 'code: "55555", renderingProvider: "2"'],
			'55555 is billed only by another provider',
		],
	])('is not carried by %s', (_, lines, reason) => {
		const found = primary(lines).find((f) => f.at === '9002T');
		expect(found?.severity).toBe('error');
		expect(found?.message).toContain(`: ${reason}. `);
	});

	it("names CMS's rule for another payer, and no list", () => {
		const [found] = primary(['code: 9002T', 'code: "55555", units: 0'], '  payer: Acme\n');
		expect(found?.severity).toBe('error');
		expect(found?.message).toContain('55555 is billed with 0 units.');
		expect(found?.message).toMatch(/This is CMS's rule; Acme's own is not supplied\.$/);
	});

	it('is never the wrong sibling, since its primaries are not known', () => {
		expect(said('add-on-sibling', ['code: 9002T', 'code: "33333"'])).toEqual([]);
	});
});

describe('a type 3 add-on', () => {
	it('is carried by a listed primary', () => {
		expect(primary(['code: 9003T', 'code: "33333"'])).toEqual([]);
	});

	it.each(['  payer: Medicare\n', '', '  payer: Acme\n'])('warns beside unlisted procedures, %j', (payer) => {
		const [found, ...others] = primary(['code: 9003T', 'code: "55555"'], payer);
		expect(others).toEqual([]);
		expect(found?.severity).toBe('warning');
		expect(found?.message).toContain(
			'the other procedures on this claim (55555) are not on its list. It is payable with its listed primary, ' +
				'by the same provider on the same day; the contractor may accept another procedure (Edits 2026 Q2, type 3). ' +
				'Verify that the contractor accepts it; otherwise',
		);
		expect(found?.related).toEqual(['55555 is not a listed primary of it']);
	});

	it('warns beside an unlisted procedure where the listed one is denied, and names both', () => {
		const [found] = primary(['code: 9003T', 'code: "33333", status: denied', 'code: "55555"']);
		expect(found?.severity).toBe('warning');
		expect(found?.message).toContain(
			': 33333 is denied; the other procedures on this claim (55555) are not on its list. ',
		);
		expect(found?.related).toEqual(['33333 is denied', '55555 is not a listed primary of it']);
	});

	it.each([
		['alone', ['code: 9003T'], 'no other procedure is on this claim'],
		['beside an add-on', ['code: 9003T', 'code: 9002T'], 'no other procedure is on this claim'],
		['beside a denied primary', ['code: 9003T', 'code: "33333", status: denied'], '33333 is denied'],
		[
			'beside an unlisted procedure of another day',
			['code: 9003T', 'code: "55555", dateOfService: 2026-03-11'],
			'no other procedure by this provider is on this claim on 2026-03-10',
		],
	])('is an error %s, whoever pays', (_, lines, reason) => {
		for (const payer of ['', '  payer: Acme\n']) {
			const found = primary(lines, payer).find((f) => f.at === '9003T');
			expect(found?.severity).toBe('error');
			expect(found?.message).toContain(`: ${reason}. `);
			expect(found?.message).toContain('Bill the primary that was done');
		}
	});

	it('can be the wrong sibling', () => {
		const [found] = said('add-on-sibling', ['code: 9003T', 'code: "11111"']);
		expect(found?.message).toContain('11111 is a primary of 9001T, and nothing beside it is a primary of 9003T');
		expect(said('add-on-sibling', ['code: 9003T', 'code: "11111"', 'code: "33333"'])).toEqual([]);
	});
});

describe('a type 1 add-on', () => {
	it('is an error beside unlisted procedures for Medicare, a warning for another payer', () => {
		expect(primary(['code: 9001T', 'code: "55555"'], '  payer: medicare\n').map((f) => f.severity)).toEqual(['error']);
		expect(primary(['code: 9001T', 'code: "55555"'], '  payer: Acme\n').map((f) => f.severity)).toEqual(['warning']);
	});

	it('needs a pair that is in effect on the day', () => {
		const lines = ['code: 9001T, dateOfService: 2026-04-01', 'code: "11111", dateOfService: 2026-04-01'];
		expect(primary(lines).map((f) => f.message)).toEqual([
			expect.stringContaining('11111 is not listed for it on 2026-04-01'),
		]);
		expect(primary(['code: 9001T', 'code: "11111"'])).toEqual([]);
	});

	it('takes the pair of a sibling only while that is in effect', () => {
		const on = (day: string) => [`code: 9003T, dateOfService: ${day}`, `code: "11111", dateOfService: ${day}`];
		expect(said('add-on-sibling', on('2026-03-31'))).toHaveLength(1);
		expect(said('add-on-sibling', on('2026-04-01'))).toEqual([]);
	});
});

describe('a code after its last day', () => {
	const late = ['code: 9001T, dateOfService: 2027-01-01'];

	it('is not in effect, and that is all that is said', () => {
		expect(said('code-not-in-effect', late).map((f) => f.message)).toEqual([
			'9001T is billed for 2027-01-01, and it was in effect only until 2026-12-31 (Edits 2026 Q2). Correct the date of ' +
				'service, or bill the code that was in effect on that day.',
		]);
		expect(primary(late)).toEqual([]);
	});

	it('is in effect on the last day', () => {
		expect(said('code-not-in-effect', ['code: 9001T, dateOfService: 2026-12-31'])).toEqual([]);
	});

	it('need be no add-on', () => {
		expect(said('code-not-in-effect', ['code: "22222"'])).toMatchObject([
			{ severity: 'error', message: expect.stringContaining('only until 2026-02-28 (Source). ') },
		]);
		expect(said('code-not-in-effect', ['code: "22222", dateOfService: 2026-02-28'])).toEqual([]);
	});
});

describe('an add-on that is not known to be guided by imaging', () => {
	it('goes with a primary without imaging', () => {
		expect(said('primary-without-guidance', ['code: 9001T', 'code: "11111"'])).toEqual([]);
		const guided = guidanceOf(files.map((f) => f.replace('code: 9001T\n', 'code: 9001T\nimageGuided: true\n')));
		expect(said('primary-without-guidance', ['code: 9001T', 'code: "11111"'], '', guided)).toHaveLength(1);
	});

	it('leaves guidance that its primary includes a finding, without modifiers that nobody knows', () => {
		const [found] = said('separate-imaging-guidance', ['code: 9003T', 'code: "33333"', 'code: "44444"']);
		expect(found).toEqual({
			severity: 'warning',
			at: '"44444"',
			message:
				'44444 bills CT guidance beside 9003T, and guidance is part of 33333 (Source). Whether it is part of 9003T ' +
				'itself is not verified. Verify in the note what was guided: take the line off if it was that procedure.',
			related: ['Imaging guidance is part of 33333'],
		});
	});
});

it('a diagnosis of both sides contradicts neither', () => {
	const line = ['code: "11111", modifiers: [RT], diagnosisPointers: [1, 2]'];
	expect(said('laterality-conflict', line, '  diagnoses: [A00.1]\n')).toHaveLength(1);
	expect(said('laterality-conflict', line, '  diagnoses: [A00.1, A00.2]\n')).toEqual([]);
});
