import { Scalar, stringify } from 'yaml';
import type { TreeNode } from './tree';

/** What a YAML document is to hold; mappings as maps, since their keys may be any text. */
export type PlainData = string | number | boolean | null | readonly PlainData[] | ReadonlyMap<string, PlainData>;

/** A stream of YAML 1.2 documents in block style, each as data of its own. Reading it gives the same data. */
export function yamlDocuments(documents: readonly PlainData[]): string {
	const options = { aliasDuplicateObjects: false, blockQuote: 'literal', lineWidth: 0 } as const;
	return documents.map((data) => stringify(withQuotedKeys(data), options)).join('---\n');
}

/** Without quotes a key `<<` would merge what it holds, and a byte order mark that begins the first key would be lost. */
function withQuotedKeys(data: PlainData): unknown {
	if (data instanceof Map) {
		return new Map(
			[...data].map(([key, value]) => [/^(?:<<$|\uFEFF)/.test(key) ? quoted(key) : key, withQuotedKeys(value)]),
		);
	}
	return Array.isArray(data) ? data.map(withQuotedKeys) : data;
}

function quoted(text: string): Scalar {
	const scalar = new Scalar(text);
	scalar.type = Scalar.QUOTE_DOUBLE;
	return scalar;
}

/**
 * A tree as data that is read as the same texts: what is a number or the like is written as a text where writing it as
 * what it is would change its characters (`007`, `1450.00`). Of equal keys the first one counts.
 */
export function dataOf(node: TreeNode): PlainData {
	if (node.kind === 'scalar') {
		return node.value === null || String(node.value) === node.source || typeof node.value === 'string'
			? node.value
			: node.source;
	}
	if (node.kind === 'sequence') {
		return node.items.map(dataOf);
	}
	const entries = new Map<string, PlainData>();
	for (const { name, value } of node.entries) {
		if (!entries.has(name)) {
			entries.set(name, dataOf(value));
		}
	}
	return entries;
}
