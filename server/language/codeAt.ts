import { type Case, type Located, wholeProcedure } from '../case/case';
import { type ReviewedDocument, reviewedCaseAt, touches } from './document';

/** The procedure code at the offset, in capitals: on a service line, or in a note. Undefined where there is none. */
export function codeAt(document: ReviewedDocument, offset: number): string | undefined {
	const found = reviewedCaseAt(document, offset);
	if (!found) {
		return undefined;
	}
	for (const code of codesOf(found.reviewed.case)) {
		if (code && code.value !== wholeProcedure && touches(code, found.offset)) {
			return code.value;
		}
	}
	return undefined;
}

function* codesOf({ claim, note }: Case): Iterable<Located<string> | undefined> {
	for (const line of claim?.lines ?? []) {
		yield line.code;
	}
	yield* note?.procedures ?? [];
	for (const { code } of note?.documentation ?? []) {
		yield code;
	}
}
