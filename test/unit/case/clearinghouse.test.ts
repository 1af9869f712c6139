import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, ServiceLine } from '../../../server/case/case';
import { mayHoldCases } from '../../../server/case/readCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { at, valueAndPlace } from './places';
import { readCases } from './wholeFile';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };

function claimOf(information: object, root: object = {}): Claim {
	const text = JSON.stringify({ ...root, claimInformation: { serviceLines: [], ...information } });
	const file = readCases(text, 'a.json', 'json');
	expect(file?.problems).toEqual([]);
	return file?.cases[0]?.claim ?? expect.fail('no claim');
}

function lineOf(line: object, information: object = {}, root: object = {}): ServiceLine {
	return claimOf({ ...information, serviceLines: [line] }, root).lines[0] ?? expect.fail('no line');
}

const serviceOf = (professionalService: object) => lineOf({ professionalService });

const whole = `{
  "tradingPartnerName": "Medicare",
  "billing": { "npi": "1999999984" },
  "claimInformation": {
    "patientControlNumber": "CLM-1",
    "placeOfServiceCode": "22",
    "claimFrequencyCode": "1",
    "healthCareCodeInformation": [
      { "diagnosisTypeCode": "ABK", "diagnosisCode": "R911" }
    ],
    "serviceLines": [
      {
        "serviceDate": "20260714",
        "professionalService": {
          "procedureIdentifier": "HC",
          "procedureCode": "1023t",
          "procedureModifiers": ["rt"],
          "measurementUnit": "UN",
          "serviceUnitCount": "2",
          "compositeDiagnosisCodePointers": { "diagnosisCodePointers": ["1"] }
        }
      }
    ]
  }
}
`;

describe('places', () => {
	const file = readCases(whole, 'a.json', 'json');
	const claim = file?.cases[0]?.claim;

	it('of the claim', () => {
		expect(file?.cases[0]).toMatchObject({ format: 'clearinghouse', start: 0, missing: [], keys: [] });
		expect(at(whole, claim)).toBe('0:0-24:1');
		expect(at(whole, claim?.heading)).toBe('3:2-20');
		expect(valueAndPlace(whole, claim?.id)).toBe('CLM-1 4:28-35');
		expect(valueAndPlace(whole, claim?.payer)).toBe('Medicare 1:24-34');
		expect(valueAndPlace(whole, claim?.placeOfService)).toBe('22 5:26-30');
		expect(claim?.diagnoses.map((d) => valueAndPlace(whole, d))).toEqual(['R911 8:53-59']);
		expect(claim?.providerNumbers.map((n) => valueAndPlace(whole, n))).toEqual(['1999999984 2:22-34']);
	});

	it('of the line: the date is a day for the rules and lies on what stands in the file', () => {
		const line = claim?.lines[0];
		expect(line?.path).toEqual(['claimInformation', 'serviceLines', 0]);
		expect(at(whole, line)).toBe('11:6-21:7');
		expect(valueAndPlace(whole, line?.dateOfService)).toBe('2026-07-14 12:23-33');
		expect(valueAndPlace(whole, line?.code)).toBe('1023T 15:27-34');
		expect(line?.modifiers.map((m) => valueAndPlace(whole, m))).toEqual(['RT 16:33-37']);
		expect(valueAndPlace(whole, line?.units)).toBe('2 18:30-33');
		expect(line?.diagnosisPointers.map((p) => valueAndPlace(whole, p))).toEqual(['1 19:72-75']);
		expect(valueAndPlace(whole, line?.placeOfService)).toBe('22 5:26-30');
		expect(valueAndPlace(whole, line?.provider)).toBe('1999999984 2:22-34');
	});

	it('of the findings, and nothing is said that a complete claim would not be told', () => {
		const found = reviewFile(whole, 'a.json', 'json', context)?.findings ?? [];
		expect(found.map((f) => `${f.rule} ${at(whole, f)}`)).toEqual([
			'add-on-without-primary 15:27-34',
			'add-on-units 18:30-33',
		]);
	});
});

describe('what is a claim request', () => {
	it.each([
		['another object', '{"claimInformation":{"lines":[]}}'],
		['the word in a text', '{"x":"claimInformation serviceLines"}'],
		['a text in place of the lines', '{"claimInformation":{"serviceLines":"string"}}'],
		['no lines', '{"claimInformation":{"serviceLines":null}}'],
		['no object', '{"claimInformation":["serviceLines"]}'],
	])('not %s', (_, text) => {
		expect(readCases(text, 'a.json', 'json')).toBeUndefined();
		expect(reviewFile(text, 'a.json', 'json', context)?.caseCount ?? 0).toBe(0);
	});

	it('is seen before a parser looks at it', () => {
		expect(mayHoldCases('{"serviceLines":[]}', false)).toBe(false);
		expect(mayHoldCases('{"claimInformation":{}}', false)).toBe(false);
		expect(mayHoldCases(whole, false)).toBe(true);
	});

	it('may be several in a list, one a line, or be written in YAML', () => {
		const one = '{"claimInformation":{"serviceLines":[]}}';
		expect(reviewFile(`[${one},\n${one}, {"a":1}]`, 'a.json', 'json', context)?.caseCount).toBe(2);
		expect(reviewFile(`${one}\n${one}\n`, 'a.ndjson', 'lines', context)?.caseCount).toBe(2);
		const yaml = 'claimInformation:\n  serviceLines:\n    professionalService: { procedureCode: 1023T }\n';
		expect(readCases(yaml, 'a.yaml', 'yaml')?.cases[0]?.claim?.lines.map((l) => l.code?.value)).toEqual(['1023T']);
	});
});

describe('a line', () => {
	it.each([
		['a text', '2', 2],
		['a number', 2, 2],
		['a text with a fraction', '3.0', 3],
		['blank', ' ', undefined],
		['null', null, undefined],
	])('has units: %s', (_, serviceUnitCount, units) => {
		expect(serviceOf({ serviceUnitCount }).units?.value).toBe(units);
		expect(serviceOf({ serviceUnitCount, measurementUnit: 'un' }).units?.value).toBe(units);
	});

	it('says with minutes or days nothing of how often', () => {
		expect(serviceOf({ serviceUnitCount: '15', measurementUnit: 'MJ' })).not.toHaveProperty('units');
		expect(serviceOf({ serviceUnitCount: '2', measurementUnit: 'DA' })).not.toHaveProperty('units');
	});

	it.each([
		['compact', { serviceDate: '20260714' }, '2026-07-14'],
		['a number', { serviceDate: 20260714 }, '2026-07-14'],
		['ISO', { serviceDate: '2026-07-14' }, '2026-07-14'],
		['a span of one day', { serviceDate: '20260714', serviceDateEnd: '2026-07-14' }, '2026-07-14'],
		['a span of one day in one text', { serviceDate: '20260714-20260714' }, '2026-07-14'],
		['with an empty end', { serviceDate: '20260714', serviceDateEnd: null }, '2026-07-14'],
		['a span of days', { serviceDate: '20260714', serviceDateEnd: '20260715' }, undefined],
		['a span of days in one text', { serviceDate: '20260714-20260715' }, undefined],
		['only an end', { serviceDateEnd: '20260714' }, undefined],
		['no date at all, as written', { serviceDate: '7/14/2026' }, '7/14/2026'],
		['no day of the calendar', { serviceDate: '20261399' }, '2026-13-99'],
		['blank', { serviceDate: '' }, undefined],
	])('has a date: %s', (_, line, date) => {
		expect(lineOf(line).dateOfService?.value).toBe(date);
	});

	it('has modifiers: empty ones are none, the others are in capitals', () => {
		expect(serviceOf({ procedureModifiers: ['', 'rt', ' 59 ', null, 'X'] }).modifiers.map((m) => m.value)).toEqual([
			'RT',
			'59',
			'X',
		]);
		expect(serviceOf({ procedureModifiers: 'rt' }).modifiers.map((m) => m.value)).toEqual(['RT']);
		expect(serviceOf({ procedureModifiers: 59 }).modifiers.map((m) => m.value)).toEqual(['59']);
	});

	it('with a modifier of one character is told so, and nothing else', () => {
		const text = whole.replace('"rt"', '"r", ""').replace('"2"', '"1"').replace('1023t', '32408');
		const found = reviewFile(text, 'a.json', 'json', context)?.findings ?? [];
		expect(found.map((f) => `${f.rule} ${at(text, f)}`)).toEqual(['modifier-code 16:33-36']);
	});

	it.each([
		['texts', { diagnosisCodePointers: ['1', '2'] }, [1, 2]],
		['integers', { diagnosisCodePointers: [2, 1] }, [2, 1]],
		['lists in lists', { diagnosisCodePointers: [['1'], ['2']] }, [1, 2]],
		['letters', { diagnosisCodePointers: ['A', 'b'] }, [1, 2]],
		['one', { diagnosisCodePointers: 1 }, [1]],
		['a list in place of the object', [['1']], [1]],
		['none', { diagnosisCodePointers: [] }, []],
		['empty', {}, []],
		['null', null, []],
	])('has pointers: %s', (_, compositeDiagnosisCodePointers, pointers) => {
		const valuesOf = (line: ServiceLine) => line.diagnosisPointers.map((p) => p.value);
		expect(valuesOf(serviceOf({ compositeDiagnosisCodePointers }))).toEqual(pointers);
		expect(valuesOf(lineOf({ professionalService: {}, compositeDiagnosisCodePointers }))).toEqual(pointers);
	});

	it('has its own place of service, or the claim’s', () => {
		const placed = (line: object) => lineOf(line, { placeOfServiceCode: 22 }).placeOfService?.value;
		expect(placed({ professionalService: { placeOfServiceCode: '11' } })).toBe('11');
		expect(placed({ professionalService: {}, placeOfServiceCode: '24' })).toBe('24');
		expect(placed({ professionalService: { placeOfServiceCode: '' } })).toBe('22');
	});

	it('has a CPT or HCPCS code, as text or number', () => {
		expect(serviceOf({ procedureCode: 32408 }).code?.value).toBe('32408');
		expect(serviceOf({ procedureCode: ' 1023t ', procedureIdentifier: 'hc' }).code?.value).toBe('1023T');
		expect(serviceOf({ procedureCode: '12345', procedureIdentifier: 'ER' })).not.toHaveProperty('code');
		expect(serviceOf({ procedureCode: '' })).not.toHaveProperty('code');
	});

	it('may say itself what was done', () => {
		const line = lineOf({ procedureCode: '1023T', serviceUnitCount: '1', procedureModifiers: ['RT'] });
		expect([line.code?.value, line.units?.value, line.modifiers[0]?.value]).toEqual(['1023T', 1, 'RT']);
	});

	it('of an institutional claim has a revenue code, and no place of service', () => {
		const line = { institutionalService: { procedureCode: '32408', serviceLineRevenueCode: '0361' } };
		const claim = claimOf({ placeOfServiceCode: '13', serviceLines: [line] });
		expect([claim.scope, claim.lines[0]?.code?.value, claim.lines[0]?.revenueCode?.value]).toEqual([
			'institutional',
			'32408',
			'0361',
		]);
		expect(claim.lines[0]).not.toHaveProperty('placeOfService');
		const beside = lineOf({ institutionalService: {}, serviceLineRevenueCode: '0360' });
		expect(beside.revenueCode?.value).toBe('0360');
	});

	it('of a dental claim is none for procedures', () => {
		expect(claimOf({ serviceLines: [{ dentalService: { procedureCode: 'D0120' } }] }).scope).toBe('other');
	});

	it('of text is a problem, of nothing none', () => {
		const text = '{"claimInformation":{"serviceLines":["x",null,{}]}}';
		expect(readCases(text, 'a.json', 'json')?.problems).toEqual([
			{ rule: 'wrong-type', message: '`serviceLines` holds objects.', start: 37, end: 40 },
		]);
	});

	it('with values of the wrong kind gives problems at their places', () => {
		const text =
			'{"claimInformation":{"serviceLines":[{"professionalService":{"procedureCode":["x"],"serviceUnitCount":"two"}},{"professionalService":7}]}}';
		expect(readCases(text, 'a.json', 'json')?.problems).toMatchObject([
			{ rule: 'wrong-type', start: 77, end: 82 },
			{ rule: 'wrong-type', start: 102, end: 107 },
			{ rule: 'wrong-type', start: 133, end: 134 },
		]);
	});
});

describe('the claim', () => {
	it.each([
		['8', 'voided', undefined],
		[8, 'voided', undefined],
		['7', undefined, undefined],
		['1', undefined, 'P-1'],
	])('of frequency %j has lines %s and the id %s', (claimFrequencyCode, status, id) => {
		const claim = claimOf({ claimFrequencyCode, patientControlNumber: 'P-1', serviceLines: [{}] });
		expect([claim.lines[0]?.status, claim.id?.value]).toEqual([status, id]);
	});

	it('has the number of its prior authorization, or that of a line', () => {
		const ofLine = { priorAuthorization: [{}, { priorAuthorizationOrReferralNumber: 'PA-2' }] };
		const serviceLines = [{}, { serviceLineReferenceInformation: ofLine }];
		expect(claimOf({ serviceLines }).authorization?.value).toBe('PA-2');
		const claimSupplementalInformation = { priorAuthorizationNumber: 'PA-1', referralNumber: 'R-1' };
		expect(claimOf({ serviceLines, claimSupplementalInformation }).authorization?.value).toBe('PA-1');
		expect(claimOf({ claimSupplementalInformation: { referralNumber: 'R-1' } }).authorization).toBeUndefined();
	});

	it('that is a void gets no finding about its add-on', () => {
		const text = whole.replace('"claimFrequencyCode": "1"', '"claimFrequencyCode": "8"');
		expect(reviewFile(text, 'a.json', 'json', context)?.findings).toEqual([]);
	});

	it.each([
		[{ tradingPartnerName: 'Medicare', receiver: { organizationName: 'X' } }, 'Medicare'],
		[{ tradingPartnerName: '', receiver: { organizationName: 'Aetna' } }, 'Aetna'],
		[{ tradingPartnerServiceId: '9496' }, '9496'],
		[{}, undefined],
	])('payer of %j', (root, payer) => {
		expect(claimOf({}, root).payer?.value).toBe(payer);
	});

	it.each(['R911', 'r91.1', 'R91.1'])('diagnosis %s has its form, with a dot or without', (diagnosisCode) => {
		const text = whole.replace('R911', diagnosisCode).replace('1023t', '32408').replace('"2"', '"1"');
		expect(reviewFile(text, 'a.json', 'json', context)?.findings).toEqual([]);
	});

	it('diagnoses of ICD-9 are of another system; empty ones are none', () => {
		const healthCareCodeInformation = [
			{ diagnosisTypeCode: 'BK', diagnosisCode: '5181' },
			{ diagnosisCode: '' },
			{ diagnosisCode: 'R911' },
		];
		expect(claimOf({ healthCareCodeInformation }).diagnoses).toMatchObject([
			{ value: '5181', otherSystem: true },
			{ value: 'R911' },
		]);
		expect(claimOf({ healthCareCodeInformation }).diagnoses[1]).not.toHaveProperty('otherSystem');
	});
});

describe('the provider of a line', () => {
	const billing = { npi: 'B' };
	const listed = (providerType: string, npi?: string) => ({ providerType, ...(npi && { npi }) });

	it.each([
		['the billing one', {}, { billing }, 'B', undefined],
		['the listed billing one', {}, { providers: [listed('BillingProvider', 'L')] }, 'L', undefined],
		['the rendering one', {}, { billing, rendering: { npi: 'R' } }, 'R', 'R'],
		['the listed rendering one', {}, { billing, providers: [listed('renderingprovider', 'R')] }, 'R', 'R'],
		['its own', { renderingProvider: { npi: 'O' } }, { billing, rendering: { npi: 'R' } }, 'O', 'O'],
		['its own, a number', { renderingProvider: { npi: 1999999984 } }, { billing }, '1999999984', '1999999984'],
		[
			'the same under two keys',
			{},
			{ rendering: { npi: 'R' }, providers: [listed('RenderingProvider', 'R')] },
			'R',
			'R',
		],
		[
			'not known: two',
			{},
			{ billing, providers: [listed('RenderingProvider', 'R'), listed('RenderingProvider', 'S')] },
			undefined,
			undefined,
		],
		['not known: named without a number', { renderingProvider: { lastName: 'X' } }, { billing }, undefined, undefined],
		['the billing one: its own is an empty template', { renderingProvider: { npi: '' } }, { billing }, 'B', undefined],
		['nobody', {}, {}, undefined, undefined],
	])('is %s', (_, line, root, provider, rendering) => {
		const read = lineOf(line, {}, root);
		expect([read.provider?.value, read.rendering?.value]).toEqual([provider, rendering]);
	});

	it('and all others count as provider numbers, each once', () => {
		const root = {
			billing,
			referring: { npi: 'F' },
			providers: [listed('BillingProvider', 'L'), listed('SupervisingProvider', 'S'), listed('ReferringProvider')],
		};
		const claim = claimOf({ serviceLines: [{ renderingProvider: { npi: 'O' } }, {}] }, root);
		expect(claim.providerNumbers.map((n) => n.value).sort()).toEqual(['B', 'F', 'L', 'O', 'S']);
	});
});

describe('whatever stands in it', () => {
	type Data = null | boolean | number | string | Data[] | { [key: string]: Data };
	const other = fc.constantFrom<Data>(null, true, 0, -1, 1e300, '', ' ', 'x', [], [[]], {}, [{}], ['1', [2]], {
		npi: [],
	});

	/** The data with one value somewhere in it replaced. */
	function mutated(data: Data, steps: readonly number[], value: Data): Data {
		const [step = 0, ...rest] = steps;
		if (steps.length === 0 || data === null || typeof data !== 'object') {
			return value;
		}
		if (Array.isArray(data)) {
			const index = step % Math.max(data.length, 1);
			return data.length === 0 ? value : data.map((d, i) => (i === index ? mutated(d, rest, value) : d));
		}
		const keys = Object.keys(data);
		const key = keys[step % Math.max(keys.length, 1)];
		return key === undefined ? value : { ...data, [key]: mutated(data[key] ?? null, rest, value) };
	}

	it('nothing throws, and every finding lies in the text', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.array(fc.nat(20), { maxLength: 7 }), other), { minLength: 1, maxLength: 3 }),
				fc.boolean(),
				(mutations, inList) => {
					const data = mutations.reduce((d, [steps, value]) => mutated(d, steps, value), JSON.parse(whole) as Data);
					const text = JSON.stringify(inList ? [data, JSON.parse(whole)] : data, null, 1);
					const review = reviewFile(text, 'a.json', 'json', context);
					for (const f of review?.findings ?? []) {
						expect(f.rule).not.toBe('internal');
						expect(0 <= f.start && f.start <= f.end && f.end <= text.length).toBe(true);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	it('a text that is cut off anywhere is read', () => {
		for (let end = 0; end <= whole.length; end += 7) {
			const review = reviewFile(whole.slice(0, end), 'a.json', 'json', context);
			expect(review?.findings.filter((f) => f.rule === 'internal') ?? []).toEqual([]);
		}
	});
});
