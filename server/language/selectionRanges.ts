import type { SelectionRange } from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import type { ScalarNode, TreeNode } from '../text/tree';
import { type ReviewedDocument, rangeOf, touches, trimmedEnd } from './document';

/** From the value at the offset outward: its words without quotes, key and value, the section, … the case, the file. */
export function selectionRange(document: ReviewedDocument, offset: number): SelectionRange {
	const { text, lines } = document;
	let inner: Place = { start: 0, end: text.length };
	let range: SelectionRange = { range: rangeOf(inner, lines) };
	for (const place of placesAt(document, offset)) {
		const { start } = place;
		const end = Math.max(start, trimmedEnd(text, start, place.end));
		const isSmaller = start > inner.start || end < inner.end;
		if (inner.start <= start && end <= inner.end && isSmaller && touches({ start, end }, offset)) {
			inner = { start, end };
			range = { range: rangeOf(inner, lines), parent: range };
		}
	}
	return range;
}

/** In the file, the outermost first. */
function placesAt({ review }: ReviewedDocument, offset: number): Place[] {
	for (const { at, review: part } of review?.parts ?? []) {
		const within = at.inPart(offset);
		const roots = within === undefined ? [] : part.source.documents.flatMap((d) => d.root ?? []);
		const root = roots.find((r) => touches(r, within ?? 0));
		if (root && within !== undefined) {
			const places: Place[] = [];
			collect(root, within, places);
			return places.map(({ start, end }) => at.inFile<Place>({ start, end }));
		}
	}
	return [];
}

function collect(node: TreeNode, offset: number, places: Place[]): void {
	places.push(node);
	if (node.kind === 'scalar') {
		places.push(...insideQuotes(node));
	} else if (node.kind === 'sequence') {
		const item = node.items.find((i) => touches(i, offset));
		if (item) {
			collect(item, offset, places);
		}
	} else {
		const entry = node.entries.find(({ key, value }) => key.start <= offset && offset <= Math.max(key.end, value.end));
		if (entry) {
			const { key, value } = entry;
			places.push({ start: key.start, end: Math.max(key.end, value.end) });
			if (touches(key, offset)) {
				places.push(key, ...insideQuotes(key));
			} else if (touches(value, offset)) {
				collect(value, offset, places);
			}
		}
	}
}

function insideQuotes({ style, start, end }: ScalarNode): Place[] {
	return (style === 'single' || style === 'double') && end - start > 2 ? [{ start: start + 1, end: end - 1 }] : [];
}
