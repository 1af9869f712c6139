import type { Place } from '../case/case';
import { type TreeNode, textOf } from '../text/tree';
import { touches } from './document';

/** Keys from the outermost inward, the indexes of lists left out. */
export type Path = readonly string[];

/** A key or a value of a file that is a mapping. */
export interface Word {
	readonly name: string;
	/** The keys above it, the indexes of lists left out. */
	readonly path: Path;
	readonly isKey: boolean;
	readonly place: Place;
}

/** The key or value at the offset; undefined where there is none. */
export function wordAt(node: TreeNode, offset: number, path: Path): Word | undefined {
	if (node.kind === 'scalar') {
		const name = textOf(node);
		return name !== undefined && touches(node, offset) ? { name, path, isKey: false, place: node } : undefined;
	}
	if (node.kind === 'sequence') {
		return first(node.items, (item) => wordAt(item, offset, path));
	}
	return first(node.entries, ({ key, name, value }) =>
		touches(key, offset) ? { name, path, isKey: true, place: key } : wordAt(value, offset, [...path, name]),
	);
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
	for (const item of items) {
		const found = find(item);
		if (found) {
			return found;
		}
	}
	return undefined;
}

/** The keys above the cursor, by indentation and on its own line; undefined where nothing can be typed: in a comment. */
export function cursorPath(text: string, offset: number): { path: Path; isValue: boolean } | undefined {
	const lines = text.slice(0, offset).split(/\r?\n/);
	const current = lines.pop() ?? '';
	if (/(?:^|\s)#|:$/.test(current)) {
		return undefined;
	}
	const { path, isValue } = keysOn(current);
	let indent = /^\s*/.exec(current)?.[0].length ?? 0;
	const isItem = /^\s*-/.test(current);
	for (const line of lines.reverse()) {
		const key = /^(\s*)([\w-]+)\s*:/.exec(line);
		if (key && ((key[1] ?? '').length < indent || (isItem && path.length === 0 && (key[1] ?? '').length === indent))) {
			path.unshift(key[2] ?? '');
			indent = (key[1] ?? '').length;
		}
	}
	return { path, isValue: isValue || isItem };
}

/** The keys that the end of a line stands under, those in braces too. */
function keysOn(line: string): { path: string[]; isValue: boolean } {
	const path: string[] = [];
	/** How many keys stand around what is in each open bracket. */
	const around: number[] = [];
	let isValue = false;
	for (const [token, key] of line.matchAll(/([\w-]+)\s*:\s|[{}[\],]/g)) {
		if (key !== undefined) {
			path.push(key);
		} else if (token === '{' || token === '[') {
			around.push(path.length);
		} else {
			path.length = token === ',' ? (around.at(-1) ?? 0) : Math.max(0, (around.pop() ?? 0) - 1);
		}
		isValue = key !== undefined || token === '[';
	}
	return { path, isValue };
}
