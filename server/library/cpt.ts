import { calendarYear } from './days';
import type { Layout } from './layout';

/** The American Medical Association's text files: the licence first, then a code, a tab and its text on each line. */
export const cpt: Layout = {
	id: 'cpt',
	title: 'CPT, licensed file of the American Medical Association',
	licensed: true,
	oneRowEach: true,
	recognises: ({ lines }) => {
		const first = lines.findIndex(({ text }) => rowForm.test(text));
		return first > 0 && lines.slice(0, first).some(({ text }) => /American Medical Association|\bAMA\b/i.test(text));
	},
	read(source, sink, { edition }) {
		let year = '';
		let isText = false;
		for (const { line, text } of source.lines()) {
			const row = rowForm.exec(text);
			isText ||= row !== null;
			if (!isText) {
				year = /(?<!\d)20\d\d(?!\d)/.exec(text)?.[0] ?? year;
			} else if (row) {
				sink.add(line, 'procedure', row[1] ?? '', [row[2] ?? '']);
			} else {
				sink.reject(line, 'no code, tab and text');
			}
		}
		const named = /(?<!\d)20\d\d(?!\d)/.exec(source.name)?.[0] ?? year;
		return {
			edition: edition ?? (named ? calendarYear(Number(named)) : undefined),
			// From anesthesia to medicine and services.
			whole: sink.begins('procedure', '0') && sink.begins('procedure', '9'),
		};
	},
};

const rowForm = /^(\d{4}[0-9A-Z])\t\s*(\S.*)$/;
