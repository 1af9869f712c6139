import { expect, it } from 'vitest';
import { prettyReport } from '../../../server/cli/pretty';
import { reportOf } from '../../../server/cli/report';
import type { Finding } from '../../../server/review/reviewPart';
import { LineIndex } from '../../../server/text/lineIndex';

const text = 'claim:\n  lines:\n    - code: "10005"\n    - code: 1023T\n';
const lines = new LineIndex(text);

const finding: Finding = {
	rule: 'add-on-without-primary',
	severity: 'error',
	message: 'Seven words that do not fit here.',
	code: '1023T',
	start: 48,
	end: 53,
	related: [{ start: 28, end: 35, message: '10005 is not listed' }],
	fixes: [{ title: 'Insert a line', safe: false, edits: [] }],
	fingerprint: '0123456789abcdef',
};

it('prints each finding with its line, what belongs to it and a summary', () => {
	const report = reportOf([
		{ path: 'a.case.yaml', cases: 1, findings: [finding, { ...finding, severity: 'warning' }], settled: [], lines },
		{ path: 'clean.case.yaml', cases: 2, findings: [], settled: [], lines },
	]);
	const block = (severity: string) => `  4:13  ${severity}  add-on-without-primary
  Seven words that do not
  fit here.

    4 |     - code: 1023T
      |             ~~~~~
    3:13  10005 is not listed
    fix: Insert a line
`;
	expect(prettyReport(report, { color: false, width: 28 })).toBe(
		`a.case.yaml\n${block('error')}\n${block('warning')}\n2 files, 3 cases: 1 error, 1 warning\n`,
	);
});

it('says that nothing was found', () => {
	const one = reportOf([{ path: 'clean.case.yaml', cases: 1, findings: [], settled: [], lines }]);
	expect(prettyReport(one, { color: false, width: 80 })).toBe('1 file, 1 case: no findings\n');
	expect(prettyReport(reportOf([]), { color: false, width: 80 })).toBe('No case was found under these paths.\n');
});

it('colors only where it is asked to', () => {
	const report = reportOf([{ path: 'a', cases: 1, findings: [finding], settled: [], lines }]);
	expect(prettyReport(report, { color: true, width: 80 })).toContain('\u001b[31merror\u001b[39m');
	expect(prettyReport(report, { color: false, width: 80 })).not.toContain('\u001b');
});

it('lets no escape sequence of a file name through', () => {
	const report = reportOf([{ path: 'a\u001b]0;x\u0007.yaml', cases: 1, findings: [finding], settled: [], lines }]);
	expect(prettyReport(report, { color: false, width: 80 })).toMatch(/^a\uFFFD\]0;x\uFFFD\.yaml\n/);
});
