import type { ReviewedDocument } from '../../../server/language/document';
import { reviewFile } from '../../../server/review/reviewFile';
import type { NarrativeUse } from '../../../server/rules/rule';
import { LineIndex } from '../../../server/text/lineIndex';
import { Placement } from '../../../server/text/placement';
import { readCases } from '../case/wholeFile';
import { smallClaims } from '../smallClaims';

export const { guidance } = smallClaims;
export const uri = 'file:///x.case.yaml';
export const noteUri = 'file:///x.note.yaml';

/** A text as an editor feature sees it. */
export function documentOf(text: string, languageId = 'yaml', narrative: NarrativeUse = 'accept'): ReviewedDocument {
	const context = { ...smallClaims, narrative };
	const review = reviewFile(text, `x.case.${languageId}`, languageId === 'json' ? 'json' : 'yaml', context);
	return { uri, version: 1, languageId, text, lines: new LineIndex(text), review };
}

/** A text whose other half stands in another file. */
export function withOtherFile(text: string, otherText: string): ReviewedDocument {
	const file = 'x.note.yaml';
	const read = readCases(otherText, file, 'yaml');
	const [other] = read?.cases ?? [];
	if (!read || !other) {
		throw new Error('no case');
	}
	const facts = { otherHalf: 'found', candidates: [], doubles: [], neighbours: [] } as const;
	const surroundings = { facts, key: 'x', other: { file, case: other, source: read.source, at: Placement.whole } };
	const review = reviewFile(text, 'x.claim.yaml', 'yaml', smallClaims, undefined, () => surroundings);
	const there = { uri: noteUri, version: 1, text: otherText, lines: new LineIndex(otherText) };
	return {
		uri,
		version: 1,
		languageId: 'yaml',
		text,
		lines: new LineIndex(text),
		review,
		otherText: (f) => (f === file ? there : undefined),
	};
}
