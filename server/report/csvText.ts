import Papa from 'papaparse';

/** A spreadsheet takes a cell that begins so for a formula, blanks before it or not, and runs it. */
const formula = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay
 * numbers. A missing value is an empty cell.
 */
export function csvText(
	columns: readonly string[],
	rows: readonly (readonly (string | number | undefined)[])[],
): string {
	const table = Papa.unparse([[...columns], ...rows.map((r) => [...r])], { newline: '\r\n', escapeFormulae: formula });
	return `${table}\r\n`;
}
