import type { Range } from 'vscode-languageserver-types';
import type { Case } from '../case/case';
import type { FileEdits } from '../review/fixEdits';
import type { ReviewedCase } from '../review/reviewCase';
import { replaceText } from '../text/insert';
import type { Placement } from '../text/placement';
import { entryOf, type ReadText } from '../text/tree';
import { type ReviewedDocument, rangeOf, reviewedCaseAt, touches } from './document';

/** The case id at the offset without its quotes, and its text; undefined where there is none that can be changed. */
export function renamedPlace(
	document: ReviewedDocument,
	offset: number,
): { range: Range; placeholder: string } | undefined {
	const found = caseIdAt(document, offset);
	const id = found?.reviewed.case.id;
	const value = entryOf(found?.reviewed.case.tree, 'case')?.value;
	if (!found || !id || id.shared || value?.kind !== 'scalar') {
		return undefined;
	}
	const quotes = value.style === 'single' || value.style === 'double' ? 1 : 0;
	const place = found.at.inFile({ start: value.start + quotes, end: value.end - quotes });
	return { range: rangeOf(place, document.lines), placeholder: id.value };
}

export interface CaseRename {
	/** In the document and, where the case's other half has the id in another file, in that. */
	readonly files: readonly FileEdits[];
	/** Where the part stands that the offsets in the document are of. */
	readonly at: Placement;
}

/**
 * The edits that give the case at the offset, and its other half, another id. What else has the same id is another case by
 * mistake, and keeps it.
 * @param isTaken whether some case has an id
 * @returns a sentence that says why it cannot be done, without the ids
 */
export function renameCase(
	document: ReviewedDocument,
	offset: number,
	newId: string,
	isTaken: (id: string) => boolean,
): CaseRename | string {
	const found = caseIdAt(document, offset);
	const id = found?.reviewed.case.id;
	if (!found || !id) {
		return 'There is no case id here.';
	}
	const name = newId.trim();
	if (!isCaseId(name)) {
		return 'A case id is a text of one line that is not blank.';
	}
	if (name === id.value) {
		return { files: [], at: found.at };
	}
	if (isTaken(name)) {
		return 'Another case has this id already.';
	}
	const { reviewed, source, at } = found;
	const { facts, other } = reviewed.surroundings ?? {};
	if (facts?.otherHalf === 'several') {
		return 'The other half of this case could be one of several: say first which one belongs to it.';
	}
	const own = idEdits(reviewed.case, source, name);
	const isThere = other?.case.id?.value === id.value;
	const others = other && isThere ? idEdits(other.case, other.source, name) : [];
	if (!own || !others) {
		return 'The id of this case is used in another place of its file, too, or laid out over several lines: change it by hand.';
	}
	const there = other && others.length > 0 ? [{ file: other.file, edits: others.map((e) => other.at.inFile(e)) }] : [];
	return { files: [{ edits: own }, ...there], at };
}

function caseIdAt(
	document: ReviewedDocument,
	offset: number,
): { reviewed: ReviewedCase; source: ReadText; at: Placement } | undefined {
	const found = reviewedCaseAt(document, offset);
	const part = document.review?.parts.find((p) => p.at === found?.at);
	return found && part && touches(found.reviewed.case.id, found.offset)
		? { reviewed: found.reviewed, source: part.review.source, at: found.at }
		: undefined;
}

function idEdits({ tree }: Case, source: ReadText, name: string) {
	const entry = entryOf(tree, 'case');
	return tree.kind === 'mapping' && entry ? replaceText(source, tree, entry, name) : undefined;
}

/** Longer ids nobody types. */
const longest = 200;

function isCaseId(name: string): boolean {
	return name !== '' && name.length <= longest && !/\p{Cc}|\u2028|\u2029/u.test(name);
}
