import type { Guidance } from '../guidance/guidance';

/** A code that has a page of guidance, as a list offers it. */
export interface GuidanceCode {
	readonly code: string;
	/** What it means; empty where that is not supplied. */
	readonly meaning: string;
	readonly isAddOn: boolean;
}

/** The procedure codes of which something is known, add-ons first, each by code. */
export function guidanceCodes(guidance: Guidance): GuidanceCode[] {
	const { addOns, procedures } = guidance.data;
	const primaries = addOns.flatMap((a) => a.primaries ?? []);
	const codes = new Set([...addOns, ...procedures, ...primaries].map((p) => p.code));
	return [...codes]
		.map((code) => {
			const { meaning = '', addOn } = guidance.procedure(code) ?? {};
			return { code, meaning, isAddOn: addOn !== undefined };
		})
		.sort((a, b) => Number(b.isAddOn) - Number(a.isAddOn) || (a.code < b.code ? -1 : 1));
}
