import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { reviewBulkFile } from '../../../server/cli/bulkFile';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { LineFile } from '../../../server/node/lineFile';
import type { Finding } from '../../../server/review/finding';
import { LineIndex, type Lines } from '../../../server/text/lineIndex';
import { Workspace } from '../../../server/workspace/workspace';
import { MemoryHost } from '../workspace/memoryHost';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };
const folder = mkdtempSync(path.join(tmpdir(), 'bulk-'));
const file = path.join(folder, 'bulk.ndjson');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150), seed: Number(process.env.PROPERTY_SEED ?? 1) };
const patient = fc.constantFrom('1', '2', '3').map((n) => ({ reference: `Patient/${n}` }));
const code = fc.constantFrom('1023T', '32408', '49405', 'X').map((c) => ({ coding: [{ code: c }] }));
const day = fc.constantFrom('2026-06-16', '2026-06-17', '2026-06');
const npi = { system: 'http://hl7.org/fhir/sid/us-npi', value: '1999999984' };
const resource = fc.oneof(
	fc.record({
		resourceType: fc.constantFrom('Claim', 'ExplanationOfBenefit'),
		id: fc.constantFrom('A', 'B', 'C'),
		patient,
		provider: fc.constantFrom({ reference: 'Practitioner/N' }, { reference: 'PractitionerRole/R' }, {}),
		item: fc.array(
			fc.record(
				{ productOrService: code, servicedDate: day, quantity: fc.constantFrom({ value: 2 }, { value: 'x' }) },
				{ requiredKeys: ['productOrService'] },
			),
			{ maxLength: 3 },
		),
	}),
	fc.record({ resourceType: fc.constant('Procedure'), subject: patient, code, performedDateTime: day }),
	fc.record(
		{
			resourceType: fc.constant('DiagnosticReport'),
			id: fc.constantFrom('R', 'S'),
			subject: patient,
			effectiveDateTime: day,
			conclusion: fc.constantFrom('No complications — “none”.', 'Saline displaced the aorta under CT.'),
		},
		{ requiredKeys: ['resourceType', 'subject', 'conclusion'] },
	),
	fc.constantFrom<object>(
		{ resourceType: 'Practitioner', id: 'N', identifier: [npi] },
		{ resourceType: 'PractitionerRole', id: 'R', practitioner: { reference: 'Practitioner/N' } },
		{ resourceType: 'Patient', id: '1', name: 'äöü €' },
	),
	fc.record({
		claim: fc.record({
			patient: fc.constantFrom('P', 'Q'),
			dateOfService: day,
			lines: fc.array(fc.record({ code: fc.constantFrom('1023T', '32408') }), { minLength: 1, maxLength: 2 }),
		}),
	}),
);
const line = fc.oneof(
	{ weight: 8, arbitrary: resource.map((one) => JSON.stringify(one)) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('', '  ', '{"a":', '{"a":1,"a":2}', '[]', 'null', '{"resourceType":"Patient","id":}'),
	},
);

const shown = (findings: readonly Finding[], lines: Lines) =>
	findings
		.map((f) => {
			const [from, to] = [lines.position(f.start), lines.position(f.end)];
			const related = f.related.map((r) => lines.position(r.start).line);
			return `${from.line}:${from.character}-${to.line}:${to.character} ${f.rule} ${f.fingerprint} ${related} ${lines.lineText(from.line).length}`;
		})
		.sort();

it('what is found in a stream is what is found in the whole', { timeout: 3_600_000 }, async () => {
	let found = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, { maxLength: 14 }),
			fc.constantFrom('\n', '\r\n'),
			fc.boolean(),
			async (all, end, bom) => {
				const text = (bom ? '\uFEFF' : '') + all.join(end) + end;
				writeFileSync(file, text);
				const streamed = await reviewBulkFile(file, context, new Map());
				const workspace = new Workspace(new MemoryHost({ 'bulk.ndjson': text }), () => context);
				await workspace.scan(['bulk.ndjson']);
				const whole = await workspace.outcome('bulk.ndjson');
				try {
					found += whole?.findings.length ?? 0;
					expect(streamed && { cases: streamed.cases, findings: shown(streamed.findings, streamed.lines) }).toEqual(
						whole && { cases: whole.caseCount, findings: shown(whole.findings, new LineIndex(whole.text)) },
					);
				} finally {
					streamed?.close();
				}
			},
		),
		runs,
	);
	expect(found).toBeGreaterThan(100);
});

describe('the lines of a file', () => {
	it.each([
		['', []],
		['a', ['a']],
		['a\n', ['a']],
		['\n\na', ['', '', 'a']],
		['a\r\nb\r\n', ['a', 'b']],
		[`${'ä'.repeat(700_000)}\n€\n`, ['ä'.repeat(700_000), '€']],
		['a\xff\n'.normalize(), ['aÿ']],
	])('are known by their places', (text, lines) => {
		writeFileSync(file, text);
		const seen: string[] = [];
		const one = new LineFile(file, 1_000_000, (l) => seen.push(l));
		expect(seen).toEqual(lines);
		expect(lines.map((_, i) => one.lineText(i))).toEqual(lines);
		const index = new LineIndex(text);
		for (let at = 0; at < text.length; at += Math.max(1, Math.floor(text.length / 50))) {
			expect(one.position(at)).toEqual(index.position(at));
		}
		one.close();
	});

	it('that are too long are given as far as the limit goes, and those behind are where they are', () => {
		writeFileSync(file, `${'x'.repeat(3_000_000)}\nab\n`);
		const seen: number[] = [];
		const one = new LineFile(file, 10, (l) => seen.push(l.length));
		expect(seen[0]).toBeGreaterThan(10);
		expect(seen[0]).toBeLessThan(2_000_000);
		expect(one.position(3_000_002)).toEqual({ line: 1, character: 1 });
		expect(one.lineText(1)).toBe('ab');
		one.close();
	});
});
