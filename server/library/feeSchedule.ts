import type { FeeColumns } from '../guidance/types';
import { quarterIn } from './days';
import { columnOf, type Layout, procedureForm, procedureIn } from './layout';
import type { SourceRow } from './textSource';

/** A row of the fee schedule, the file's own values. Amounts are left out: without a locality they are no price. */
export interface FeeScheduleRow extends FeeColumns {
	readonly code: string;
	/** `26`, `TC`, `53`, or empty for the whole service. */
	readonly modifier: string;
	/** CMS's short text; of CPT codes the American Medical Association's. */
	readonly text: string;
}

/**
 * The Medicare physician fee schedule's relative value file (PPRRVU): captions with release and date, then names of the
 * columns over several rows, of which the last begins with `HCPCS`. The columns move from year to year, so they are found
 * by their names.
 */
export const feeSchedule: Layout = {
	id: 'fee-schedule',
	title: 'Medicare physician fee schedule (PPRRVU)',
	licensed: true,
	oneRowEach: false,
	recognises: ({ rows }) => rows.some(isHeader) && rows.some(isCaption),
	read(source, sink, { edition }) {
		const captions: string[] = [];
		const above: (readonly string[])[] = [];
		let columns: readonly number[] | undefined;
		for (const row of source.rows()) {
			if (!columns) {
				if (isHeader(row)) {
					columns = columnsOf(row, above);
					if (columns.includes(-1)) {
						return { refused: 'its columns have other names than those that are known: the layout has changed' };
					}
				} else {
					above.push(row.cells);
					captions.push(row.cells.filter((c) => c !== '').join(' '));
				}
				continue;
			}
			const [code = '', ...texts] = columns.map((c) => (row.cells[c] ?? '').trim());
			if (!procedureForm.test(procedureIn(code))) {
				sink.reject(row.line, 'no code');
			} else if (!/^[A-Z]$/.test(texts[2] ?? '')) {
				sink.reject(row.line, 'no status code');
			} else if (row.cells.length <= Math.max(...columns)) {
				sink.reject(row.line, 'too short');
			} else {
				sink.add(row.line, 'procedure', procedureIn(code), texts);
			}
		}
		return { edition: edition ?? quarterIn(captions.find((c) => captionForm.test(c)) ?? '') ?? quarterIn(source.name) };
	},
};

const captionForm = /Physician Fee Schedule Relative Value File/i;
/** Code, modifier, text, status, then the indicators in the order of {@link FeeScheduleRow}. */
const names = [
	/^HCPCS$/i,
	/^MOD$/i,
	/^DESCRIPTION$/i,
	/STATUS CODE$/i,
	/GLOB DAYS$/i,
	/PCTC IND$/i,
	/MULT PROC$/i,
	/BILAT SURG$/i,
	/ASST SURG$/i,
	/CO-? ?SURG$/i,
	/TEAM SURG$/i,
] as const;

function isCaption({ cells }: SourceRow): boolean {
	return cells.some((c) => captionForm.test(c));
}

function isHeader({ cells }: SourceRow): boolean {
	return /^HCPCS$/i.test(cells[0] ?? '') && /^MOD/i.test(cells[1] ?? '');
}

/** A name stands over several rows, one word in each. */
function columnsOf({ cells }: SourceRow, above: readonly (readonly string[])[]): number[] {
	const words = above.slice(-4);
	const stacked = cells.map((cell, i) => [...words.map((r) => r[i] ?? ''), cell].filter((w) => w !== '').join(' '));
	return names.map((name, i) => columnOf(i < 3 ? cells : stacked, name));
}

/** A packed row. */
export function feeRowOf(code: string, texts: readonly string[]): FeeScheduleRow {
	const [modifier = '', text = '', status = '', global = '', pctc = '', multiple = '', bilateral = '', assistant = ''] =
		texts;
	const [coSurgeon = '', team = ''] = texts.slice(8);
	return { code, modifier, text, status, global, pctc, multiple, bilateral, assistant, coSurgeon, team };
}
