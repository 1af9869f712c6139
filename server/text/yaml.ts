import { Composer, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type ParsedNode, type Range } from 'yaml';
import { lineEndOf, lineStartOf, withLineFeeds } from './edit';
import { shallowDocuments } from './nesting';
import {
	type Entry,
	nestingLimit,
	type Problem,
	type ReadText,
	type ScalarNode,
	type ScalarStyle,
	type TextDocument,
	type TreeNode,
} from './tree';
import { yamlProblemMessage } from './yamlProblems';

/** Aliases copy what they name; a few lines can name billions of values, so the copies of one file are counted. */
const copyLimit = 50_000;

/** Reads YAML 1.2, merge keys included. Never throws; see `readText`. */
export function readYaml(given: string): ReadText {
	const text = withLineFeeds(given);
	const problems: Problem[] = [];
	const documents: TextDocument[] = [];
	try {
		const composer = new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
		const shallow = shallowDocuments(text, (at) => problems.push(tooLarge(tooDeepMessage, at, at + 1)));
		const copies: Copies = { left: copyLimit, tooDeep: false };
		for (const document of composer.compose(shallow)) {
			const [start, , end] = document.range;
			for (const error of document.errors) {
				problems.push(syntax(yamlProblemMessage(error), error.pos[0], error.pos[1], text));
			}
			const root = document.contents ? new YamlTree(text, problems, copies).convert(document.contents) : undefined;
			documents.push({ root, start: Math.min(start, root?.start ?? start), end: Math.max(end, root?.end ?? end) });
		}
	} catch {
		// The parser gave up (its own limits or a fault of its own). What it says may quote the text, so it is not passed on.
		problems.push(syntax('The YAML could not be read.', 0, text.length, text));
	}
	return { format: 'yaml', text, documents, problems: onePerLine(problems, text) };
}

const tooDeepMessage = `Nested deeper than ${nestingLimit} levels: not read.`;

function tooLarge(message: string, start: number, end: number): Problem {
	return { rule: 'too-large', message, start, end };
}

function syntax(message: string, start: number, end: number, text: string): Problem {
	const from = Math.min(start, text.length);
	return { rule: 'syntax', message, start: from, end: Math.min(Math.max(end, from), text.length) };
}

/** One mistake makes the parser complain several times at nearly the same place: the first complaint of a line counts. */
function onePerLine(problems: readonly Problem[], text: string): Problem[] {
	const seen = new Set<number>();
	let line = { start: 0, end: -1 };
	return problems.filter((p) => {
		if (p.rule !== 'syntax') {
			return true;
		}
		if (p.start < line.start || p.start > line.end) {
			line = { start: lineStartOf(text, p.start), end: lineEndOf(text, p.start) };
		}
		return !seen.has(line.start) && seen.add(line.start);
	});
}

/**
 * The place of a collection: a block one ends with its last value (the parser counts the comments and blank lines
 * below to it); of broken text the parser's range may leave out some values.
 */
function around(children: readonly TreeNode[], start: number, end: number, flow: boolean) {
	const first = children.reduce((least, c) => Math.min(least, c.start), start);
	const last = children.reduce((most, c) => Math.max(most, c.end), flow ? end : start);
	return { start: first, end: flow || children.length > 0 ? last : Math.max(start, end) };
}

/** What the aliases of a file may still copy, and whether a copy was too deep. */
interface Copies {
	left: number;
	tooDeep: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Converts one document's nodes. Anchors are kept as they are met, since an alias means the last one before it. */
class YamlTree {
	private readonly anchors = new Map<string, TreeNode | 'open'>();
	constructor(
		private readonly text: string,
		private readonly problems: Problem[],
		private readonly copies: Copies,
	) {}

	/** How many collections are open around what is being converted. */
	private depth = 0;

	convert(node: ParsedNode): TreeNode {
		if (isAlias(node)) {
			return this.alias(node.source, node.range);
		}
		const anchor = isScalar(node) || isCollection(node) ? node.anchor : undefined;
		if (anchor) {
			this.anchors.set(anchor, 'open');
		}
		this.depth++;
		const tree = this.convertOwn(node);
		this.depth--;
		if (anchor) {
			this.anchors.set(anchor, tree);
		}
		return tree;
	}

	private convertOwn(node: ParsedNode): TreeNode {
		const [start, valueEnd] = node.range;
		if (isMap(node)) {
			const entries = this.entries(node.items);
			const children = entries.flatMap((e) => [e.key, e.value]);
			const flow = node.flow === true;
			return { kind: 'mapping', ...around(children, start, valueEnd, flow), entries, flow };
		}
		if (isSeq(node)) {
			const items = node.items.map((item) =>
				isPair(item) ? this.absent(start) : item ? this.convert(item as ParsedNode) : this.absent(start),
			);
			const flow = node.flow === true;
			return { kind: 'sequence', ...around(items, start, valueEnd, flow), items, flow };
		}
		return this.scalar(
			node as ParsedNode & { value: unknown; type?: string; source?: string; tag?: string },
			start,
			valueEnd,
		);
	}

	private scalar(
		node: { value?: unknown; type?: string; source?: string; tag?: string },
		start: number,
		valueEnd: number,
	): ScalarNode {
		const style = styles[node.type ?? ''] ?? 'plain';
		const block = style === 'literal' || style === 'folded';
		const end = block ? start + this.text.slice(start, valueEnd).trimEnd().length : valueEnd;
		const { value } = node;
		const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
		const source = this.text.slice(start, end);
		return {
			kind: 'scalar',
			start,
			end,
			source,
			style,
			value: known ? value : value === null ? null : source,
			...(node.tag !== undefined && { tagged: true as const }),
		};
	}

	private absent(at: number): ScalarNode {
		return { kind: 'scalar', start: at, end: at, source: '', style: 'plain', value: null };
	}

	private entries(pairs: readonly { key: unknown; value: unknown }[]): Entry[] {
		const entries: Entry[] = [];
		const names = new Set<string>();
		const merges: TreeNode[] = [];
		for (const pair of pairs) {
			const key = this.key(pair.key as ParsedNode | null);
			const value = this.entryValue(key, pair.value as ParsedNode | null);
			if (key.value === '<<' && key.style === 'plain') {
				merges.push(value);
				continue;
			}
			const name = typeof key.value === 'string' ? key.value : key.source;
			if (names.has(name)) {
				this.problems.push({
					rule: 'duplicate-key',
					message: 'This key stands twice in the same mapping; the first one is used.',
					start: key.start,
					end: key.end,
				});
			}
			names.add(name);
			entries.push({ key, name, value });
		}
		for (const merge of merges) {
			this.merge(merge, names, entries);
		}
		return entries;
	}

	/** Merged keys stand behind the mapping's own, which win; of several merged mappings the first wins. */
	private merge(from: TreeNode, names: Set<string>, entries: Entry[]): void {
		for (const mapping of from.kind === 'sequence' ? from.items : [from]) {
			if (mapping.kind !== 'mapping') {
				if (!(mapping.kind === 'scalar' && mapping.value === null)) {
					this.problems.push(syntax('Only a mapping can be merged.', mapping.start, mapping.end, this.text));
				}
				continue;
			}
			for (const entry of mapping.entries) {
				if (!names.has(entry.name)) {
					names.add(entry.name);
					entries.push({ ...entry, merged: true });
				}
			}
		}
	}

	private key(node: ParsedNode | null): ScalarNode {
		const converted = node ? this.convert(node) : undefined;
		if (converted?.kind === 'scalar') {
			return converted;
		}
		// A list or mapping as key: YAML allows it, no format here knows one.
		const start = converted?.start ?? 0;
		return { ...this.absent(start), end: converted?.end ?? start };
	}

	private entryValue(key: ScalarNode, node: ParsedNode | null): TreeNode {
		if (node && !(isScalar(node) && node.range[0] === node.range[1] && !node.anchor)) {
			return this.convert(node);
		}
		// An absent value's place is just behind the colon, not behind the comments and blank lines that follow.
		const colon = /^[ \t]*:/.exec(this.text.slice(key.end, key.end + 200));
		return this.absent(key.end + (colon?.[0].length ?? 0));
	}

	private alias(name: string, range: Range): TreeNode {
		const [start, end] = range;
		const target = this.anchors.get(name);
		if (!target || target === 'open') {
			const message = target
				? 'This alias stands inside the value that it names.'
				: 'No anchor of this name stands before this alias.';
			this.problems.push(syntax(message, start, end, this.text));
			return { ...this.absent(start), end, shared: true };
		}
		markShared(target);
		return this.copy(target, start, end, this.depth);
	}

	/** The target's values, lying on the alias. Copies of copies can nest deeper than the text does. */
	private copy(node: TreeNode, start: number, end: number, depth: number): TreeNode {
		const { copies } = this;
		const tooDeep = depth > nestingLimit;
		if (tooDeep && !copies.tooDeep) {
			copies.tooDeep = true;
			this.problems.push(tooLarge(tooDeepMessage, start, end));
		}
		if (copies.left-- === 0) {
			this.problems.push(tooLarge(`The aliases stand for more than ${copyLimit} values: not read.`, start, end));
		}
		if (tooDeep || copies.left < 0) {
			return { ...this.absent(start), end, shared: true };
		}
		const place = { start, end, shared: true } as const;
		if (node.kind === 'scalar') {
			return { ...node, ...place };
		}
		if (node.kind === 'sequence') {
			return { ...node, ...place, items: node.items.map((item) => this.copy(item, start, end, depth + 1)) };
		}
		const entries = node.entries.map((e) => ({
			...e,
			key: { ...e.key, ...place },
			value: this.copy(e.value, start, end, depth + 1),
		}));
		return { ...node, ...place, entries };
	}
}

/** An anchored value that an alias names: editing it would change the other place too. */
function markShared(node: TreeNode): void {
	if (node.shared) {
		return;
	}
	(node as Mutable<TreeNode>).shared = true;
	if (node.kind === 'sequence') {
		node.items.forEach(markShared);
	} else if (node.kind === 'mapping') {
		for (const entry of node.entries) {
			markShared(entry.key);
			markShared(entry.value);
		}
	}
}

const styles: Record<string, ScalarStyle> = {
	QUOTE_SINGLE: 'single',
	QUOTE_DOUBLE: 'double',
	BLOCK_LITERAL: 'literal',
	BLOCK_FOLDED: 'folded',
};
