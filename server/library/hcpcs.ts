import { compactDay, quarterIn, quarterOf } from './days';
import type { Layout } from './layout';
import type { SourceLine } from './textSource';

export interface HcpcsRow {
	readonly code: string;
	readonly text: string;
	readonly short: string;
	/** First day, ISO. */
	readonly added: string;
	/** Last day on which it may be used. */
	readonly until?: string;
}

/**
 * CMS's HCPCS Level II file (ANWEB), fixed width 320: code in 1–5 (a modifier in 4–5), sequence 6–10, record 11 (3 a
 * code's first, 4 its continuation, 7 and 8 the same of a modifier), long text 12–91, short text 92–119, day added 269–276,
 * day of the last action 277–284, day of termination 285–292.
 */
export const hcpcs: Layout = {
	id: 'hcpcs',
	title: 'HCPCS Level II (ANWEB)',
	licensed: false,
	oneRowEach: true,
	recognises: ({ lines }) => lines.filter((l) => isRecord(l) && l.text.length > 150).length * 2 > lines.length,
	read(source, sink, { edition }) {
		let latest = '';
		let open: { line: number; code: string; isModifier: boolean; parts: string[]; texts: string[] } | undefined;
		const close = () => {
			if (open) {
				const text = open.parts.join(' ').replace(/\s+/g, ' ').trim();
				sink.add(open.line, open.isModifier ? 'modifier' : 'procedure', open.code, [text, ...open.texts]);
			}
			open = undefined;
		};
		for (const { line, text } of source.lines()) {
			const record = text.charAt(10);
			const isModifier = record === '7' || record === '8';
			const code = isModifier ? text.slice(3, 5) : text.slice(0, 5);
			if (!isRecord({ line, text })) {
				close();
				sink.reject(line, 'not a record of a code or modifier');
			} else if (record === '4' || record === '8') {
				if (open?.code === code) {
					open.parts.push(text.slice(11, 91));
				} else {
					sink.reject(line, 'the continuation of a record that is not there');
				}
			} else {
				close();
				const added = compactDay(text.slice(268, 276));
				const ended = text.slice(284, 292).trim();
				if (!added || (ended !== '' && !compactDay(ended))) {
					sink.reject(line, text.length < 276 ? 'too short' : 'a date is not YYYYMMDD');
					continue;
				}
				const action = compactDay(text.slice(276, 284)) ?? added;
				latest = action > latest ? action : latest;
				const texts = [text.slice(91, 119), added, compactDay(ended) ?? ''];
				open = { line, code, isModifier, parts: [text.slice(11, 91)], texts };
			}
		}
		close();
		return {
			edition: edition ?? quarterIn(source.name) ?? (latest ? quarterOf(latest) : undefined),
			// The set begins with A and ends with V; a part of it proves nothing.
			whole: sink.begins('procedure', 'A') && sink.begins('procedure', 'V'),
		};
	},
};

function isRecord({ text }: SourceLine): boolean {
	return /^(?:[A-Z]\d{4}\d{5}[34]|[ 0]{3}[A-Z0-9]{2}\d{5}[78])/.test(text);
}

/** A packed row. */
export function hcpcsRowOf(code: string, [text = '', short = '', added = '', until]: readonly string[]): HcpcsRow {
	return { code, text, short, added, ...(until && { until }) };
}
