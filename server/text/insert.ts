import { blockText, fillBlockEntry, indentUnit, insertBlockEntries, insertBlockItem } from './blockEdit';
import type { NewEntry, NewValue, TextEdit } from './edit';
import { type FlowStyle, fillFlowEntry, flowText, flowUnit, insertFlowEntries, insertFlowItem } from './flowEdit';
import { type Entry, isNull, type MappingNode, type ReadText, type SequenceNode, type TreeNode } from './tree';

/**
 * Adds entries to a mapping in its own style, behind its last entry or before the given key. Undefined where that
 * cannot be done without changing another place (an anchor, an alias) or where the place cannot be told.
 * @param root of the document, for its habits of indentation
 */
export function insertEntries(
	source: ReadText,
	root: TreeNode,
	mapping: MappingNode,
	entries: readonly NewEntry[],
	before?: string,
): readonly TextEdit[] | undefined {
	if (mapping.shared) {
		return undefined;
	}
	const own = mapping.entries.filter((e) => !e.merged);
	const behind = before === undefined ? -1 : own.findIndex((e) => e.name === before) - 1;
	const after = behind >= 0 ? behind : own.length - 1;
	if (mapping.flow) {
		return insertFlowEntries(source.text, mapping, after, entries, flowStyle(source, root));
	}
	const entry = own[after];
	return entry && insertBlockEntries(source.text, mapping, entry, entries, indentUnit(source.text, root));
}

/** Gives a key of the mapping, whose value is absent or null, a mapping as its value. */
export function fillEntry(
	source: ReadText,
	root: TreeNode,
	mapping: MappingNode,
	key: string,
	entries: readonly NewEntry[],
): readonly TextEdit[] | undefined {
	const entry = mapping.entries.find((e) => e.name === key);
	if (!entry || entry.merged || mapping.shared || entry.value.shared || !isNull(entry.value)) {
		return undefined;
	}
	if (!takesValue(source.text, entry)) {
		return undefined;
	}
	return mapping.flow
		? fillFlowEntry(source.text, entry.value, entries, flowStyle(source, root))
		: fillBlockEntry(source.text, mapping, entry, entries, indentUnit(source.text, root));
}

/**
 * Puts a text of one line in place of an entry's value, which is absent, a scalar or a list in brackets. Undefined for a
 * value that is laid out over indented lines, and where another place would change.
 */
export function replaceText(
	source: ReadText,
	mapping: MappingNode,
	entry: Entry,
	text: string,
): readonly TextEdit[] | undefined {
	const { value } = entry;
	const isBlock = value.kind === 'scalar' ? value.style === 'literal' || value.style === 'folded' : !value.flow;
	if (isBlock || value.kind === 'mapping' || entry.merged || mapping.shared || value.shared) {
		return undefined;
	}
	if (!takesValue(source.text, entry)) {
		return undefined;
	}
	const isDouble = entry.key.style === 'double' || (value.kind === 'scalar' && value.style === 'double');
	const quoted = source.format !== 'yaml' || isDouble;
	const written = quoted ? JSON.stringify(text) : mapping.flow ? flowText(text) : blockText(text);
	const lead = value.start === value.end && source.text[value.start - 1] === ':' ? ' ' : '';
	return [{ start: value.start, end: value.end, newText: lead + written }];
}

/** Adds an item to a list, behind the item at the given 0-based index. */
export function insertItem(
	source: ReadText,
	root: TreeNode,
	sequence: SequenceNode,
	after: number,
	value: NewValue,
): readonly TextEdit[] | undefined {
	const sibling = sequence.items[after];
	if (sequence.shared || !sibling) {
		return undefined;
	}
	if (sequence.flow) {
		return insertFlowItem(source.text, sequence, after, value, flowStyle(source, root));
	}
	return insertBlockItem(source.text, sequence, after, value, indentUnit(source.text, root));
}

/** Whether the colon stands before the absent value (not so in `{note}` and `? note`), and no tag such as `!!null`. */
function takesValue(text: string, { key, value }: Entry): boolean {
	const before = text.slice(key.end, value.start);
	return before.includes(':') && !before.includes('!') && !/^[ \t]*(?:&\S+[ \t]+)?!/.test(text.slice(value.end));
}

function flowStyle(source: ReadText, root: TreeNode): FlowStyle {
	const json = source.format !== 'yaml';
	const spread = (source.format === 'json' || source.format === 'jsonc') && source.text.trim().includes('\n');
	return { json, spread, unit: flowUnit(source.text, root) };
}
