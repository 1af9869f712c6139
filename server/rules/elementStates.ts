import type { DocumentedElement, Note } from '../case/case';
import type { DocumentationElement } from '../guidance/types';
import { saysNothing } from './saysNothing';

/** How a note stands to one documentation element. */
export interface ElementState {
	readonly element: DocumentationElement;
	readonly state: 'documented' | 'empty' | 'missing' | 'unreadable';
	/** The field, where there is one. */
	readonly field?: DocumentedElement;
}

/**
 * The state of each element in the note's abstract, in the guidance's order.
 * @param code the key of `documentation`, in capitals: an add-on code or `PROCEDURE`
 */
export function elementStates(
	note: Note | undefined,
	code: string,
	elements: readonly DocumentationElement[],
): ElementState[] {
	const fields = note?.documentation.filter((d) => d.code.value === code).flatMap((d) => d.elements) ?? [];
	return elements.map((element): ElementState => {
		const field = fields.find((f) => f.name.value === element.name);
		if (!field) {
			return { element, state: 'missing' };
		}
		if (field.unreadable) {
			return { element, state: 'unreadable', field };
		}
		const empty = saysNothing(field.value.value, element.noneIsAnswer);
		return { element, state: empty ? 'empty' : 'documented', field };
	});
}
