import { addOnEdits } from './addOnEdits';
import { cpt } from './cpt';
import { feeSchedule } from './feeSchedule';
import { hcpcs } from './hcpcs';
import { icd10cm } from './icd10cm';
import { type Head, type Layout, type LibraryWish, RowSink } from './layout';
import type { LayoutId, LibraryProblem, LibraryReading } from './libraryFile';
import { outpatientRates } from './outpatientRates';
import { rowCount } from './packedTable';
import { placesOfService } from './placesOfService';
import { plainCodes } from './plainCodes';
import { procedurePairs } from './procedurePairs';
import { type LibrarySource, sheetSource, textSource } from './textSource';
import { unitLimits } from './unitLimits';
import { WorkbookError, workbookSheets } from './workbook';

/** In the order in which they are asked: the strictest first. */
const layouts: readonly Layout[] = [
	addOnEdits,
	unitLimits,
	procedurePairs,
	feeSchedule,
	outpatientRates,
	icd10cm,
	hcpcs,
	cpt,
	placesOfService,
	plainCodes,
];

/** What a file holds is known by its layout; a larger one is none of these, and is not read. In bytes. */
export const libraryLimit = 256 * 1024 * 1024;

/** The title of each layout, for people. */
export const layoutTitles: readonly string[] = layouts.map((l) => l.title);

/**
 * Reads a file of codes. Never throws: a file of no known layout is a problem, a row that is not understood is left out
 * and named with its line. The texts of the file are in the result only, never in a problem.
 * @param name of the file, without its folder; quarter and year may stand in it
 */
export async function readLibrary(name: string, bytes: Uint8Array, wish: LibraryWish = {}): Promise<LibraryReading> {
	const source = await sourceOf(name, bytes);
	if ('message' in source) {
		return { problems: [source] };
	}
	const head = headOf(source);
	const layout = layouts.find((l) => l.recognises(head));
	if (!layout) {
		const why = bytes.length === 0 ? 'The file is empty.' : 'The file has no layout that is known here.';
		return { problems: [refused(`${why} Known: ${layoutTitles.join('; ')}.`)] };
	}
	const rows = new RowSink(layout);
	const facts = layout.read(source, rows, wish);
	if (facts.refused !== undefined) {
		return { problems: [refused(`${layout.title}: ${facts.refused}.`)] };
	}
	const { table, doubled } = rows.table.pack();
	const problems = rows.problems(doubled, source.isEnded ? undefined : lastLine(source));
	if (rowCount(table) === 0) {
		return { problems: [refused(`${layout.title}: no row of the file can be used.`), ...problems] };
	}
	const { edition, whole, part } = facts;
	const isWhole = whole === true && problems.length === 0;
	if (!edition && !timeless.includes(layout.id)) {
		const message = `${layout.title}: neither the file nor its name says which issue it is. Say it in the settings, such as \`edition: ${layout.id === 'icd-10-cm' ? 'FY2026' : '2026 Q3'}\`.`;
		problems.push({ severity: 'information', message });
	}
	if (whole !== undefined && !isWhole) {
		const message = `${layout.title}: this is not the whole code set, or not all of it could be read; a code that it lacks is not reported.`;
		problems.push({ severity: 'information', message });
	}
	return {
		file: {
			name,
			layout: layout.id,
			title: layout.title,
			...(edition && { edition }),
			licensed: layout.licensed,
			whole: isWhole,
			...(part !== undefined && { part }),
			rowCount: rowCount(table),
			table,
			...(rows.reversed.count > 0 && { reversed: rows.reversed.pack().table }),
		},
		problems,
	};
}

async function sourceOf(name: string, bytes: Uint8Array): Promise<LibrarySource | LibraryProblem> {
	if (bytes.length > libraryLimit) {
		return refused(`The file is larger than ${libraryLimit / 1024 / 1024} MB: it is not read.`);
	}
	const [a, b, c, d] = bytes;
	if (a === 0x50 && b === 0x4b) {
		try {
			// A notice may stand on a sheet of its own.
			const sheets = (await workbookSheets(bytes)).map((rows) => sheetSource(name, rows));
			return sheets.find((s) => layouts.some((l) => l.recognises(headOf(s)))) ?? sheets[0] ?? textSource(name, noBytes);
		} catch (error) {
			return refused(`The file ${error instanceof WorkbookError ? error.message : 'cannot be read as a workbook'}.`);
		}
	}
	if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) {
		return refused('The file is a workbook of the old kind (.xls): save it as .xlsx, or as text with separators.');
	}
	return textSource(name, bytes);
}

/** Lists that are the same whatever the day, or that say the days of each row. */
const timeless: readonly LayoutId[] = ['codes', 'places-of-service', 'procedure-pairs'];

const noBytes = new Uint8Array();

/** Licence texts and captions are long. */
const headLines = 400;

function headOf(source: LibrarySource): Head {
	const lines = first(source.lines(), headLines);
	return { name: source.name, lines, rows: first(source.rows(), headLines) };
}

function first<T>(all: Iterable<T>, count: number): T[] {
	const found: T[] = [];
	for (const one of all) {
		if (found.push(one) >= count) {
			break;
		}
	}
	return found;
}

function lastLine(source: LibrarySource): number {
	let last = 0;
	for (const { line } of source.lines()) {
		last = line;
	}
	return last;
}

function refused(message: string): LibraryProblem {
	return { severity: 'error', message };
}
