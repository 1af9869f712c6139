import type { GuidanceData } from './data';

/**
 * The guidance with other elements required for some add-on codes: each of them gets a documentation set of its own, in
 * which the named elements are required and the others are not.
 * @param required names of elements by code, in capitals; a code that is no add-on or has no set stays as it is
 */
export function withRequiredElements(
	data: GuidanceData,
	required: ReadonlyMap<string, readonly string[]>,
): GuidanceData {
	const sets = new Map(data.documentation.map((s) => [s.name, s]));
	const families = new Map(data.families.map((f) => [f.name, f]));
	const documentation = [...data.documentation];
	const querySets = [...data.query.sets];
	const addOns = data.addOns.map((addOn) => {
		const names = required.get(addOn.code);
		const set = sets.get(addOn.documentation ?? families.get(addOn.family ?? '')?.documentation ?? '');
		if (!names || !set) {
			return addOn;
		}
		const name = `${set.name}-${addOn.code.toLowerCase()}`;
		const elements = set.elements.map((e) => ({ ...e, required: names.includes(e.name) }));
		documentation.push({ ...set, name, elements });
		querySets.push(...data.query.sets.filter((q) => q.set === set.name).map((q) => ({ ...q, set: name })));
		return { ...addOn, documentation: name };
	});
	return { ...data, addOns, documentation, query: { ...data.query, sets: querySets } };
}
