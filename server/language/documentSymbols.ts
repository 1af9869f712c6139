import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import type { Placement } from '../text/placement';
import { type CaseSection, caseSections } from './caseSections';
import { type ReviewedDocument, rangeOf, trimmedEnd } from './document';

/**
 * Case › claim › service line, note › documentation › code › element, in the order of the text. What of a case stands apart
 * from it (the record of a claim in other resources) is listed where it stands, with the case's name beside it.
 */
export function documentSymbols(document: ReviewedDocument): DocumentSymbol[] {
	const outline = new Outline(document);
	for (const { at, review } of document.review?.parts ?? []) {
		for (const { case: one } of review.cases) {
			outline.add(caseSections(one), at);
		}
	}
	return outline.inOrder();
}

/** The same as one list, for clients that know no tree. */
export function symbolList(uri: string, symbols: readonly DocumentSymbol[], containerName = ''): SymbolInformation[] {
	return symbols.flatMap(({ name, kind, range, children = [] }) => [
		{ name, kind, location: { uri, range }, ...(containerName && { containerName }) },
		...symbolList(uri, children, name),
	]);
}

const kinds: Readonly<Record<CaseSection['kind'], SymbolKind>> = {
	case: SymbolKind.Namespace,
	claim: SymbolKind.Class,
	line: SymbolKind.Field,
	note: SymbolKind.File,
	documentation: SymbolKind.Object,
	code: SymbolKind.Key,
	element: SymbolKind.Property,
	text: SymbolKind.String,
};

class Outline {
	private readonly outermost: { readonly start: number; readonly symbol: DocumentSymbol }[] = [];

	constructor(private readonly document: ReviewedDocument) {}

	add(one: CaseSection, at: Placement): void {
		const place = this.placeOf(one, at);
		this.outermost.push({ start: place.start, symbol: this.symbol(one, place, at, one.name) });
	}

	inOrder(): DocumentSymbol[] {
		return this.outermost.sort((a, b) => a.start - b.start).map((o) => o.symbol);
	}

	private symbol(section: CaseSection, place: Place, at: Placement, caseName: string): DocumentSymbol {
		const { name, detail, kind, heading } = section;
		const children: DocumentSymbol[] = [];
		for (const inner of section.sections) {
			const innerPlace = this.placeOf(inner, at);
			if (place.start <= innerPlace.start && innerPlace.end <= place.end) {
				children.push(this.symbol(inner, innerPlace, at, caseName));
			} else {
				const apart = { ...inner, detail: caseName };
				this.outermost.push({ start: innerPlace.start, symbol: this.symbol(apart, innerPlace, at, caseName) });
			}
		}
		const named = at.span(heading.start, heading.end);
		const end = Math.min(named.end, place.end);
		return {
			name,
			...(detail !== undefined && { detail }),
			kind: kinds[kind],
			range: rangeOf(place, this.document.lines),
			selectionRange: rangeOf({ start: Math.min(named.start, end), end }, this.document.lines),
			...(children.length > 0 && { children }),
		};
	}

	/** Without the blank lines and blanks behind it, which YAML counts in. */
	private placeOf(section: Place, at: Placement): Place {
		const { start, end } = at.span(section.start, section.end);
		return { start, end: trimmedEnd(this.document.text, start, end) };
	}
}
