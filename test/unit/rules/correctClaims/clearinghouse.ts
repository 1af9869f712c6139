import type { CaseData, LineData } from './caseData';

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
	value === undefined ? [] : Array.isArray(value) ? value : [value as T];
const letters = 'ABCDEFGHIJKL';
const compact = (day: string) => day.replaceAll('-', '');

/** The claim of a case as a clearinghouse's request: lines that were denied or voided stand in no request, so they go. */
export function asClearinghouse({ claim }: CaseData): object {
	const isInstitutional = claim.type?.toLowerCase() === 'institutional';
	return {
		tradingPartnerName: claim.payer,
		billing: claim.billingProvider && { providerType: 'BillingProvider', npi: claim.billingProvider },
		rendering: claim.renderingProvider && { providerType: 'RenderingProvider', npi: claim.renderingProvider },
		claimInformation: {
			patientControlNumber: claim.id,
			placeOfServiceCode: isInstitutional ? claim.typeOfBill?.slice(-3, -1) : claim.placeOfService,
			claimFrequencyCode: '1',
			healthCareCodeInformation: listOf(claim.diagnoses).map((code, i) => ({
				diagnosisTypeCode: i === 0 ? 'ABK' : 'ABF',
				diagnosisCode: code.replace('.', ''),
			})),
			serviceLines: claim.lines
				.filter((l) => !l.status)
				.map((line) => ({
					serviceDate: compact(line.dateOfService ?? claim.dateOfService ?? ''),
					[isInstitutional ? 'institutionalService' : 'professionalService']: service(line),
					...(line.renderingProvider && { renderingProvider: { npi: line.renderingProvider } }),
				})),
		},
	};
}

function service(line: LineData): object {
	const pointers = listOf(line.diagnosisPointers).map((p) => letters.indexOf(String(p).toUpperCase()) + 1 || Number(p));
	return {
		...(line.revenueCode && { serviceLineRevenueCode: line.revenueCode }),
		...(line.code && { procedureIdentifier: 'HC', procedureCode: line.code }),
		procedureModifiers: listOf(line.modifiers),
		measurementUnit: 'UN',
		serviceUnitCount: String(line.units ?? 1),
		...(line.placeOfService && { placeOfServiceCode: line.placeOfService }),
		compositeDiagnosisCodePointers: { diagnosisCodePointers: pointers.map(String) },
	};
}
