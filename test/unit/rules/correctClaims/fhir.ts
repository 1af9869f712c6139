import type { CaseData, LineData } from './caseData';

const cpt = 'http://www.ama-assn.org/go/cpt';
const hcpcs = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
const letters = 'ABCDEFGHIJKL';

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
	value === undefined ? [] : Array.isArray(value) ? value : [value as T];

const concept = (system: string, code: string) => ({ coding: [{ system, code }] });
const npi = (value: string) => ({ identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value } });

/** The claim of a case as an HL7 FHIR R4 resource: lines that were denied or voided stand in no request, so they go. */
export function asFhir({ claim }: CaseData): object {
	const lines = claim.lines.filter((l) => !l.status);
	const providers = [...new Set(lines.flatMap((l) => l.renderingProvider ?? claim.renderingProvider ?? []))];
	const day = claim.dateOfService;
	return {
		resourceType: 'Claim',
		id: claim.id,
		status: 'active',
		type: concept('http://terminology.hl7.org/CodeSystem/claim-type', (claim.type ?? 'professional').toLowerCase()),
		use: 'claim',
		patient: { reference: `Patient/${claim.patient}` },
		...(day && { billablePeriod: { start: day, end: day } }),
		...(claim.payer && { insurer: { display: claim.payer } }),
		...(claim.billingProvider && { provider: npi(claim.billingProvider) }),
		careTeam: providers.map((provider, i) => ({ sequence: i + 1, provider: npi(provider) })),
		diagnosis: listOf(claim.diagnoses).map((code, i) => ({
			sequence: i + 1,
			diagnosisCodeableConcept: concept('http://hl7.org/fhir/sid/icd-10-cm', code),
		})),
		item: lines.map((line, i) => ({
			sequence: i + 1,
			...asItem(line, providers, claim.renderingProvider, claim.placeOfService),
		})),
	};
}

function asItem(
	line: LineData,
	providers: readonly string[],
	usual: string | undefined,
	place: string | undefined,
): object {
	const provider = line.renderingProvider ?? usual;
	const pointers = listOf(line.diagnosisPointers).map((p) => letters.indexOf(String(p).toUpperCase()) + 1 || Number(p));
	const where = line.placeOfService ?? place;
	return {
		...(provider && { careTeamSequence: [providers.indexOf(provider) + 1] }),
		...(pointers.length > 0 && { diagnosisSequence: pointers }),
		...(line.revenueCode && { revenue: concept('http://example.org/revenue', line.revenueCode) }),
		productOrService: line.code
			? concept(/^[A-Z]\d/.test(line.code) ? hcpcs : cpt, line.code)
			: { text: 'by revenue code' },
		...(line.modifiers && { modifier: listOf(line.modifiers).map((m) => concept(/^\d/.test(m) ? cpt : hcpcs, m)) }),
		...(line.dateOfService && { servicedDate: line.dateOfService }),
		...(where && {
			locationCodeableConcept: concept('https://www.cms.gov/Medicare/Coding/place-of-service-codes', where),
		}),
		...(line.units !== undefined && { quantity: { value: Number(line.units) } }),
	};
}
