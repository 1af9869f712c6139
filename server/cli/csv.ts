import { csvText } from '../report/csvText';
import { undecidable } from '../review/decisions';
import { eachFinding, type Report } from './report';

const columns = [
	'file',
	'line',
	'column',
	'endLine',
	'endColumn',
	'severity',
	'rule',
	'case',
	'code',
	'message',
	'fingerprint',
	'settledBy',
	'determination',
	'reason',
	'who',
	'when',
] as const;

/** One row for each finding, once, the settled ones with what settled them; lines and columns count from 1. */
export function csvReport(report: Report): string {
	const rows = eachFinding(report).map(({ finding, file }) => {
		const { severity, rule, message, settled } = finding;
		const start = file.lines.position(finding.start);
		const end = file.lines.position(finding.end);
		return [
			file.path,
			start.line + 1,
			start.character + 1,
			end.line + 1,
			end.character + 1,
			severity,
			rule,
			finding.case,
			finding.code,
			message,
			undecidable.has(rule) ? undefined : finding.fingerprint,
			settled?.by,
			settled?.determination,
			settled?.reason,
			settled?.who,
			settled?.when,
		];
	});
	return csvText(columns, rows);
}
