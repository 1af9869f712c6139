import { fiscalYear } from './days';
import type { Layout } from './layout';
import type { SourceLine } from './textSource';

export interface DiagnosisRow {
	/** With its dot. */
	readonly code: string;
	/** It may stand on a claim; otherwise it is a header that others divide further. */
	readonly billable: boolean;
	readonly text: string;
}

/**
 * The ICD-10-CM order file, fixed columns: order number 1–5, code without its dot 7–13, flag 15 (1 billable, 0 header),
 * short text 17–76, long text from 78 on. The year stands in the file's name only.
 */
export const icd10cm: Layout = {
	id: 'icd-10-cm',
	title: 'ICD-10-CM',
	licensed: false,
	oneRowEach: true,
	recognises: ({ lines }) => lines.filter(isRow).length * 2 > lines.length,
	read(source, sink, { edition }) {
		let expected = 1;
		let gaps = 0;
		for (const row of source.lines()) {
			const { line, text } = row;
			if (!isRow(row)) {
				sink.reject(line, text.length < 77 ? 'too short' : 'not order number, code, flag and texts at their columns');
				continue;
			}
			const order = Number(text.slice(0, 5));
			gaps += order === expected ? 0 : 1;
			expected = order + 1;
			const long = text.slice(77).trim() || text.slice(16, 76).trim();
			sink.add(line, 'diagnosis', text.slice(6, 13).trim(), [text.charAt(14), long]);
		}
		const named = /(april)?[-_ ]?(?<!\d)(20\d\d)(?!\d)/i.exec(source.name);
		const year = named ? fiscalYear(Number(named[2]), /apr/i.test(source.name)) : undefined;
		// The set goes from A to Z, and its lines are counted.
		return { edition: edition ?? year, whole: gaps === 0 && sink.begins('diagnosis', 'Z') };
	},
};

function isRow({ text }: SourceLine): boolean {
	return /^\d{5} [A-Z][0-9][0-9A-Z]{1,5} *[01] /.test(text) && /[01]/.test(text.charAt(14)) && text.length > 17;
}

/** A packed row. */
export function diagnosisRowOf(code: string, [flag, text = '']: readonly string[]): DiagnosisRow {
	return { code, billable: flag === '1', text };
}
