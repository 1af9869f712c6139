import { type TreeNode, textOf, valueAt } from '../text/tree';
import type { Located } from './case';
import { providerSystem } from './fhirCodes';
import { type FhirResource, type FhirResources, listOf } from './fhirResources';
import { FieldReader, located } from './fields';

/** A role leads to a practitioner, and a coverage to its payor: no longer way is gone. */
const steps = ['practitioner', 'payor'] as const;

/**
 * The national provider identifier of who is referred to, from the reference itself or from the resource; it lies on what
 * names it in the resource that refers. Undefined where none is at hand.
 */
export function providerNumber(
	reference: TreeNode | undefined,
	from: FhirResource,
	resources: FhirResources,
	fields: FieldReader,
): Located<string> | undefined {
	const own = numberIn(valueAt(reference, 'identifier'), fields);
	if (own) {
		return own;
	}
	const address = valueAt(reference, 'reference');
	for (const party of parties(reference, from, resources)) {
		// What is wrong in the other resource is not this one's mistake.
		const number = numberIn(valueAt(party.node, 'identifier'), new FieldReader());
		if (number && address) {
			return located(address, number.value);
		}
	}
	return undefined;
}

function numberIn(identifiers: TreeNode | undefined, fields: FieldReader): Located<string> | undefined {
	for (const identifier of listOf(identifiers)) {
		const value = fields.text(identifier, 'value');
		if (value && providerSystem.test(textOf(valueAt(identifier, 'system')) ?? '')) {
			return value;
		}
	}
	return undefined;
}

/** The name of the organization that is referred to: its display, else that of its resource. A person's name is none. */
export function organizationName(
	reference: TreeNode | undefined,
	from: FhirResource,
	resources: FhirResources,
): Located<string> | undefined {
	const display = valueAt(reference, 'display');
	const shown = textOf(display)?.trim();
	if (display && shown) {
		return located(display, shown);
	}
	const address = valueAt(reference, 'reference');
	for (const party of parties(reference, from, resources)) {
		const payor = textOf(valueAt(listOf(valueAt(party.node, 'payor'))[0], 'display'));
		const name = party.type === 'Organization' ? textOf(valueAt(party.node, 'name')) : payor;
		if (address && name?.trim()) {
			return located(address, name.trim());
		}
	}
	return undefined;
}

/** Who is referred to, and who stands behind that. */
function parties(reference: TreeNode | undefined, from: FhirResource, resources: FhirResources): FhirResource[] {
	const first = resources.resolve(reference, from);
	const next = first && steps.flatMap((s) => listOf(valueAt(first.node, s)))[0];
	const second = first && resources.resolve(next, first);
	return [first, second].filter((p) => p !== undefined);
}
