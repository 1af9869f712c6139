import type { Place } from '../case/case';
import { nearestName } from '../rules/nearestName';
import { ruleIds } from '../rules/ruleIds';
import { saysNothing } from '../rules/saysNothing';
import { lineEndOf, lineStartOf, nextLineOf } from '../text/edit';
import type { ReadText, TreeNode } from '../text/tree';

/** A comment that ignores findings: `# claim-review: ignore RULE - reason`. Its place is that of the comment. */
export interface Suppression extends Place {
	readonly rules: readonly string[];
	readonly reason: string;
	/** The line that it stands in, or what begins in the line below it. */
	readonly covers: Place;
}

export interface SuppressionProblem extends Place {
	readonly message: string;
}

export interface Suppressions {
	readonly suppressions: readonly Suppression[];
	readonly problems: readonly SuppressionProblem[];
}

const none: Suppressions = { suppressions: [], problems: [] };
/** `none` for a text without any, so that a long one is searched once and not for each finding. */
const known = new WeakMap<ReadText, (Suppressions & { readonly parents: readonly number[] }) | 'none'>();

/** The ignore comments of a text, which only YAML has; those that are not understood are problems and have no effect. */
export function suppressionsIn(source: ReadText): Suppressions {
	return lookedUp(source) ?? none;
}

/** The innermost comment that covers a finding of the rule at the offset. */
export function suppressionOf(source: ReadText, rule: string, offset: number): Suppression | undefined {
	const found = lookedUp(source);
	if (!found) {
		return undefined;
	}
	const { suppressions, parents } = found;
	// What comments cover is nested or apart, so from the last that begins before the offset the parents are all that can.
	let low = 0;
	let high = suppressions.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((suppressions[middle] as Suppression).covers.start <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	for (let at = low - 1; at >= 0; at = parents[at] ?? -1) {
		const one = suppressions[at] as Suppression;
		if (offset <= one.covers.end && one.rules.includes(rule)) {
			return one;
		}
	}
	return undefined;
}

function lookedUp(source: ReadText) {
	let found = known.get(source);
	if (!found && (source.format !== 'yaml' || !source.text.includes('claim-review:'))) {
		found = 'none';
		known.set(source, found);
	}
	if (!found) {
		const { suppressions, problems } = read(source);
		const sorted = [...suppressions].sort(
			(a, b) => a.covers.start - b.covers.start || b.covers.end - a.covers.end || a.start - b.start,
		);
		found = { suppressions: sorted, problems, parents: parentsOf(sorted) };
		known.set(source, found);
	}
	return found === 'none' ? undefined : found;
}

/** For each the one around it; -1 for none. */
function parentsOf(sorted: readonly Suppression[]): number[] {
	const parents: number[] = [];
	const open: number[] = [];
	for (const [i, { covers }] of sorted.entries()) {
		while (open.length > 0 && (sorted[open.at(-1) ?? 0] as Suppression).covers.end < covers.end) {
			open.pop();
		}
		parents.push(open.at(-1) ?? -1);
		open.push(i);
	}
	return parents;
}

/** Whether an offset is inside of a value, where a `#` begins no comment. */
export function scalarsOf(source: ReadText): (offset: number) => boolean {
	const places: Place[] = [];
	const add = (node: TreeNode) => {
		if (node.kind === 'scalar') {
			places.push(node);
		} else if (node.kind === 'sequence') {
			node.items.forEach(add);
		} else {
			for (const { key, value } of node.entries) {
				add(key);
				add(value);
			}
		}
	};
	for (const { root } of source.documents) {
		if (root) {
			add(root);
		}
	}
	// Values read through an alias or merge key lie on the alias, and never hold a comment.
	places.sort((a, b) => a.start - b.start);
	return (offset) => {
		let low = 0;
		let high = places.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((places[middle]?.start ?? 0) < offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return offset < (places[low - 1]?.end ?? 0);
	};
}

function read(source: ReadText): Suppressions {
	const suppressions: Suppression[] = [];
	const problems: SuppressionProblem[] = [];
	const covers = new Covers(source.text);
	const isInScalar = scalarsOf(source);
	// From the last on: comments below each other share the line that they speak of, and it is found once.
	for (const match of [...source.text.matchAll(/#[ \t]*claim-review:([^\r\n]*)/g)].reverse()) {
		const start = match.index;
		const end = start + match[0].trimEnd().length;
		if (/\S/.test(source.text[start - 1] ?? '\n') || isInScalar(start)) {
			continue;
		}
		const { rules, reason, problem } = parsed(match[1] ?? '');
		if (problem !== undefined) {
			problems.push({ start, end, message: problem });
		} else {
			suppressions.push({ start, end, rules, reason, covers: covers.of(start) });
		}
	}
	return { suppressions, problems };
}

const form = 'Write `# claim-review: ignore RULE - reason`.';

function parsed(words: string): { rules: readonly string[]; reason: string; problem?: string } {
	const match = /^\s*ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)(?:\s+[-–—]+\s*(.*))?\s*$/.exec(words);
	const rules = match?.[1]?.split(/\s*,\s*/) ?? [];
	const reason = match?.[2]?.trim() ?? '';
	const unknown = rules.find((r) => !ruleIds.includes(r));
	if (!match) {
		return { rules, reason, problem: `This comment is not understood. ${form}` };
	}
	if (unknown !== undefined) {
		const nearest = nearestName(unknown, ruleIds);
		return { rules, reason, problem: `There is no such rule.${nearest ? ` Did you mean \`${nearest}\`?` : ''}` };
	}
	return saysNothing(reason, false) ? { rules, reason, problem: `A reason is missing. ${form}` } : { rules, reason };
}

/** What comments cover in a text. */
class Covers {
	private readonly contents = new Map<number, number>();
	private readonly blocks = new Map<number, Place>();

	constructor(private readonly text: string) {}

	/**
	 * Behind a value: its line. On a line of its own: what begins in the next line that is no comment, with what is below
	 * it. Asked from the last comment on, so that the line below several is known.
	 */
	of(at: number): Place {
		const start = lineStartOf(this.text, at);
		if (/\S/.test(this.text.slice(start, at))) {
			return { start, end: lineEndOf(this.text, at) };
		}
		return this.block(this.contentBelow(start));
	}

	private contentBelow(comment: number): number {
		let from = nextLineOf(this.text, comment);
		while (from < this.text.length && isBlank(this.line(from))) {
			const below = this.contents.get(from);
			if (below !== undefined) {
				from = below;
				break;
			}
			from = nextLineOf(this.text, from);
		}
		this.contents.set(comment, from);
		return from;
	}

	private block(from: number): Place {
		let block = this.blocks.get(from);
		if (!block) {
			block = { start: from, end: this.blockEnd(from) };
			this.blocks.set(from, block);
		}
		return block;
	}

	private blockEnd(from: number): number {
		const first = this.line(from);
		const indent = indentation(first);
		const isKeyOfList = /:\s*(?:#.*)?$/.test(first) && !/^\s*-/.test(first);
		let end = lineEndOf(this.text, from);
		for (let next = nextLineOf(this.text, from); next < this.text.length; next = nextLineOf(this.text, next)) {
			const line = this.line(next);
			if (isBlank(line)) {
				continue;
			}
			const isItem = isKeyOfList && indentation(line) === indent && /^\s*-(?:\s|$)/.test(line);
			if (indentation(line) <= indent && !isItem) {
				break;
			}
			end = next + line.length;
		}
		return end;
	}

	private line(at: number): string {
		return this.text.slice(at, lineEndOf(this.text, at));
	}
}

function isBlank(line: string): boolean {
	return /^[ \t]*(?:#|$)/.test(line);
}

function indentation(line: string): number {
	return /^ */.exec(line)?.[0].length ?? 0;
}
