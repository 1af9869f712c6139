import type { Case, Located, Place } from '../case/case';
import { isoDay, wholeProcedure } from '../case/case';
import { caseField } from '../case/caseFields';
import type { Guidance } from '../guidance/guidance';
import type { ReviewedCase } from '../review/reviewCase';
import { textSays } from '../rules/elementStates';
import { caseFieldText } from './caseFieldText';
import { diagnosisText, pointerText } from './diagnosisText';
import { type ReviewedDocument, reviewedCaseAt, touches } from './document';
import { fieldText } from './fieldText';
import { escaped } from './markdown';
import { modifierText } from './modifierText';
import { type NoteLine, noteLine, noteWords } from './noteWords';
import { payerText } from './payerText';
import { placeOfServiceText } from './placeOfServiceText';
import { type HoverSources, procedureText, wholeProcedureText } from './procedureText';
import { settledText } from './settledText';

/** Markdown for a place of the text; offsets in the file. */
export interface HoverText extends Place {
	readonly markdown: string;
}

/** What hovers are made from. */
interface Knowledge extends HoverSources {
	readonly guidance: Guidance;
}

/**
 * What is known about the value, key or documentation element at the offset, and why what was found there is open no
 * more; undefined where there is none.
 */
export function hover(
	document: ReviewedDocument,
	offset: number,
	guidance: Guidance,
	sources: HoverSources = {},
): HoverText | undefined {
	const known = knownHover(document, offset, { ...sources, guidance });
	const settled = (document.review?.settled ?? []).filter((f) => touches(f, offset));
	const [first] = settled;
	const texts = settled.flatMap((f) => (f.settled ? [settledText(f.rule, f.settled)] : []));
	if (!first || !known) {
		return first ? { markdown: texts.join('\n\n'), start: first.start, end: first.end } : known;
	}
	return { ...known, markdown: [...texts, '---', known.markdown].join('\n\n') };
}

function knownHover(document: ReviewedDocument, offset: number, known: Knowledge): HoverText | undefined {
	const found = reviewedCaseAt(document, offset);
	if (!found) {
		return undefined;
	}
	const { reviewed, at: placement, offset: at } = found;
	const one = reviewed.case;
	const lineOf = noteLine(document, reviewed, placement);
	const text =
		valueHover(one, withOtherHalf(reviewed), at, known, lineOf) ??
		documentationHover(one, at, known.guidance, lineOf) ??
		attachmentHover(one, at) ??
		fieldHover(one, at);
	return text && placement.inFile(text);
}

/** The case with the claim or note that another file holds of it: how it stands, not where. */
function withOtherHalf({ case: one, surroundings }: ReviewedCase): Case {
	const { claim, note } = surroundings?.other?.case ?? {};
	return { ...(claim && { claim }), ...(note && { note }), ...one };
}

/**
 * A value of which the guidance knows something, or could.
 * @param whole the case with its other half
 */
function valueHover(one: Case, whole: Case, offset: number, known: Knowledge, lineOf: NoteLine): HoverText | undefined {
	for (const [value, markdown] of values(one, whole, known, lineOf)) {
		if (value && touches(value, offset)) {
			return { start: value.start, end: value.end, markdown: markdown(value.value) };
		}
	}
	return undefined;
}

type Explained = readonly [Located<string> | undefined, (value: string) => string];

function* values(one: Case, whole: Case, known: Knowledge, lineOf: NoteLine): Iterable<Explained> {
	const { guidance, library } = known;
	const { claim, note } = one;
	const procedure = (code: string) => procedureText(code, whole, guidance, lineOf, known);
	if (claim) {
		const place = (code: string) => placeOfServiceText(code, claim, guidance, library);
		yield [claim.payer, (name) => payerText(name, guidance)];
		yield [claim.placeOfService, place];
		for (const diagnosis of claim.diagnoses) {
			yield [diagnosis, (code) => diagnosisText(code, guidance, library, isoDay(claim.dateOfService))];
		}
		for (const line of claim.lines) {
			yield [line.code, procedure];
			yield [line.placeOfService, place];
			for (const modifier of line.modifiers) {
				yield [modifier, (code) => modifierText(code, line, guidance, library)];
			}
			for (const { value, start, end } of line.diagnosisPointers) {
				yield [{ value: '', start, end }, () => pointerText(value, claim, guidance, library)];
			}
		}
	}
	for (const code of note?.procedures ?? []) {
		yield [code, procedure];
	}
	for (const { code } of note?.documentation ?? []) {
		yield [code, code.value === wholeProcedure ? () => wholeProcedureText(whole, guidance, lineOf) : procedure];
	}
}

function documentationHover(
	{ note }: Case,
	offset: number,
	guidance: Guidance,
	lineOf: NoteLine,
): HoverText | undefined {
	for (const { code, elements } of note?.documentation ?? []) {
		for (const { name, value } of elements) {
			const place = touches(name, offset) ? name : touches(value, offset) ? value : undefined;
			const field = place && guidance.field(code.value, name.value);
			if (place && field) {
				const element = guidance.elementsOf(code.value).find((e) => e.name === field.name);
				const words = note && element && noteWords(textSays(element, note, guidance), note, lineOf);
				return { start: place.start, end: place.end, markdown: fieldText(field, code.value, guidance, words) };
			}
		}
	}
	return undefined;
}

/** More of an attachment than this is not shown, in UTF-16 code units. */
const shownText = 3000;

/** The words of an attachment that the file has encoded. */
function attachmentHover({ note }: Case, offset: number): HoverText | undefined {
	const found = note?.text?.encodedAt?.(offset);
	if (!found) {
		return undefined;
	}
	const { start, end, value } = found;
	const shown = value.length > shownText ? `${value.slice(0, shownText)}…` : value;
	const lines = shown.split(/\r?\n/).map((line) => escaped(line, shownText + 1));
	return { start, end, markdown: ['**attachment**, decoded', lines.join('  \n')].join('\n\n') };
}

/** A key of the format, or a value that says no more than its key does: units, dates, identifiers. */
function fieldHover(one: Case, offset: number): HoverText | undefined {
	for (const { key, value, parent } of one.keys) {
		const place = touches(key, offset) ? key : value && touches(value, offset) ? value : undefined;
		const field = place && caseField(parent, key.value);
		if (place && field) {
			return { start: place.start, end: place.end, markdown: caseFieldText(field) };
		}
	}
	return undefined;
}
