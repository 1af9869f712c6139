import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitCases } from '../../../server/case/splitCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };
const numRuns = Number(process.env.PROPERTY_RUNS ?? 300);

const patient = fc.constantFrom('Patient/1', 'Patient/2', 'urn:uuid:1', '#p', 'http://x.org/fhir/Patient/1');
const day = fc.constantFrom('2026-06-16', '2026-06-16T10:00:00Z', '2026-06', '', 20260616, null);
/** What a field may hold that should hold something else. */
const odd = fc.constantFrom<unknown>(
	null,
	'',
	0,
	'text',
	[],
	{},
	[[]],
	[null],
	{ reference: {} },
	{ coding: 'x' },
	true,
);
const concept = fc.oneof(
	fc.record({ coding: fc.array(fc.record({ code: fc.constantFrom('1023T', '32408', '', 5) })) }),
	odd,
);
const period = fc.oneof(fc.record({ start: day, end: day }, { requiredKeys: [] }), odd);

const fields = {
	id: fc.constantFrom<unknown>('1', 'a', 1, null),
	status: fc.constantFrom<unknown>('final', 'completed', 'not-done', 3),
	patient: fc.oneof(fc.record({ reference: patient }), odd),
	subject: fc.oneof(fc.record({ reference: patient }), odd),
	code: concept,
	item: fc.oneof(
		fc.array(
			fc.record(
				{
					productOrService: concept,
					servicedDate: day,
					servicedPeriod: period,
					modifier: fc.oneof(fc.array(concept), odd),
					quantity: fc.oneof(fc.record({ value: fc.constantFrom(1, '3.0', 'x', null) }), odd),
					adjudication: odd,
					encounter: odd,
				},
				{ requiredKeys: [] },
			),
		),
		odd,
	),
	careTeam: odd,
	diagnosis: odd,
	insurance: odd,
	insurer: fc.oneof(fc.constant({ reference: 'Organization/1' }), odd),
	provider: fc.oneof(fc.constant({ reference: 'Practitioner/1' }), odd),
	name: fc.constantFrom('Medicare', ''),
	identifier: fc.constantFrom([{ system: 'us-npi', value: '1999999976' }], []),
	procedure: fc.oneof(fc.constant([{ procedureReference: { reference: 'Procedure/1' } }]), odd),
	performedPeriod: period,
	performedDateTime: day,
	reasonCode: fc.oneof(fc.array(concept), odd),
	complication: odd,
	complicationDetail: fc.oneof(fc.constant([{ reference: '#1' }]), odd),
	contained: odd,
	followUp: odd,
	note: odd,
	text: fc.oneof(fc.record({ status: fc.constant('additional'), div: fc.constantFrom('<p>a&amp;', '<', 5) }), odd),
	section: fc.oneof(fc.constant([{ title: 'T', text: { div: '<p>x</p>' }, section: [{ section: {} }] }]), odd),
	content: fc.oneof(fc.constant([{ attachment: { contentType: 'text/plain', data: '%' } }]), odd),
	presentedForm: fc.oneof(fc.constant([{ contentType: 'text/html', data: 'PHA+' }]), odd),
	context: odd,
	event: odd,
	date: day,
	conclusion: odd,
};
const resource = fc
	.tuple(
		fc.constantFrom(
			'Practitioner',
			'Organization',
			'Claim',
			'ExplanationOfBenefit',
			'Procedure',
			'Composition',
			'DocumentReference',
			'DiagnosticReport',
			'Patient',
			'Bundle',
		),
		fc.record(fields, { requiredKeys: [] }),
	)
	.map(([resourceType, rest]) => ({ resourceType, ...rest }));
const resources = fc.array(resource, { minLength: 1, maxLength: 6 });

/** Some characters of a text taken out. */
const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 0, max: 12 }) });
const withCut = (text: string, { at, length }: { at: number; length: number }) => {
	const start = Math.floor(at * text.length);
	return text.slice(0, start) + text.slice(start + length);
};

it('whatever a Bundle holds is read, and every finding has its place in it', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(resources, cut, (all, hole) => {
			const bundle = JSON.stringify({
				resourceType: 'Bundle',
				entry: all.map((one) => ({ fullUrl: 'urn:uuid:1', resource: one })),
			});
			const lines = all.map((one) => JSON.stringify(one)).join('\n');
			for (const [path, format, whole] of [
				['a.json', 'json', bundle],
				['a.ndjson', 'lines', lines],
			] as const) {
				const text = withCut(whole, hole);
				for (const f of reviewFile(text, path, format, context)?.findings ?? []) {
					expect(f.rule).not.toBe('internal');
					expect(f.start).toBeGreaterThanOrEqual(0);
					expect(f.end).toBeGreaterThanOrEqual(f.start);
					expect(f.end).toBeLessThanOrEqual(text.length);
				}
			}
		}),
		{ numRuns },
	);
});

it('lines in parts are found as lines read whole', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(resources, (all) => {
			const text = all.map((one) => JSON.stringify(one)).join('\n');
			const found = (padded: string) =>
				(reviewFile(padded, 'a.ndjson', 'lines', context)?.findings ?? []).map(
					(f) => `${f.rule} ${f.start} ${f.message}`,
				);
			// A record without a patient makes all lines one part; one entered in error says nothing else.
			const whole = `${text}\n{"resourceType":"Procedure","status":"entered-in-error"}`;
			expect(splitCases(whole, 'lines').chunks).toHaveLength(1);
			expect(found(text)).toEqual(found(whole));
		}),
		{ numRuns },
	);
});

it('items of a list are found as the lines are', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(resources, (all) => {
			const lines = all.map((one) => JSON.stringify(one));
			const found = (text: string, path: string, format: 'json' | 'lines', before: number) => {
				const index = new LineIndex(text);
				return (reviewFile(text, path, format, context)?.findings ?? []).map((f) => {
					const { line, character } = index.position(f.start);
					return `${f.rule} ${line - before}:${character} ${f.message}`;
				});
			};
			const list = found(`[\n${lines.join(',\n')}\n]`, 'a.json', 'json', 1);
			expect(list).toEqual(found(lines.join('\n'), 'a.ndjson', 'lines', 0));
		}),
		{ numRuns },
	);
});

it('entries in parts are found as a Bundle read whole', { timeout: 60_000 }, () => {
	fc.assert(
		fc.property(resources, (all) => {
			const text = JSON.stringify({ resourceType: 'Bundle', entry: all.map((one) => ({ resource: one })) });
			const found = (format: 'json' | 'jsonc') =>
				(reviewFile(text, 'a.json', format, context)?.findings ?? []).map((f) => `${f.rule} ${f.start} ${f.message}`);
			// JSON with comments is read whole.
			expect(splitCases(text, 'jsonc').chunks).toHaveLength(1);
			expect(found('json')).toEqual(found('jsonc'));
		}),
		{ numRuns },
	);
});
