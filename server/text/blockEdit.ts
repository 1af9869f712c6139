import { stringify } from 'yaml';
import {
	editWithGaps,
	gapMark,
	isGap,
	isNewMapping,
	lineEndAt,
	lineEndOf,
	lineStartOf,
	type NewEntry,
	type NewValue,
	nextLineOf,
	type TextEdit,
} from './edit';
import type { Entry, MappingNode, SequenceNode, TreeNode } from './tree';

/*
 * Insertions into YAML's indented style: whole lines, put behind the lines of what stands before, so that comments,
 * blank lines and line ends around them stay as they are.
 */

/** New entries behind `after`, one of the mapping's own. Undefined where the indentation cannot be told. */
export function insertBlockEntries(
	text: string,
	mapping: MappingNode,
	after: Entry,
	entries: readonly NewEntry[],
	unit: number,
): TextEdit[] | undefined {
	const column = mappingColumn(text, mapping);
	return column === undefined ? undefined : [linesBehind(text, after.value, blockEntries(entries, column, unit))];
}

/** A first mapping for a key whose value is absent or written as null. */
export function fillBlockEntry(
	text: string,
	parent: MappingNode,
	entry: Entry,
	entries: readonly NewEntry[],
	unit: number,
): TextEdit[] | undefined {
	const column = mappingColumn(text, parent);
	if (column === undefined) {
		return undefined;
	}
	const { value } = entry;
	const insertion = linesBehind(text, value, blockEntries(entries, column + unit, unit));
	if (value.end === value.start) {
		return [insertion];
	}
	const blanks = /[ \t]*$/.exec(text.slice(entry.key.end, value.start))?.[0].length ?? 0;
	return [{ start: value.start - blanks, end: value.end, newText: '' }, insertion];
}

/** A new item behind the given one, with its dash in the same column. */
export function insertBlockItem(
	text: string,
	sequence: SequenceNode,
	after: number,
	value: NewValue,
	unit: number,
): TextEdit[] | undefined {
	const item = sequence.items[after];
	const dash = item && dashColumn(text, item);
	if (item === undefined || dash === undefined) {
		return undefined;
	}
	const content = item.kind === 'mapping' && !item.flow ? mappingColumn(text, item) : undefined;
	return [linesBehind(text, item, blockItem(value, dash, content ?? dash + 2, unit))];
}

/** How many columns one level is indented by: what the file's first nested mapping does, else 2. */
export function indentUnit(text: string, root: TreeNode): number {
	const column = root.kind === 'mapping' ? mappingColumn(text, root) : undefined;
	if (root.kind !== 'mapping' || column === undefined) {
		return 2;
	}
	for (const { value } of root.entries) {
		const inner = value.kind === 'mapping' && !value.flow ? mappingColumn(text, value) : undefined;
		if (inner !== undefined && inner > column) {
			return inner - column;
		}
	}
	return 2;
}

/** A scalar as YAML writes it, quoted where it would be read as something else (`"32408"`). */
export function yamlScalar(value: string | number): string {
	return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
}

/** The column of a block mapping's keys. */
function mappingColumn(text: string, mapping: MappingNode): number | undefined {
	for (const entry of mapping.entries) {
		if (!entry.merged) {
			const start = lineStartOf(text, entry.key.start);
			if (/^(?: |- )*$/.test(text.slice(start, entry.key.start))) {
				return entry.key.start - start;
			}
		}
	}
	return undefined;
}

function dashColumn(text: string, item: TreeNode): number | undefined {
	const start = lineStartOf(text, item.start);
	const before = /^((?: |- )*)- +$/.exec(text.slice(start, item.start));
	return before?.[1]?.length;
}

/** Lines behind the last line of a value; at the end of a file without line end, behind it. */
function linesBehind(text: string, value: TreeNode, lines: readonly string[]): TextEdit {
	const lineEnd = lineEndAt(text, value.end);
	let at = nextLineOf(text, value.end);
	if (at === lineEndOf(text, value.end)) {
		return editWithGaps(at, at, lines.map((line) => lineEnd + line).join(''));
	}
	if (keepsBlankLines(value)) {
		while (at < text.length && !text.slice(at, lineEndOf(text, at)).trim()) {
			at = nextLineOf(text, at);
		}
	}
	return editWithGaps(at, at, lines.map((line) => line + lineEnd).join(''));
}

/** The blank lines below a block scalar with `+` belong to it, and it may be the last value of a nested mapping. */
function keepsBlankLines(value: TreeNode): boolean {
	if (value.kind === 'scalar') {
		return (value.style === 'literal' || value.style === 'folded') && /^.[-0-9]*\+/.test(value.source);
	}
	const last = value.kind === 'sequence' ? value.items.at(-1) : value.entries.findLast((e) => !e.merged)?.value;
	return last !== undefined && !value.flow && keepsBlankLines(last);
}

function blockEntries(entries: readonly NewEntry[], column: number, unit: number): string[] {
	return entries.flatMap(({ key, value }) =>
		blockValue(`${' '.repeat(column)}${yamlScalar(key)}:`, value, column, unit),
	);
}

function blockItem(value: NewValue, dash: number, content: number, unit: number): string[] {
	const lead = `${' '.repeat(dash)}-`.padEnd(content);
	if (!isNewMapping(value)) {
		return blockValue(lead.trimEnd(), value, dash, unit);
	}
	const [first = '', ...rest] = blockEntries(value.entries, content, unit);
	return [lead + first.slice(content), ...rest];
}

/** The lines of a key or dash and its value. */
function blockValue(head: string, value: NewValue, column: number, unit: number): string[] {
	if (typeof value === 'string' || typeof value === 'number') {
		return [`${head} ${yamlScalar(value)}`];
	}
	if (isGap(value)) {
		return [`${head} ${gapMark}${value.comment ? ` # ${value.comment}` : ''}`];
	}
	if (isNewMapping(value)) {
		return [head, ...blockEntries(value.entries, column + unit, unit)];
	}
	const dash = column + unit;
	return [head, ...value.flatMap((item) => blockItem(item, dash, dash + 2, unit))];
}
