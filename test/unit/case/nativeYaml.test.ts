import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../server/case/case';
import {
	type CodeKnowledge,
	leavesOutBilling,
	leavesOutProcedures,
	notWritable,
	otherDiagnoses,
	otherProviders,
	nativeYaml as yamlOf,
} from '../../../server/case/nativeYaml';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import type { TextFormat } from '../../../server/text/tree';
import type { CaseData, LineData } from '../rules/correctClaims/caseData';
import { asClearinghouse } from '../rules/correctClaims/clearinghouse';
import { asFhir } from '../rules/correctClaims/fhir';
import { faultyCase } from '../rules/faultyCases/data';
import { notation, written } from '../rules/faultyCases/writers';
import { readCases } from './wholeFile';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };

const known: CodeKnowledge = {
	fieldsOf: (code) => context.guidance.fieldsOf(code).map((f) => f.name),
	isCompared: (code) => context.guidance.addOn(code) !== undefined || context.guidance.addOnsListing(code).length > 0,
};

function nativeYaml(cases: readonly Case[]): string {
	return yamlOf(cases, known);
}

function casesOf(text: string, path = 'a.json', format: TextFormat = 'json'): readonly Case[] {
	return readCases(text, path, format)?.cases ?? expect.fail('no case');
}

describe('a claim of another format', () => {
	it('from a clearinghouse: what all lines share stands on the claim', () => {
		const text = JSON.stringify({
			tradingPartnerName: 'Medicare',
			billing: { npi: '2999999982' },
			claimInformation: {
				patientControlNumber: 'CLM-1',
				placeOfServiceCode: '22',
				healthCareCodeInformation: [{ diagnosisTypeCode: 'ABK', diagnosisCode: 'R911' }],
				serviceLines: [
					{
						serviceDate: '20260714',
						professionalService: {
							procedureCode: '32408',
							procedureModifiers: ['rt'],
							serviceUnitCount: '1',
							compositeDiagnosisCodePointers: [['1']],
						},
						renderingProvider: { npi: '1999999984' },
					},
					{
						serviceDate: '20260715',
						professionalService: { procedureCode: '1023t', placeOfServiceCode: '11' },
					},
				],
			},
		});
		expect(nativeYaml(casesOf(text))).toBe(`claim:
  id: CLM-1
  payer: Medicare
  billingProvider: "2999999982"
  placeOfService: "22"
  diagnoses:
    - R911
  lines:
    - code: "32408"
      modifiers:
        - RT
      units: 1
      diagnosisPointers:
        - 1
      dateOfService: 2026-07-14
      renderingProvider: "1999999984"
    - code: 1023T
      dateOfService: 2026-07-15
      placeOfService: "11"
`);
	});

	it('from FHIR: a day that a line does not have is not put over it', () => {
		const text = JSON.stringify({
			resourceType: 'Claim',
			status: 'cancelled',
			billablePeriod: { start: '2026-07-14', end: '2026-07-14' },
			careTeam: [{ sequence: 1, provider: { reference: 'Practitioner/1' } }],
			item: [
				{ sequence: 1, productOrService: { coding: [{ code: '32408' }] } },
				{ sequence: 2, servicedPeriod: { start: '2026-07-14', end: '2026-07-16' } },
			],
		});
		expect(nativeYaml(casesOf(text))).toBe(`claim:
  renderingProvider: Practitioner/1
  lines:
    - code: "32408"
      dateOfService: 2026-07-14
      status: voided
    - status: voided
`);
	});

	it('from FHIR: a biller is not put in the place of one who is not known', () => {
		const team = [1, 2].map((sequence) => ({ sequence, provider: { reference: `Practitioner/${sequence}` } }));
		const provider = { reference: 'Organization/1' };
		const text = JSON.stringify({ resourceType: 'Claim', provider, careTeam: team, item: [{ sequence: 1 }] });
		expect(nativeYaml(casesOf(text))).toBe('claim:\n  lines:\n    - {}\n');
		expect(casesOf(text).map(leavesOutBilling)).toEqual([true]);
		const known = JSON.stringify({ resourceType: 'Claim', provider, item: [{ sequence: 1 }] });
		expect(nativeYaml(casesOf(known))).toBe('claim:\n  billingProvider: Organization/1\n  lines:\n    - {}\n');
		expect(casesOf(known).map(leavesOutBilling)).toEqual([false]);
	});

	it('several cases are several documents', () => {
		const one = '{"claimInformation":{"serviceLines":[]}}';
		expect(nativeYaml(casesOf(`[${one},${one}]`))).toBe('claim:\n  lines: []\n---\nclaim:\n  lines: []\n');
	});

	it('is not written where it is not understood, or none for procedures', () => {
		const [wrong, dental, good] = casesOf(
			JSON.stringify([
				{ claimInformation: { serviceLines: ['x'] } },
				{ claimInformation: { serviceLines: [{ dentalService: {} }] } },
				{ claimInformation: { serviceLines: [{}] } },
			]),
		);
		expect([wrong, dental, good].map((c) => c && notWritable(c))).toEqual([
			'not understood',
			'no claim for procedures',
			undefined,
		]);
	});

	it('with providers who neither bill nor render is told apart', () => {
		const parties = { billing: { npi: '1999999984' }, referring: { npi: '1999999976' }, supervising: { npi: '' } };
		const text = JSON.stringify({ ...parties, claimInformation: { serviceLines: [{}] } });
		expect(casesOf(text).map(otherProviders)).toEqual([1]);
	});

	it('with diagnoses of another code system is told apart', () => {
		const healthCareCodeInformation = [{ diagnosisTypeCode: 'BK', diagnosisCode: '5181' }, { diagnosisCode: 'R911' }];
		const text = JSON.stringify({ claimInformation: { healthCareCodeInformation, serviceLines: [] } });
		expect(casesOf(text).map(otherDiagnoses)).toEqual([1]);
	});
});

describe('a case of our own format', () => {
	it('keeps all it has, also what is wrong; a number that YAML changes becomes a text', () => {
		const text = `# gone
case: 007
claim: { typeOfBill: "0131", lnes: 1, lines: { code: 32408, charge: 1450.5, modifiers: rt } }
note:
  documentation: { 1023t: { technique: [gas, balloon], complications: ~ } }
  text: "One.\\nTwo: #2"
`;
		expect(nativeYaml(casesOf(text, 'a.case.yaml', 'yaml'))).toBe(`case: "007"
claim:
  typeOfBill: "0131"
  lnes: 1
  lines:
    code: 32408
    charge: 1450.5
    modifiers: rt
note:
  documentation:
    1023t:
      technique:
        - gas
        - balloon
      complications: null
  text: |-
    One.
    Two: #2
`);
	});

	it('carries the words of a note over literally', () => {
		const words = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(fc.constantFrom('a', ' ', '\n', '\t', '\r', '#', ':', '- ', '---', '\u2028')).map((a) => a.join('')),
		);
		fc.assert(
			fc.property(words, (text) => {
				const yaml = nativeYaml(casesOf(JSON.stringify({ note: { text } }), 'a.note.json'));
				const [again] = casesOf(yaml, 'a.note.yaml', 'yaml');
				const [before] = casesOf(JSON.stringify({ note: { text } }), 'a.note.json');
				expect(again?.note?.text?.value).toBe(before?.note?.text?.value);
			}),
			{ numRuns: 1000 },
		);
	});
});

/**
 * Rule and service line (from 0) of each finding. Left out is what a case of our own format must have besides; and a
 * provider's number counts once, since FHIR says it once for all lines that it is about, in another place than these.
 */
function found(text: string, path: string, format: TextFormat): string[] {
	const review = reviewFile(text, path, format, context) ?? expect.fail(`no case in\n${text}`);
	return review.parts
		.flatMap(({ review: part }) => part.cases)
		.flatMap(({ case: one, findings: all }) => {
			const findings = all.filter((f, i) => f.rule !== 'npi' || all.findIndex((g) => g.rule === 'npi') === i);
			const lines = one.claim?.lines ?? [];
			const isOnlyMissing = (f: { rule: string; start: number; end: number }) =>
				['required-field', 'date-of-service', 'diagnosis-pointer'].includes(f.rule) &&
				one.missing.some((m) => m.start === f.start && m.end === f.end);
			return findings
				.filter((f) => !isOnlyMissing(f))
				.map((f) => {
					const at = lines.findIndex((l) => l.start <= f.start && f.end <= l.end);
					return f.rule === 'npi' ? f.rule : `${f.rule} ${at}`;
				});
		})
		.sort();
}

describe('the findings are those of the case as it arrived', () => {
	const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150), seed: Number(process.env.PROPERTY_SEED ?? 1) };

	it('in our own format, however written', { timeout: 3_600_000 }, () => {
		const rules = new Set<string>();
		fc.assert(
			fc.property(faultyCase, notation, (data, how) => {
				const { text, file, format } = written(data, how);
				const yaml = nativeYaml(casesOf(text, file, format));
				const direct = found(text, file, format);
				for (const f of direct) {
					rules.add(f.split(' ')[0] ?? '');
				}
				expect({ yaml, found: found(yaml, 'x.case.yaml', 'yaml') }).toEqual({ yaml, found: direct });
			}),
			runs,
		);
		expect(rules.size).toBeGreaterThan(20);
	});

	const number = fc.constantFrom('1999999984', '1999999976', '1999999985');
	const day = fc.constantFrom('2026-03-10', '2026-03-12', '2025-12-31', '2026-02-30', '2027-01-01');
	const place = fc.constantFrom('22', '11', '98');
	const line = fc.record(
		{
			code: fc.constantFrom('1023T', '1022T', '32408', '32554', '49405', '77012', '88305', 'X12', '1023t'),
			modifiers: fc.subarray(['RT', 'LT', '50', '51', 'rt', '59', '62']),
			units: fc.constantFrom(1, 2, 3),
			diagnosisPointers: fc.array(fc.constantFrom(1, 2, 9), { minLength: 1, maxLength: 5 }),
			dateOfService: day,
			placeOfService: place,
			renderingProvider: number,
		},
		{ requiredKeys: ['diagnosisPointers'] },
	) as fc.Arbitrary<LineData>;
	const claim = fc.record(
		{
			id: fc.constant('CLM-1'),
			type: fc.constantFrom('professional', 'professional', 'institutional'),
			payer: fc.constantFrom('Medicare', 'Acme'),
			patient: fc.constant('P-0101'),
			billingProvider: number,
			renderingProvider: number,
			placeOfService: place,
			dateOfService: day,
			diagnoses: fc.array(fc.constantFrom('R91.1', 'C34.11', 'C78.02', 'C34.1', 'J90', '786.6', 'R91.9'), {
				maxLength: 14,
			}),
			lines: fc.array(line, { minLength: 1, maxLength: 5 }),
		},
		{ requiredKeys: ['id', 'patient', 'diagnoses', 'lines'] },
	) as fc.Arbitrary<CaseData['claim']>;

	const words = fc.constantFrom(
		'none',
		'',
		'Under CT guidance 40 mL of saline displaced the aorta from the needle path.',
		'No complications. # or: - "so"',
		'pneumothorax',
		'Left lung biopsied.\n\nTechnique:\nsaline',
	);
	const coded = fc.record({ text: words });
	const time = fc.constantFrom('2026-03-10', '2026-03-10T10:41:00-05:00', '2026-03-10T10:47:00-05:00', '2026-03', '');
	const procedure = fc.record(
		{
			resourceType: fc.constant('Procedure'),
			status: fc.constantFrom('completed', 'not-done'),
			code: fc.constantFrom('1023T', '32408', '49405').map((code) => ({ coding: [{ code }] })),
			reasonCode: fc.array(coded, { maxLength: 2 }),
			complication: fc.array(coded, { maxLength: 2 }),
			followUp: coded,
			performedPeriod: fc.record({ start: time, end: time }),
			note: fc.array(fc.record({ text: words })),
		},
		{ requiredKeys: ['resourceType', 'status', 'code'] },
	);
	const document = fc.oneof(
		fc.record({ resourceType: fc.constant('DiagnosticReport'), status: fc.constant('final'), conclusion: words }),
		words.map((text) => ({
			resourceType: 'Composition',
			status: 'preliminary',
			section: [{ title: 'Findings', text: { div: `<div><p>${text.replaceAll('"', '&quot;')}</p></div>` } }],
		})),
		words.map((text) => ({
			resourceType: 'DocumentReference',
			content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
		})),
	);

	it('in a Bundle with its record', { timeout: 3_600_000 }, () => {
		const rules = new Set<string>();
		fc.assert(
			fc.property(claim, fc.array(fc.oneof(procedure, document), { maxLength: 4 }), (one, record) => {
				const resources = [asFhir({ claim: one } as CaseData), ...record];
				const text = JSON.stringify({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
				const cases = casesOf(text);
				fc.pre(!cases.some((c) => leavesOutBilling(c) || leavesOutProcedures(c, known)));
				const yaml = nativeYaml(cases);
				const direct = found(text, 'a.json', 'json');
				for (const f of direct) {
					rules.add(f.split(' ')[0] ?? '');
				}
				expect({ text, yaml, found: found(yaml, 'x.case.yaml', 'yaml') }).toEqual({ text, yaml, found: direct });
			}),
			runs,
		);
		expect(rules.size).toBeGreaterThan(15);
	});

	it.each([
		["in a clearinghouse's JSON", asClearinghouse],
		['in HL7 FHIR', asFhir],
	])('%s', { timeout: 3_600_000 }, (_, write) => {
		const rules = new Set<string>();
		fc.assert(
			fc.property(claim, (one) => {
				const text = JSON.stringify(write({ claim: one } as CaseData));
				const cases = casesOf(text);
				fc.pre(!cases.some(leavesOutBilling));
				const yaml = nativeYaml(cases);
				const direct = found(text, 'a.json', 'json');
				for (const f of direct) {
					rules.add(f.split(' ')[0] ?? '');
				}
				expect({ yaml, found: found(yaml, 'x.case.yaml', 'yaml') }).toEqual({ yaml, found: direct });
			}),
			runs,
		);
		expect(rules.size).toBeGreaterThan(10);
	});
});
