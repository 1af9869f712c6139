/**
 * The one small tree that YAML and JSON are read into. All offsets are UTF-16 code units from the start of the
 * file's text, `end` exclusive.
 */
export type TreeNode = ScalarNode | SequenceNode | MappingNode;

interface NodeBase {
	/** Where the value begins; a quoted scalar's range includes its quotes. */
	readonly start: number;
	readonly end: number;
	/**
	 * The value comes from somewhere else (a YAML alias or merge key) or is used elsewhere (an anchor that some alias
	 * names). It is judged and underlined here, but an edit would change other places, so no fix is offered.
	 */
	readonly shared?: true;
}

export interface ScalarNode extends NodeBase {
	readonly kind: 'scalar';
	/** What the format reads: `32408` is a number, `"32408"` a text, an absent value `null`. */
	readonly value: string | number | boolean | null;
	/** The characters as they stand in the file; for a value read through an alias, those of the original. */
	readonly source: string;
	readonly style: ScalarStyle;
	/** A YAML tag (`!!int`) says what kind of value it is: quotes would not make a number a text. */
	readonly tagged?: true;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface SequenceNode extends NodeBase {
	readonly kind: 'sequence';
	readonly items: readonly TreeNode[];
	/** Written with brackets (always so in JSON). */
	readonly flow: boolean;
}

export interface MappingNode extends NodeBase {
	readonly kind: 'mapping';
	readonly entries: readonly Entry[];
	/** Written with braces (always so in JSON). */
	readonly flow: boolean;
}

export interface Entry {
	/** The key as a scalar; its `value` is what the format reads (a plain `32408` is a number). */
	readonly key: ScalarNode;
	/** The key as text, digits as they stand in the file: what readers compare. */
	readonly name: string;
	/** An absent value is a `null` scalar of zero width just behind the key's colon. */
	readonly value: TreeNode;
	/** Merged in by `<<`: key and value lie on the alias. */
	readonly merged?: true;
}

/** What was wrong with the text itself. The message never holds words of the text. */
export interface Problem {
	readonly rule: 'syntax' | 'duplicate-key' | 'wrong-type' | 'too-large';
	readonly message: string;
	readonly start: number;
	readonly end: number;
}

/**
 * `jsonc` is JSON in which comments and trailing commas are no problem; `lines` is NDJSON; `elements` are some of a JSON
 * array, with what stands between them: no file is so, a part of one may be.
 */
export type TextFormat = 'yaml' | 'json' | 'jsonc' | 'lines' | 'elements';

/** Deeper nesting than this is not read: a reader that recurses would end the process, not the request. */
export const nestingLimit = 500;

/** One document of a file: YAML may hold several, NDJSON has one a line, JSON has one. */
export interface TextDocument {
	/** Nothing for an empty document. */
	readonly root: TreeNode | undefined;
	readonly start: number;
	readonly end: number;
}

export interface ReadText {
	readonly format: TextFormat;
	readonly text: string;
	readonly documents: readonly TextDocument[];
	readonly problems: readonly Problem[];
}

/** The entry of that name; of a name given twice, the first. Undefined when the node is no mapping or has none. */
export function entryOf(node: TreeNode | undefined, name: string): Entry | undefined {
	return node?.kind === 'mapping' ? node.entries.find((e) => e.name === name) : undefined;
}

/** The value under a key, see {@link entryOf}. */
export function valueAt(node: TreeNode | undefined, name: string): TreeNode | undefined {
	return entryOf(node, name)?.value;
}

/** The node at a path of keys and 0-based indexes, or the deepest one that exists on the way there. */
export function nodeAt(root: TreeNode, path: readonly (string | number)[]): TreeNode {
	let node = root;
	for (const step of path) {
		const next = node.kind === 'sequence' ? node.items[Number(step)] : valueAt(node, String(step));
		if (!next) {
			return node;
		}
		node = next;
	}
	return node;
}

/** Whether the scalar holds no value at all: an empty place, `~` or `null`. */
export function isNull(node: TreeNode | undefined): boolean {
	return node?.kind === 'scalar' && node.value === null;
}

/**
 * A scalar as text, digits as written (`007` stays `007` in YAML too, although YAML reads a number there).
 * Undefined for a list, a mapping and an absent value.
 */
export function textOf(node: TreeNode | undefined): string | undefined {
	if (node?.kind !== 'scalar' || node.value === null) {
		return undefined;
	}
	return typeof node.value === 'string' ? node.value : node.source;
}

/** The tree as plain data, for a schema check; the first of two equal keys counts. Objects have no prototype. */
export function plainData(node: TreeNode | undefined): unknown {
	if (!node) {
		return undefined;
	}
	if (node.kind === 'scalar') {
		return node.value;
	}
	if (node.kind === 'sequence') {
		return node.items.map(plainData);
	}
	const object: Record<string, unknown> = Object.create(null);
	for (const entry of node.entries) {
		if (!(entry.name in object)) {
			object[entry.name] = plainData(entry.value);
		}
	}
	return object;
}
