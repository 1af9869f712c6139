import type { AddOnPair } from '../library/addOnEdits';
import { contractorDefined } from '../library/addOnEdits';
import { type CodeLibrary, covers, type Found, fileLabel } from '../library/codeLibrary';
import type { CodeSystem, LibraryFile } from '../library/libraryFile';
import type { ProcedurePair } from '../library/procedurePairs';
import type { LimitedService } from '../library/unitLimits';
import { escaped } from './markdown';

/**
 * What the organization's files say a code is; Markdown paragraphs. The texts may be licensed: they are for the screen of
 * the one who has the file, and go into nothing else.
 */
export function libraryTexts(system: CodeSystem, code: string, library: CodeLibrary | undefined): string[] {
	const texts = library?.texts(system, code) ?? [];
	const seen = new Set<string>();
	return texts.flatMap(({ file, row }) => {
		// Short texts of other files say less; the first of each wording is enough.
		const words = row.text.toLowerCase();
		if (seen.has(words) || seen.size >= textLimit) {
			return [];
		}
		seen.add(words);
		return [`${escaped(row.text, 2000)}  \n*${fileName(file)}*`];
	});
}

const textLimit = 3;

/** What files say of a procedure code beside its text: dates, payment indicators, unit limits, pairs. */
export function procedureFacts(
	code: string,
	library: CodeLibrary | undefined,
	others: readonly string[] = [],
	day?: string,
): string[] {
	if (!library) {
		return [];
	}
	return [
		...hcpcsDays(code, library),
		...feeRows(code, library),
		...outpatient(code, library),
		...unitLimits(code, library, day),
		...addOnPairs(code, library, others),
		...procedurePairs(code, library, others, day),
	];
}

/** How the loaded ICD-10-CM has a code, for a day. */
export function diagnosisFacts(code: string, library: CodeLibrary | undefined, day: string | undefined): string[] {
	const standing = library?.diagnosis(code, day);
	if (!standing) {
		return [];
	}
	const said = {
		code: 'Billable: it may stand on a claim.',
		header: `**A header**: it needs more characters${standing.under.length > 0 ? `, such as ${standing.under.join(' or ')}` : ''}.`,
		none: `**No code**${day === undefined ? '' : ` on ${day}`}.`,
	};
	return [`${said[standing.is]} ${days(standing.file)}`];
}

/** The name of a file, its edition and the days that it is for; Markdown. */
export function fileName(file: LibraryFile): string {
	return escaped(fileLabel(file), 200);
}

function days({ title, edition }: LibraryFile): string {
	return edition ? `(${title} ${edition.name}, ${edition.from} to ${edition.until})` : `(${title})`;
}

function hcpcsDays(code: string, library: CodeLibrary): string[] {
	return library.hcpcs(code).map(({ row, file }) => {
		const ended = row.until === undefined ? '' : `, last day ${row.until}`;
		return `**HCPCS Level II**: added ${row.added}${ended} (${fileName(file)})`;
	});
}

/** Amounts are not shown: status C means that there is none, and the others hang on the locality. */
function feeRows(code: string, library: CodeLibrary): string[] {
	const rows = library.feeRows(code);
	const [first] = rows;
	if (!first) {
		return [];
	}
	const items = rows.map(({ row }) => {
		const values = [
			`status ${row.status}`,
			`global ${row.global}`,
			`PC/TC ${row.pctc}`,
			`multiple ${row.multiple}`,
			`bilateral ${row.bilateral}`,
			`assistant ${row.assistant}`,
			`co-surgeon ${row.coSurgeon}`,
			`team ${row.team}`,
		];
		return `- ${row.modifier ? `modifier ${row.modifier}: ` : ''}${values.join(', ')}`;
	});
	return [`**Physician fee schedule** (${fileName(first.file)})\n${items.join('\n')}`];
}

function outpatient(code: string, library: CodeLibrary): string[] {
	const [first] = library.outpatientRates(code);
	if (!first) {
		return [];
	}
	const { status, apc, rate } = first.row;
	const parts = [`status indicator ${status}`, apc && `APC ${apc}`, rate && `national rate ${escaped(rate)}`];
	return [`**Hospital outpatient**: ${parts.filter(Boolean).join(', ')} (${fileName(first.file)})`];
}

function unitLimits(code: string, library: CodeLibrary, day: string | undefined): string[] {
	const services: readonly LimitedService[] = ['practitioner', 'outpatient hospital', 'supplier'];
	const items = services.flatMap((service) => {
		const found = library.unitLimit(code, service, day);
		if (!found) {
			return [];
		}
		const { row, file } = found;
		const other = covers(file, day) ? '' : ` It is not the file for ${day}.`;
		const why = row.rationale ? `; ${escaped(row.rationale, 200)}` : '';
		return [`- ${service}: **${row.limit}**, ${escaped(row.adjudication)}${why} (${fileName(file)})${other}`];
	});
	return items.length > 0 ? [`**Units (MUE)**\n${items.join('\n')}`] : [];
}

function addOnPairs(code: string, library: CodeLibrary, others: readonly string[]): string[] {
	const asAddOn = latest(library.addOnPairs(code));
	const asPrimary = latest(library.addOnPairsListing(code));
	const parts: string[] = [];
	const [addOn] = asAddOn;
	const [primary] = asPrimary;
	if (addOn) {
		const codes = codesOf(
			asAddOn,
			(p) => (p.primary === contractorDefined ? 'what the contractor decides' : p.primary),
			others,
		);
		parts.push(`**An add-on code, type ${addOn.row.type}**, with ${codes} (${fileName(addOn.file)})`);
	}
	if (primary) {
		parts.push(
			`**A primary of the add-ons** ${codesOf(asPrimary, (p) => p.addOn, others)} (${fileName(primary.file)})`,
		);
	}
	return parts;
}

/** Of the latest file only. */
function latest<T>(found: readonly Found<T>[]): Found<T>[] {
	return found.filter(({ file }) => file === found[0]?.file);
}

/** Those in effect, those of the same claim first and bold. */
function codesOf(
	pairs: readonly Found<AddOnPair>[],
	other: (pair: AddOnPair) => string,
	onClaim: readonly string[],
): string {
	const current = pairs.filter(({ row }) => row.until === undefined);
	const codes = [...new Set(current.map(({ row }) => other(row)))];
	if (codes.length === 0) {
		return `${pairs.length === 1 ? 'one code' : `${pairs.length} codes`}, all of them ended`;
	}
	const sorted = [...codes.filter((c) => onClaim.includes(c)), ...codes.filter((c) => !onClaim.includes(c))];
	const shown = sorted.slice(0, codeLimit).map((c) => (onClaim.includes(c) ? `**${c}** (on this claim)` : c));
	return `${shown.join(', ')}${sorted.length > codeLimit ? ` and ${sorted.length - codeLimit} more` : ''}`;
}

const codeLimit = 40;

function procedurePairs(
	code: string,
	library: CodeLibrary,
	others: readonly string[],
	day: string | undefined,
): string[] {
	const found = [...new Set(others)].filter((o) => o !== code).flatMap((o) => library.procedurePairs(code, o));
	const items = found
		.filter(({ row }) => isInEffect(row, day))
		.map(({ row, file }) => {
			const modifier =
				row.indicator === '1' ? 'unless a modifier says that it is distinct' : 'and no modifier lifts it';
			return `- ${row.second} is not paid beside ${row.first}, ${modifier}: ${escaped(row.rationale, 200)} (${fileName(file)})`;
		});
	return items.length > 0 ? [`**NCCI edits with codes of this claim**\n${items.join('\n')}`] : [];
}

function isInEffect({ from, until, indicator }: ProcedurePair, day: string | undefined): boolean {
	const isThen = day === undefined ? until === undefined : from <= day && (until === undefined || day <= until);
	return isThen && indicator !== '9';
}
