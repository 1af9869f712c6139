import type { Claim, DocumentedElement, Note } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { DocumentationElement, FieldContent } from '../guidance/types';
import { addOnsInEffect } from './billedAddOns';
import { elementStates } from './elementStates';

/** A field of the abstract that says something of an add-on. */
export interface AddOnField {
	/** The add-on code. */
	readonly code: string;
	readonly element: DocumentationElement;
	readonly value: DocumentedElement['value'];
}

/**
 * The add-on codes that the note's abstract has elements of: in a note that stands alone all of them, beside a claim those
 * that it bills.
 */
export function documentedAddOns(claim: Claim | undefined, note: Note | undefined, guidance: Guidance): string[] {
	const billed = new Set(addOnsInEffect(claim, guidance).map((b) => b.code.value));
	const codes = new Set(note?.documentation.map((d) => d.code.value));
	return [...codes].filter((code) => guidance.addOn(code) && (!claim || billed.has(code)));
}

/** Their fields that hold the one kind of value and say something. */
export function addOnFields(
	holds: FieldContent,
	claim: Claim | undefined,
	note: Note | undefined,
	guidance: Guidance,
): AddOnField[] {
	return documentedAddOns(claim, note, guidance).flatMap((code) => {
		const elements = guidance.elementsOf(code).filter((e) => e.holds === holds);
		return elementStates(note, code, elements, guidance).flatMap(({ element, state, field }) =>
			state === 'documented' && field ? [{ code, element, value: field.value }] : [],
		);
	});
}
