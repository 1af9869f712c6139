import type { Note, Place } from '../case/case';
import type { ReviewedCase } from '../review/reviewCase';
import type { TextSays } from '../rules/elementStates';
import type { Placement } from '../text/placement';
import type { ReviewedDocument } from './document';
import { escaped } from './markdown';

/** In which line of the note's own file a place of the note stands, in words; undefined where that file is gone. */
export type NoteLine = (place: Place) => string | undefined;

/** @param at where the part stands that the reviewed case's offsets are of */
export function noteLine(
	document: ReviewedDocument,
	{ case: one, surroundings }: ReviewedCase,
	at: Placement,
): NoteLine {
	const other = one.note ? undefined : surroundings?.other;
	const lines = other ? document.otherText?.(other.file)?.lines : document.lines;
	const of = other ? ' of the note' : '';
	return (place) => lines && `line ${lines.position((other?.at ?? at).inFile(place).start).line + 1}${of}`;
}

/** More than this many places are counted, not shown: a hover is short. */
const shownPlaces = 2;

/** What the note's text says of an element, with its words and where they stand; undefined where it says nothing. */
export function noteWords({ status, words }: TextSays, note: Note, lineOf?: NoteLine): string | undefined {
	const { text } = note;
	if (!text || status === 'absent' || words.length === 0) {
		return undefined;
	}
	const quotations = words.slice(0, shownPlaces).map((span) => {
		const line = lineOf?.(text.placeOf(span));
		return `“${escaped(text.value.slice(span.start, span.end))}”${line === undefined ? '' : ` (${line})`}`;
	});
	const more = words.length - quotations.length;
	return `${lead[status]}${quotations.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const lead = {
	documented: '',
	ambiguous: 'the text is unclear: ',
	negated: 'the text says not: ',
} as const;
