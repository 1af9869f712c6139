import type { DocumentLink } from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import { type ReviewedDocument, rangeOf } from './document';

/** A link on each case whose other half stands in another file, to that file: on its id, else on its `claim` or `note`. */
export function documentLinks(document: ReviewedDocument): DocumentLink[] {
	return (document.review?.parts ?? []).flatMap(({ at, review }) =>
		review.cases.flatMap(({ case: one, surroundings }): DocumentLink[] => {
			const other = surroundings?.other;
			const place = one.id ?? one.claim?.heading ?? one.note?.heading;
			const there = other && document.otherText?.(other.file);
			if (!other || !place || !there) {
				return [];
			}
			const { line, character } = there.lines.position(other.at.inFile<Place>(other.case.id ?? other.case).start);
			return [
				{
					range: rangeOf(at.inFile(place), document.lines),
					target: `${there.uri}#${line + 1},${character + 1}`,
					tooltip: other.case.claim ? 'The claim of this note' : 'The note of this claim',
				},
			];
		}),
	);
}
