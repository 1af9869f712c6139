import { wholeProcedure } from '../case/case';
import type { ReportedElement } from '../review/reportedCase';
import type { Row, Section, Table } from './auditReport';
import type { Counted } from './buildReport';
import { countOf, grouped } from './counting';

interface State extends ReportedElement {
	readonly place: number;
}

/** How completely the notes of billed add-ons document each element, by add-on code. */
export function documentationSection({ units, places }: Counted): Section {
	const stands = units.flatMap(({ one, source }) =>
		one.documentation.map(({ code, elements }) => {
			const line = one.lines.find((l) => (code === wholeProcedure ? l.primaries : l.code === code));
			const place = places.of(source, (line ?? one).start, one.id);
			return { code, states: elements.map((e): State => ({ ...e, place })) };
		}),
	);
	const byCode = [...grouped(stands, (s) => [s.code])].sort(
		([a], [b]) => Number(a === wholeProcedure) - Number(b === wholeProcedure) || (a < b ? -1 : 1),
	);
	return {
		id: 'documentation',
		title: 'Completeness of the documentation',
		explains:
			'Of each case that bills the add-on and has a note: how the note stands to each element. An element is documented ' +
			'by a field of the abstract, or by the dictated text where the settings let it count. Cases without a note are in no ' +
			'row.',
		tables: byCode.map(([code, all]) =>
			tableOf(
				code,
				all.flatMap((s) => s.states),
			),
		),
	};
}

function tableOf(code: string, states: readonly State[]): Table {
	const isWhole = code === wholeProcedure;
	const of = isWhole ? 'the whole procedure' : code;
	const rows = [...grouped(states, (s) => [s.name]).values()].map((all): Row => {
		const [first] = all;
		const places = (...wanted: readonly State['state'][]) =>
			countOf(all.filter((s) => wanted.includes(s.state)).map((s) => s.place));
		return {
			label: `${first?.label ?? ''}${first?.required || isWhole ? '' : ' (recommended)'}`,
			cells: [
				places('documented'),
				places('in the text'),
				places('empty'),
				places('missing'),
				places('unreadable'),
				{ numerator: places('documented', 'in the text'), denominator: countOf(all.map((s) => s.place)) },
			],
		};
	});
	return {
		id: `documentation-${code.toLowerCase()}`,
		title: `Documentation elements of ${of}${isWhole ? ' (recommended)' : ''}`,
		head: ['Element', 'In a field', 'In the text', 'Says nothing', 'Missing', 'Cannot be read', 'Complete'],
		rows,
		plot: {
			kind: 'bars',
			columns: [0, 1, 2, 3],
			tones: ['good', 'fair', 'warning', isWhole ? 'hint' : 'error'],
			says: `The cases that bill ${isWhole ? 'an add-on' : code}, by how their note stands to each element.`,
		},
	};
}
