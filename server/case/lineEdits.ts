import type { TextEdit } from '../text/edit';
import { removeEntry, removeItem } from '../text/remove';
import { entryOf, nodeAt, type ReadText, type TreeNode } from '../text/tree';
import type { Case, Place } from './case';
import type { RemoveModifier, SetUnits } from './caseEdit';

/**
 * Takes a modifier off its line; the line's only one goes with its key. Undefined where it cannot be told what belongs to
 * it.
 * @param key under which the line has its modifiers
 */
export function modifierRemoved(
	{ place, line }: RemoveModifier,
	key: string,
	from: Case,
	source: ReadText,
): TextEdit[] | undefined {
	const mapping = nodeAt(from.tree, line);
	const entry = entryOf(mapping, key);
	if (mapping.kind !== 'mapping' || !entry || entry.merged || entry.value.shared) {
		return undefined;
	}
	const { value } = entry;
	const index = value.kind === 'sequence' ? value.items.findIndex((item) => holds(item, place)) : -1;
	const edit =
		value.kind === 'sequence' && value.items.length > 1
			? index >= 0 && removeItem(source, value, index)
			: holds(value, place) && removeEntry(source, mapping, key);
	return edit ? [edit] : undefined;
}

/** Another number in the same quotes. Undefined for a number in several lines (a YAML block). */
export function unitsSet({ place, units }: SetUnits, { text }: ReadText): TextEdit[] | undefined {
	const { start, end } = place;
	const written = text.slice(start, end);
	const quote = /^(["']).*\1$/.exec(written)?.[1] ?? '';
	return /[\r\n|>]/.test(written) ? undefined : [{ start, end, newText: quote + units + quote }];
}

function holds(node: TreeNode, { start, end }: Place): boolean {
	return node.start <= start && end <= node.end;
}
