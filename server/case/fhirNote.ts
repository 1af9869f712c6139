import { textOf, valueAt } from '../text/tree';
import type { Located, Note } from './case';
import { procedureCodeOf } from './fhirCodes';
import { fhirDocumentation } from './fhirDocumentation';
import { fhirNoteText } from './fhirNoteText';
import { providerNumber } from './fhirParties';
import { servedAt } from './fhirRecord';
import { type FhirResource, type FhirResources, listOf, textAt } from './fhirResources';
import { type FieldReader, placeOf, present } from './fields';

/** What the note takes from the claim beside it. */
export interface ClaimPatient {
	/** As the claim names it, so that the note of the same patient names it in the same way. */
	readonly patient: Located<string> | undefined;
	readonly key: string | undefined;
	/** The patient has no other claim here, which may bill what this one does not. */
	readonly isOnly: boolean;
}

/**
 * The note that clinical resources of HL7 FHIR R4 make up: `Procedure` (https://hl7.org/fhir/R4/procedure.html; of R5 the
 * fields that have new names), `Composition`, `DiagnosticReport`, `DocumentReference`.
 * @param record at least one resource
 * @param text what they were read from
 */
export function fhirNote(
	record: readonly [FhirResource, ...FhirResource[]],
	resources: FhirResources,
	fields: FieldReader,
	text: string,
	claim?: ClaimPatient,
): Note {
	const documents = record.filter((r) => r.type !== 'Procedure');
	const procedures = record.filter((r) => r.type === 'Procedure');
	const head = documents[0] ?? record[0];
	const codes = procedures.map((p) => procedureCodeOf(valueAt(p.node, 'code'), fields));
	const known = codes.flatMap((c) => c ?? []);
	// A procedure in another code system may be any of those billed. That all are here nobody says: so the list has no
	// heading, under which one could be missed.
	const saysAll = known.length > 0 && known.length === procedures.length && claim?.isOnly !== false;
	return present({
		...placeOf(head.node),
		heading: placeOf(valueAt(head.node, 'resourceType') ?? head.node),
		id: fields.text(head.node, 'id'),
		patient: patientOf(record, resources, fields, claim),
		dateOfService: firstOf([...procedures, ...documents], (r) => textAt(servedAt(r))),
		author: firstOf([...documents, ...procedures], (r) => authorOf(r, resources, fields)),
		signed: firstOf(documents, (r) => signatureOf(r)),
		procedures: saysAll ? known : undefined,
		documentation: fhirDocumentation(procedures, codes, resources),
		ofRecord: true as const,
		text: fhirNoteText(record, resources, fields, text),
	});
}

function firstOf<T>(resources: readonly FhirResource[], find: (r: FhirResource) => T | undefined): T | undefined {
	for (const resource of resources) {
		const found = find(resource);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

/** That of another patient before the others: it is what a reader must see. */
function patientOf(
	record: readonly FhirResource[],
	resources: FhirResources,
	fields: FieldReader,
	claim: ClaimPatient | undefined,
): Located<string> | undefined {
	const named = record.flatMap((r) => {
		const reference = fields.text(valueAt(r.node, 'subject') ?? valueAt(r.node, 'patient'), 'reference');
		return reference ? [{ reference, key: resources.patientOf(r) }] : [];
	});
	const other = claim && named.find((n) => n.key !== undefined && claim.key !== undefined && n.key !== claim.key);
	const one = other ?? named[0];
	return one && !other && claim?.patient ? { ...one.reference, value: claim.patient.value } : one?.reference;
}

/** Who signed or wrote it, by national provider identifier. */
function authorOf(resource: FhirResource, resources: FhirResources, fields: FieldReader): Located<string> | undefined {
	const { node } = resource;
	const references = [
		...listOf(valueAt(node, 'attester')).flatMap((a) => listOf(valueAt(a, 'party'))),
		...listOf(valueAt(node, 'authenticator')),
		...listOf(valueAt(node, 'author')),
	];
	for (const reference of references) {
		const number = providerNumber(reference, resource, resources, fields);
		if (number) {
			return number;
		}
	}
	return undefined;
}

/** States of a document whose author stands by it: https://hl7.org/fhir/R4/valueset-composition-status.html. */
const complete = new Set(['final', 'amended', 'corrected', 'appended']);

/** When it was attested to, else that it is complete: FHIR R4 has no more for a signature. */
function signatureOf({ type, node }: FhirResource): Located<string> | undefined {
	for (const attester of listOf(valueAt(node, 'attester'))) {
		const time = textAt(valueAt(attester, 'time'));
		if (time && textOf(valueAt(attester, 'mode')) !== 'personal') {
			return time;
		}
	}
	const status = valueAt(node, type === 'DocumentReference' ? 'docStatus' : 'status');
	return complete.has(textOf(status) ?? '') ? textAt(status) : undefined;
}
