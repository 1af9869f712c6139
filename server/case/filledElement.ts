import type { TextEdit } from '../text/edit';
import { replaceText } from '../text/insert';
import { type ReadText, valueAt } from '../text/tree';
import type { Case, Place } from './case';
import type { FillElement } from './caseEdit';

/** Words of the record in place of an element's value that says nothing. Looks into the abstract only. */
export function filledElement(
	{ place, value }: FillElement,
	{ tree }: Case,
	source: ReadText,
): readonly TextEdit[] | undefined {
	const documentation = valueAt(valueAt(tree, 'note'), 'documentation');
	for (const { value: elements } of documentation?.kind === 'mapping' ? documentation.entries : []) {
		const entry = elements.kind === 'mapping' ? elements.entries.find((e) => isAt(e.value, place)) : undefined;
		if (entry && elements.kind === 'mapping') {
			return replaceText(source, elements, entry, value);
		}
	}
	return undefined;
}

function isAt(node: Place, { start, end }: Place): boolean {
	return node.start === start && node.end === end;
}
