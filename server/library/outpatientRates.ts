import { quarterIn } from './days';
import { columnOf, type Layout, procedureForm, procedureIn } from './layout';
import type { SourceRow } from './textSource';

/** A row of Addendum B. What is empty in the file is empty here. */
export interface OutpatientRate {
	readonly code: string;
	/** CMS's short text; of CPT codes the American Medical Association's. */
	readonly text: string;
	/** Status indicator: how the code is paid in a hospital outpatient department. */
	readonly status: string;
	readonly apc: string;
	/** National rate as the file writes it. */
	readonly rate: string;
}

/**
 * The hospital outpatient system's Addendum B: captions, then a header with `HCPCS Code`, `Short Descriptor`, `SI`, `APC`,
 * `Relative Weight`, `Payment Rate` and more, in a workbook or with separators.
 */
export const outpatientRates: Layout = {
	id: 'outpatient-rates',
	title: 'Medicare outpatient payment (OPPS Addendum B)',
	licensed: true,
	oneRowEach: true,
	recognises: ({ rows }) => rows.some(isHeader),
	read(source, sink, { edition }) {
		const captions: string[] = [];
		let columns: readonly number[] | undefined;
		for (const row of source.rows()) {
			if (!columns) {
				columns = isHeader(row) ? names.map((name) => columnOf(row.cells, name)) : undefined;
				captions.push(row.cells.join(' '));
				continue;
			}
			const [code = '', text = '', status = '', apc = '', rate = ''] = columns.map((c) => (row.cells[c] ?? '').trim());
			// Notes stand behind the last code, in the first cell.
			if (!procedureForm.test(procedureIn(code))) {
				if (row.cells.filter((c) => c !== '').length > 1) {
					sink.reject(row.line, 'no code');
				}
			} else if (!/^[A-Z]\d?$/.test(status)) {
				sink.reject(row.line, 'no status indicator');
			} else {
				sink.add(row.line, 'procedure', procedureIn(code), [text, status, apc, rate]);
			}
		}
		const caption = captions.find((c) => /Addendum B/i.test(c)) ?? '';
		return { edition: edition ?? quarterIn(source.name) ?? quarterIn(caption) };
	},
};

const names = [
	/^HCPCS( Code)?$/i,
	/^Short Descriptor$/i,
	/^(?:CI ?\/ ?)?SI$|^Status Indicator$/i,
	/^APC$/i,
	/^Payment Rate/i,
] as const;

function isHeader({ cells }: SourceRow): boolean {
	return names.slice(0, 4).every((name) => columnOf(cells, name) >= 0);
}

/** A packed row. */
export function outpatientRateOf(
	code: string,
	[text = '', status = '', apc = '', rate = '']: readonly string[],
): OutpatientRate {
	return { code, text, status, apc, rate };
}
