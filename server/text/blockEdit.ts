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
import type { Entry, MappingNode, ScalarNode, SequenceNode, TreeNode } from './tree';

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
	return [linesBehind(text, item, blockItem(value, dash, content ?? dash + 2, unit), dash)];
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

/** A scalar of one line. */
export function blockText(value: string | number): string {
	const written = yamlScalar(value);
	// What would end a document (`--- x`) is written as a block.
	return written.includes('\n') ? JSON.stringify(value) : written;
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

/**
 * Lines behind the last line of a value; at the end of a file without line end, behind it.
 * @param outside comment lines below that are indented deeper than this column belong to the value
 */
function linesBehind(
	text: string,
	value: TreeNode,
	lines: readonly string[],
	outside = Number.POSITIVE_INFINITY,
): TextEdit {
	const lineEnd = lineEndAt(text, value.end);
	let at = behindBlankLines(text, nextLineOf(text, value.end), lastScalar(value));
	for (let comment = /^ *(?=#)/.exec(lineAt(text, at)); comment && comment[0].length > outside; ) {
		at = nextLineOf(text, at);
		comment = /^ *(?=#)/.exec(lineAt(text, at));
	}
	if (at === text.length && text[at - 1] !== '\n') {
		return editWithGaps(at, at, lines.map((line) => lineEnd + line).join(''));
	}
	return editWithGaps(at, at, lines.map((line) => line + lineEnd).join(''));
}

/**
 * Past the blank lines that belong to a block scalar: below one with `+` all of them, else those up to the last that
 * holds blanks, which are text when they reach further than its indentation.
 */
function behindBlankLines(text: string, from: number, scalar: ScalarNode | undefined): number {
	if (scalar?.style !== 'literal' && scalar?.style !== 'folded') {
		return from;
	}
	const keeps = /^.[-0-9]*\+/.test(scalar.source);
	let behind = from;
	for (let at = from; at < text.length; ) {
		const line = lineAt(text, at);
		if (line.trim()) {
			break;
		}
		at = nextLineOf(text, at);
		behind = keeps || line ? at : behind;
	}
	return behind;
}

function lineAt(text: string, offset: number): string {
	return text.slice(offset, lineEndOf(text, offset));
}

/** The scalar that ends a value, which may be the last of a nested mapping or list. */
function lastScalar(value: TreeNode): ScalarNode | undefined {
	if (value.kind === 'scalar') {
		return value;
	}
	const last = value.kind === 'sequence' ? value.items.at(-1) : value.entries.findLast((e) => !e.merged)?.value;
	return last && !value.flow ? lastScalar(last) : undefined;
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
		return [`${head} ${blockText(value)}`];
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
