import { type AuditReport, type Cell, figureOf, share } from './auditReport';
import { csvText } from './csvText';
import { computedFrom } from './words';

const columns = [
	'section',
	'table',
	'row',
	'column',
	'value',
	'numerator',
	'denominator',
	'unit',
	'computedFrom',
	'rule',
	'code',
	'severity',
	'decided',
	'reason',
	'who',
	'when',
	'file',
	'line',
	'case',
] as const;

/**
 * The report as one table with a row for each number, then one for each decision. What is not known is an empty cell; a
 * share is a number from 0 to 1.
 */
export function reportCsv(report: AuditReport): string {
	const from = computedFrom(report);
	const figures = report.sections.flatMap((section) =>
		section.tables.flatMap((table) =>
			table.rows.flatMap((row) =>
				row.cells.map((cell, i) => [section.title, table.title, row.label, table.head[i + 1], ...values(cell), from]),
			),
		),
	);
	const decisions = report.decisions.map((d) => {
		const at = report.places[d.place];
		const texts = [d.rule, d.code, d.severity, d.determination ?? `ignored (${d.by})`, d.reason, d.who, d.when];
		const blanks = [undefined, undefined, undefined, undefined, undefined, undefined, undefined];
		return ['Decisions', ...blanks, from, ...texts, at?.file, at?.line, at?.case];
	});
	return csvText(columns, [...figures, ...decisions]);
}

function values(cell: Cell): (string | number | undefined)[] {
	if ('numerator' in cell) {
		const { numerator, denominator } = cell;
		return [share(cell), figureOf(numerator), figureOf(denominator), 'share'];
	}
	return [figureOf(cell), undefined, undefined, 'count' in cell ? 'count' : 'USD'];
}
