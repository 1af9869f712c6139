import { describe, expect, it } from 'vitest';
import { type CaseSummary, caseSummaries } from '../../../server/report/caseSummary';
import { collectSources } from '../../../server/report/collect';
import type { Decisions } from '../../../server/review/settle';
import { Workspace } from '../../../server/workspace/workspace';
import { smallClaims } from '../smallClaims';
import { MemoryHost } from '../workspace/memoryHost';
import { alone, clean, note } from './reported';

async function summaries(files: Record<string, string>, decided?: { file: string; rule: string }) {
	let decisions: Decisions = new Map();
	const workspace = new Workspace(
		new MemoryHost(files),
		() => smallClaims,
		() => {},
		async () => decisions,
	);
	await workspace.scan(Object.keys(files));
	const finding = decided && (await workspace.outcome(decided.file))?.findings.find((f) => f.rule === decided.rule);
	if (finding) {
		const { rule, fingerprint } = finding;
		const settlement = { by: 'decision', determination: 'correct', reason: 'r' } as const;
		decisions = new Map([[fingerprint, { rule, fingerprint, settlement, start: 0, end: 0 }]]);
		workspace.decided([fingerprint]);
	}
	const collected = await collectSources(workspace.caseFiles(), workspace);
	return caseSummaries(collected?.sources ?? []);
}

const inShort = ({ file, at, id, payer, day, status, findings }: CaseSummary) => [
	`${file}:${at.line + 1}`,
	id,
	payer,
	day,
	status,
	findings.map(
		(f) => `${f.file ?? ''}${f.at.line + 1}:${f.at.character + 1} ${f.rule}${f.isSettled ? ' (settled)' : ''}`,
	),
];

describe('the summary of a case', () => {
	it('says where it is, whose it is, and what is wrong with it', async () => {
		const found = await summaries({ 'a.case.yaml': `${clean('A-1')}---\n${alone('A-2')}` });
		expect(found.map(inShort)).toEqual([
			['a.case.yaml:1', 'A-1', 'Medicare', '2026-03-10', 'clean', []],
			['a.case.yaml:12', 'A-2', 'Medicare', '2026-03-10', 'error', ['19:15 add-on-without-primary']],
		]);
	});

	it('counts a claim and its note in two files once, and says where a finding stands', async () => {
		const found = await summaries({
			'x.claim.yaml': clean('X').replace(note, ''),
			'x.note.yaml': 'case: X\nnote:\n  documentation:\n    1023T:\n      indication: TBD\n      imagingModality: CT\n',
		});
		expect(found).toHaveLength(1);
		expect(found[0]?.status).toBe('error');
		expect(found[0]?.file).toBe('x.claim.yaml');
		expect(found[0]?.findings.filter((f) => f.file !== undefined).map((f) => [f.file, f.rule, f.at])).toEqual([
			['x.note.yaml', 'documentation-empty', { line: 4, character: 18 }],
		]);
	});

	it('is decided when a reviewer has judged all that is open', async () => {
		const found = await summaries(
			{ 'a.case.yaml': alone('A') },
			{ file: 'a.case.yaml', rule: 'add-on-without-primary' },
		);
		expect(found.map(inShort)).toEqual([
			['a.case.yaml:1', 'A', 'Medicare', '2026-03-10', 'decided', ['8:15 add-on-without-primary (settled)']],
		]);
	});

	it('puts the worst first, and calls a case by the worst', async () => {
		const text = alone('A')
			.replace('code: 1023T', 'code: 1023T, units: 2')
			.replace('payer: Medicare', 'payr: Medicare');
		const [one] = await summaries({ 'a.case.yaml': text });
		const weights = one?.findings.map((f) => f.severity) ?? [];
		expect(weights[0]).toBe('error');
		expect(weights).toEqual(
			[...weights].sort(
				(a, b) =>
					['error', 'warning', 'information', 'hint'].indexOf(a) -
					['error', 'warning', 'information', 'hint'].indexOf(b),
			),
		);
		expect(one?.status).toBe('error');
		expect(one?.payer).toBeUndefined();
	});
});
