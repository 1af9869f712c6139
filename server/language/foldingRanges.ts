import type { FoldingRange } from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import type { ReviewedPart } from '../review/reviewFile';
import type { MappingNode, TreeNode } from '../text/tree';
import { type ReviewedDocument, trimmedEnd } from './document';

/** More than these nobody folds; what a client takes at most where it says so. */
const mostRanges = 5000;

/**
 * Each case, and in it everything that has a key or is an item and goes on over several lines: the claim, its lines, the
 * note, its documentation, the dictated text. One range begins in a line, the outermost; a bracket that ends one in a line
 * of its own stays to be seen.
 * @param limit the most ranges that the client takes; the outermost are kept
 */
export function foldingRanges(document: ReviewedDocument, limit = mostRanges): FoldingRange[] {
	const folds = new Folds(document);
	const parts = document.review?.parts ?? [];
	for (const part of parts) {
		folds.addPart(part, parts.length === 1);
	}
	return folds.outermost(Math.min(limit, mostRanges));
}

class Folds {
	/** By the line that they begin in. */
	private readonly found = new Map<number, FoldingRange & { readonly depth: number }>();

	constructor(private readonly document: ReviewedDocument) {}

	addPart({ at, review }: ReviewedPart, isOnly: boolean): void {
		const placed = (place: Place): Place => at.inFile<Place>({ start: place.start, end: place.end });
		for (const { root } of review.source.documents) {
			if (!root) {
				continue;
			}
			// A file's only case would hide its first section, which begins in the same line.
			const hidesOther = isOnly && review.source.documents.length === 1 && this.beginsWithSection(root, placed);
			if (root.kind === 'mapping' && !hidesOther) {
				this.add(placed(root), root, 0);
			}
			this.addInside(root, placed, 1);
		}
	}

	outermost(limit: number): FoldingRange[] {
		const all = [...this.found.values()];
		const byDepth: number[] = [];
		for (const { depth } of all) {
			byDepth[depth] = (byDepth[depth] ?? 0) + 1;
		}
		let depths = 0;
		for (let kept = 0; depths < byDepth.length; depths++) {
			kept += byDepth[depths] ?? 0;
			if (kept > limit) {
				break;
			}
		}
		return all
			.filter((f) => f.depth < depths)
			.map(({ startLine, endLine }) => ({ startLine, endLine }))
			.sort((a, b) => a.startLine - b.startLine);
	}

	private beginsWithSection(root: TreeNode, placed: (place: Place) => Place): boolean {
		const [first] = root.kind === 'mapping' && !root.flow ? root.entries : [];
		return first !== undefined && this.isLong(placed({ start: first.key.start, end: first.value.end }));
	}

	/** What stands in one line holds nothing to fold; so a YAML alias is not followed. */
	private addInside(node: TreeNode, placed: (place: Place) => Place, depth: number): void {
		if (node.kind === 'sequence') {
			for (const item of node.items) {
				const place = placed(item);
				if (this.isLong(place)) {
					this.add(place, item, depth);
					this.addInside(item, placed, depth + 1);
				}
			}
		} else if (node.kind === 'mapping') {
			this.addEntries(node, placed, depth);
		}
	}

	private addEntries({ entries }: MappingNode, placed: (place: Place) => Place, depth: number): void {
		for (const { key, value } of entries) {
			const place = placed({ start: key.start, end: Math.max(key.end, value.end) });
			if (this.isLong(place)) {
				this.add(place, value, depth);
				this.addInside(value, placed, depth + 1);
			}
		}
	}

	private isLong({ start, end }: Place): boolean {
		return this.lineOf(start) < this.lineOf(end);
	}

	private add({ start, end }: Place, node: TreeNode, depth: number): void {
		const { text, lines } = this.document;
		const startLine = this.lineOf(start);
		const last = trimmedEnd(text, start, end);
		const lastLine = this.lineOf(last);
		const isBracket =
			node.kind !== 'scalar' && node.flow && lines.lineText(lastLine).search(/\S/) === characterOf(last);
		const endLine = isBracket ? lastLine - 1 : lastLine;
		if (startLine < endLine && !this.found.has(startLine)) {
			this.found.set(startLine, { startLine, endLine, depth });
		}

		function characterOf(offset: number): number {
			return lines.position(offset).character - 1;
		}
	}

	private lineOf(offset: number): number {
		return this.document.lines.position(offset).line;
	}
}
