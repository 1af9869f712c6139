import { type InlayHint, MarkupKind, type Range } from 'vscode-languageserver-types';
import type { Guidance } from '../guidance/guidance';
import type { Procedure } from '../guidance/types';
import { type ReviewedDocument, touches } from './document';
import { prose } from './markdown';

/** More of a meaning is not shown where no short one is supplied; the whole is in the tooltip. */
const longest = 48;

/**
 * Behind the code of each service line in the range what it means, in a few words: of the guidance's own, never from a file
 * of licensed texts. None where the guidance does not say.
 */
export function inlayHints(document: ReviewedDocument, range: Range, guidance: Guidance): InlayHint[] {
	const { lines, review } = document;
	const from = lines.offset(range.start);
	const to = lines.offset(range.end);
	return (review?.parts ?? [])
		.filter(({ at }) => at.touches(from, to))
		.flatMap(({ at, review: part }) =>
			part.cases.flatMap(({ case: one }) =>
				(one.claim?.lines ?? []).flatMap(({ code }): InlayHint[] => {
					const place = code && at.inFile(code);
					const isShown = place && (touches(place, from) || (from <= place.start && place.start <= to));
					const known = isShown ? guidance.procedure(place.value) : undefined;
					const label = known && shortMeaning(known);
					return place && label ? [hint(lines.position(place.end), label, known?.meaning)] : [];
				}),
			),
		);
}

function hint(position: InlayHint['position'], label: string, meaning: string | undefined): InlayHint {
	const tooltip = meaning && meaning !== label ? { kind: MarkupKind.Markdown, value: prose(meaning) } : undefined;
	return { position, label, paddingLeft: true, ...(tooltip && { tooltip }) };
}

/** The few words that are supplied, else the beginning of the meaning, cut between words. */
function shortMeaning({ shortMeaning: supplied, meaning }: Procedure): string | undefined {
	const whole = (supplied ?? meaning)?.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
	if (!whole || supplied !== undefined || whole.length <= longest) {
		return whole || undefined;
	}
	// Never half of a word, nor of a character of two units.
	const cut = whole.slice(0, longest + 1).replace(/(?:\s+\S*|[\uD800-\uDBFF]|.)$/, '');
	return `${cut.replace(/[\s,:;]+$/, '')}…`;
}
