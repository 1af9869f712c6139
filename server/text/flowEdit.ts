import { yamlScalar } from './blockEdit';
import {
	editWithGaps,
	gapMark,
	indentOf,
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
import type { MappingNode, SequenceNode, TreeNode } from './tree';

/*
 * Insertions between braces and brackets: JSON, and YAML's flow style. What stands one to a line gets a line of its
 * own, what stands in one line stays in one line; commas and comments stay where they belong.
 */

export interface FlowStyle {
	readonly json: boolean;
	/** An empty `{}` is opened over several lines (JSON that is laid out over lines). */
	readonly spread: boolean;
	/** What one level is indented by, see {@link flowUnit}. */
	readonly unit: string;
}

/** New entries behind the entry at `after` (-1 for an empty mapping). Undefined where the place cannot be told. */
export function insertFlowEntries(
	text: string,
	mapping: MappingNode,
	after: number,
	entries: readonly NewEntry[],
	style: FlowStyle,
): TextEdit[] | undefined {
	const own = mapping.entries.filter((e) => !e.merged);
	const children = own.map((e) => ({ start: e.key.start, end: Math.max(e.value.end, e.key.end) }));
	return insertChildren(text, mapping, children, after, style, (layout) =>
		entries.map((e) => entryText(e, layout, style)),
	);
}

/** A new item behind the item at `after` (-1 for an empty list). */
export function insertFlowItem(
	text: string,
	sequence: SequenceNode,
	after: number,
	value: NewValue,
	style: FlowStyle,
): TextEdit[] | undefined {
	const sibling = sequence.items[after];
	const inline = sibling !== undefined && !text.slice(sibling.start, sibling.end).includes('\n');
	return insertChildren(text, sequence, sequence.items, after, style, (layout) => [
		valueText(value, inline ? { ...layout, indent: undefined } : layout, style),
	]);
}

/** A mapping in the place of an absent or null value. */
export function fillFlowEntry(
	text: string,
	place: { start: number; end: number },
	entries: readonly NewEntry[],
	style: FlowStyle,
): TextEdit[] {
	const tight = style.json && place.start < place.end && text[place.start - 1] === ':';
	const layout: Layout = {
		indent: style.spread ? indentOf(text, place.start) : undefined,
		unit: style.unit,
		lineEnd: lineEndAt(text, place.start),
		space: tight ? '' : ' ',
	};
	const lead = tight || (place.start < place.end && /\s/.test(text[place.start - 1] ?? '')) ? '' : ' ';
	return [editWithGaps(place.start, place.end, lead + valueText({ entries }, layout, style))];
}

/** What one level is indented by: what the document's first key in a line of its own does, else two spaces. */
export function flowUnit(text: string, root: TreeNode): string {
	const first = root.kind === 'mapping' && root.flow ? root.entries.find((e) => !e.merged)?.key : undefined;
	const outer = indentOf(text, root.start);
	const indent = first && startsLine(text, first.start) ? indentOf(text, first.start) : '';
	return indent.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : '  ';
}

function startsLine(text: string, offset: number): boolean {
	return !text.slice(lineStartOf(text, offset), offset).trim();
}

/** How what is inserted is laid out: `indent` is that of the line it begins in, undefined for all in one line. */
interface Layout {
	readonly indent: string | undefined;
	readonly unit: string;
	readonly lineEnd: string;
	/** Between a colon or comma and what follows; empty in minified text. */
	readonly space: string;
}

interface Child {
	readonly start: number;
	readonly end: number;
}

function insertChildren(
	text: string,
	container: MappingNode | SequenceNode,
	children: readonly Child[],
	after: number,
	style: FlowStyle,
	render: (layout: Layout) => string[],
): TextEdit[] | undefined {
	const child = children[after];
	if (!child) {
		return after === -1 && children.length === 0 ? insertFirst(text, container, style, render) : undefined;
	}
	const lineEnd = lineEndAt(text, child.end);
	const ownLine = startsLine(text, child.start);
	const space =
		text[child.end] === ',' && /[^\s]/.test(text[child.end + 1] ?? ' ') ? '' : minified(text, container) ? '' : ' ';
	if (!ownLine) {
		const texts = render({ indent: undefined, unit: '', lineEnd, space });
		return [editWithGaps(child.end, child.end, texts.map((t) => `,${space}${t}`).join(''))];
	}
	const indent = indentOf(text, child.start);
	const outer = indentOf(text, container.start);
	const unit = indent.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : style.unit;
	const texts = render({ indent, unit, lineEnd, space: ' ' });
	const comma = commaBehind(text, child.end, style.json);
	const behind = comma === undefined ? child.end : comma + 1;
	const restOfLine = text.slice(behind, lineEndOf(text, behind));
	const nextLine = nextLineOf(text, behind);
	const commentOnly = style.json ? /^\s*(?:\/\/.*|\/\*[^*]*\*\/\s*)?$/ : /^\s*(?:\s#.*)?$/;
	const commaInLine = comma === undefined || comma < lineEndOf(text, child.end);
	if (!commaInLine || !commentOnly.test(restOfLine) || nextLine === lineEndOf(text, behind)) {
		return [editWithGaps(child.end, child.end, texts.map((t) => `,${lineEnd}${indent}${t}`).join(''))];
	}
	const lines = texts.map((t, i) => `${indent}${t}${comma !== undefined || i < texts.length - 1 ? ',' : ''}${lineEnd}`);
	const insertion = editWithGaps(nextLine, nextLine, lines.join(''));
	return comma === undefined ? [{ start: child.end, end: child.end, newText: ',' }, insertion] : [insertion];
}

function insertFirst(
	text: string,
	container: MappingNode | SequenceNode,
	style: FlowStyle,
	render: (layout: Layout) => string[],
): TextEdit[] | undefined {
	const inner = text.slice(container.start + 1, container.end - 1);
	if (container.end - container.start < 2 || !/[}\]]/.test(text[container.end - 1] ?? '') || inner.trim()) {
		return undefined;
	}
	const outer = indentOf(text, container.start);
	const lineEnd = lineEndAt(text, container.start);
	const place = [container.start + 1, container.end - 1] as const;
	if (!style.spread) {
		const pad = style.json && text[container.start - 1] === ':' ? '' : ' ';
		const texts = render({ indent: undefined, unit: '', lineEnd, space: pad });
		return [editWithGaps(...place, `${pad}${texts.join(`,${pad}`)}${pad}`)];
	}
	const indent = outer + style.unit;
	const texts = render({ indent, unit: style.unit, lineEnd, space: ' ' });
	return [editWithGaps(...place, `${lineEnd}${texts.map((t) => indent + t).join(`,${lineEnd}`)}${lineEnd}${outer}`)];
}

/** No blank behind the first colon of a mapping: so the new text has none either. */
function minified(text: string, container: MappingNode | SequenceNode): boolean {
	const sample = container.kind === 'mapping' ? container : container.items.find((i) => i.kind === 'mapping');
	const entry = sample?.kind === 'mapping' ? sample.entries[0] : undefined;
	return entry !== undefined && text[entry.value.start - 1] === ':';
}

/** The comma behind a value, past blanks and comments. */
function commaBehind(text: string, from: number, json: boolean): number | undefined {
	const blank = json ? /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y : /(?:\s+#[^\n]*|\s)*/y;
	blank.lastIndex = from;
	const at = from + (blank.exec(text)?.[0].length ?? 0);
	return text[at] === ',' ? at : undefined;
}

function entryText({ key, value }: NewEntry, layout: Layout, style: FlowStyle): string {
	const name = style.json ? JSON.stringify(key) : flowText(key);
	return `${name}:${style.json ? layout.space : ' '}${valueText(value, layout, style)}`;
}

function valueText(value: NewValue, layout: Layout, style: FlowStyle): string {
	if (typeof value === 'string' || typeof value === 'number') {
		return style.json ? JSON.stringify(value) : flowText(value);
	}
	if (isGap(value)) {
		return `"${gapMark}"`;
	}
	const [open, close] = isNewMapping(value) ? '{}' : '[]';
	const inner = layout.indent === undefined ? layout : { ...layout, indent: layout.indent + layout.unit };
	const parts = isNewMapping(value)
		? value.entries.map((e) => entryText(e, inner, style))
		: value.map((v) => valueText(v, inner, style));
	// A list of scalars stays on one line, as people write it.
	const short = !isNewMapping(value) && value.every((v) => typeof v !== 'object' || isGap(v));
	if (short || inner.indent === undefined || layout.indent === undefined) {
		const pad = isNewMapping(value) ? layout.space : '';
		return `${open}${pad}${parts.join(`,${layout.space}`)}${pad}${close}`;
	}
	const { lineEnd } = layout;
	return `${open}${lineEnd}${parts.map((p) => inner.indent + p).join(`,${lineEnd}`)}${lineEnd}${layout.indent}${close}`;
}

/** A scalar between brackets, where a comma or a bracket would end it. */
export function flowText(value: string | number): string {
	const plain = yamlScalar(value);
	return /[,[\]{}\n]/.test(plain) ? JSON.stringify(value) : plain;
}
