import { type Case, isoDay, wholeProcedure } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type {
	AddOnProcedure,
	DocumentationElement,
	FeeSchedule,
	ImagingGuidance,
	Period,
	Primary,
	PrimaryList,
	Procedure,
} from '../guidance/types';
import type { CodeLibrary } from '../library/codeLibrary';
import { type ElementState, elementStates, textSays } from '../rules/elementStates';
import { libraryTexts, procedureFacts } from './libraryText';
import { escaped, prose, supply } from './markdown';
import { type NoteLine, noteWords } from './noteWords';
import { sourceList } from './sourceText';
import { benchmarkParts, payerParts } from './suppliedText';

/** The address of the page of guidance on a code; undefined for a client that shows none. */
export type PageLink = (code: string) => string | undefined;

/** What a hover is made from beside the guidance. */
export interface HoverSources {
	/** The organization's files of codes, as far as they are read. */
	readonly library?: CodeLibrary | undefined;
	/** The address of the page of guidance on a procedure code, for a client that shows it. */
	readonly pageOf?: PageLink | undefined;
}

/** What is known about a procedure code, and how this case stands to it; Markdown. */
export function procedureText(
	code: string,
	one: Case,
	guidance: Guidance,
	lineOf?: NoteLine,
	{ library, pageOf }: HoverSources = {},
): string {
	const procedure = guidance.procedure(code);
	const texts = libraryTexts('procedure', code, library);
	const facts = factsOf(code, one, library);
	if (!procedure) {
		return texts.length > 0 || facts.length > 0
			? [`**${escaped(code)}** · procedure code`, ...texts, ...facts].join('\n\n')
			: unknownProcedure(code);
	}
	const { addOn } = procedure;
	const page = pageOf?.(procedure.code);
	return [
		`${heading(procedure)}${page === undefined ? '' : ` · [Open the guidance](${page})`}`,
		...(procedure.meaning === undefined
			? texts.length > 0
				? []
				: ['Its meaning is not supplied.']
			: [prose(procedure.meaning)]),
		...texts,
		...(addOn
			? addOnParts({ ...procedure, addOn }, one, guidance, lineOf)
			: primaryParts(procedure, guidance, library)),
		...sites(procedure),
		...payerParts(procedure, one, guidance),
		...benchmarkParts(procedure, guidance),
		...(library && library.feeRows(code).length > 0 ? [] : feeSchedule(procedure.feeSchedule)),
		...facts,
		...list('Notes', procedure.notes),
		...list('Not known', procedure.notKnown),
		...sourceList(procedure.sources, guidance),
	].join('\n\n');
}

/** What files say of the code, for the day of its line, and beside the other codes of the claim. */
function factsOf(code: string, { claim }: Case, library: CodeLibrary | undefined): string[] {
	const lines = claim?.lines ?? [];
	const line = lines.find((l) => l.code?.value === code);
	return procedureFacts(
		code,
		library,
		lines.flatMap((l) => l.code?.value ?? []),
		isoDay(line?.dateOfService ?? claim?.dateOfService),
	);
}

function unknownProcedure(code: string): string {
	const [family, whose] = /^[A-V][0-9]{4}$/.test(code)
		? ['HCPCS Level II', 'The code set is not part of this product.']
		: ['CPT', 'CPT is copyright of the American Medical Association, and its texts are not part of this product.'];
	if (!/^(?:[0-9]{4}[0-9A-Z]|[A-V][0-9]{4})$/.test(code)) {
		return `**${escaped(code)}** · procedure code\n\nNot of the form of a CPT or HCPCS code (five characters), and not known here.`;
	}
	return `**${code}** · procedure code (${family})\n\nNot known here: its meaning is not supplied. ${whose} ${supply('procedures')}`;
}

function heading({ code, addOn, category, region, inEffect }: Procedure): string {
	const parts = [
		`**${code}**`,
		addOn ? '**add-on code**' : undefined,
		category && prose(category),
		region && prose(region),
		inEffect && `in effect ${period(inEffect)}`,
	];
	return parts.filter((p) => p !== undefined).join(' · ');
}

function addOnParts(procedure: AddOnProcedure, one: Case, guidance: Guidance, lineOf?: NoteLine): string[] {
	const elements = guidance.elementsOf(procedure.code);
	return [...documentation(procedure.code, elements, one, guidance, lineOf), primaries(procedure, one, guidance)];
}

/** What the note of an add-on documents of the whole procedure, and how this case stands to it; Markdown. */
export function wholeProcedureText(one: Case, guidance: Guidance, lineOf?: NoteLine): string {
	return [
		'**procedure** · field of `note.documentation`',
		'What the note documents of the whole procedure, beside the elements of each add-on.',
		...documentation(wholeProcedure, guidance.procedureElements, one, guidance, lineOf),
	].join('\n\n');
}

/** @param code the key of `note.documentation`, in capitals */
function documentation(
	code: string,
	elements: readonly DocumentationElement[],
	one: Case,
	guidance: Guidance,
	lineOf?: NoteLine,
): string[] {
	if (elements.length === 0) {
		return [];
	}
	const { note } = one;
	if (!note) {
		return [`**Documentation needed** (no note in this file)\n\n${elements.map((e) => named(e)).join(' · ')}`];
	}
	const states = elementStates(note, code, elements, guidance);
	const isDocumented = ({ state }: ElementState) => state === 'documented' || state === 'in the text';
	const row = (mark: string, row: readonly ElementState[]) =>
		elementRow(mark, row, (s) =>
			s.state === 'documented' ? undefined : noteWords(textSays(s.element, note, guidance), note, lineOf),
		);
	const documented = states.filter(isDocumented);
	// What is lacking comes first: an editor's hover shows a few lines.
	const lines = [
		...row(
			'✗',
			states.filter((s) => !isDocumented(s)),
		),
		...row('✓', documented),
	];
	return [`**Documentation in this case**: ${documented.length} of ${states.length}\n\n${lines.join(lineBreak)}`];
}

/** Within a paragraph of Markdown: a list would take more room, and have a mark in front of the mark. */
const lineBreak = '  \n';

/** Lines: the elements that there is no more to say of in one, each other in its own with the note's words for it. */
function elementRow(
	mark: string,
	states: readonly ElementState[],
	wordsOf: (state: ElementState) => string | undefined,
): string[] {
	const bare: string[] = [];
	const others: string[] = [];
	for (const state of states) {
		const words = wordsOf(state);
		const name = `${mark} ${named(state.element, state)}`;
		(words ? others : bare).push(words ? `${name}: ${words}` : name);
	}
	return [...(bare.length > 0 ? [bare.join(' · ')] : []), ...others];
}

function named({ name, required }: DocumentationElement, state?: ElementState): string {
	return `\`${name}\`${required ? '' : ' (recommended)'}${state?.state === 'empty' ? ' (says nothing)' : ''}`;
}

/** The list, those on this claim first and in bold; the codes whose meaning is not supplied in one line. */
function primaries({ addOn }: AddOnProcedure, one: Case, guidance: Guidance): string {
	const onClaim = new Set(one.claim?.lines.map((l) => l.code?.value));
	const { list, type, typeMeaning } = addOn;
	const ordered = [
		...addOn.primaries.filter((p) => onClaim.has(p.code)),
		...addOn.primaries.filter((p) => !onClaim.has(p.code)),
	];
	const codeOf = ({ code }: Primary) => (onClaim.has(code) ? `**${code}** (on this claim)` : code);
	const meaningOf = ({ code }: Primary) => guidance.procedure(code)?.meaning;
	const items = ordered
		.filter((p) => meaningOf(p) !== undefined)
		.map((p) => `- ${codeOf(p)}: ${prose(meaningOf(p) ?? '')}${since(p, list.knownTo)}`);
	const bare = ordered.filter((p) => meaningOf(p) === undefined).map(codeOf);
	return [
		`**Primary procedures** (${listName(list)}, type ${type})`,
		...items,
		...(bare.length > 0 ? [`- ${bare.join(', ')}: meaning not supplied`] : []),
		'',
		...(typeMeaning ? [prose(typeMeaning)] : []),
	].join('\n');
}

/** A file's name is the user's own, and may hold what Markdown takes for a sign. */
function listName({ name, quarter, file }: PrimaryList): string {
	return `${prose(name)} ${prose(quarter)}${file === undefined ? '' : ` in ${escaped(file, 200)}`}`;
}

/** When a pair has ended, it is said; that it is in effect is the normal case. */
function since(pair: Period, knownTo: string): string {
	return pair.until !== undefined && pair.until <= knownTo ? ` (until ${pair.until})` : '';
}

function primaryParts(procedure: Procedure, guidance: Guidance, library: CodeLibrary | undefined): string[] {
	const { code, imagingGuidance } = procedure;
	const addOns = guidance.addOnsListing(code);
	// Where a file of pairs is loaded, what it says of the code follows.
	const isTold = library?.addOn(code) !== undefined || (library?.addOnPairsListing(code).length ?? 0) > 0;
	const parts = isTold
		? []
		: [
				addOns.length > 0
					? 'Not an add-on code.'
					: 'Known here neither as an add-on code nor as a primary procedure of one.',
			];
	if (addOns.length > 0) {
		const lines = addOns.map(
			(a) => `- **${a.code}**${a.meaning ? `: ${prose(a.meaning)}` : ''} (${listName(a.addOn.list)})`,
		);
		parts.push(`**A listed primary procedure of**\n${lines.join('\n')}`);
	}
	if (imagingGuidance) {
		parts.push(`**Imaging guidance**: ${imagingGuidanceText(imagingGuidance)}`);
	}
	return parts;
}

/** How imaging guidance stands to a procedure, without a full stop. */
export function imagingGuidanceText({ included: how, confidence }: ImagingGuidance): string {
	return `${included[how]}${confidence === 'L' ? ' (low confidence, inferred)' : ''}`;
}

const included = {
	yes: 'part of this procedure, not reported separately',
	no: 'not part of this procedure, reported separately',
	'by definition none': 'none by definition',
} as const;

function sites({ sites: known }: Procedure): string[] {
	if (!known) {
		return [];
	}
	const typical = known.typical.map((p) => `${p.code} ${prose(p.name)}`).join(', ');
	return [`**Typical places of service**: ${typical}. ${prose(known.note)}`];
}

function feeSchedule(known: FeeSchedule | undefined): string[] {
	if (!known) {
		return [];
	}
	const values = known.indicators.map(
		(i) => `- ${prose(i.label)} ${prose(i.value)}${i.meaning ? `: ${prose(i.meaning)}` : ''}`,
	);
	return [`**Medicare physician fee schedule**, ${prose(known.asOf)}\n${values.join('\n')}`];
}

function list(title: string, sentences: readonly string[]): string[] {
	return sentences.length === 0 ? [] : [`**${title}**\n${sentences.map((s) => `- ${prose(s)}`).join('\n')}`];
}

function period({ from, until }: Period): string {
	return until === undefined ? `since ${from}` : `${from} to ${until}`;
}
