/** A case as plain data, in the words of the case format. Nothing of the code under test is used to make one. */
export interface LineData {
	code?: string;
	modifiers?: string | string[];
	units?: number | string;
	charge?: number;
	diagnosisPointers?: number | string | (number | string)[];
	revenueCode?: string;
	dateOfService?: string;
	placeOfService?: string;
	renderingProvider?: string;
	status?: string;
}

export interface ClaimData {
	id: string;
	type?: string;
	typeOfBill?: string;
	payer?: string;
	patient: string;
	billingProvider?: string;
	renderingProvider?: string;
	placeOfService?: string;
	dateOfService?: string;
	authorization?: string;
	diagnoses: string | string[];
	lines: LineData[];
}

export interface NoteData {
	id: string;
	patient: string;
	dateOfService: string;
	author: string;
	signed: string;
	procedures?: string[];
	documentation: Record<string, Record<string, string | string[]>>;
	text: string;
}

export interface CaseData {
	case: string;
	claim: ClaimData;
	note: NoteData;
}

/** A case that is right, with what it shows. */
export interface CorrectCase {
	readonly title: string;
	readonly data: CaseData;
}

/** Numbers that no provider has, each with its check digit; organizations begin with 2 here. */
export const npis = {
	radiologist: '1999999984',
	partner: '1999999976',
	pathologist: '1999999968',
	anesthesiologist: '1999999950',
	surgeon: '1999999943',
	group: '2999999982',
	hospital: '2999999974',
} as const;
