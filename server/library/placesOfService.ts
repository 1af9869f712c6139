import { columnOf, type Layout } from './layout';
import type { SourceRow } from './textSource';

export interface PlaceRow {
	readonly code: string;
	readonly name: string;
	readonly description?: string;
	/** As the file has it, such as `Facility`. */
	readonly facility?: string;
}

/** CMS's place of service codes as a table: a header that names the code and its name, perhaps its description and whether it is a facility. */
export const placesOfService: Layout = {
	id: 'places-of-service',
	title: 'Place of service codes',
	licensed: false,
	oneRowEach: true,
	recognises: ({ rows, name }) =>
		rows.some((r) => isHeader(r) && (isAboutPlaces(r.cells) || /place|pos(?![a-z])/i.test(name))),
	read(source, sink, { edition }) {
		let columns: readonly number[] | undefined;
		for (const row of source.rows()) {
			if (!columns) {
				columns = isHeader(row) ? names.map((name) => columnOf(row.cells, name)) : undefined;
				continue;
			}
			const [code = '', name = '', description = '', facility = ''] = columns.map((c) => (row.cells[c] ?? '').trim());
			const two = /^\d$/.test(code) ? `0${code}` : code;
			if (/^\d\d ?[-–] ?\d\d$/.test(code)) {
				continue;
			}
			if (!/^\d\d$/.test(two)) {
				sink.reject(row.line, 'no code of two digits');
			} else if (name === '') {
				sink.reject(row.line, 'no name');
			} else {
				sink.add(row.line, 'place', two, [name, description, facility]);
			}
		}
		return { edition };
	},
};

const names = [
	/^(?:(?:pos|place of service) )?codes?(?:\(s\))?$|^pos$/i,
	/^(?:(?:pos|place of service) )?name$/i,
	/^(?:(?:pos|place of service) )?description$/i,
	/facility/i,
] as const;

function isHeader({ cells }: SourceRow): boolean {
	return columnOf(cells, names[0]) >= 0 && columnOf(cells, names[1]) >= 0;
}

function isAboutPlaces(cells: readonly string[]): boolean {
	return cells.some((c) => /place of service|facility|^pos/i.test(c));
}

/** A packed row. */
export function placeRowOf(code: string, [name = '', description, facility]: readonly string[]): PlaceRow {
	return { code, name, ...(description && { description }), ...(facility && { facility }) };
}
