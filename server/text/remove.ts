import { lineEndOf, lineStartOf, nextLineOf, type TextEdit } from './edit';
import type { MappingNode, ReadText, SequenceNode } from './tree';

/** A piece of the text with what stands before and behind it in the same list or mapping. */
interface Member {
	readonly start: number;
	readonly end: number;
}

/**
 * The edit that removes an item of a list, which has others. Undefined where it cannot be told what belongs to it: a
 * comment stands between, or it begins a line together with what is around it.
 */
export function removeItem(source: ReadText, list: SequenceNode, index: number): TextEdit | undefined {
	return list.items.length < 2 || list.shared ? undefined : removed(source, list.items, index, list.flow, '-');
}

/** The edit that removes a key with its value from a mapping, which has others; else undefined, as for an item. */
export function removeEntry(source: ReadText, mapping: MappingNode, key: string): TextEdit | undefined {
	const own = mapping.entries.filter((e) => !e.merged);
	const members = own.map((e) => ({ start: e.key.start, end: Math.max(e.key.end, e.value.end) }));
	const index = own.findIndex((e) => e.name === key);
	return index < 0 || members.length < 2 || mapping.shared
		? undefined
		: removed(source, members, index, mapping.flow, '');
}

/** @param mark what begins a member of a block */
function removed(
	{ text, format }: ReadText,
	members: readonly Member[],
	index: number,
	isFlow: boolean,
	mark: '-' | '',
): TextEdit | undefined {
	const member = members[index] as Member;
	const before = members[index - 1];
	const behind = members[index + 1];
	if (!isFlow) {
		return removedLines(text, member, behind, mark);
	}
	const edit = behind
		? { start: member.start, end: behind.start, newText: '' }
		: { start: before?.end ?? member.start, end: member.end, newText: '' };
	const between = text.slice(edit.start, edit.end).replace(text.slice(member.start, member.end), '');
	const comment = format === 'yaml' ? /(?:^|\s)#/ : /\/[/*]/;
	return comment.test(between) ? undefined : edit;
}

/** A member of a block has its lines to itself; the first of an item shares one with the item's dash. */
function removedLines(text: string, member: Member, behind: Member | undefined, mark: '-' | ''): TextEdit | undefined {
	const lineStart = lineStartOf(text, member.start);
	const lead = text.slice(lineStart, member.start);
	const rest = text.slice(member.end, lineEndOf(text, member.end));
	if (!/^[ \t]*(?:#.*)?$/.test(rest)) {
		return undefined;
	}
	const isAlone = mark === '-' ? /^[ \t]*-[ \t]+$/.test(lead) : /^[ \t]*$/.test(lead);
	if (isAlone) {
		return { start: lineStart, end: nextLineOf(text, member.end), newText: '' };
	}
	const isFirstOfItem = mark === '' && /^[ \t]*(?:-[ \t]+)+$/.test(lead);
	if (!isFirstOfItem || !behind) {
		return undefined;
	}
	const between = text.slice(member.end, behind.start);
	return /#/.test(between) ? undefined : { start: member.start, end: behind.start, newText: '' };
}
