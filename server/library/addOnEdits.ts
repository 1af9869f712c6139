import { ordinalDay, quarterIn, quarterOf } from './days';
import { columnOf, type Layout, procedureForm, procedureIn, type RowSink } from './layout';
import type { SourceLine, SourceRow } from './textSource';

/** The texts of a row of either order: the other code, and the type and days of the pair. */
export interface AddOnPair {
	readonly addOn: string;
	/** `CCCCC` where the contractor makes the list. */
	readonly primary: string;
	readonly type: '1' | '2' | '3';
	/** ISO days, both ends included. */
	readonly from: string;
	readonly until?: string;
	/** Last day of the add-on code itself. */
	readonly addOnUntil?: string;
	readonly note?: string;
}

/** What the file has for a primary code where there is no list. */
export const contractorDefined = 'CCCCC';

/**
 * CMS add-on code edits. Columns: `AOC_Edit_Type, Add-On_Code, AOC_DelDT, Primary_Code, Primary_Code_DelDT,
 * AOC_Edit_EffDT, AOC_Edit_DelDT, Special_Instruction_Notes` after a notice or none; or fixed width 97 without a header:
 * type 1, add-on 5, deletion 7, primary 5, deletion 7, effective 7, deletion 7, notes 58. Days are year and day of the
 * year. Deleted rows stay in the file.
 */
export const addOnEdits: Layout = {
	id: 'add-on-edits',
	title: 'CMS add-on code edits',
	licensed: false,
	oneRowEach: false,
	recognises: ({ rows, lines }) => rows.some(isHeader) || lines.filter(isFixed).length * 2 > lines.length,
	read(source, sink, { edition }) {
		let latest = '';
		let columns: readonly number[] | undefined;
		const rows = [...source.rows()];
		if (rows.slice(0, 40).some(isHeader)) {
			for (const row of rows) {
				if (isHeader(row)) {
					columns = headers.map((name) => columnOf(row.cells, name));
				} else if (columns) {
					const cells = columns.map((c) => (row.cells[c] ?? '').trim());
					latest = addPair(sink, row.line, cells, row.cells.length > 5, latest);
				}
			}
		} else {
			for (const { line, text } of source.lines()) {
				if (isFixed({ line, text }) || line > 5) {
					latest = addPair(sink, line, cut(text), text.trimEnd().length > 31, latest);
				}
			}
		}
		return { edition: edition ?? quarterIn(source.name) ?? (latest ? quarterOf(latest) : undefined) };
	},
};

const headers = [
	/^AOC_?Edit_?Type$/i,
	/^Add-?On_?Code$/i,
	/^AOC_?DelDT$/i,
	/^Primary_?Code$/i,
	/^AOC_?Edit_?EffDT$/i,
	/^AOC_?Edit_?DelDT$/i,
	/^Special_?Instruction/i,
] as const;

function isHeader({ cells }: SourceRow): boolean {
	return headers.slice(0, 6).every((name) => columnOf(cells, name) >= 0);
}

function isFixed({ text }: SourceLine): boolean {
	return /^[123][0-9A-Z]{5}[0-9 ]{7}[0-9A-Z]{5}[0-9 ]{7}\d{7}(?:[0-9 ]{7}|\s*$)/.test(text);
}

/** The columns of {@link headers} in a line of fixed width. */
function cut(text: string): string[] {
	const places = [
		[0, 1],
		[1, 6],
		[6, 13],
		[13, 18],
		[25, 32],
		[32, 39],
		[39, 97],
	] as const;
	return places.map(([start, end]) => text.slice(start, end).trim());
}

/** @returns the latest first day so far */
function addPair(
	sink: RowSink,
	line: number,
	[type = '', addOn = '', addOnUntil = '', primary = '', from = '', until = '', note = '']: readonly string[],
	isLong: boolean,
	latest: string,
): string {
	const addOnCode = procedureIn(addOn);
	const primaryCode = procedureIn(primary);
	const first = ordinalDay(from);
	const mistake = !isLong
		? 'too short'
		: !/^[123]$/.test(type)
			? 'no edit type 1, 2 or 3'
			: !procedureForm.test(addOnCode)
				? 'no add-on code'
				: primaryCode !== contractorDefined && !procedureForm.test(primaryCode)
					? 'no primary code'
					: !first || [addOnUntil, until].some((d) => d !== '' && !ordinalDay(d))
						? 'a date is not year and day of the year'
						: undefined;
	if (mistake || !first) {
		sink.reject(line, mistake ?? '');
		return latest;
	}
	const days = [first, ordinalDay(until) ?? '', ordinalDay(addOnUntil) ?? '', note];
	sink.add(line, 'procedure', addOnCode, [type, primaryCode, ...days]);
	if (primaryCode !== contractorDefined) {
		sink.addReversed('procedure', primaryCode, [type, addOnCode, ...days]);
	}
	return first > latest ? first : latest;
}

/**
 * A packed row.
 * @param reversed of the table by primary codes
 */
export function pairOf(code: string, texts: readonly string[], reversed: boolean): AddOnPair {
	const [type = '1', other = '', from = '', until, addOnUntil, note] = texts;
	return {
		addOn: reversed ? other : code,
		primary: reversed ? code : other,
		type: type as AddOnPair['type'],
		from,
		...(until && { until }),
		...(addOnUntil && { addOnUntil }),
		...(note && { note }),
	};
}
