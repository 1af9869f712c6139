import { entryOf, type TreeNode, textOf } from '../text/tree';
import type { Located } from './case';
import { type FieldReader, inCapitals } from './fields';

/** How code systems for CPT and HCPCS are named in the wild: HL7's and CMS's addresses in several spellings, and OIDs. */
export const procedureSystem = /cpt|hcpcs|2\.16\.840\.1\.113883\.6\.(?:12|14|285)$/i;
/** ICD-10-CM; not the World Health Organization's ICD-10, whose codes look alike. */
export const diagnosisSystem = /icd-?10-?cm|2\.16\.840\.1\.113883\.6\.90$/i;
/** National provider identifiers. */
export const providerSystem = /us-npi|2\.16\.840\.1\.113883\.4\.6$/i;
/** CMS's places of service, under CMS's addresses and HL7's. */
export const placeSystem = /place.of.service|serviceplace/i;

export interface Coding {
	readonly code: Located<string>;
	readonly system: string | undefined;
}

/** The codings of a `CodeableConcept` that have a code. */
export function codingsOf(concept: TreeNode | undefined, fields: FieldReader): Coding[] {
	return fields.items(concept, 'coding').flatMap((coding) => {
		const code = fields.text(coding, 'code');
		return code ? [{ code, system: textOf(entryOf(coding, 'system')?.value) }] : [];
	});
}

/** The code of a system; where no system is said, one that has the form that the system's codes have. */
export function ofSystem(codes: readonly Coding[], system: RegExp, form: RegExp): Located<string> | undefined {
	const one =
		codes.find((c) => c.system !== undefined && system.test(c.system)) ??
		codes.find((c) => c.system === undefined && form.test(c.code.value));
	return one?.code;
}

/** The CPT or HCPCS code of a concept, in capitals. The same code under two systems is one code. */
export function procedureCodeOf(concept: TreeNode | undefined, fields: FieldReader): Located<string> | undefined {
	return inCapitals(ofSystem(codingsOf(concept, fields), procedureSystem, /^[0-9A-Z]\d{3}[0-9A-Z]$/i));
}
