import type { Range } from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import type { ReviewedCase } from '../review/reviewCase';
import type { FileReview } from '../review/reviewFile';
import type { LineIndex } from '../text/lineIndex';
import type { Placement } from '../text/placement';

/** An open text with its review: what every editor feature looks at. */
export interface ReviewedDocument {
	readonly uri: string;
	/** The editor's version of the text that was reviewed. */
	readonly version: number;
	readonly languageId: string;
	readonly text: string;
	readonly lines: LineIndex;
	/** Undefined for a text without a case: every feature keeps silent. */
	readonly review: FileReview | undefined;
	/** Another file that a finding points to or a fix writes to, by the workspace's name for it; undefined when it is gone. */
	readonly otherText?: (file: string) => OtherText | undefined;
	/** The URI of the folder with the rules' pages, for a client that shows links to them. */
	readonly rulePages?: string | undefined;
}

/** A file beside the document: to show a place in it or write edits for it. */
export interface OtherText {
	readonly uri: string;
	/** The editor's version of its text; null for a file that is not open. */
	readonly version: number | null;
	readonly text: string;
	readonly lines: LineIndex;
}

export function rangeOf(place: Place, lines: LineIndex): Range {
	return { start: lines.position(place.start), end: lines.position(place.end) };
}

/** Whether the cursor is in or at either end of the place. */
export function touches(place: Place | undefined, offset: number): boolean {
	return place !== undefined && place.start <= offset && offset <= place.end;
}

/** The end of a piece of a text without white space at its end; `start` where nothing else is in it. */
export function trimmedEnd(text: string, start: number, end: number): number {
	let last = Math.min(end, text.length);
	while (last > start && isWhite(text.charCodeAt(last - 1))) {
		last--;
	}
	return last;
}

function isWhite(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

/** The case that the cursor is in with its review, whose offsets are of the part `at`; there the cursor is at `offset`. */
export function reviewedCaseAt(
	{ review }: ReviewedDocument,
	offset: number,
): { reviewed: ReviewedCase; at: Placement; offset: number } | undefined {
	for (const { at, review: part } of review?.parts ?? []) {
		const within = at.inPart(offset);
		if (within !== undefined) {
			const reviewed = part.cases.find(({ case: one }) =>
				[one, ...(one.also ?? [])].some((place) => touches(place, within)),
			);
			if (reviewed) {
				return { reviewed, at, offset: within };
			}
		}
	}
	return undefined;
}
