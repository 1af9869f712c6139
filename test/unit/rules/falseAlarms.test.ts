import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { textFormatOf } from '../../../server/case/readCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { Workspace } from '../../../server/workspace/workspace';
import { MemoryHost } from '../workspace/memoryHost';
import type { CaseData, CorrectCase } from './correctClaims/caseData';
import { workUpCases } from './correctClaims/claims';
import { asClearinghouse } from './correctClaims/clearinghouse';
import { dictatedCases } from './correctClaims/dictatedNotes';
import { asFhir } from './correctClaims/fhir';
import { specialCases } from './correctClaims/specialCases';
import { workUps } from './correctClaims/workUps';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };
const cases: readonly CorrectCase[] = [...workUpCases, ...specialCases, ...dictatedCases];

/** The only findings that a correct claim may have: those that ask for a look, by the title of the claim. */
const worthALook: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries(
		['32554', '32556'].flatMap((primary) =>
			['', ' among others', ' among many others', ' of a hospital'].map((shape) => [
				`1023T with ${primary}${shape}`,
				[`information primary-without-guidance ${primary}`],
			]),
		),
	),
	'in an office, with two units: worth a look, and no more': [
		'information place-of-service 11',
		'information add-on-units 2',
	],
};

const expected = ({ title }: CorrectCase) => [...(worthALook[title] ?? [])].sort();

function found(text: string, path: string): string[] {
	const review = reviewFile(text, path, textFormatOf(path) ?? 'json', context);
	expect(review?.caseCount).toBe(1);
	return (review?.findings ?? [])
		.map((f) => `${f.severity} ${f.rule} ${text.slice(f.start, f.end).replace(/^["']|["']$/g, '')}`)
		.sort();
}

/** What stands beside a claim in an export, and is neither claim nor note. */
const others = [
	{ resourceType: 'Patient', id: 'P-0', text: { div: '<div>1023T</div>' } },
	{ resourceType: 'Coverage', id: 'V-0', beneficiary: { reference: 'Patient/P-0' } },
	{ resourceType: 'ServiceRequest', id: 'S-0', code: { coding: [{ code: '1023T' }] }, status: 'revoked' },
];

function bundle(resource: object): string {
	return JSON.stringify(
		{ resourceType: 'Bundle', entry: [...others, resource].map((one) => ({ resource: one })) },
		null,
		1,
	);
}

/** As a payer answers a claim: every line paid in part. */
function asAnswer(data: CaseData): object {
	const { item, ...claim } = asFhir(data) as { item: object[] };
	const amount = (code: string, value: number) => ({ category: { coding: [{ code }] }, amount: { value } });
	const adjudication = [
		amount('submitted', 900),
		amount('benefit', 410),
		{ category: { coding: [{ code: 'deductible' }] } },
	];
	return {
		...claim,
		resourceType: 'ExplanationOfBenefit',
		outcome: 'complete',
		item: item.map((i) => ({ ...i, adjudication })),
	};
}

const writings: readonly { name: string; file: string; write: (data: CaseData) => string }[] = [
	{ name: 'YAML', file: 'x.case.yaml', write: (data) => stringify(data) },
	{
		name: 'YAML in flow style',
		file: 'x.case.yaml',
		write: (data) => stringify(data, { collectionStyle: 'flow', lineWidth: 0 }),
	},
	{ name: 'JSON', file: 'x.case.json', write: (data) => JSON.stringify(data, null, 2) },
	{ name: 'compact JSON', file: 'x.case.json', write: (data) => JSON.stringify(data) },
	{
		name: "a clearinghouse's JSON",
		file: 'x.json',
		write: (data) => JSON.stringify(asClearinghouse(data), null, 2),
	},
	{ name: 'HL7 FHIR', file: 'x.json', write: (data) => JSON.stringify(asFhir(data), null, 2) },
	{ name: "a payer's answer in a Bundle of HL7 FHIR", file: 'x.json', write: (data) => bundle(asAnswer(data)) },
	{
		name: 'lines of HL7 FHIR',
		file: 'x.ndjson',
		write: (data) => [...others, asFhir(data)].map((one) => JSON.stringify(one)).join('\n'),
	},
	{ name: 'a list of HL7 FHIR', file: 'x.json', write: (data) => JSON.stringify([asFhir(data), ...others], null, 1) },
	{
		name: "a line of a clearinghouse's JSON",
		file: 'x.jsonl',
		write: (data) => `${JSON.stringify(asClearinghouse(data))}\n`,
	},
];

it('covers every listed primary of every add-on', () => {
	const pairs = context.guidance.data.addOns.flatMap(({ code }) =>
		(context.guidance.addOn(code)?.addOn.primaries ?? []).map((p) => `${code} ${p.code}`),
	);
	expect(workUps.map((w) => `${w.addOn} ${w.primary}`).sort()).toEqual(pairs.sort());
	expect(cases.length).toBeGreaterThan(200);
	expect(new Set(cases.map((c) => c.title)).size).toBe(cases.length);
});

describe.each(writings)('a correct claim in $name', ({ file, write }) => {
	it.each(cases)('$title', (one) => {
		const text = write(one.data);
		expect({ text, found: found(text, file) }).toEqual({ text, found: expected(one) });
	});
});

it('all of them in one workspace, claim and note apart', async () => {
	const files = Object.fromEntries(
		cases.flatMap(({ data: { case: id, claim, note } }) => [
			[`${id}.claim.yaml`, stringify({ case: id, claim })],
			[`notes/${id}.note.json`, JSON.stringify({ case: id, note }, null, 1)],
		]),
	);
	const workspace = new Workspace(new MemoryHost(files), () => context);
	await workspace.scan(Object.keys(files));
	for (const one of cases) {
		const id = one.data.case;
		const claim = await workspace.review(`${id}.claim.yaml`);
		const note = await workspace.review(`notes/${id}.note.json`);
		const all = [...(claim.review?.findings ?? []), ...(note.review?.findings ?? [])];
		expect([one.title, ...all.map((f) => f.rule).sort()]).toEqual([
			one.title,
			...expected(one).map((e) => e.split(' ')[1]),
		]);
	}
});
