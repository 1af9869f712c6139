import type { Place } from '../case/case';
import { undecidable } from '../review/decisions';
import type { Finding } from '../review/finding';
import type { FileReport, Report } from './report';

/** The report as one JSON object for other programs; the same report is the same bytes. Ends with a line end. */
export function jsonReport({ files, summary, settled, fixed, linesOf }: Report): string {
	const all = { ...summary, ...(settled > 0 && { settled }), ...(fixed !== undefined && { fixed }) };
	return `${JSON.stringify({ version: 1, files: files.map((f) => fileOf(f, linesOf)), summary: all }, null, 2)}\n`;
}

function fileOf(file: FileReport, linesOf: Report['linesOf']) {
	const { path, findings, lines } = file;
	return {
		path,
		findings: findings.map((f) => findingJson(f, file, linesOf)),
		...(file.fixed !== undefined && { fixed: file.fixed }),
		...(file.settled.length > 0 && {
			settled: file.settled.map(({ rule, case: one, code, fingerprint, settled, ...f }) => ({
				rule,
				case: one,
				code,
				range: rangeIn(lines, f),
				fingerprint,
				...settled,
			})),
		}),
	};
}

/** A finding as programs get it, but for its file. Settled or not makes no difference. */
export function findingJson(f: Finding, { path, lines }: FileReport, linesOf: Report['linesOf']) {
	return {
		rule: f.rule,
		severity: f.severity,
		case: f.case,
		code: f.code,
		message: f.message,
		range: rangeIn(lines, f),
		related: f.related.map((r) => ({
			path: r.file ?? path,
			range: rangeIn(r.file === undefined ? lines : (linesOf.get(r.file) ?? lines), r),
			message: r.message,
		})),
		fixes: f.fixes.map(({ title, safe }) => ({ title, safe })),
		...(undecidable.has(f.rule) ? {} : { fingerprint: f.fingerprint }),
	};
}

function rangeIn(lines: FileReport['lines'], { start, end }: Place) {
	return { start: lines.position(start), end: lines.position(end) };
}
