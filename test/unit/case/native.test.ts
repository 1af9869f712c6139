import { describe, expect, it } from 'vitest';
import type { Case, Claim, Note } from '../../../server/case/case';
import { at, valueAndPlace } from './places';
import { readCases } from './wholeFile';

function read(text: string, path = 'a.case.yaml'): { case: Case; problems: string[] } {
	const file = readCases(text, path, path.endsWith('json') ? 'json' : 'yaml');
	const first = file?.cases[0];
	if (!file || !first) {
		throw new Error('no case');
	}
	return { case: first, problems: file.problems.map((p) => `${p.rule} ${p.start}-${p.end} ${p.message}`) };
}

function claimOf(text: string): Claim {
	const { case: read1, problems } = read(text);
	expect(problems).toEqual([]);
	return read1.claim ?? expect.fail('no claim');
}

function noteOf(text: string): Note {
	const { case: read1, problems } = read(text);
	expect(problems).toEqual([]);
	return read1.note ?? expect.fail('no note');
}

const whole = `case: C-1
claim:
  id: CLM-1
  type: professional
  payer: Medicare
  patient: P-0088
  billingProvider: "18"
  renderingProvider: "19"
  placeOfService: "22"
  dateOfService: 2026-07-14
  authorization: A-5
  diagnoses: [r91.1]
  lines:
    - code: "32408"
      modifiers: [rt, 59]
      units: 2
      charge: 1450.00
      diagnosisPointers: [1]
    - code: 1023t
      dateOfService: 2026-07-15
      placeOfService: "11"
      renderingProvider: "20"
      status: denied
note:
  id: N-1
  patient: P-0088
  dateOfService: 2026-07-14
  author: "19"
  signed: 2026-07-14T12:10
  procedures: ["32408", 1023t]
  documentation:
    1023t:
      indication: near the aorta
      complications:
    procedure:
      positioning: prone
  text: |
    Dictated.
`;

describe('a whole case', () => {
	const { case: read1, problems } = read(whole);

	const located = (value: Parameters<typeof valueAndPlace>[1]) => valueAndPlace(whole, value);

	it('has no problems and lies where it stands', () => {
		expect(problems).toEqual([]);
		expect(read1.format).toBe('native');
		expect(at(whole, read1)).toBe('0:0-37:13');
		expect(located(read1.id)).toBe('C-1 0:6-9');
	});

	it('has every field of the claim', () => {
		const claim = read1.claim;
		expect(at(whole, claim)).toBe('2:2-22:20');
		expect(at(whole, claim?.heading)).toBe('1:0-5');
		expect(claim?.scope).toBe('professional');
		expect([claim?.id, claim?.payer, claim?.patient, claim?.placeOfService, claim?.dateOfService].map(located)).toEqual(
			['CLM-1 2:6-11', 'Medicare 4:9-17', 'P-0088 5:11-17', '22 8:18-22', '2026-07-14 9:17-27'],
		);
		expect([claim?.authorization, ...(claim?.diagnoses ?? [])].map(located)).toEqual([
			'A-5 10:17-20',
			'R91.1 11:14-19',
		]);
	});

	it('a line has its own values, else those of the claim', () => {
		const [first, second] = read1.claim?.lines ?? [];
		expect([at(whole, first), at(whole, second), first?.path, second?.path]).toEqual([
			'13:6-17:28',
			'18:6-22:20',
			['claim', 'lines', 0],
			['claim', 'lines', 1],
		]);
		expect(
			[first?.code, first?.units, first?.dateOfService, first?.placeOfService, first?.provider].map(located),
		).toEqual(['32408 13:12-19', '2 15:13-14', '2026-07-14 9:17-27', '22 8:18-22', '19 7:21-25']);
		expect([...(first?.modifiers ?? []), ...(first?.diagnosisPointers ?? [])].map(located)).toEqual([
			'RT 14:18-20',
			'59 14:22-24',
			'1 17:26-27',
		]);
		expect(
			[second?.code, second?.units, second?.dateOfService, second?.placeOfService, second?.provider].map(located),
		).toEqual(['1023T 18:12-17', 'none', '2026-07-15 19:21-31', '11 20:22-26', '20 21:25-29']);
		expect([first?.status, second?.status, second?.modifiers]).toEqual([undefined, 'denied', []]);
	});

	it('has every field of the note', () => {
		expect(read1.note).toMatchObject({
			id: { value: 'N-1' },
			patient: { value: 'P-0088' },
			dateOfService: { value: '2026-07-14' },
			author: { value: '19' },
			signed: { value: '2026-07-14T12:10' },
			procedures: [{ value: '32408' }, { value: '1023T' }],
			text: { value: 'Dictated.\n' },
		});
	});

	it('has the documentation by code and element, names on their keys', () => {
		const documentation = read1.note?.documentation.map(({ code, elements }) => [
			located(code),
			...elements.map((e) => `${located(e.name)} = ${located(e.value)}`),
		]);
		expect(documentation).toEqual([
			['1023T 31:4-9', 'indication 32:6-16 = near the aorta 32:18-32', 'complications 33:6-19 =  33:20-20'],
			['PROCEDURE 34:4-13', 'positioning 35:6-17 = prone 35:19-24'],
		]);
		expect(at(whole, read1.note?.documentationHeading)).toBe('30:2-15');
		expect(at(whole, read1.note?.text)).toBe('36:8-37:13');
	});
});

describe('tolerance', () => {
	it('one value is a list of one', () => {
		const claim = claimOf(
			'claim:\n  diagnoses: R91.1\n  lines:\n    code: 1023T\n    modifiers: rt\n    diagnosisPointers: 1\n',
		);
		expect(claim.diagnoses).toMatchObject([{ value: 'R91.1' }]);
		expect(claim.lines).toMatchObject([
			{ code: { value: '1023T' }, modifiers: [{ value: 'RT' }], diagnosisPointers: [{ value: 1 }] },
		]);
	});

	it('digits are text', () => {
		const claim = claimOf(
			'claim:\n  placeOfService: 22\n  renderingProvider: 19\n  lines: [{code: 32408, modifiers: [59]}]\n',
		);
		expect(claim.lines).toMatchObject([
			{
				code: { value: '32408' },
				modifiers: [{ value: '59' }],
				placeOfService: { value: '22' },
				provider: { value: '19' },
			},
		]);
		expect(read('case: 7\nnote: {procedures: 32408}\n').case).toMatchObject({
			id: { value: '7' },
			note: { procedures: [{ value: '32408' }] },
		});
	});

	it.each([
		['A', 1],
		['l', 12],
		['"b"', 2],
		['3', 3],
		['"4"', 4],
	])('pointer %s is %d', (written, value) => {
		expect(
			claimOf(`claim: {lines: [{code: x, diagnosisPointers: [${written}]}]}\n`).lines[0]?.diagnosisPointers,
		).toMatchObject([{ value }]);
	});

	it.each([
		['2', 2],
		['"2"', 2],
		['2.0', 2],
		['0', 0],
		['-1', -1],
		['1.5', 1.5],
		['007', 7],
	])('units %s are %d', (written, value) => {
		expect(claimOf(`claim: {lines: [{code: x, units: ${written}}]}\n`).lines[0]?.units?.value).toBe(value);
	});

	it.each(['units:', 'units: ~', 'units: ""', 'units: " "'])('%s is absent', (written) => {
		expect(claimOf(`claim:\n  lines:\n    - code: x\n      ${written}\n`).lines[0]).not.toHaveProperty('units');
	});

	it('outer blanks do not count, the place stays', () => {
		expect(claimOf('claim: {payer: " Medicare ", lines: []}\n').payer).toEqual({
			value: 'Medicare',
			start: 15,
			end: 27,
		});
	});

	it.each(['', ' ', '""', '" "', '~'])('a blank text is none: %j', (written) => {
		const { case: read1 } = read(`case: ${written}\nclaim:\n  payer: ${written}\n`);
		expect(read1).not.toHaveProperty('id');
		expect(read1.claim).not.toHaveProperty('payer');
	});

	it.each([
		['Institutional', 'institutional'],
		['professional', 'professional'],
		['~', 'professional'],
	])('type %s', (written, scope) => {
		expect(claimOf(`claim: {type: ${written}, lines: []}\n`).scope).toBe(scope);
	});

	it.each([
		['DENIED', 'denied'],
		['voided', 'voided'],
		['paid', undefined],
	])('status %s', (written, status) => {
		expect(claimOf(`claim: {lines: [{code: x, status: ${written}}]}\n`).lines[0]?.status).toBe(status);
	});

	it('without a rendering provider the billing provider counts', () => {
		expect(claimOf('claim: {billingProvider: "18", lines: [{code: x}]}\n').lines[0]?.provider?.value).toBe('18');
		expect(claimOf('claim: {lines: [{code: x}]}\n').lines[0]).not.toHaveProperty('provider');
	});

	it('a revenue code may stand without a code', () => {
		expect(claimOf('claim: {lines: [{revenueCode: "0360"}]}\n').lines).toMatchObject([
			{ revenueCode: { value: '0360' } },
		]);
	});
});

describe('half-typed', () => {
	it.each([
		['claim:\n', { lines: [], diagnoses: [] }],
		['claim:\n  lines:\n', { lines: [] }],
		['claim:\n  lines:\n    -\n', { lines: [] }],
		['claim:\n  lines:\n    - code:\n', { lines: [{ path: ['claim', 'lines', 0], modifiers: [] }] }],
		['claim:\n  lines:\n    -\n    - code: x\n', { lines: [{ path: ['claim', 'lines', 1] }] }],
	])('%j', (text, claim) => {
		expect(claimOf(text)).toMatchObject(claim);
	});

	it('a line of letters is a problem in its place', () => {
		expect(read('claim:\n  lines:\n    - cod\n    - code: x\n')).toMatchObject({
			case: { claim: { lines: [{ path: ['claim', 'lines', 1] }] } },
			problems: ['wrong-type 22-25 A service line is a mapping of fields: `code`, `units` …'],
		});
	});

	it('a claim of nothing lies behind the colon', () => {
		expect(claimOf('case: x\nclaim:  # soon\n')).toMatchObject({ start: 14, end: 14, heading: { start: 8, end: 13 } });
	});
});

describe('values of the wrong kind', () => {
	it.each([
		['claim: text\n', 'wrong-type 7-11 `claim` takes a mapping of fields, not a single value.'],
		['claim: [1]\n', 'wrong-type 7-10 `claim` takes a mapping of fields, not a list.'],
		['note: [1]\n', 'wrong-type 6-9 `note` takes a mapping of fields, not a list.'],
		['case: [C-1]\n', 'wrong-type 6-11 `case` takes one text, not a list.'],
		['claim: {payer: {a: b}}\n', 'wrong-type 15-21 `payer` takes one text, not a mapping.'],
		['claim: {lines: [{code: x, units: two}]}\n', 'wrong-type 33-36 `units` takes a number.'],
		['claim: {lines: [{code: x, units: true}]}\n', 'wrong-type 33-37 `units` takes a number.'],
		['claim: {lines: [{code: x, units: [1]}]}\n', 'wrong-type 33-36 `units` takes a number.'],
		['claim: {lines: [{code: [x]}]}\n', 'wrong-type 23-26 `code` takes one text, not a list.'],
		['claim: {lines: [[x]]}\n', 'wrong-type 16-19 A service line is a mapping of fields: `code`, `units` …'],
		[
			'claim: {lines: [{code: x, modifiers: [{a: b}]}]}\n',
			'wrong-type 38-44 `modifiers` takes one text, not a mapping.',
		],
		['claim: {lines: [{code: x, diagnosisPointers: M}]}\n', 'wrong-type 45-46 `diagnosisPointers` takes a number.'],
		[
			'note: {documentation: text}\n',
			'wrong-type 22-26 `documentation` takes a mapping of fields, not a single value.',
		],
		[
			'note: {documentation: {1023T: [x]}}\n',
			'wrong-type 30-33 `documentation` takes a mapping of fields, not a list.',
		],
		[
			'note: {documentation: {1023T: {duration: {a: b}}}}\n',
			'wrong-type 41-47 A documentation element takes a text, not a mapping.',
		],
		[
			'note: {documentation: {1023T: {duration: [[x]]}}}\n',
			'wrong-type 42-45 `documentation` takes one text, not a list.',
		],
	])('%s', (text, problem) => {
		expect(read(text).problems).toEqual([problem]);
	});

	it('no message holds a key that a person made up', () => {
		const text = 'note: {documentation: {P-SENTINEL: x, 1023T: {P-SENTINEL: [[x]], P-SENTINEL2: {P-SENTINEL: y}}}}\n';
		expect(read(text).problems).toHaveLength(3);
		expect(read(text).problems.join()).not.toContain('SENTINEL');
	});
});

describe('documentation', () => {
	it('a list is its parts', () => {
		const [first] = noteOf('note: {documentation: {1023T: {technique: [" saline", ~, 20 G, ""]}}}\n').documentation;
		expect(first?.elements).toMatchObject([{ value: { value: 'saline; 20 G', start: 42, end: 66 } }]);
	});

	it.each(['documentation:', 'documentation: ~', 'documentation: {}'])('%s is empty, and has a heading', (written) => {
		expect(noteOf(`note:\n  ${written}\n`)).toMatchObject({
			documentation: [],
			documentationHeading: { start: 8, end: 21 },
		});
	});

	it('a code without elements is documented without elements', () => {
		expect(noteOf('note:\n  documentation:\n    32408:\n').documentation).toMatchObject([
			{ code: { value: '32408', start: 27, end: 32 }, elements: [], start: 33, end: 33 },
		]);
	});

	it('absent procedures are not said, empty ones are', () => {
		expect(noteOf('note: {id: N}\n')).not.toHaveProperty('procedures');
		expect(noteOf('note: {procedures: []}\n').procedures).toEqual([]);
	});
});

describe('aliases and merge keys', () => {
	const text = `defaults: &d
  dateOfService: 2026-07-14
  modifiers: [RT]
claim:
  lines:
    - <<: *d
      code: 1023T
    - &line
      code: "32408"
    - *line
`;

	it('a value is read where it is used, and shared', () => {
		const { lines } = claimOf(text);
		const located = (value: Parameters<typeof valueAndPlace>[1]) => valueAndPlace(text, value);
		expect(lines.map((l) => at(text, l))).toEqual(['5:6-6:17', '8:6-19', '9:6-11']);
		expect(lines.map((l) => located(l.code))).toEqual(['1023T 6:12-17', '32408 8:12-19 shared', '32408 9:6-11 shared']);
		expect(located(lines[0]?.dateOfService)).toBe('2026-07-14 5:10-12 shared');
		expect(lines[0]?.modifiers.map(located)).toEqual(['RT 5:10-12 shared']);
	});

	it('an aliased documentation is shared, names and values', () => {
		const [, second] = noteOf(
			'note:\n  documentation:\n    1023T: &e {duration: 6 min}\n    1025T: *e\n',
		).documentation;
		expect(second).toMatchObject({
			code: { value: '1025T', start: 59, end: 64 },
			elements: [
				{ name: { shared: true, start: 66, end: 68 }, value: { value: '6 min', shared: true, start: 66, end: 68 } },
			],
		});
	});
});
