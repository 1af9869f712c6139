import { compactDay, quarterIn } from './days';
import { type Layout, procedureForm } from './layout';
import type { SourceLine } from './textSource';

/** An NCCI edit: the second code is not paid beside the first, unless the indicator allows a modifier. */
export interface ProcedurePair {
	readonly first: string;
	readonly second: string;
	readonly from: string;
	readonly until?: string;
	/** `0` no modifier lifts the edit, `1` one may, `9` there is no edit. */
	readonly indicator: string;
	readonly rationale: string;
}

/**
 * NCCI procedure-to-procedure edits: a header over six lines, then tabs: first code, second code, `*` if before 1996, first
 * day, last day or `*`, indicator, rationale. Both orders are looked up.
 */
export const procedurePairs: Layout = {
	id: 'procedure-pairs',
	title: 'NCCI procedure-to-procedure edits (PTP)',
	licensed: false,
	oneRowEach: false,
	recognises: ({ lines }) => lines.some(({ text }) => /Column ?1 ?\/ ?Column ?2 Edits/i.test(text)),
	read(source, sink, { edition }) {
		let isHead = true;
		for (const { line, text } of source.lines()) {
			const [first = '', second = '', , from = '', until = '', indicator = '', rationale = ''] = cellsOf({
				line,
				text,
			});
			const isRow = procedureForm.test(first) && procedureForm.test(second);
			isHead &&= !isRow && line < 12;
			if (isHead) {
				continue;
			}
			const day = compactDay(from);
			if (!isRow) {
				sink.reject(line, 'no two codes');
			} else if (!day || (until !== '*' && until !== '' && !compactDay(until))) {
				sink.reject(line, 'a date is not YYYYMMDD');
			} else if (!/^[019]$/.test(indicator)) {
				sink.reject(line, 'no modifier indicator 0, 1 or 9');
			} else {
				const texts = [day, compactDay(until) ?? '', indicator, rationale];
				sink.add(line, 'procedure', first, [second, ...texts]);
				sink.addReversed('procedure', second, [first, ...texts]);
			}
		}
		return { edition: edition ?? quarterIn(source.name) };
	},
};

function cellsOf({ text }: SourceLine): string[] {
	return text.split('\t').map((c) => c.trim());
}

/** A packed row. */
export function procedurePairOf(code: string, texts: readonly string[], reversed: boolean): ProcedurePair {
	const [other = '', from = '', until, indicator = '', rationale = ''] = texts;
	return {
		first: reversed ? other : code,
		second: reversed ? code : other,
		from,
		...(until && { until }),
		indicator,
		rationale,
	};
}
