import type { Case } from '../case/case';
import type { CaseEdit } from '../case/caseEdit';
import { textEditsOf } from '../case/readCases';
import type { Fix } from '../rules/rule';
import type { TextEdit } from '../text/edit';
import type { ReadText } from '../text/tree';
import type { ReviewedCase } from './reviewCase';
import type { CaseSurroundings } from './surroundedCase';

/** The text edits of a fix in one file. */
export interface FileEdits {
	/** Another file than the finding's; undefined for the finding's own. */
	readonly file?: string;
	/** In the finding's own file the offsets are of the part; in another they are of the file. */
	readonly edits: readonly TextEdit[];
}

/**
 * Writes a fix. Undefined where it cannot be written, now that it is asked for.
 * @param source the part that the case was read from
 */
export function fixEdits(
	fix: Fix,
	{ case: one, surroundings }: ReviewedCase,
	source: ReadText,
): FileEdits[] | undefined {
	const own: TextEdit[] = [];
	const others: TextEdit[] = [];
	for (const edit of fix.edits) {
		const other = targetOf(edit, one, surroundings) === 'other' ? surroundings?.other : undefined;
		const written = other ? textEditsOf(edit, other.case, other.source) : textEditsOf(edit, one, source);
		if (!written) {
			return undefined;
		}
		(other ? others : own).push(...(other ? written.map((e) => other.at.inFile(e)) : written));
	}
	const file = surroundings?.other?.file;
	return [
		...(own.length > 0 ? [{ edits: own }] : []),
		...(file !== undefined && others.length > 0 ? [{ file, edits: others }] : []),
	];
}

const halves: Partial<Record<CaseEdit['kind'], 'claim' | 'note'>> = {
	insertElements: 'note',
	fillElement: 'note',
	insertLine: 'claim',
};

/** Which file an edit goes to: what is documented is written into the note, wherever it stands. */
export function targetOf(edit: CaseEdit, one: Case, surroundings: CaseSurroundings | undefined): 'own' | 'other' {
	const other = surroundings?.other?.case;
	const half = halves[edit.kind];
	return half && !one[half] && other?.[half] ? 'other' : 'own';
}
