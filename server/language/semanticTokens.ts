import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Case, Place } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { type ReviewedDocument, rangeOf } from './document';

/** Standard types, so that every theme has colors for them. */
export const semanticLegend: SemanticTokensLegend = { tokenTypes: ['macro', 'property'], tokenModifiers: [] };

const addOnCode = 0;
const knownElement = 1;

/**
 * What no grammar can know: which codes are add-on codes, and which keys of the abstract are elements that the guidance
 * knows. In a record nothing has a name of the reviewer's.
 */
export function semanticTokens(document: ReviewedDocument, guidance: Guidance): SemanticTokens {
	const tokens: { readonly place: Place; readonly type: number }[] = [];
	for (const { at, review } of document.review?.parts ?? []) {
		for (const { case: one } of review.cases) {
			for (const { start, end } of addOnCodes(one, guidance)) {
				tokens.push({ place: at.span(start, end), type: addOnCode });
			}
			for (const { start, end } of knownElements(one, guidance)) {
				tokens.push({ place: at.span(start, end), type: knownElement });
			}
		}
	}
	tokens.sort((a, b) => a.place.start - b.place.start);
	const data: number[] = [];
	let before = { line: 0, character: 0, end: -1 };
	for (const { place, type } of tokens) {
		const { start, end } = rangeOf(place, document.lines);
		// A value that YAML uses in several places stands in one.
		if (place.start >= before.end && start.line === end.line) {
			const line = start.line - before.line;
			data.push(line, start.character - (line === 0 ? before.character : 0), end.character - start.character, type, 0);
			before = { line: start.line, character: start.character, end: place.end };
		}
	}
	return { data };
}

function addOnCodes({ claim, note }: Case, guidance: Guidance) {
	const codes = [
		...(claim?.lines.flatMap((l) => l.code ?? []) ?? []),
		...(note?.procedures ?? []),
		...(note?.documentation.map((d) => d.code) ?? []),
	];
	return codes.filter((c) => guidance.addOn(c.value) !== undefined);
}

function knownElements({ note }: Case, guidance: Guidance) {
	return (note && !note.ofRecord ? note.documentation : []).flatMap(({ code, elements }) =>
		elements.map((e) => e.name).filter((name) => guidance.field(code.value, name.value) !== undefined),
	);
}
