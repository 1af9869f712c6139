import { breakAt, newline, type Spelling, space } from './spelling';
import type { ScalarNode } from './tree';

/** A line below the header of a block scalar. */
interface Line {
	readonly start: number;
	/** Where its text begins, behind the spaces. */
	readonly content: number;
	/** Where its text ends, before the line break. */
	readonly end: number;
	/** Where the next line begins. */
	readonly next: number;
}

/** Literal and folded block scalars. */
export function spellBlock(text: string, node: ScalarNode, spelled: Spelling): void {
	const header = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t][^\r\n]*)?(?:\r?\n|$)/.exec(
		text.slice(node.start, node.start + 1000),
	);
	if (!header) {
		spelled.fail();
		return;
	}
	const lines = linesOf(text, node.start + header[0].length, node.end);
	const filled = lines.filter((l) => l.end > l.content).map((l) => l.content - l.start);
	const least = filled.length > 0 ? Math.min(...filled.slice(0, 10_000)) : 0;
	if (!/[1-9]/.test(header[0].slice(0, 3))) {
		spell(text, lines, filled[0] ?? 0, node, spelled);
		return;
	}
	// A number says how far the text is indented beyond its parent, and the parent is not known here.
	for (let indent = least; indent > 0 && !spelled.isWhole; indent--) {
		spelled.restart();
		spell(text, lines, indent, node, spelled);
	}
}

function spell(text: string, lines: readonly Line[], indent: number, node: ScalarNode, spelled: Spelling): void {
	if (node.style === 'literal') {
		spellLiteral(text, lines, indent, spelled);
	} else {
		spellFolded(text, lines, indent, spelled);
	}
}

/** The lines up to the end of the scalar's text, and the empty ones behind it, which may belong to it. */
function linesOf(text: string, from: number, to: number): Line[] {
	const lines: Line[] = [];
	for (let start = from; start < text.length; ) {
		let content = start;
		while (text.charCodeAt(content) === space) {
			content++;
		}
		let end = content;
		while (end < text.length && breakAt(text, end) === 0) {
			end++;
		}
		if (start >= to && end > content) {
			break;
		}
		const next = end + breakAt(text, end);
		lines.push({ start, content, end, next });
		start = next;
	}
	return lines;
}

/** The text of a line behind the block's indentation; empty for a line of fewer spaces. */
function bodyOf({ start, end }: Line, indent: number): number {
	return Math.min(end, start + indent);
}

function spellLiteral(text: string, lines: readonly Line[], indent: number, spelled: Spelling): void {
	for (const [i, line] of lines.entries()) {
		spelled.addSlice(text, bodyOf(line, indent), line.end);
		if (spelled.isWhole) {
			return;
		}
		const next = lines[i + 1];
		spelled.add(
			newline,
			line.end,
			next && next.end > next.content ? bodyOf(next, indent) : Math.max(line.end, line.next),
		);
	}
}

/** A line break between two lines of text is a space; empty lines are line breaks; lines indented further stay as they are. */
function spellFolded(text: string, lines: readonly Line[], indent: number, spelled: Spelling): void {
	let gap = lines[0]?.start ?? 0;
	let separators: number[] = [];
	let behindFurther = false;
	let begun = false;
	for (const line of lines) {
		const body = bodyOf(line, indent);
		if (line.end <= body) {
			separators = begun && separators[0] === space ? [newline] : [...separators, newline];
			if (!begun) {
				spelled.add(newline, line.start, line.next);
				separators = [];
			}
			continue;
		}
		const further = text.charCodeAt(body) === space || text.charCodeAt(body) === 9;
		if (further && begun && separators[0] === space) {
			separators = [newline];
		} else if (further && begun && !behindFurther && separators.length > 0) {
			separators = [newline, ...separators];
		}
		addSeparators(separators, gap, body, spelled);
		spelled.addSlice(text, body, line.end);
		begun = true;
		gap = line.end;
		behindFurther = further;
		separators = [further ? newline : space];
	}
	// What is kept of the empty lines at the end.
	for (const line of lines.filter((l) => l.next > gap)) {
		if (spelled.isWhole) {
			return;
		}
		spelled.add(newline, Math.max(gap, line.end), line.next);
	}
}

/** Several line breaks in one gap have a place each; the last reaches to the text behind. */
function addSeparators(separators: readonly number[], start: number, end: number, spelled: Spelling): void {
	for (const [n, code] of separators.entries()) {
		const from = Math.min(start + n, end);
		spelled.add(code, from, n === separators.length - 1 ? end : Math.min(start + n + 1, end));
	}
}
