import type { AddOnFacts, Family, GuidanceData } from '../guidance/data';
import type { PrimaryList } from '../guidance/types';
import type { CodeLibrary } from './codeLibrary';

/**
 * Guidance in which a loaded file of add-on code edits stands in for the list of primaries that comes with the product, for
 * every add-on that the guidance knows, where the file is of a later quarter. A list of the organization's own, under
 * another name, stays. The same object when nothing changes.
 */
export function withNewerLists(data: GuidanceData, library: CodeLibrary | undefined): GuidanceData {
	const families = new Map(data.families.map((f) => [f.name, f]));
	const addOns = data.addOns.map((facts) => newer(facts, families.get(facts.family ?? ''), library));
	return addOns.every((facts, i) => facts === data.addOns[i]) ? data : { ...data, addOns };
}

function newer(facts: AddOnFacts, family: Family | undefined, library: CodeLibrary | undefined): AddOnFacts {
	const known = facts.list ?? family?.list;
	const addOn = library?.addOn(facts.code)?.addOn;
	if (!addOn || !known || !isSamePublication(known, addOn.list) || addOn.list.quarter <= known.quarter) {
		return facts;
	}
	const { type, list, primaries } = addOn;
	return { ...facts, addOnType: type, list, primaries };
}

function isSamePublication(a: PrimaryList, b: PrimaryList): boolean {
	return a.name.toLowerCase() === b.name.toLowerCase();
}
