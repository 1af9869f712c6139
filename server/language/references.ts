import type { Place } from '../case/case';
import type { CaseFacts } from '../workspace/caseFacts';
import type { CaseLookUp } from '../workspace/caseIndex';
import { codeAt } from './codeAt';
import { type ReviewedDocument, reviewedCaseAt, touches } from './document';

/** What places can be listed of. */
export type Referred = { readonly code: string } | { readonly caseId: string };

export interface PlacesInFile {
	readonly file: string;
	/** In the order of the text. */
	readonly places: readonly Place[];
}

/** The procedure code or case id at the offset; undefined where there is neither. */
export function referredAt(document: ReviewedDocument, offset: number): Referred | undefined {
	const code = codeAt(document, offset);
	if (code !== undefined) {
		return { code };
	}
	const found = reviewedCaseAt(document, offset);
	const id = found?.reviewed.case.id;
	return id && found && touches(id, found.offset) ? { caseId: id.value } : undefined;
}

/** Every service line that bills the code, or every claim and note with the case id, by file. */
export function* references(referred: Referred, cases: CaseLookUp): Iterable<PlacesInFile> {
	for (const file of cases.caseFiles()) {
		const places = cases.of(file).flatMap((facts) => placesIn(facts, referred));
		if (places.length > 0) {
			yield { file, places: places.sort((a, b) => a.start - b.start) };
		}
	}
}

function placesIn({ at, caseId, place, lines }: CaseFacts, referred: Referred): Place[] {
	const found =
		'code' in referred ? lines.filter((l) => l.code === referred.code) : caseId === referred.caseId ? [place] : [];
	return found.map(({ start, end }) => at.inFile<Place>({ start, end }));
}
