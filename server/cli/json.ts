import type { Place } from '../case/case';
import type { FileReport, Report } from './report';

/** The report as one JSON object for other programs; the same report is the same bytes. Ends with a line end. */
export function jsonReport({ files, summary }: Report): string {
	return `${JSON.stringify({ version: 1, files: files.map(fileOf), summary }, null, 2)}\n`;
}

function fileOf(file: FileReport) {
	const { path, findings, lines } = file;
	const range = ({ start, end }: Place) => ({ start: lines.position(start), end: lines.position(end) });
	return {
		path,
		findings: findings.map((f) => ({
			rule: f.rule,
			severity: f.severity,
			case: f.case,
			code: f.code,
			message: f.message,
			range: range(f),
			related: f.related.map((r) => ({ path, range: range(r), message: r.message })),
			fixes: f.fixes.map(({ title, safe }) => ({ title, safe })),
		})),
	};
}
