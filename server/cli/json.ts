import type { Place } from '../case/case';
import { undecidable } from '../review/decisions';
import type { FileReport, Report } from './report';

/** The report as one JSON object for other programs; the same report is the same bytes. Ends with a line end. */
export function jsonReport({ files, summary, settled, fixed, linesOf }: Report): string {
	const all = { ...summary, ...(settled > 0 && { settled }), ...(fixed !== undefined && { fixed }) };
	return `${JSON.stringify({ version: 1, files: files.map((f) => fileOf(f, linesOf)), summary: all }, null, 2)}\n`;
}

function fileOf(file: FileReport, linesOf: Report['linesOf']) {
	const { path, findings, lines } = file;
	const range = ({ start, end }: Place, index = lines) => ({ start: index.position(start), end: index.position(end) });
	return {
		path,
		findings: findings.map((f) => ({
			rule: f.rule,
			severity: f.severity,
			case: f.case,
			code: f.code,
			message: f.message,
			range: range(f),
			related: f.related.map((r) => ({
				path: r.file ?? path,
				range: range(r, r.file === undefined ? lines : linesOf.get(r.file)),
				message: r.message,
			})),
			fixes: f.fixes.map(({ title, safe }) => ({ title, safe })),
			...(undecidable.has(f.rule) ? {} : { fingerprint: f.fingerprint }),
		})),
		...(file.fixed !== undefined && { fixed: file.fixed }),
		...(file.settled.length > 0 && {
			settled: file.settled.map(({ rule, case: one, code, fingerprint, settled, ...f }) => ({
				rule,
				case: one,
				code,
				range: range(f),
				fingerprint,
				...settled,
			})),
		}),
	};
}
