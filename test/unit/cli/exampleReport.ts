import { type FileReport, type Report, reportOf } from '../../../server/cli/report';
import type { Finding } from '../../../server/review/finding';
import { LineIndex } from '../../../server/text/lineIndex';

export const text = 'claim:\n  lines:\n    - code: "10005"\n    - code: 1023T\n';

const open: Finding = {
	rule: 'add-on-without-primary',
	severity: 'error',
	message: 'No primary.',
	case: 'C-1',
	code: '1023T',
	start: 48,
	end: 53,
	related: [{ start: 28, end: 35, message: 'Only this.' }],
	fixes: [{ title: 'Insert a line', safe: false, edits: [] }],
	fingerprint: '00000000000000bb',
};

const decided: Finding = {
	rule: 'duplicate-add-on',
	severity: 'warning',
	message: 'One, "two".',
	case: 'C-1',
	code: '10005',
	start: 28,
	end: 35,
	related: [{ start: 2, end: 5, message: 'There.', file: '/else/b.note.yaml' }],
	fixes: [],
	fingerprint: '00000000000000aa',
	settled: {
		by: 'decision',
		determination: 'over-coded',
		reason: 'not done, see addendum',
		who: 'JD',
		when: '2026-11-24',
	},
};

/** Two files: the second says the same as the first of a case's other half. */
export function exampleReport(): Report {
	const lines = new LineIndex(text);
	const files: FileReport[] = [
		{ path: 'a b/ä.case.yaml', cases: 1, findings: [open], settled: [decided], lines },
		{ path: 'a b/ä.note.yaml', cases: 1, findings: [{ ...open, twinIn: 'a b/ä.case.yaml' }], settled: [], lines },
	];
	const linesOf = new Map([
		...files.map((f) => [f.path, f.lines] as const),
		['/else/b.note.yaml', new LineIndex('\nnote:')],
	]);
	return reportOf(files, linesOf);
}
