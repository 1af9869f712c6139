import { type TreeNode, textOf, valueAt } from '../text/tree';
import type { Case, CaseProblem, Note } from './case';
import { fhirClaim, isFhirClaim } from './fhirClaim';
import { fhirClaimTextEdits } from './fhirClaimEdits';
import { type ClaimPatient, fhirNote } from './fhirNote';
import { FhirRecords } from './fhirRecord';
import { type FhirResource, FhirResources } from './fhirResources';
import { FieldReader, placeOf, present } from './fields';
import type { CaseFormat } from './format';

/**
 * HL7 FHIR R4: claims and clinical resources, alone, in Bundles, one a line. A claim with the clinical resources of its
 * patient and day is one case; clinical resources that belong to no claim are a note by themselves.
 */
export const fhir: CaseFormat = {
	id: 'fhir-r4',
	mayBeIn: (text) =>
		text.includes('resourceType') &&
		/resourceType["']?\s*:\s*["']?(?:Claim|ExplanationOfBenefit|Procedure|Composition|DocumentReference|DiagnosticReport)\b/.test(
			text,
		),
	recognises: (root) => [root, valueAt(root, 'resource')].some((n) => textOf(valueAt(n, 'resourceType')) !== undefined),
	readTogether: (roots, text, beside) => new FhirReader(roots, text, beside).read(),
	textEdits: fhirClaimTextEdits,
};

class FhirReader {
	private readonly resources: FhirResources;
	private readonly notes = new Map<string, Note>();

	constructor(
		roots: readonly TreeNode[],
		private readonly text: string,
		beside: readonly TreeNode[],
	) {
		this.resources = new FhirResources(roots, beside);
	}

	read(): Case[] {
		const claims = this.resources.all.filter(isFhirClaim);
		const records = new FhirRecords(this.resources, claims);
		const billed = claims.map((resource) => this.claimCase(resource, records));
		return [...billed, ...records.rest().flatMap((record) => this.noteCase(record) ?? [])];
	}

	private claimCase(resource: FhirResource, records: FhirRecords): Case {
		const fields = new FieldReader();
		const claim = fhirClaim(resource, this.resources, fields);
		const days = [claim.dateOfService, ...claim.lines.map((l) => l.dateOfService)].flatMap((d) => d?.value ?? []);
		const record = records.of(resource, new Set(days.map((d) => d.slice(0, 10))));
		const patient = {
			patient: claim.patient,
			key: this.resources.patientOf(resource),
			isOnly: records.isOnlyClaim(resource),
		};
		const { note, problems } = this.note(record, patient);
		return present({
			...caseOf(resource.node),
			also: record.length > 0 ? record.map((r) => placeOf(r.node)) : undefined,
			claim,
			note,
			problems: [...fields.problems, ...problems],
		});
	}

	/** Claims of one patient and day have one note, and its mistakes are said at the first of them. */
	private note(
		record: readonly FhirResource[],
		patient: ClaimPatient,
	): { readonly note?: Note; readonly problems: readonly CaseProblem[] } {
		const [first, ...others] = record;
		if (!first) {
			return { problems: [] };
		}
		const places = record.map((r) => r.node.start).join(' ');
		const key = JSON.stringify([places, patient.patient?.value, patient.key, patient.isOnly]);
		const known = this.notes.get(key);
		if (known) {
			return { note: known, problems: [] };
		}
		const fields = new FieldReader();
		const note = fhirNote([first, ...others], this.resources, fields, this.text, patient);
		this.notes.set(key, note);
		return { note, problems: ofRecord(fields.problems) };
	}

	/** Undefined for resources that say nothing a reviewer could read. */
	private noteCase(record: readonly FhirResource[]): Case | undefined {
		const fields = new FieldReader();
		const [first, ...others] = record;
		const note = first && fhirNote([first, ...others], this.resources, fields, this.text);
		if (!note) {
			return undefined;
		}
		const saysAny = note.text || note.procedures || note.documentation.some((d) => d.elements.length > 0);
		const also = others.map((r) => placeOf(r.node));
		return saysAny || fields.problems.length > 0
			? { ...caseOf(first.node), also, note, problems: ofRecord(fields.problems) }
			: undefined;
	}
}

function caseOf(tree: TreeNode) {
	return { format: fhir.id, ...placeOf(tree), tree, missing: [], keys: [] };
}

/** Nothing is written into the record, not even quotes. */
function ofRecord(problems: readonly CaseProblem[]): CaseProblem[] {
	return problems.map(({ edit: _, ...problem }) => problem);
}
