import { quarterIn } from './days';
import { columnOf, type Layout, procedureForm, procedureIn } from './layout';
import type { SourceRow } from './textSource';

/** Whom a file of limits is for, as its header says. */
export type LimitedService = 'practitioner' | 'outpatient hospital' | 'supplier';

export interface UnitLimit {
	readonly code: string;
	/** Units. */
	readonly limit: number;
	/** How the limit is applied, in the file's words: `3 Date of Service Edit: Clinical`. */
	readonly adjudication: string;
	/** It is applied to each line by itself, and not to a day's lines together. */
	readonly perLine: boolean;
	readonly rationale?: string;
}

/**
 * CMS medically unlikely edits: a notice over several lines in one quoted cell, then a header whose cells have breaks in
 * them: the code, `Practitioner Services MUE Values` (or Outpatient Hospital, or DME Supplier), the adjudication indicator
 * and the rationale. The quarter stands in the file's name. A code without a row may have a limit all the same.
 */
export const unitLimits: Layout = {
	id: 'unit-limits',
	title: 'Medically unlikely edits (MUE)',
	licensed: false,
	oneRowEach: true,
	recognises: ({ rows }) => rows.some(isHeader),
	read(source, sink, { edition }) {
		let columns: readonly number[] | undefined;
		let part: LimitedService | undefined;
		for (const row of source.rows()) {
			if (!columns) {
				if (isHeader(row)) {
					columns = headers.map((name) => columnOf(row.cells, name));
					part = serviceOf(row.cells[columns[1] ?? -1] ?? '');
				}
				continue;
			}
			const [code = '', limit = '', adjudication = '', rationale = ''] = columns.map((c) => row.cells[c] ?? '');
			if (!procedureForm.test(procedureIn(code))) {
				sink.reject(row.line, 'no code');
			} else if (!/^\d{1,7}$/.test(limit)) {
				sink.reject(row.line, 'no number of units');
			} else if (!/^[123]/.test(adjudication)) {
				sink.reject(row.line, 'no adjudication indicator 1, 2 or 3');
			} else {
				sink.add(row.line, 'procedure', procedureIn(code), [limit, adjudication, rationale]);
			}
		}
		return { edition: edition ?? quarterIn(source.name), ...(part && { part }) };
	},
};

const headers = [
	/^(?:HCPCS ?\/ ?)?CPT Code$|^HCPCS/i,
	/MUE Values?$/i,
	/Adjudication Indicator/i,
	/Rationale/i,
] as const;

function isHeader({ cells }: SourceRow): boolean {
	return headers.slice(0, 3).every((name) => columnOf(cells, name) >= 0);
}

function serviceOf(header: string): LimitedService | undefined {
	return /practitioner/i.test(header)
		? 'practitioner'
		: /outpatient/i.test(header)
			? 'outpatient hospital'
			: /supplier|DME/i.test(header)
				? 'supplier'
				: undefined;
}

/** A packed row. */
export function limitOf(code: string, [limit = '', adjudication = '', rationale]: readonly string[]): UnitLimit {
	return {
		code,
		limit: Number(limit),
		adjudication: adjudication.slice(0, 60),
		perLine: adjudication.startsWith('1'),
		...(rationale && { rationale }),
	};
}
