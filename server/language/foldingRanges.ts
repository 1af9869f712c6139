import type { FoldingRange } from 'vscode-languageserver-types';
import { LineIndex } from '../text/lineIndex';
import type { Placement } from '../text/placement';
import type { ReadText, TreeNode } from '../text/tree';
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
	const found = new Map<number, LineFold>();
	const parts = document.review?.parts ?? [];
	for (const { at, review } of parts) {
		const { cases, inner, hidesSection } = partFolds(review.source);
		// A file's only case would hide its first section, which begins in the same line.
		const folds = parts.length === 1 && hidesSection ? inner : [...cases, ...inner];
		for (const fold of folds) {
			const lines = lineFold(fold, at, document);
			if (lines.startLine < lines.endLine && !found.has(lines.startLine)) {
				found.set(lines.startLine, lines);
			}
		}
	}
	return outermost([...found.values()], Math.min(limit, mostRanges));
}

/** Offsets in the part's text. */
interface Fold {
	readonly start: number;
	/** Without white space at its end. */
	readonly end: number;
	/** It ends with a bracket that has its line for itself. */
	readonly isBracketed: boolean;
	readonly depth: number;
}

interface PartFolds {
	readonly cases: readonly Fold[];
	readonly inner: readonly Fold[];
	/** The part is one case that begins in the same line as its first section. */
	readonly hidesSection: boolean;
}

type LineFold = FoldingRange & { readonly depth: number };

function lineFold({ start, end, isBracketed, depth }: Fold, at: Placement, { lines }: ReviewedDocument): LineFold {
	const place = at.span(start, end);
	const endLine = lines.position(place.end).line - (isBracketed ? 1 : 0);
	return { startLine: lines.position(place.start).line, endLine, depth };
}

function outermost(all: readonly LineFold[], limit: number): FoldingRange[] {
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

/** A keystroke leaves most parts as they were. */
const known = new WeakMap<ReadText, PartFolds>();

function partFolds(source: ReadText): PartFolds {
	const before = known.get(source);
	const folds = before ?? new PartReader(source).folds();
	if (!before) {
		known.set(source, folds);
	}
	return folds;
}

class PartReader {
	private readonly lines: LineIndex;
	/** By the line that they begin in. */
	private readonly inner = new Map<number, Fold>();

	constructor(private readonly source: ReadText) {
		this.lines = new LineIndex(source.text);
	}

	folds(): PartFolds {
		const roots = this.source.documents.flatMap((d) => d.root ?? []);
		for (const root of roots) {
			this.addInside(root, 1);
		}
		const [first] = roots[0]?.kind === 'mapping' && !roots[0].flow ? roots[0].entries : [];
		return {
			cases: roots.flatMap((r) => (r.kind === 'mapping' ? [this.fold(r.start, r.end, r, 0)] : [])),
			inner: [...this.inner.values()],
			hidesSection: roots.length === 1 && first !== undefined && this.isLong(first.key.start, first.value.end),
		};
	}

	/** What stands in one line holds nothing to fold; so a YAML alias is not followed. */
	private addInside(node: TreeNode, depth: number): void {
		if (node.kind === 'sequence') {
			for (const item of node.items) {
				this.add(item.start, item.end, item, depth);
			}
		} else if (node.kind === 'mapping') {
			for (const { key, value } of node.entries) {
				this.add(key.start, Math.max(key.end, value.end), value, depth);
			}
		}
	}

	private add(start: number, end: number, node: TreeNode, depth: number): void {
		if (!this.isLong(start, end)) {
			return;
		}
		const { line } = this.lines.position(start);
		if (!this.inner.has(line)) {
			this.inner.set(line, this.fold(start, end, node, depth));
		}
		this.addInside(node, depth + 1);
	}

	private isLong(start: number, end: number): boolean {
		return this.lines.position(start).line < this.lines.position(end).line;
	}

	private fold(start: number, end: number, node: TreeNode, depth: number): Fold {
		const { text } = this.source;
		const last = trimmedEnd(text, start, end);
		const { line, character } = this.lines.position(last);
		const before = this.lines.lineText(line).slice(0, Math.max(0, character - 1));
		return { start, end: last, isBracketed: node.kind !== 'scalar' && node.flow && before.trim() === '', depth };
	}
}
