import type { ReportedLine } from '../review/reportedCase';
import { notGiven, type Row, type Section, type Table } from './auditReport';
import type { Counted } from './buildReport';
import { amountOf, countOf, grouped } from './counting';
import { lineFindings } from './linesWithFindings';
import { quartiles } from './quartiles';
import { isError } from './standing';
import type { Unit } from './units';

/** A line that bills an add-on. */
interface AddOnLine {
	readonly line: ReportedLine;
	readonly code: string;
	readonly payer: string;
	readonly place: number;
	readonly isClean: boolean;
}

/** Each add-on code that is billed: by payer, site, primary procedure and month, and what is charged for it. */
export function addOnSections(counted: Counted): Section[] {
	const lines = counted.units.flatMap((u) => addOnLines(u, counted));
	return [...grouped(lines, (l) => [l.code])]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([code, of]) => section(code, of));
}

function addOnLines(unit: Unit, { places }: Counted): AddOnLine[] {
	const { one, source } = unit;
	if (!one.lines.some((l) => l.primaries)) {
		return [];
	}
	const found = lineFindings(unit);
	const isCaseInError = found.ofAll.some(isError);
	return one.lines.flatMap((line): AddOnLine[] => {
		const { code, primaries } = line;
		const place = places.of(source, line.start, one.id);
		const isClean = !isCaseInError && !found.of(line).some(isError);
		return code === undefined || !primaries ? [] : [{ line, code, payer: one.payer ?? notGiven, place, isClean }];
	});
}

function section(code: string, lines: readonly AddOnLine[]): Section {
	const site = ({ line: { site: at } }: AddOnLine) =>
		at ? `${at.code}${at.name === undefined ? '' : ` ${at.name}`}` : notGiven;
	const primaries = ({ line }: AddOnLine) =>
		line.primaries && line.primaries.length > 0 ? line.primaries : ['no listed primary'];
	const by = (id: string, what: string, keysOf: (l: AddOnLine) => readonly string[], inOrder = false) =>
		breakdown(code, { id, what, inOrder }, grouped(lines, keysOf));
	return {
		id: `add-on-${code.toLowerCase()}`,
		title: `${code}: where and with what it is billed`,
		explains:
			`The lines that bill ${code}, denied and voided ones left out. A line that several listed primaries carry is in the ` +
			'row of each of them. Quartiles of charges as spreadsheets compute them (QUARTILE.INC), over the lines that give a ' +
			'charge in US dollars.',
		tables: [
			by('payer', 'Payer', (l) => [l.payer]),
			by('site', 'Place of service', (l) => [site(l)]),
			by('primary', 'Primary procedure', primaries),
			by('month', 'Month of service', (l) => [l.line.day?.slice(0, 7) ?? notGiven], true),
			charges(code, lines),
		],
	};
}

/** The groups with the most lines first, unless they have an order of their own. */
function breakdown(
	code: string,
	{ id, what, inOrder }: { readonly id: string; readonly what: string; readonly inOrder: boolean },
	groups: ReadonlyMap<string, readonly AddOnLine[]>,
): Table {
	const rows = [...groups]
		.sort(([a, x], [b, y]) => (inOrder ? 0 : y.length - x.length) || (a < b ? -1 : 1))
		.map(([label, all]): Row => {
			const of = (some: readonly AddOnLine[]) => countOf(some.map((l) => l.place));
			return { label, cells: [of(all), { numerator: of(all.filter((l) => l.isClean)), denominator: of(all) }] };
		});
	return {
		id: `${code.toLowerCase()}-by-${id}`,
		title: `${code} by ${what.toLowerCase()}`,
		head: [what, 'Lines', 'Without an error finding'],
		rows,
		plot: {
			kind: inOrder ? 'columns' : 'bars',
			columns: [0],
			tones: ['plain'],
			says: `The lines that bill ${code}, by ${what.toLowerCase()}.`,
		},
	};
}

function charges(code: string, lines: readonly AddOnLine[]): Table {
	const rowOf = (label: string, all: readonly AddOnLine[]): Row => {
		const charged = all.filter((l) => l.line.charge !== undefined);
		const places = charged.map((l) => l.place);
		const found = quartiles(charged.map((l) => l.line.charge ?? 0));
		const values = [found?.least, found?.first, found?.median, found?.third, found?.most];
		return { label, cells: [countOf(places), ...values.map((v) => amountOf(v, places))] };
	};
	const byPayer = [...grouped(lines, (l) => [l.payer])].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		id: `${code.toLowerCase()}-charges`,
		title: `Charges for ${code} by payer`,
		head: ['Payer', 'Lines with a charge', 'Least', 'First quartile', 'Median', 'Third quartile', 'Most'],
		rows: [...byPayer.map(([payer, all]) => rowOf(payer, all)), { ...rowOf('All payers', lines), isTotal: true }],
		plot: {
			kind: 'boxes',
			columns: [1, 2, 3, 4, 5],
			tones: ['plain', 'plain', 'plain', 'plain', 'plain'],
			says: `The charges for ${code}, in US dollars, by payer: the box spans the quartiles, its line is the median.`,
		},
	};
}
