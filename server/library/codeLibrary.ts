import type { AddOnProcedure, Period, Primary } from '../guidance/types';
import { type AddOnPair, contractorDefined, pairOf } from './addOnEdits';
import { type FeeScheduleRow, feeRowOf } from './feeSchedule';
import { type HcpcsRow, hcpcsRowOf } from './hcpcs';
import { diagnosisRowOf } from './icd10cm';
import { type CodeSystem, codeOfKey, dotted, keyOf, type LayoutId, type LibraryFile } from './libraryFile';
import { type OutpatientRate, outpatientRateOf } from './outpatientRates';
import { rowsFrom, rowsOf } from './packedTable';
import { type PlaceRow, placeRowOf } from './placesOfService';
import { type ProcedurePair, procedurePairOf } from './procedurePairs';
import { type LimitedService, limitOf, type UnitLimit } from './unitLimits';

/** What a file says of a code. */
export interface Found<T> {
	readonly file: LibraryFile;
	readonly row: T;
}

/** A code's text, which may be licensed: it is shown to the person who has the file, and stands in no message or report. */
export interface CodeText {
	readonly code: string;
	readonly text: string;
}

/**
 * Everything that the loaded files say of codes. Codes are taken without case, diagnoses with or without their dot. Each
 * look-up is a search by halving in each file of the kind; nothing is found where no such file is loaded. Files are asked
 * from the latest edition on.
 */
export interface CodeLibrary {
	readonly files: readonly LibraryFile[];
	/** The first text of a code in each file that has one. */
	texts(system: CodeSystem, code: string): readonly Found<CodeText>[];
	/** The pairs of an add-on code, ended ones included. */
	addOnPairs(addOn: string): readonly Found<AddOnPair>[];
	/** The pairs in which the code is the primary. */
	addOnPairsListing(primary: string): readonly Found<AddOnPair>[];
	/** An add-on code with the list of the latest file; the same object each time. */
	addOn(code: string): AddOnProcedure | undefined;
	/** The limit for a day: of a file that is for the day, else of the latest. */
	unitLimit(code: string, service: LimitedService, day: string | undefined): Found<UnitLimit> | undefined;
	/** The rows of the latest fee schedule, one for each modifier. */
	feeRows(code: string): readonly Found<FeeScheduleRow>[];
	hcpcs(code: string): readonly Found<HcpcsRow>[];
	outpatientRates(code: string): readonly Found<OutpatientRate>[];
	places(code: string): readonly Found<PlaceRow>[];
	/** Edits between two codes, in either order. */
	procedurePairs(a: string, b: string): readonly Found<ProcedurePair>[];
	/** How ICD-10-CM has a code on a day; undefined where no loaded file can tell. */
	diagnosis(code: string, day: string | undefined): DiagnosisStanding | undefined;
	/** Whether a code is one of its set on a day; undefined where no loaded file can tell. */
	procedure(code: string, day: string | undefined): ProcedureStanding | undefined;
}

export interface DiagnosisStanding {
	readonly file: LibraryFile;
	/** `header`: others divide it further, and it may not stand on a claim. */
	readonly is: 'code' | 'header' | 'none';
	/** Of a header up to two of the codes that it is divided into. */
	readonly under: readonly string[];
}

export interface ProcedureStanding {
	readonly file: LibraryFile;
	readonly is: 'code' | 'none' | 'too early' | 'ended';
	/** The first or the last day, where it is too early or ended. */
	readonly day?: string;
	/** Codes are added to the set in between, which the file cannot have. */
	readonly mayBeNew?: true;
}

/** Makes the look-ups over files; undefined for none. */
export function openLibrary(files: readonly LibraryFile[]): CodeLibrary | undefined {
	return files.length > 0 ? new OpenLibrary(files) : undefined;
}

/** The file and its edition, for people: `add-on code edits 2026 Q3, aoc.xlsx`. */
export function fileLabel({ title, edition, name }: LibraryFile): string {
	return `${title}${edition ? ` ${edition.name}` : ''}, ${name}`;
}

/** Whether a file is for a day; one whose edition is not known is taken to be for any. */
export function covers({ edition }: LibraryFile, day: string | undefined): boolean {
	return !edition || day === undefined || (edition.from <= day && day <= edition.until);
}

/** What such a file lacks is no code, for the days that it is for. */
function provesAbsence({ whole, edition }: LibraryFile): boolean {
	return whole && edition !== undefined;
}

class OpenLibrary implements CodeLibrary {
	private readonly byLayout = new Map<LayoutId, LibraryFile[]>();
	private readonly addOns = new Map<string, AddOnProcedure | undefined>();
	readonly files: readonly LibraryFile[];

	constructor(files: readonly LibraryFile[]) {
		const from = (file: LibraryFile) => file.edition?.from ?? '';
		this.files = [...files].sort((a, b) => (from(a) < from(b) ? 1 : from(a) > from(b) ? -1 : 0));
		for (const file of this.files) {
			this.byLayout.set(file.layout, [...this.of(file.layout), file]);
		}
	}

	texts(system: CodeSystem, code: string): Found<CodeText>[] {
		const key = keyOf(system, code);
		return this.files.flatMap((file) => {
			const place = textPlaces[file.layout];
			const row = place === undefined ? undefined : rowsOf(file.table, key)[0];
			const text = place === undefined ? '' : (row?.texts[place] ?? '');
			return row && text ? [{ file, row: { code: codeOfKey(key)?.code ?? code, text } }] : [];
		});
	}

	addOnPairs(addOn: string): Found<AddOnPair>[] {
		const code = addOn.toUpperCase();
		return this.found('add-on-edits', 'procedure', code, (texts) => pairOf(code, texts, false));
	}

	addOnPairsListing(primary: string): Found<AddOnPair>[] {
		const code = primary.toUpperCase();
		return this.of('add-on-edits').flatMap((file) =>
			file.reversed
				? rowsOf(file.reversed, keyOf('procedure', code)).map(({ texts }) => ({ file, row: pairOf(code, texts, true) }))
				: [],
		);
	}

	addOn(code: string): AddOnProcedure | undefined {
		const key = code.toUpperCase();
		if (!this.addOns.has(key)) {
			const [file] = this.of('add-on-edits');
			const pairs = file ? rowsOf(file.table, keyOf('procedure', key)).map((r) => pairOf(key, r.texts, false)) : [];
			this.addOns.set(key, file && addOnOf(key, pairs, file));
		}
		return this.addOns.get(key);
	}

	unitLimit(code: string, service: LimitedService, day: string | undefined): Found<UnitLimit> | undefined {
		const limits = this.found('unit-limits', 'procedure', code, (texts) => limitOf(code.toUpperCase(), texts));
		const own = limits.filter(({ file }) => file.part === service);
		return own.find(({ file }) => covers(file, day)) ?? own[0];
	}

	feeRows(code: string): Found<FeeScheduleRow>[] {
		const rows = this.found('fee-schedule', 'procedure', code, (texts) => feeRowOf(code.toUpperCase(), texts));
		return rows.filter(({ file }) => file === rows[0]?.file);
	}

	hcpcs(code: string): Found<HcpcsRow>[] {
		const system = code.length === 2 ? 'modifier' : 'procedure';
		return this.found('hcpcs', system, code, (texts) => hcpcsRowOf(code.toUpperCase(), texts));
	}

	outpatientRates(code: string): Found<OutpatientRate>[] {
		return this.found('outpatient-rates', 'procedure', code, (texts) => outpatientRateOf(code.toUpperCase(), texts));
	}

	places(code: string): Found<PlaceRow>[] {
		return this.found('places-of-service', 'place', code, (texts) => placeRowOf(code, texts));
	}

	procedurePairs(a: string, b: string): Found<ProcedurePair>[] {
		const between = (first: string, second: string) =>
			this.found('procedure-pairs', 'procedure', first, (texts) =>
				procedurePairOf(first.toUpperCase(), texts, false),
			).filter(({ row }) => row.second === second.toUpperCase());
		return a.toUpperCase() === b.toUpperCase() ? between(a, b) : [...between(a, b), ...between(b, a)];
	}

	diagnosis(code: string, day: string | undefined): DiagnosisStanding | undefined {
		const key = keyOf('diagnosis', code);
		let missing: LibraryFile | undefined;
		for (const file of this.of('icd-10-cm').filter((f) => covers(f, day))) {
			const [row] = rowsOf(file.table, key).map((r) => diagnosisRowOf(code, r.texts));
			if (row) {
				return { file, is: row.billable ? 'code' : 'header', under: row.billable ? [] : billableUnder(file, key) };
			}
			missing ??= provesAbsence(file) ? file : undefined;
			// Without a day the code is sought in every edition; on a day the latest that is for it decides.
			if (day !== undefined && file.edition) {
				break;
			}
		}
		return missing && { file: missing, is: 'none', under: [] };
	}

	procedure(code: string, day: string | undefined): ProcedureStanding | undefined {
		const deleted = day === undefined ? undefined : this.deletedAddOn(code, day);
		if (deleted) {
			return deleted;
		}
		return levelTwo.test(code) ? this.levelTwo(code, day) : cptForm.test(code) ? this.cpt(code, day) : undefined;
	}

	private levelTwo(code: string, day: string | undefined): ProcedureStanding | undefined {
		const [first] = this.hcpcs(code);
		if (first) {
			const { file, row } = first;
			if (day !== undefined && day < row.added) {
				return { file, is: 'too early', day: row.added };
			}
			return day !== undefined && row.until !== undefined && row.until < day
				? { file, is: 'ended', day: row.until }
				: { file, is: 'code' };
		}
		const whole = this.of('hcpcs').find((f) => provesAbsence(f) && day !== undefined && covers(f, day));
		return whole && { file: whole, is: 'none' };
	}

	private cpt(code: string, day: string | undefined): ProcedureStanding | undefined {
		const files = this.of('cpt').filter((f) => day !== undefined && covers(f, day));
		const file = files.find((f) => rowsOf(f.table, keyOf('procedure', code)).length > 0);
		if (file) {
			return { file, is: 'code' };
		}
		const whole = files.find(provesAbsence);
		return whole && { file: whole, is: 'none', mayBeNew: true };
	}

	private deletedAddOn(code: string, day: string): ProcedureStanding | undefined {
		const [file] = this.of('add-on-edits');
		const pairs = this.addOnPairs(code).filter((p) => p.file === file);
		const last = pairs
			.map(({ row }) => row.addOnUntil ?? '9')
			.sort()
			.at(-1);
		return file && last !== undefined && last < day ? { file, is: 'ended', day: last } : undefined;
	}

	private of(layout: LayoutId): LibraryFile[] {
		return this.byLayout.get(layout) ?? [];
	}

	private found<T>(
		layout: LayoutId,
		system: CodeSystem,
		code: string,
		rowOf: (texts: readonly string[]) => T,
	): Found<T>[] {
		const key = keyOf(system, code);
		return this.of(layout).flatMap((file) => rowsOf(file.table, key).map(({ texts }) => ({ file, row: rowOf(texts) })));
	}
}

/** Which of a row's texts says what the code is. */
export const textPlaces: Partial<Record<LayoutId, number>> = {
	'icd-10-cm': 1,
	hcpcs: 0,
	cpt: 0,
	codes: 0,
	'places-of-service': 0,
	'fee-schedule': 1,
	'outpatient-rates': 0,
};

/** HCPCS Level II; its dental codes, which begin with D, are the American Dental Association's and not in CMS's file. */
const levelTwo = /^[A-CE-V]\d{4}$/i;
const cptForm = /^\d{4}[0-9A-Z]$/i;

function billableUnder(file: LibraryFile, key: string): string[] {
	const found: string[] = [];
	for (const row of rowsFrom(file.table, key)) {
		if (row.texts[0] === '1' && found.push(dotted(row.key.slice(1))) === 2) {
			break;
		}
	}
	return found;
}

/** What the file makes of an add-on code; undefined for one that it does not have, or has ended. */
function addOnOf(code: string, pairs: readonly AddOnPair[], file: LibraryFile): AddOnProcedure | undefined {
	const current = pairs.filter((p) => p.until === undefined);
	const type = (current.length > 0 ? current : pairs)[0]?.type;
	if (type === undefined) {
		return undefined;
	}
	return {
		code,
		addOn: {
			type,
			typeMeaning: '',
			regionWords: [],
			regionDiagnoses: [],
			list: listOfFile(file),
			primaries: primariesOf(pairs),
			siblings: [],
		},
		workflow: [],
		notes: [],
		sources: [],
		notKnown: [],
	};
}

/** The file as the publication that a list of primaries is taken from. */
export function listOfFile(file: LibraryFile): AddOnProcedure['addOn']['list'] {
	const { title, edition, name } = file;
	return { name: title, quarter: edition?.name ?? '', knownTo: edition?.until ?? '', file: name };
}

export function primariesOf(pairs: readonly AddOnPair[]): Primary[] {
	return pairs
		.filter((p) => p.primary !== contractorDefined)
		.map(({ primary, from, until }): Primary & Period => ({ code: primary, from, ...(until && { until }) }));
}
