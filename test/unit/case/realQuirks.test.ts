import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../server/case/case';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { Workspace } from '../../../server/workspace/workspace';
import { MemoryHost } from '../workspace/memoryHost';
import { readCases } from './wholeFile';

// What files from the wild were seen to hold: each is read for what it means, and gives no false alarm.

const context = { guidance: bundledGuidance(), today: '2026-11-23' };
const cpt = 'http://www.ama-assn.org/go/cpt';
const coded = (code: string, system?: string) => ({ coding: [{ ...(system && { system }), code }] });
const item = (fields: object = {}) => ({
	sequence: 1,
	productOrService: coded('32408', cpt),
	servicedDate: '2026-06-16',
	...fields,
});
const fhir = (fields: object = {}) => JSON.stringify({ resourceType: 'Claim', id: 'C', item: [item()], ...fields });
const request = (line: object, information: object = {}) =>
	JSON.stringify({
		claimInformation: {
			...information,
			serviceLines: [
				{
					serviceDate: '20260616',
					professionalService: { procedureCode: '32408', procedureIdentifier: 'HC' },
					...line,
				},
			],
		},
	});

function claimOf(text: string): Claim {
	return readCases(text, 'a.json', 'json')?.cases[0]?.claim ?? expect.fail('no claim');
}

/** What is said beyond a hint. */
function alarms(text: string): string[] {
	return (reviewFile(text, 'a.json', 'json', context)?.findings ?? [])
		.filter((f) => f.severity !== 'hint')
		.map((f) => f.rule);
}

const line = (text: string) => claimOf(text).lines[0];

describe.each<[string, string, (text: string) => unknown, unknown]>([
	[
		'a code without a system',
		fhir({ item: [item({ productOrService: coded('32408') })] }),
		(t) => line(t)?.code?.value,
		'32408',
	],
	[
		'CPT under an OID',
		fhir({ item: [item({ productOrService: coded('32408', 'urn:oid:2.16.840.1.113883.6.12') })] }),
		(t) => line(t)?.code?.value,
		'32408',
	],
	[
		'HCPCS under an address of CMS',
		fhir({
			item: [item({ productOrService: coded('A4550', 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets') })],
		}),
		(t) => line(t)?.code?.value,
		'A4550',
	],
	[
		'a place of service under an address of HL7',
		fhir({
			item: [item({ locationCodeableConcept: coded('22', 'http://terminology.hl7.org/CodeSystem/ex-serviceplace') })],
		}),
		(t) => line(t)?.placeOfService?.value,
		'22',
	],
	['a line with no code', fhir({ item: [item({ productOrService: undefined })] }), (t) => line(t)?.code, undefined],
	[
		'a data-absent-reason in place of a code',
		fhir({
			item: [
				item({
					productOrService: coded('not-applicable', 'http://terminology.hl7.org/CodeSystem/data-absent-reason'),
				}),
			],
		}),
		(t) => line(t)?.code,
		undefined,
	],
	[
		'one code under two systems',
		fhir({
			item: [
				item({
					productOrService: { coding: [...coded('32408', cpt).coding, ...coded('32408', 'urn:x:hcpcs').coding] },
				}),
			],
		}),
		(t) => claimOf(t).lines.map((l) => l.code?.value),
		['32408'],
	],
	[
		'sequences that begin anywhere',
		fhir({
			diagnosis: [{ sequence: 7, diagnosisCodeableConcept: coded('R91.1', 'http://hl7.org/fhir/sid/icd-10-cm') }],
			item: [item({ sequence: 4, diagnosisSequence: [7] })],
		}),
		(t) => line(t)?.diagnosisPointers.map((p) => p.value),
		[1],
	],
	[
		'a period with only an end',
		fhir({ item: [item({ servicedDate: undefined, servicedPeriod: { end: '2026-06-16' } })] }),
		(t) => line(t)?.dateOfService,
		undefined,
	],
	['a quantity of 3.0', fhir().replace('"sequence":1', '"quantity":{"value":3.0}'), (t) => line(t)?.units?.value, 3],
	['a quantity as text', fhir({ item: [item({ quantity: { value: '1' } })] }), (t) => line(t)?.units?.value, 1],
	[
		'an empty modifier and one in small letters',
		fhir({ item: [item({ modifier: [coded(''), coded('rt')] })] }),
		(t) => line(t)?.modifiers.map((m) => m.value),
		['RT'],
	],
	['a modifier of one character', fhir({ item: [item({ modifier: [coded('R')] })] }), (t) => line(t)?.modifiers, []],
	[
		'a diagnosis without its dot',
		fhir({
			diagnosis: [{ sequence: 1, diagnosisCodeableConcept: coded('R911', 'http://hl7.org/fhir/sid/icd-10-cm') }],
		}),
		(t) => claimOf(t).diagnoses.map((d) => [d.value, d.otherSystem]),
		[['R911', undefined]],
	],
	[
		'a procedure in SNOMED CT',
		fhir({ item: [item({ productOrService: coded('78603008', 'http://snomed.info/sct') })] }),
		(t) => line(t)?.code,
		undefined,
	],
	...['oral', 'vision', 'pharmacy'].map((type): [string, string, (text: string) => unknown, unknown] => [
		`a claim of the type ${type}`,
		fhir({ type: coded(type), item: [item({ productOrService: coded('1023T') })] }),
		(t) => claimOf(t).scope,
		'other',
	]),
	[
		"a clearinghouse's date with hyphens",
		request({ serviceDate: '2026-06-16' }),
		(t) => line(t)?.dateOfService?.value,
		'2026-06-16',
	],
	[
		'pointers in lists in lists, as text',
		request(
			{ professionalService: { procedureCode: '32408', compositeDiagnosisCodePointers: [['1']] } },
			{
				healthCareCodeInformation: [{ diagnosisTypeCode: 'ABK', diagnosisCode: 'R911' }],
			},
		),
		(t) => line(t)?.diagnosisPointers.map((p) => p.value),
		[1],
	],
	[
		'pointers as integers',
		request(
			{
				professionalService: { procedureCode: '32408', compositeDiagnosisCodePointers: { diagnosisCodePointers: [1] } },
			},
			{ healthCareCodeInformation: [{ diagnosisCode: 'R91.1' }] },
		),
		(t) => line(t)?.diagnosisPointers.map((p) => p.value),
		[1],
	],
	[
		'empty modifiers and one in small letters at a clearinghouse',
		request({ professionalService: { procedureCode: '32408', procedureModifiers: ['', 'lt'] } }),
		(t) => line(t)?.modifiers.map((m) => m.value),
		['LT'],
	],
	[
		'units as text at a clearinghouse',
		request({ professionalService: { procedureCode: '32408', serviceUnitCount: '1', measurementUnit: 'UN' } }),
		(t) => line(t)?.units?.value,
		1,
	],
])('%s', (_, text, read, expected) => {
	it('is read, without a false alarm', () => {
		expect(read(text)).toEqual(expected);
		expect(alarms(text)).toEqual([]);
	});
});

it('resources that are neither claim nor note are left alone', () => {
	for (const resourceType of ['Patient', 'Observation', 'Medication', 'Nonsense', 5, null]) {
		expect(reviewFile(JSON.stringify({ resourceType, item: 'x' }), 'a.json', 'json', context)).toBeUndefined();
	}
});

it('the claim and the answer to it in one file bill nothing twice', async () => {
	const lines = ['32408', '1023T'].map((code, i) => item({ sequence: i + 1, productOrService: coded(code, cpt) }));
	const claim = { resourceType: 'Claim', id: 'C', patient: { reference: 'Patient/1' }, item: lines };
	const answer = { ...claim, resourceType: 'ExplanationOfBenefit', id: 'E', claim: { reference: 'Claim/C' } };
	const text = JSON.stringify({ resourceType: 'Bundle', entry: [claim, answer].map((resource) => ({ resource })) });
	const workspace = new Workspace(new MemoryHost({ 'a.json': text }), () => context);
	await workspace.scan(['a.json']);
	const { review } = await workspace.review('a.json');
	expect(review?.findings.filter((f) => f.severity !== 'hint').map((f) => f.rule)).toEqual([]);
});

it('a contained procedure or document is part of the record', () => {
	const contained = [
		{ resourceType: 'Procedure', id: 'p', status: 'completed', note: [{ text: 'as told' }] },
		{ resourceType: 'Procedure', id: 'q', status: 'not-done', note: [{ text: 'not done' }] },
	];
	const procedure = ['#p', '#q'].map((reference) => ({ procedureReference: { reference } }));
	const text = fhir({ contained, procedure });
	expect(readCases(text, 'a.json', 'json')?.cases[0]?.note?.text?.value).toBe('as told');
});

it('very many resources of one day are no claim’s record, and are read in time', { timeout: 20_000 }, () => {
	const subject = { reference: 'Patient/1' };
	const many = Array.from({ length: 1000 }, (_, i) => [
		{ resourceType: 'Claim', id: `C${i}`, patient: subject, item: [item()] },
		{
			resourceType: 'DiagnosticReport',
			id: `R${i}`,
			subject,
			effectiveDateTime: '2026-06-16',
			conclusion: `Said ${i}.`,
		},
	]).flat();
	const cases = readCases(many.map((one) => JSON.stringify(one)).join('\n'), 'a.ndjson', 'lines')?.cases ?? [];
	expect(cases.filter((c) => c.claim && c.note)).toEqual([]);
	expect(cases.filter((c) => !c.claim)).toHaveLength(1);
});

it('claims of one day share one note, and its mistakes are said once', () => {
	const subject = { reference: 'Patient/1' };
	const claims = ['1', '2'].map((id) => ({ resourceType: 'Claim', id, patient: subject, item: [item()] }));
	const presentedForm = [{ contentType: 'text/plain', data: '%%%' }];
	const report = { resourceType: 'DiagnosticReport', subject, effectiveDateTime: '2026-06-16', presentedForm };
	const text = [...claims, { ...report, conclusion: 'x' }].map((one) => JSON.stringify(one)).join('\n');
	const file = readCases(text, 'a.ndjson', 'lines');
	expect(file?.cases.map((c) => c.note?.text?.value)).toEqual(['x', 'x']);
	expect(file?.problems.map((p) => p.rule)).toEqual(['wrong-type']);
});
