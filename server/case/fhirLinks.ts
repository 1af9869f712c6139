import { textHash } from '../text/textHash';
import { relativeAddress } from './fhirResources';

/**
 * What the text of a resource says of itself and of others, by a look without a parser; rather too much than too little.
 * Addresses are hashed: what is read together only because two are alike by chance is judged as if it were apart.
 */
export interface FhirLinks {
	/** It tells what was done. */
	readonly isRecord: boolean;
	readonly isClaim: boolean;
	readonly isPatient: boolean;
	/** It is what many patients' resources may name. */
	readonly isShared: boolean;
	/** Addresses that its resources have. */
	readonly own: readonly number[];
	readonly patients: readonly number[];
	/** Whether every patient and subject in it is one that other resources can name. */
	readonly namesPatient: boolean;
	/** Whatever it refers to. */
	readonly references: readonly number[];
}

const value = String.raw`\s*:\s*"([^"\\]{0,300})"`;
const ownAddress = /"(resourceType|id|fullUrl)"\s*:\s*"?([^"\\,\s}]{1,300})/g;
const patientReference = new RegExp(String.raw`"(?:patient|subject)"\s*:\s*\{[^{}]{0,300}?"reference"${value}`, 'g');
const anyReference = new RegExp(`"(?:reference|url)"${value}`, 'g');

/** A resource with its contained ones has few types and ids; what has many is no such resource, and each type goes with each id. */
const mostIds = 100;

export function fhirLinks(written: string): FhirLinks {
	// Some writers escape every slash.
	const line = written.includes('\\/') ? written.replaceAll('\\/', '/') : written;
	const types: string[] = [];
	const ids: string[] = [];
	const urls: string[] = [];
	for (const [, key, found = ''] of line.matchAll(ownAddress)) {
		if (key === 'fullUrl') {
			urls.push(found, relativeAddress(found));
		} else {
			(key === 'id' ? ids : types).push(found);
		}
	}
	const outer = types.filter((t) => t !== 'Bundle');
	const patients = [...line.matchAll(patientReference)].flatMap(([, address = '']) =>
		address === '' || address.startsWith('#') ? [] : [relativeAddress(address)],
	);
	return {
		isRecord: types.some((t) => /^(?:Procedure|Composition|DocumentReference|DiagnosticReport)$/.test(t)),
		isPatient: types[0] === 'Patient',
		isShared:
			types.length > 0 && types.every((t) => /^(?:Practitioner|PractitionerRole|Organization|Location)$/.test(t)),
		isClaim: types.some((t) => t === 'Claim' || t === 'ExplanationOfBenefit'),
		own: [...urls, ...outer.flatMap((t) => ids.slice(0, mostIds).map((id) => `${t}/${id}`))].map(textHash),
		patients: patients.map(textHash),
		namesPatient: patients.length > 0 && patients.length === (line.match(/"(?:patient|subject)"\s*:/g)?.length ?? 0),
		references: [...line.matchAll(anyReference)].map(([, address = '']) => textHash(relativeAddress(address))),
	};
}
