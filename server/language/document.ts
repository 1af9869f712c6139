import type { Range } from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import type { FileReview } from '../review/reviewFile';
import type { LineIndex } from '../text/lineIndex';

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
}

export function rangeOf(place: Place, lines: LineIndex): Range {
	return { start: lines.position(place.start), end: lines.position(place.end) };
}

/** Whether the cursor is in or at either end of the place. */
export function touches(place: Place | undefined, offset: number): boolean {
	return place !== undefined && place.start <= offset && offset <= place.end;
}
