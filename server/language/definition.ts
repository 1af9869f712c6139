import type { Location } from 'vscode-languageserver-types';
import type { Case, Claim, Note, Place } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { DocumentationElement } from '../guidance/types';
import type { CaseSurroundings } from '../review/surroundedCase';
import { textSays } from '../rules/elementStates';
import { type ReviewedDocument, rangeOf, reviewedCaseAt, touches } from './document';

/**
 * From the claim to its note and back, in one file or two: from a service line's code to the documentation of that code,
 * or where there is none to the words of the note that document it; from there to the line; from a documentation element
 * to the note's words for it; from the case id, `claim` or `note` to the other half. Nothing where nothing belongs to the
 * place.
 */
export function definition(document: ReviewedDocument, offset: number, guidance: Guidance): Location[] {
	const found = reviewedCaseAt(document, offset);
	if (!found) {
		return [];
	}
	const { reviewed, at } = found;
	const { other } = reviewed.surroundings ?? {};
	const target = targetOf(reviewed.case, reviewed.surroundings, found.offset, guidance);
	const there = target?.inOther && other ? document.otherText?.(other.file) : document;
	const placement = target?.inOther && other ? other.at : at;
	return target && there
		? target.places.map((place) => ({ uri: there.uri, range: rangeOf(placement.inFile(place), there.lines) }))
		: [];
}

interface Target {
	/** In the order of the text. */
	readonly places: readonly Place[];
	readonly inOther: boolean;
}

interface HalfOf<T> {
	readonly half: T | undefined;
	readonly inOther: boolean;
}

function targetOf(
	one: Case,
	surroundings: CaseSurroundings | undefined,
	offset: number,
	guidance: Guidance,
): Target | undefined {
	const other = surroundings?.other?.case;
	const claim = { half: one.claim ?? other?.claim, inOther: !one.claim };
	const note = { half: one.note ?? other?.note, inOther: !one.note };
	return (
		ofLine(one.claim, note, offset, guidance) ??
		ofNamedCode(one.note, claim, offset) ??
		ofElement(one.note, offset, guidance) ??
		ofHalf(one, other, claim, note, offset)
	);
}

function ofLine(
	claim: Claim | undefined,
	{ half: note, inOther }: HalfOf<Note>,
	offset: number,
	guidance: Guidance,
): Target | undefined {
	const code = claim?.lines.find((l) => touches(l.code, offset))?.code;
	if (!code || !note) {
		return undefined;
	}
	const documented = note.documentation.find((d) => d.code.value === code.value)?.code;
	const words = documented ? [] : placesOf(note, guidance.elementsOf(code.value), guidance);
	const named = note.procedures?.find((p) => p.value === code.value);
	return { places: words.length > 0 ? words : [documented ?? named ?? note.heading], inOther };
}

/** From a code in the note to its line. */
function ofNamedCode(
	note: Note | undefined,
	{ half: claim, inOther }: HalfOf<Claim>,
	offset: number,
): Target | undefined {
	const named = [...(note?.procedures ?? []), ...(note?.documentation.map((d) => d.code) ?? [])];
	const code = named.find((c) => touches(c, offset));
	const billed = code && claim?.lines.find((l) => l.code?.value === code.value)?.code;
	return billed && { places: [billed], inOther };
}

/** From an element's key or value to what the text says of it. */
function ofElement(note: Note | undefined, offset: number, guidance: Guidance): Target | undefined {
	for (const { code, elements } of note?.documentation ?? []) {
		const at = elements.find(({ name, value }) => touches(name, offset) || touches(value, offset));
		const element = at && guidance.elementsOf(code.value).find((e) => e.name === at.name.value);
		if (note && element) {
			return { places: placesOf(note, [element], guidance, true), inOther: false };
		}
	}
	return undefined;
}

/**
 * Where the note's text documents the elements, each place once.
 * @param evenUnclear also what leaves it open or says the contrary: there a reader has to look
 */
function placesOf(
	note: Note,
	elements: readonly DocumentationElement[],
	guidance: Guidance,
	evenUnclear = false,
): Place[] {
	const said = elements.map((e) => textSays(e, note, guidance));
	const words = said.filter((s) => evenUnclear || s.status === 'documented').flatMap((s) => s.words);
	const places = new Map(
		words.map((span): [string, Place] => {
			const { start, end } = note.text?.placeOf(span) ?? note.heading;
			return [`${start} ${end}`, { start, end }];
		}),
	);
	return [...places.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function ofHalf(
	one: Case,
	other: Case | undefined,
	claim: HalfOf<Claim>,
	note: HalfOf<Note>,
	offset: number,
): Target | undefined {
	if (other && touches(one.id, offset)) {
		const place = other.id ?? other.claim?.heading ?? other.note?.heading;
		return place && { places: [place], inOther: true };
	}
	if (touches(one.claim?.heading, offset) && note.half) {
		return { places: [note.half.heading], inOther: note.inOther };
	}
	return touches(one.note?.heading, offset) && claim.half
		? { places: [claim.half.heading], inOther: claim.inOther }
		: undefined;
}
