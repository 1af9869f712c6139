import type { DocumentLink } from 'vscode-languageserver-types';
import { type ReviewedDocument, rangeOf } from './document';

/** A link on each case whose other half stands in another file, to that file: on its id, else on its `claim` or `note`. */
export function documentLinks(document: ReviewedDocument): DocumentLink[] {
	return (document.review?.parts ?? []).flatMap(({ start: base, review }) =>
		review.cases.flatMap(({ case: one, surroundings }): DocumentLink[] => {
			const other = surroundings?.other;
			const place = one.id ?? one.claim?.heading ?? one.note?.heading;
			const there = other && document.otherText?.(other.file);
			if (!other || !place || !there) {
				return [];
			}
			const { line, character } = there.lines.position((other.case.id ?? other.case).start + other.base);
			return [
				{
					range: rangeOf({ start: place.start + base, end: place.end + base }, document.lines),
					target: `${there.uri}#${line + 1},${character + 1}`,
					tooltip: other.case.claim ? 'The claim of this note' : 'The note of this claim',
				},
			];
		}),
	);
}
