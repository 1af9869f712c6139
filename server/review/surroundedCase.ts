import type { Case } from '../case/case';
import type { Surroundings } from '../rules/rule';
import type { Placement } from '../text/placement';
import type { ReadText } from '../text/tree';

/** What a workspace knows around a case. */
export interface CaseSurroundings {
	readonly facts: Surroundings;
	/** The other half of the case, from another file. */
	readonly other?: OtherHalf;
	/** Two of equal key are equal, so that a review can be taken over. */
	readonly key: string;
}

export interface OtherHalf {
	/** The file as the workspace names it. */
	readonly file: string;
	readonly case: Case;
	readonly source: ReadText;
	/** Where the part stands that the case's offsets are of. */
	readonly at: Placement;
}

/** Looks around a case of the reviewed file; `ordinal` counts the cases of the file from 0. */
export type LookAround = (one: Case, ordinal: number) => CaseSurroundings | undefined;
