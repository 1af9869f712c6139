import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import type { ReviewedDocument } from '../../../server/language/document';
import { reviewFile } from '../../../server/review/reviewFile';
import type { NarrativeUse } from '../../../server/rules/rule';
import { LineIndex } from '../../../server/text/lineIndex';
import { readCases } from '../case/wholeFile';

export const guidance = bundledGuidance();
export const uri = 'file:///x.case.yaml';
export const noteUri = 'file:///x.note.yaml';

/** A text as an editor feature sees it. */
export function documentOf(text: string, languageId = 'yaml', narrative: NarrativeUse = 'accept'): ReviewedDocument {
	const context = { guidance, today: '2026-11-23', narrative };
	const review = reviewFile(text, `x.case.${languageId}`, languageId === 'json' ? 'json' : 'yaml', context);
	return { uri, version: 1, languageId, text, lines: new LineIndex(text), review };
}

/** A claim whose note stands in another file. */
export function claimWithNote(claim: string, note: string): ReviewedDocument {
	const file = 'x.note.yaml';
	const read = readCases(note, file, 'yaml');
	const [other] = read?.cases ?? [];
	if (!read || !other) {
		throw new Error('no note');
	}
	const facts = { otherHalf: 'found', candidates: [], doubles: [], neighbours: [] } as const;
	const surroundings = { facts, key: 'x', other: { file, case: other, source: read.source, base: 0 } };
	const review = reviewFile(
		claim,
		'x.claim.yaml',
		'yaml',
		{ guidance, today: '2026-11-23' },
		undefined,
		() => surroundings,
	);
	const there = { uri: noteUri, version: 1, text: note, lines: new LineIndex(note) };
	return {
		uri,
		version: 1,
		languageId: 'yaml',
		text: claim,
		lines: new LineIndex(claim),
		review,
		otherText: (f) => (f === file ? there : undefined),
	};
}
