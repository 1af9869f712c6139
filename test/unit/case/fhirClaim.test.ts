import { describe, expect, it } from 'vitest';
import type { Claim, ServiceLine } from '../../../server/case/case';
import { at, valueAndPlace } from './places';
import { readCases } from './wholeFile';

const cpt = 'http://www.ama-assn.org/go/cpt';

function claimOf(fields: object): Claim {
	const file = readCases(JSON.stringify({ resourceType: 'Claim', ...fields }), 'a.json', 'json');
	expect(file?.problems).toEqual([]);
	return file?.cases[0]?.claim ?? expect.fail('no claim');
}

function lineOf(item: object, fields: object = {}): ServiceLine {
	return claimOf({ ...fields, item: [item] }).lines[0] ?? expect.fail('no line');
}

function coded(...codings: object[]): object {
	return { productOrService: { coding: codings } };
}

describe('places', () => {
	const text = `{
  "resourceType": "Claim",
  "id": "F-1",
  "patient": { "reference": "Patient/P-0088" },
  "item": [
    {
      "sequence": 1,
      "productOrService": { "coding": [{ "system": "${cpt}", "code": "1023t" }] },
      "quantity": { "value": 3.0 }
    }
  ]
}
`;
	const file = readCases(text, 'a.json', 'json');
	const claim = file?.cases[0]?.claim;

	it('of the claim', () => {
		expect(file?.cases[0]).toMatchObject({ format: 'fhir-r4', start: 0 });
		expect(at(text, claim)).toBe('0:0-11:1');
		expect(at(text, claim?.heading)).toBe('1:18-25');
		expect(valueAndPlace(text, claim?.id)).toBe('F-1 2:8-13');
		expect(valueAndPlace(text, claim?.patient)).toBe('Patient/P-0088 3:28-44');
	});

	it('of the line', () => {
		const line = claim?.lines[0];
		expect(line?.path).toEqual(['item', 0]);
		expect(at(text, line)).toBe('5:4-9:5');
		expect(valueAndPlace(text, line?.code)).toBe('1023T 7:93-100');
		expect(valueAndPlace(text, line?.units)).toBe('3 8:29-32');
	});
});

describe('the procedure code', () => {
	it.each([
		[cpt],
		['http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets'],
		['urn:oid:2.16.840.1.113883.6.12'],
		['urn:oid:2.16.840.1.113883.6.285'],
		['2.16.840.1.113883.6.14'],
	])('is one of system %s', (system) => {
		expect(lineOf(coded({ system: 'http://snomed.info/sct', code: '1' }, { system, code: '32408' })).code?.value).toBe(
			'32408',
		);
	});

	it.each([
		['http://snomed.info/sct'],
		['http://terminology.hl7.org/CodeSystem/ex-USCLS'],
		['http://terminology.hl7.org/CodeSystem/data-absent-reason'],
		['urn:oid:2.16.840.1.113883.6.120'],
	])('is none of system %s', (system) => {
		expect(lineOf(coded({ system, code: '32408' }))).not.toHaveProperty('code');
	});

	it('without a system may be one, but one with a system is preferred', () => {
		expect(lineOf(coded({ code: '1023t' })).code?.value).toBe('1023T');
		expect(lineOf(coded({ code: 'X' }, { system: cpt, code: '1023T' })).code?.value).toBe('1023T');
	});

	it('under two systems is one line with one code', () => {
		const { lines } = claimOf({
			item: [coded({ system: cpt, code: '1023T' }, { system: 'urn:x:hcpcs', code: '1023T' })],
		});
		expect(lines).toHaveLength(1);
	});

	it.each([{}, { productOrService: {} }, { productOrService: { text: 'x' } }, coded(), coded({ system: cpt })])(
		'may be absent: %j',
		(item) => {
			expect(lineOf(item)).not.toHaveProperty('code');
		},
	);
});

describe('a line', () => {
	it('has modifiers, in capitals', () => {
		const modifier = [
			{ coding: [{ code: 'rt' }] },
			{ text: 'x' },
			{ coding: [{ code: '' }] },
			{ coding: [{ code: '59' }] },
		];
		expect(lineOf({ modifier }).modifiers.map((m) => m.value)).toEqual(['RT', '59']);
	});

	it.each([
		[{ value: 0 }, 0],
		[{ value: 2 }, 2],
		[{ value: '3' }, 3],
		[{ unit: 'x' }, undefined],
	])('has units of %j', (quantity, units) => {
		expect(lineOf({ quantity }).units?.value).toBe(units);
	});

	it('without a quantity has no units', () => {
		expect(lineOf({ sequence: 1 })).not.toHaveProperty('units');
	});

	it('has a place of service and a revenue code', () => {
		const line = lineOf({
			locationCodeableConcept: { coding: [{ code: '22' }] },
			revenue: { coding: [{ code: '0360' }] },
		});
		expect([line.placeOfService?.value, line.revenueCode?.value]).toEqual(['22', '0360']);
	});

	it('nested details are lines, and take date, place and provider from the item', () => {
		const { lines } = claimOf({
			provider: { reference: 'Practitioner/1' },
			item: [
				{
					servicedDate: '2026-07-14',
					locationCodeableConcept: { coding: [{ code: '22' }] },
					detail: [{ ...coded({ code: '32408' }), subDetail: [coded({ code: '1023T' })] }, coded({ code: '88305' })],
				},
				coded({ code: '77012' }),
			],
		});
		expect(
			lines.map((l) => [l.code?.value, l.path.join('.'), l.dateOfService?.value, l.placeOfService?.value]),
		).toEqual([
			[undefined, 'item.0', '2026-07-14', '22'],
			['32408', 'item.0.detail.0', '2026-07-14', '22'],
			['1023T', 'item.0.detail.0.subDetail.0', '2026-07-14', '22'],
			['88305', 'item.0.detail.1', '2026-07-14', '22'],
			['77012', 'item.1', undefined, undefined],
		]);
		expect(lines.map((l) => l.provider?.value)).toEqual(Array(5).fill('Practitioner/1'));
	});

	it('of text is a problem', () => {
		const file = readCases('{"resourceType":"Claim","item":["x",null]}', 'a.json', 'json');
		expect(file?.problems).toMatchObject([
			{ rule: 'wrong-type', message: '`item` holds objects.', start: 32, end: 35 },
		]);
	});
});

describe('the date of a line', () => {
	it.each([
		['a day', { servicedDate: '2026-07-14' }, '2026-07-14'],
		['a month', { servicedDate: '2026-07' }, undefined],
		['a year', { servicedDate: '2026' }, undefined],
		['a period of one day', { servicedPeriod: { start: '2026-07-14', end: '2026-07-14' } }, '2026-07-14'],
		[
			'a period of hours',
			{ servicedPeriod: { start: '2026-07-14T10:30:00Z', end: '2026-07-14T11:00:00Z' } },
			'2026-07-14T10:30:00Z',
		],
		['a period of days', { servicedPeriod: { start: '2026-07-14', end: '2026-07-15' } }, undefined],
		['only an end', { servicedPeriod: { end: '2026-07-14' } }, undefined],
		['only a begin', { servicedPeriod: { start: '2026-07-14' } }, undefined],
		['an end of a month', { servicedPeriod: { start: '2026-07-14', end: '2026-07' } }, undefined],
		['a year', { servicedPeriod: { start: '2026', end: '2026' } }, undefined],
	])('%s', (_, item, date) => {
		const billablePeriod = { start: '2026-07-01', end: '2026-07-01' };
		expect(lineOf(item, { billablePeriod }).dateOfService?.value).toBe(date);
	});

	it('is that of the claim where the line has none', () => {
		const billablePeriod = { start: '2026-07-14', end: '2026-07-14' };
		expect(lineOf({ sequence: 1 }, { billablePeriod }).dateOfService?.value).toBe('2026-07-14');
		expect(claimOf({ billablePeriod }).dateOfService?.value).toBe('2026-07-14');
		expect(lineOf({ sequence: 1 }, { billablePeriod: { start: '2026-07-01', end: '2026-07-31' } })).not.toHaveProperty(
			'dateOfService',
		);
	});
});

describe('the provider of a line', () => {
	const member = (sequence: number, reference: string, role?: string) => ({
		sequence,
		provider: { reference },
		...(role && { role: { coding: [{ code: role }] } }),
	});

	it.each([
		['the billing provider', {}, [], 'Organization/O'],
		['the only member of the team', {}, [member(1, 'A')], 'A'],
		['the member it names', { careTeamSequence: [2] }, [member(1, 'A'), member(2, 'B')], 'B'],
		['of two the primary', { careTeamSequence: [1, 2] }, [member(1, 'A', 'assist'), member(2, 'B', 'Primary')], 'B'],
		['not known: of two none is primary', { careTeamSequence: [1, 2] }, [member(1, 'A'), member(2, 'B')], undefined],
		['not known: two, and none is named', {}, [member(1, 'A'), member(2, 'B')], undefined],
		['not known: it names nobody', { careTeamSequence: [7] }, [member(1, 'A')], undefined],
		['the named one, one number', { careTeamSequence: 1 }, [member(1, 'A'), member(2, 'B')], 'A'],
	])('is %s', (_, item, careTeam, provider) => {
		expect(lineOf(item, { provider: { reference: 'Organization/O' }, careTeam }).provider?.value).toBe(provider);
	});

	it('may be an identifier', () => {
		expect(lineOf({}, { provider: { identifier: { value: '1999999984' } } }).provider?.value).toBe('1999999984');
	});
});

describe('diagnoses and pointers', () => {
	const icd = (code: string) => ({ diagnosisCodeableConcept: { coding: [{ code }] } });

	it('a pointer is the position of the diagnosis whose sequence it names', () => {
		const diagnosis = [
			{ sequence: 10, ...icd('r91.1') },
			{ sequence: 30, ...icd('J18.9') },
		];
		const claim = claimOf({ diagnosis, item: [{ diagnosisSequence: [30, 10] }] });
		expect(claim.diagnoses.map((d) => d.value)).toEqual(['R91.1', 'J18.9']);
		expect(claim.lines[0]?.diagnosisPointers.map((p) => p.value)).toEqual([2, 1]);
	});

	it('one that names no coded diagnosis is left out, one that names none is told by 0', () => {
		const diagnosis = [
			{ sequence: 1, diagnosisReference: { reference: 'Condition/1' } },
			{ sequence: 2, ...icd('R91.1') },
		];
		const claim = claimOf({ diagnosis, item: [{ diagnosisSequence: [1, 2, 3] }] });
		expect(claim.diagnoses.map((d) => d.value)).toEqual(['R91.1']);
		expect(claim.lines[0]?.diagnosisPointers.map((p) => p.value)).toEqual([1, 0]);
	});

	it('without a sequence the position counts', () => {
		const claim = claimOf({ diagnosis: [icd('A'), icd('B')], item: [{ diagnosisSequence: 2 }] });
		expect(claim.lines[0]?.diagnosisPointers.map((p) => p.value)).toEqual([2]);
	});
});

describe('the claim', () => {
	const type = (code: string) => ({ type: { coding: [{ code }] } });

	it.each([
		[type('professional'), 'professional'],
		[type('Institutional'), 'institutional'],
		[type('oral'), 'other'],
		[type('vision'), 'other'],
		[type('pharmacy'), 'other'],
		[{}, 'professional'],
		[{ ...type('professional'), use: 'claim' }, 'professional'],
		[{ ...type('professional'), use: 'preauthorization' }, 'other'],
		[{ ...type('institutional'), use: 'predetermination' }, 'other'],
	])('%j is %s', (fields, scope) => {
		expect(claimOf(fields).scope).toBe(scope);
	});

	it.each([
		['cancelled', 'voided'],
		['entered-in-error', 'voided'],
		['active', undefined],
		['draft', undefined],
	])('status %s makes its lines %s', (status, lineStatus) => {
		expect(lineOf({}, { status }).status).toBe(lineStatus);
	});

	it.each([
		[{ insurer: { display: 'Medicare' } }, 'Medicare'],
		[{ insurance: [{ coverage: { display: 'A' } }, { focal: true, coverage: { display: 'B' } }] }, 'B'],
		[{ insurance: [{ coverage: { display: 'A' } }] }, 'A'],
		[{ insurer: { reference: 'Organization/2' } }, undefined],
	])('payer of %j', (fields, payer) => {
		expect(claimOf(fields).payer?.value).toBe(payer);
	});

	it('has no note, no procedures and no case id', () => {
		const file = readCases('{"resourceType":"Claim","note":{"text":"x"}}', 'a.json', 'json');
		expect(file?.cases[0]).not.toHaveProperty('note');
		expect(file?.cases[0]).not.toHaveProperty('id');
		expect(file?.cases[0]?.claim).toMatchObject({ diagnoses: [], lines: [] });
	});

	it('is read from YAML too, and from one item in place of a list', () => {
		const file = readCases(
			'resourceType: Claim\nitem:\n  productOrService:\n    coding: {code: 1023T}\n',
			'a.yaml',
			'yaml',
		);
		expect(file?.cases[0]?.claim?.lines.map((l) => l.code?.value)).toEqual(['1023T']);
	});
});
