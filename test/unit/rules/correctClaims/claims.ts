import { hospitalSets, professionalSets } from './ancillaries';
import { type CaseData, type ClaimData, type CorrectCase, type LineData, npis } from './caseData';
import { completeNote } from './notes';
import { type WorkUp, workUps } from './workUps';

const payers = [
	'Medicare',
	'Aetna',
	undefined,
	'BCBS',
	'Cigna',
	'UnitedHealthcare',
	'medicare part b',
	'Blue Cross Blue Shield',
	'Acme Health Plan',
];
const places = ['22', '19', '24', '21'];
const days = ['2026-01-01', '2026-03-10', '2026-06-30', '2026-07-14', '2026-11-23'];

/** Different writings of "the first diagnosis" and "all of them". */
const first = [[1], ['A'], 'A', 1, ['1'], 'a'] as const;
const letters = 'ABCDEFGHIJKL';

type Pointers = NonNullable<LineData['diagnosisPointers']>;

function toFirst(variant: number): Pointers {
	const pointers = at(first, variant);
	return typeof pointers === 'object' ? [...pointers] : pointers;
}

function toAll(count: number, variant: number): Pointers {
	const four = Array.from({ length: Math.min(count, 4) }, (_, i) => i);
	return variant % 2 === 0 ? four.map((i) => i + 1) : four.map((i) => letters.charAt(i));
}

function at<T>(list: readonly T[], index: number): T {
	return list[index % list.length] as T;
}

const codesOf = ({ addOn, primary, first: other }: WorkUp) => [...(other ? [other] : []), primary, addOn];

/** The lines of one work-up on a professional claim: what it is added to, the primary, its guidance, the add-on. */
function procedureLines(workUp: WorkUp, variant: number): LineData[] {
	const { addOn, primary, first: other, diagnoses, side, guidance } = workUp;
	const sided = side ? { modifiers: variant % 2 === 0 ? [side] : side } : {};
	const all = { diagnosisPointers: toAll(diagnoses.length, variant) };
	const lines: LineData[] = [
		...(other ? [{ code: other, ...sided, ...all }] : []),
		{ code: primary, ...sided, ...(variant % 3 === 0 && { units: 1, charge: 1450.0 }), ...all },
		...(guidance ? [{ code: guidance, modifiers: ['26'], ...all }] : []),
		{
			code: variant % 4 === 3 ? addOn.toLowerCase() : addOn,
			...(variant % 2 === 0 && { units: variant % 4 === 0 ? 1 : '1' }),
			diagnosisPointers: toFirst(variant),
		},
	];
	return variant % 3 === 1 ? lines.reverse() : lines;
}

/** Codes are the same with and without their dot, in capitals and small letters. */
function written(diagnoses: readonly string[], variant: number): string | string[] {
	const forms = [...diagnoses].map((d) =>
		variant % 3 === 1 ? d.replace('.', '') : variant % 7 === 2 ? d.toLowerCase() : d,
	);
	return forms.length === 1 && variant % 4 === 2 ? (forms[0] ?? '') : forms;
}

function professional(workUp: WorkUp, number: string, variant: number, more: readonly LineData[]): CaseData {
	const day = at(days, variant);
	const payer = at(payers, variant);
	const beside = more.map((line, i): LineData => ({ ...line, diagnosisPointers: toFirst(variant + i) }));
	const own = procedureLines(workUp, variant);
	const claim: ClaimData = {
		id: `CLM-${number}`,
		...(variant % 2 === 0 && { type: 'professional' }),
		...(payer && { payer }),
		patient: `P-${number}`,
		...(variant % 3 !== 0 && { billingProvider: npis.group }),
		renderingProvider: npis.radiologist,
		placeOfService: at(places, variant),
		dateOfService: day,
		...(variant % 5 === 0 && { authorization: `A-${number}` }),
		diagnoses: written(workUp.diagnoses, variant),
		lines: variant % 2 === 0 ? [...own, ...beside] : [...beside, ...own],
	};
	const procedures = variant % 3 === 0 ? codesOf(workUp) : undefined;
	return { case: `C-${number}`, claim, note: completeNote(number, day, [workUp.addOn], procedures, variant) };
}

function institutional(workUp: WorkUp, number: string, variant: number): CaseData {
	const day = at(days, variant);
	const payer = at(payers, variant + 1);
	const own = procedureLines(workUp, variant)
		.filter((l) => l.code !== workUp.guidance || variant % 2 === 0)
		.map(({ diagnosisPointers: _, ...line }): LineData => ({ revenueCode: '0361', ...line }));
	const claim: ClaimData = {
		id: `CLM-${number}`,
		type: variant % 2 === 0 ? 'institutional' : 'Institutional',
		typeOfBill: variant % 3 === 0 ? '0131' : '0851',
		...(payer && { payer }),
		patient: `P-${number}`,
		billingProvider: npis.hospital,
		...(variant % 2 === 1 && { renderingProvider: npis.radiologist }),
		dateOfService: day,
		diagnoses: written(workUp.diagnoses, variant),
		lines: [...own, ...at(hospitalSets, variant)],
	};
	return { case: `C-${number}`, claim, note: completeNote(number, day, [workUp.addOn], codesOf(workUp), variant) };
}

/** Every listed primary alone, among other lines, and on a hospital's claim. */
export const workUpCases: readonly CorrectCase[] = workUps.flatMap((workUp, i): CorrectCase[] => {
	const { addOn, primary } = workUp;
	const number = (shape: number) => String(1000 + i * 10 + shape);
	const title = `${addOn} with ${primary}`;
	return [
		{ title, data: professional(workUp, number(0), i, []) },
		{ title: `${title} among others`, data: professional(workUp, number(1), i + 4, at(professionalSets, i)) },
		{
			title: `${title} among many others`,
			data: professional(workUp, number(2), i + 7, [...at(professionalSets, i + 1), ...at(professionalSets, i + 5)]),
		},
		{ title: `${title} of a hospital`, data: institutional(workUp, number(3), i) },
	];
});
