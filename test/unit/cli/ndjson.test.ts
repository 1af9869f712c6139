import { expect, it } from 'vitest';
import { ndjsonPieces } from '../../../server/cli/ndjson';
import { reportOf } from '../../../server/cli/report';
import { exampleReport } from './exampleReport';

it('NDJSON is one finding a line, each once, as the JSON report has it, with what settled it', () => {
	const lines = [...ndjsonPieces(exampleReport())].join('').split('\n');
	expect(lines.pop()).toBe('');
	expect(lines.map((l) => JSON.parse(l))).toEqual([
		{
			path: 'a b/ä.case.yaml',
			rule: 'duplicate-add-on',
			severity: 'warning',
			case: 'C-1',
			code: '10005',
			message: 'One, "two".',
			range: { start: { line: 2, character: 12 }, end: { line: 2, character: 19 } },
			related: [
				{
					path: '/else/b.note.yaml',
					range: { start: { line: 1, character: 1 }, end: { line: 1, character: 4 } },
					message: 'There.',
				},
			],
			fixes: [],
			fingerprint: '00000000000000aa',
			settled: {
				by: 'decision',
				determination: 'over-coded',
				reason: 'not done, see addendum',
				who: 'JD',
				when: '2026-11-24',
			},
		},
		{
			path: 'a b/ä.case.yaml',
			rule: 'add-on-without-primary',
			severity: 'error',
			case: 'C-1',
			code: '1023T',
			message: 'No primary.',
			range: { start: { line: 3, character: 12 }, end: { line: 3, character: 17 } },
			related: [
				{
					path: 'a b/ä.case.yaml',
					range: { start: { line: 2, character: 12 }, end: { line: 2, character: 19 } },
					message: 'Only this.',
				},
			],
			fixes: [{ title: 'Insert a line', safe: false }],
			fingerprint: '00000000000000bb',
		},
	]);
	expect([...ndjsonPieces(reportOf([]))]).toEqual([]);
});
