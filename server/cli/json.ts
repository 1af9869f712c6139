import type { Place } from '../case/case';
import { undecidable } from '../review/decisions';
import type { Finding } from '../review/finding';
import type { Lines } from '../text/lineIndex';
import type { FileReport, Report } from './report';

/** The report as one JSON object for other programs; the same report is the same bytes. Ends with a line end. */
export function jsonReport(report: Report): string {
	return [...jsonPieces(report)].join('');
}

/** The same in pieces: all findings as data, or in one text, would take several times the room of the report. */
export function* jsonPieces({ files, summary, settled, fixed, linesOf }: Report): Iterable<string> {
	const all = { ...summary, ...(settled > 0 && { settled }), ...(fixed !== undefined && { fixed }) };
	const written = JSON.stringify({ version: 1, files: files.map((f) => fileOf(f)), summary: all }, null, 2);
	let at = 0;
	for (const file of files) {
		if (file.findings.length > 0) {
			const gap = written.indexOf(gapForFindings, at);
			yield `${written.slice(at, gap)}"findings": [\n`;
			for (const [i, f] of file.findings.entries()) {
				const own = JSON.stringify(findingJson(f, file, linesOf), null, 2).replaceAll('\n', `\n${indent}`);
				yield `${i > 0 ? ',\n' : ''}${indent}${own}`;
			}
			yield '\n      ]';
			at = gap + gapForFindings.length;
		}
	}
	yield `${written.slice(at)}\n`;
}

const indent = '        ';
/** A path or message has its quotation marks escaped, so nothing else can be this. */
const gapForFindings = '"findings": null';

/** A finding as programs get it, but for its file. Settled or not makes no difference. */
export function findingJson(f: Finding, { path, lines }: FileReport, linesOf: Report['linesOf']) {
	const range = rangeIn(lines);
	return {
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
	};
}

function rangeIn(lines: Lines) {
	return ({ start, end }: Place, index = lines) => ({ start: index.position(start), end: index.position(end) });
}

function fileOf(file: FileReport) {
	const { path, findings, lines } = file;
	const range = rangeIn(lines);
	return {
		path,
		findings: findings.length > 0 ? null : [],
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
