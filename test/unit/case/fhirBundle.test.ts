import { describe, expect, it } from 'vitest';
import type { Case } from '../../../server/case/case';
import { textEditsOf } from '../../../server/case/readCases';
import { at, valueAndPlace } from './places';
import { readCases } from './wholeFile';

const cpt = 'http://www.ama-assn.org/go/cpt';
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

const claim = (fields: object = {}) => ({
	resourceType: 'Claim',
	id: 'C-1',
	patient: { reference: 'Patient/P-1' },
	item: [{ sequence: 1, productOrService: { coding: [{ system: cpt, code: '1023T' }] }, servicedDate: '2026-06-16' }],
	...fields,
});
const procedure = (fields: object = {}) => ({
	resourceType: 'Procedure',
	id: 'D-1',
	status: 'completed',
	code: { coding: [{ system: cpt, code: '1023T' }] },
	subject: { reference: 'Patient/P-1' },
	performedDateTime: '2026-06-16',
	...fields,
});
const report = (fields: object = {}) => ({
	resourceType: 'DiagnosticReport',
	id: 'R-1',
	status: 'final',
	subject: { reference: 'Patient/P-1' },
	effectiveDateTime: '2026-06-16T10:00:00Z',
	conclusion: 'No complications.',
	...fields,
});

function bundleText(...resources: object[]): string {
	return JSON.stringify({
		resourceType: 'Bundle',
		type: 'collection',
		entry: resources.map((resource) => ({ resource })),
	});
}

function casesOf(...resources: object[]): readonly Case[] {
	return readCases(bundleText(...resources), 'a.json', 'json')?.cases ?? [];
}

/** What was documented, by code: `1023T: indication=…`. */
function documented(one: Case | undefined): string[] {
	return (one?.note?.documentation ?? []).flatMap((d) =>
		d.elements.map((e) => `${d.code.value}: ${e.name.value}=${e.value.value}`),
	);
}

describe('what belongs together', () => {
	it('is the claim with what its patient had on its day', () => {
		const cases = casesOf(claim(), procedure(), report());
		expect(cases).toHaveLength(1);
		expect(cases[0]?.note?.text?.value).toBe('No complications.');
		expect(cases[0]?.note?.procedures?.map((p) => p.value)).toEqual(['1023T']);
		expect(cases[0]?.also).toHaveLength(2);
	});

	it('is not what another patient had, or the patient on another day', () => {
		const [one, ...rest] = casesOf(
			claim(),
			report({ subject: { reference: 'Patient/P-2' } }),
			report({ id: 'R-2', effectiveDateTime: '2026-06-18', conclusion: 'Later.' }),
		);
		expect(one).not.toHaveProperty('note');
		expect(rest.map((c) => c.note?.text?.value)).toEqual(['No complications.', 'Later.']);
		expect(rest.map((c) => c.claim)).toEqual([undefined, undefined]);
	});

	it('is what the claim refers to, in every way of referring', () => {
		const later = procedure({ performedDateTime: '2026-06-17', note: [{ text: 'as told' }] });
		const refer = (reference: string) => claim({ procedure: [{ procedureReference: { reference } }] });
		const relative = bundleText(refer('Procedure/D-1'), later, claim({ id: 'C-2', item: [] }));
		const absolute = bundleText(refer('http://example.org/fhir/Procedure/D-1/_history/2'), later);
		const byUrl = JSON.stringify({
			resourceType: 'Bundle',
			entry: [{ resource: refer('urn:uuid:1') }, { fullUrl: 'urn:uuid:1', resource: { ...later, id: undefined } }],
		});
		for (const text of [relative, absolute, byUrl]) {
			expect(readCases(text, 'a.json', 'json')?.cases[0]?.note?.text?.value, text).toBe('as told');
		}
	});

	it('is told by the patient resource, however it is referred to', () => {
		const text = JSON.stringify({
			resourceType: 'Bundle',
			entry: [
				{ fullUrl: 'urn:uuid:7', resource: { resourceType: 'Patient', id: 'P-1' } },
				{ resource: claim({ patient: { reference: 'urn:uuid:7' } }) },
				{ resource: procedure({ subject: { reference: 'https://ehr.example.org/fhir/Patient/P-1' } }) },
			],
		});
		const [one, ...rest] = readCases(text, 'a.json', 'json')?.cases ?? [];
		expect(rest).toEqual([]);
		expect(one?.note?.patient?.value).toBe('urn:uuid:7');
	});

	it('is a report that was written later, where the patient has one claim only', () => {
		const written = report({ effectiveDateTime: undefined, issued: '2026-06-17T08:00:00Z' });
		expect(casesOf(claim(), written)[0]?.note?.text?.value).toBe('No complications.');
		expect(casesOf(claim(), claim({ id: 'C-2' }), written)[0]?.note).toBeUndefined();
		expect(casesOf(claim(), report({ effectiveDateTime: undefined, issued: '2026-06-15' }))[0]?.note).toBeUndefined();
	});

	it('is of a claim and of the answer to it', () => {
		const answer = { ...claim({ id: 'E-1', claim: { reference: 'Claim/C-1' } }), resourceType: 'ExplanationOfBenefit' };
		const written = report({ effectiveDateTime: undefined, issued: '2026-06-17T08:00:00Z' });
		const texts = casesOf(claim(), answer, written).map((c) => c.note?.text?.value);
		expect(texts).toEqual(['No complications.', 'No complications.']);
	});

	it('is told by the encounter, before the day', () => {
		const item = claim().item[0];
		const own = claim({ item: [{ ...item, encounter: [{ reference: 'Encounter/E-1' }] }] });
		const of = (reference: string) => report({ encounter: { reference }, effectiveDateTime: '2026-06-20' });
		expect(casesOf(own, of('Encounter/E-1'))[0]?.note).toBeDefined();
		expect(casesOf(own, report({ encounter: { reference: 'Encounter/E-2' } }))[0]?.note).toBeUndefined();
	});

	it('is not what was entered in error or not done', () => {
		const [one] = casesOf(claim(), procedure({ status: 'not-done' }), report({ status: 'entered-in-error' }));
		expect(one?.note).toBeUndefined();
	});
});

describe('the fields of a Procedure', () => {
	it('are documentation elements of its code and of the whole procedure', () => {
		const [one] = casesOf(
			claim(),
			procedure({
				performedDateTime: undefined,
				performedPeriod: { start: '2026-06-16T10:41:00-05:00', end: '2026-06-16T10:47:00-05:00' },
				reasonCode: [{ text: 'aorta in the path' }],
				complication: [{ text: 'none' }],
				followUp: [{ text: 'film in 2 h' }, { coding: [{ code: '1', display: 'rest' }] }],
			}),
		);
		const said = [
			'indication=aorta in the path',
			'complications=none',
			'postProcedureInstructions=film in 2 h; rest',
			'start=2026-06-16T10:41:00-05:00',
			'end=2026-06-16T10:47:00-05:00',
			'duration=6 min',
		];
		expect(documented(one)).toEqual([...said.map((s) => `1023T: ${s}`), ...said.map((s) => `PROCEDURE: ${s}`)]);
		expect(one?.note?.dateOfService?.value).toBe('2026-06-16T10:41:00-05:00');
	});

	it('of several of one code are one documentation, with all that was said', () => {
		const [one] = casesOf(
			claim(),
			procedure({ complication: [{ text: 'none' }] }),
			procedure({ id: 'D-2', complication: [{ text: 'pneumothorax' }], reasonCode: [{ text: 'aorta' }] }),
		);
		const said = ['complications=none; pneumothorax', 'indication=aorta', 'complications=pneumothorax'];
		expect(documented(one)).toEqual([...said.map((s) => `1023T: ${s}`), ...said.map((s) => `PROCEDURE: ${s}`)]);
		expect(one?.note?.documentation).toHaveLength(2);
	});

	it('are read by their names in R5, and through references', () => {
		const [one] = casesOf(
			claim(),
			procedure({
				occurrencePeriod: { start: '2026-06-16T10:41:00Z', end: '2026-06-16T10:41:30Z' },
				reason: [{ concept: { text: 'bowel in the path' } }],
				complicationDetail: [{ reference: '#c' }],
				contained: [{ resourceType: 'Condition', id: 'c', code: { text: 'pneumothorax' } }],
			}),
		);
		expect(documented(one).slice(0, 5)).toEqual([
			'1023T: indication=bowel in the path',
			'1023T: complications=pneumothorax',
			'1023T: start=2026-06-16T10:41:00Z',
			'1023T: end=2026-06-16T10:41:30Z',
			'1023T: duration=30 s',
		]);
	});

	it.each([
		['only an end', { end: '2026-06-16T10:47:00Z' }],
		['days', { start: '2026-06-16', end: '2026-06-16' }],
		['an end before the start', { start: '2026-06-16T10:47:00Z', end: '2026-06-16T10:41:00Z' }],
		['no period', 'x'],
	])('say no duration with %s', (_, performedPeriod) => {
		const [one] = casesOf(claim(), procedure({ performedPeriod }));
		expect(documented(one).filter((d) => d.includes('duration'))).toEqual([]);
	});
});

describe('the words of the record', () => {
	it('are those of attachments, sections, conclusions and notes, in the order of the file', () => {
		const [one] = casesOf(
			claim(),
			{
				resourceType: 'DocumentReference',
				status: 'current',
				subject: { reference: 'Patient/P-1' },
				date: '2026-06-16T12:00:00Z',
				content: [
					{ attachment: { contentType: 'application/pdf', data: 'JVBERg==' } },
					{ attachment: { contentType: 'text/html', data: base64('<p>as HTML</p>') } },
					{ attachment: { contentType: 'text/plain; charset=utf-8', data: base64('40 µL — as text') } },
				],
			},
			{
				resourceType: 'Composition',
				status: 'final',
				subject: { reference: 'Patient/P-1' },
				date: '2026-06-16',
				section: [
					{
						title: 'Technique',
						text: { status: 'additional', div: '<div><p>One &amp; two</p></div>' },
						section: [{ title: 'Complications:', text: { div: '<div>None.</div>' } }],
					},
					{ title: 'Empty' },
				],
			},
			report({ presentedForm: [{ contentType: 'text/html', data: base64('<div>a<br/>b</div>') }] }),
			procedure({ note: [{ text: 'n1' }, { text: 'n2' }] }),
		);
		expect(one?.note?.text?.value).toBe(
			'40 µL — as text\n\nTechnique:\nOne & two\n\nComplications:\nNone.\n\na\nb\n\nNo complications.\n\nn1\n\nn2',
		);
		expect(one?.note?.signed?.value).toBe('final');
	});

	it('stand where they stand in the file, those of an attachment at its data', () => {
		const text = `{
"resourceType": "Bundle", "entry": [
{ "resource": { "resourceType": "Composition", "status": "final", "section": [
{ "title": "Technique", "text": { "div": "<div>\\n<p>a \\u0026lt; b &amp; <b>sa</b>line<\\/p></div>" } }
] } },
{ "resource": { "resourceType": "DocumentReference", "content": [ { "attachment": {
"contentType": "text/plain", "data": "${base64('tissue moved')}" } } ] } },
{ "resource": { "resourceType": "Claim", "item": [] } }
] }
`;
		const note = readCases(text, 'a.json', 'json')?.cases[0]?.note ?? expect.fail('no note');
		const value = note.text?.value ?? '';
		expect(value).toBe('Technique:\na < b & saline\n\ntissue moved');
		const placeOf = (words: string) => {
			const start = value.indexOf(words);
			return note.text?.placeOf({ start, end: start + words.length });
		};
		expect(at(text, placeOf('Technique'))).toBe('3:12-21');
		expect(at(text, placeOf('<'))).toBe('3:54-63');
		expect(at(text, placeOf('saline'))).toBe('3:75-85');
		expect(at(text, placeOf('moved'))).toBe('6:37-55');
	});

	it('are no base64: said at the value', () => {
		const file = readCases(
			bundleText(claim(), report({ presentedForm: [{ contentType: 'text/plain', data: '%%%' }] })),
			'a.json',
			'json',
		);
		expect(file?.problems.map((p) => [p.rule, file.source.text.slice(p.start, p.end)])).toEqual([
			['wrong-type', '"%%%"'],
		]);
	});
});

describe('an ExplanationOfBenefit', () => {
	const eob = (adjudication: object[], fields: object = {}) => ({
		...claim(),
		resourceType: 'ExplanationOfBenefit',
		type: { coding: [{ code: 'professional' }] },
		use: 'claim',
		item: [{ ...claim().item[0], careTeamSequence: [2, 5], adjudication }],
		careTeam: [
			{ sequence: 2, role: { coding: [{ code: 'rendering' }] }, provider: { reference: 'Practitioner/N' } },
			{ sequence: 5, role: { coding: [{ code: 'referring' }] }, provider: { reference: 'Practitioner/M' } },
		],
		...fields,
	});
	const category = (code: string) => ({ category: { coding: [{ code }] } });

	it.each([
		['paid', [{ ...category('benefit'), amount: { value: 90 } }], undefined],
		['denied', [{ ...category('denialreason'), reason: { coding: [{ code: '97' }] } }], 'denied'],
		["denied in the payer's own word", [category('denied')], 'denied'],
		['denied in part', [category('denialreason'), { ...category('paidtoprovider'), amount: { value: 5 } }], undefined],
		[
			'denied with nothing paid',
			[category('denialreason'), { ...category('benefit'), amount: { value: 0 } }],
			'denied',
		],
	])('has a line that was %s', (_, adjudication, status) => {
		const one = casesOf(eob(adjudication))[0]?.claim;
		expect(one?.lines[0]?.status).toBe(status);
		expect(one?.id?.value).toBe('ExplanationOfBenefit/C-1');
	});

	it('names providers and the payer by what else the file holds', () => {
		const [one] = casesOf(
			eob([], { insurer: { reference: 'Organization/O' } }),
			{ resourceType: 'Organization', id: 'O', name: 'Medicare' },
			{
				resourceType: 'Practitioner',
				id: 'N',
				identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1999999976' }],
			},
		);
		expect(one?.claim?.payer?.value).toBe('Medicare');
		expect(one?.claim?.lines[0]?.rendering?.value).toBe('1999999976');
		expect(one?.claim?.lines[0]?.provider?.value).toBe('1999999976');
	});

	it('is no claim for procedures before it was sent, and none that was called back', () => {
		expect(casesOf(eob([], { use: 'preauthorization' }))[0]?.claim?.scope).toBe('other');
		expect(casesOf(eob([], { status: 'cancelled' }))[0]?.claim?.lines[0]?.status).toBe('voided');
	});
});

describe('edits', () => {
	it('are of the claim, never of the record', () => {
		const text = bundleText(claim(), procedure({ id: 1000, note: [{ text: 'n' }] }), report());
		const file = readCases(text.replace('"id":1000', '"id":1e3'), 'a.json', 'json');
		const [one] = file?.cases ?? [];
		if (!file || !one) {
			throw new Error('no case');
		}
		expect(one.problems.every((p) => p.edit === undefined)).toBe(true);
		const asked = { name: 'technique', ask: 'Ask' };
		expect(textEditsOf({ kind: 'insertElements', code: '1023T', elements: [asked] }, one, file.source)).toBeUndefined();
		const edits = textEditsOf({ kind: 'insertLine', after: ['item', 0] }, one, file.source);
		expect(edits?.map((e) => e.newText)).toEqual([
			`,{"sequence":2,"productOrService":{"coding":[{"system":"${cpt}","code":""}]},"servicedDate":"2026-06-16"}`,
		]);
	});

	it('are none of a note that stands alone', () => {
		const file = readCases(bundleText(report()), 'a.json', 'json');
		const [one] = file?.cases ?? [];
		const place = { start: 0, end: 1 };
		expect(one?.note).toBeDefined();
		expect(file && one && textEditsOf({ kind: 'quoteText', place }, one, file.source)).toBeUndefined();
	});
});

it('a diagnosis may stand in a condition', () => {
	const text = bundleText(claim({ diagnosis: [{ sequence: 3, diagnosisReference: { reference: 'Condition/K' } }] }), {
		resourceType: 'Condition',
		id: 'K',
		code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'R91.1' }] },
	});
	const [diagnosis] = readCases(text, 'a.json', 'json')?.cases[0]?.claim?.diagnoses ?? [];
	const start = text.indexOf('{"reference":"Condition/K"}');
	expect(valueAndPlace(text, diagnosis)).toBe(`R91.1 0:${start}-${start + 27}`);
});
