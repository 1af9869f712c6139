import { type AuditReport, type Cell, share } from './auditReport';
import { computedFrom } from './words';

/**
 * The report for programs. Every count and amount names its places by their numbers in `places`; `null` is what is not
 * known. The same report is the same bytes. Ends with a line end.
 */
export function reportJson(report: AuditReport): string {
	const sections = report.sections.map(({ id, title, explains, tables }) => ({
		id,
		title,
		explains,
		tables: tables.map((t) => ({
			id: t.id,
			title: t.title,
			head: t.head,
			rows: t.rows.map(({ label, cells }) => ({ label, cells: cells.map(cellOf) })),
			computedFrom: computedFrom(report),
		})),
	}));
	const { version, date, cases, casesInFolder, unreadFiles, filter, hasNames, decisions, places } = report;
	const all = { version, date, cases, casesInFolder, unreadFiles, filter, hasNames, sections, decisions };
	// A place a line: there are thousands of them, and nobody reads their numbers one below the other.
	const head = JSON.stringify(all, null, 2).replace(/"places": \[[\s\d,]*\]/g, (list) => list.replace(/\s+/g, ' '));
	const listed = places.map((p) => `    ${JSON.stringify(p)}`).join(',\n');
	return `${head.slice(0, -2)},\n  "places": [${listed && `\n${listed}\n  `}]\n}\n`;
}

function cellOf(cell: Cell) {
	if ('numerator' in cell) {
		const { numerator, denominator } = cell;
		return { share: share(cell) ?? null, numerator: plain(numerator), denominator: plain(denominator) };
	}
	return plain(cell);
}

function plain(of: Exclude<Cell, { readonly numerator: unknown }>) {
	return 'count' in of ? of : { amount: of.amount ?? null, places: of.places };
}
