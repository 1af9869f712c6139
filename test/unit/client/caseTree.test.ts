import { describe, expect, it } from 'vitest';
import {
	type CaseStatus,
	errorsOf,
	grouped,
	type ListedCase,
	matching,
	type ShownFinding,
} from '../../../client/overview/caseTree';

const at = { line: 0, character: 0 };

function found(rule: string, isSettled = false): ShownFinding {
	return { rule, severity: 'error', message: `${rule} says so`, at, isSettled };
}

function listed(id: string, status: CaseStatus, payer?: string, findings: ShownFinding[] = []): ListedCase {
	return { uri: `file:///cases/${id}.case.yaml`, ordinal: 0, at, id, status, findings, ...(payer && { payer }) };
}

const cases = [
	listed('A-1', 'clean', 'Medicare'),
	listed('A-2', 'error', 'Aetna', [found('npi'), found('add-on-units'), found('npi')]),
	listed('A-3', 'decided', 'Aetna', [found('npi', true)]),
	listed('A-4', 'warning', undefined, [found('add-on-units')]),
	listed('A-5', 'error', 'Medicare', [found('npi')]),
	listed('A-6', 'clean', 'Medicare'),
];

const inShort = (groups: ReturnType<typeof grouped>) => groups.map((g) => [g.key, ...g.cases.map((c) => c.id)]);

describe('the tree of cases', () => {
	it('is by status, the worst first', () => {
		expect(inShort(grouped(cases, 'status'))).toEqual([
			['error', 'A-2', 'A-5'],
			['warning', 'A-4'],
			['decided', 'A-3'],
			['clean', 'A-1', 'A-6'],
		]);
	});

	it('is by payer, the one with the most first, those without last, and the worst of each first', () => {
		expect(inShort(grouped(cases, 'payer'))).toEqual([
			['Medicare', 'A-5', 'A-1', 'A-6'],
			['Aetna', 'A-2', 'A-3'],
			['', 'A-4'],
		]);
	});

	it('is by the rules that are open, a case under each of them once', () => {
		expect(inShort(grouped(cases, 'rule'))).toEqual([
			['npi', 'A-2', 'A-5'],
			['add-on-units', 'A-2', 'A-4'],
			['', 'A-3', 'A-1', 'A-6'],
		]);
		expect(grouped(cases, 'rule').map((g) => g.status)).toEqual(['error', 'error', 'decided']);
	});

	it('shows the cases that have all words of a filter, in whatever they say', () => {
		const ids = (filter: string) => matching(cases, filter).map((c) => c.id);
		expect(ids('')).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6']);
		expect(ids('  ')).toHaveLength(6);
		expect(ids('medicare')).toEqual(['A-1', 'A-5', 'A-6']);
		expect(ids('NPI aetna')).toEqual(['A-2', 'A-3']);
		expect(ids('a-4.case')).toEqual(['A-4']);
		expect(ids('units says')).toEqual(['A-2', 'A-4']);
		expect(ids('decided')).toEqual(['A-3']);
		expect(ids('nothing like it')).toEqual([]);
		// The folders are not searched: they are the same for most.
		expect(ids('cases/')).toEqual([]);
	});

	it('counts the cases with errors', () => {
		expect(errorsOf(cases)).toBe(2);
		expect(grouped([], 'payer')).toEqual([]);
	});

	it('takes no step over 5,000 cases that holds up an extension host for 50 ms', () => {
		const rules = ['npi', 'add-on-units', 'date-of-service', 'documentation-missing'];
		const words = 'This is about as long as the message of a finding is on most days, give or take a few words.';
		const status = (n: number) => (['error', 'warning', 'decided', 'clean'] as const)[n % 4] ?? 'clean';
		const make = () =>
			Array.from({ length: 5000 }, (_, n) =>
				listed(`C-${n}`, status(n), `Payer ${n % 20}`, [
					{ ...found(rules[n % 4] ?? ''), message: words },
					{ ...found(rules[(n + 1) % 4] ?? ''), message: words },
				]),
			);
		const best = (work: () => void) =>
			Math.min(
				...[1, 2, 3].map(() => {
					const start = performance.now();
					work();
					return performance.now() - start;
				}),
			);
		const many = make();
		expect(best(() => grouped(many, 'status'))).toBeLessThan(50);
		expect(best(() => grouped(many, 'payer'))).toBeLessThan(50);
		expect(best(() => grouped(many, 'rule'))).toBeLessThan(50);
		// The first time texts are made to be searched.
		const fresh = [make(), make(), make()];
		expect(best(() => matching(fresh.pop() ?? [], 'c-49'))).toBeLessThan(50);
		expect(matching(many, 'c-4999')).toHaveLength(1);
	});
});
