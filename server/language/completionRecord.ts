import type { Located } from '../case/case';
import type { Choices, Known } from './completionChoice';
import { lineCodes } from './completionCodes';
import type { Insertion } from './completionText';
import { modifierChoices, placeChoices } from './completionValues';
import { type ReviewedDocument, reviewedCaseAt, touches } from './document';

/** What can stand at a place of another format than our own, and how it is put there. */
export interface RecordChoices {
	readonly choices: Choices;
	readonly insertion: (value: string) => Insertion;
}

/**
 * Codes, modifiers and places of service of a claim in FHIR or clearinghouse JSON, where a value already stands; undefined
 * for any other place. What is the record of the care is never completed.
 */
export async function recordCompletion(
	document: ReviewedDocument,
	offset: number,
	sources: Omit<Known, 'one'>,
): Promise<RecordChoices | undefined> {
	const found = reviewedCaseAt(document, offset);
	const claim = found?.reviewed.case.claim;
	if (!found || !claim) {
		return undefined;
	}
	const known = { ...sources, one: found.reviewed.case };
	/** What stands there before the cursor, its quotes left out; undefined where the cursor is elsewhere. */
	const typed = (value: Located<string> | undefined) => {
		const place =
			value && touches(value, found.offset) ? found.at.inFile({ start: value.start, end: value.end }) : undefined;
		const source = place && document.text.slice(place.start, place.end);
		return place && /^"[^"\\\r\n]*"$/.test(source ?? '') && offset > place.start && offset < place.end
			? { start: place.start + 1, end: place.end - 1, text: document.text.slice(place.start + 1, offset) }
			: undefined;
	};
	const given = async (at: NonNullable<ReturnType<typeof typed>>, choices: Promise<Choices>) => {
		const { start, end } = at;
		const insertion = (value: string): Insertion => ({ start, end, text: value, isSnippet: false, before: '' });
		return { choices: await choices, insertion };
	};
	const place = typed(claim.placeOfService);
	if (place) {
		return given(place, placeChoices(place.text, known));
	}
	for (const line of claim.lines) {
		const code = typed(line.code);
		if (code) {
			return given(code, lineCodes(code.text, line, known));
		}
		for (const modifier of line.modifiers) {
			const own = typed(modifier);
			if (own) {
				return given(own, modifierChoices(own.text, line, known));
			}
		}
		const linePlace = typed(line.placeOfService);
		if (linePlace) {
			return given(linePlace, placeChoices(linePlace.text, known));
		}
	}
	return undefined;
}
