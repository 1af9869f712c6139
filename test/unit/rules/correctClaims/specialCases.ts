import { type ClaimData, type CorrectCase, type LineData, npis } from './caseData';
import { completeNote } from './notes';

interface Special {
	readonly title: string;
	/** Of the note and, where the claim does not say otherwise, of every line. */
	readonly day?: string;
	readonly claim: Partial<ClaimData> & Pick<ClaimData, 'diagnoses' | 'lines'>;
	readonly addOns: readonly string[];
	readonly procedures?: readonly string[];
}

const one: Pick<LineData, 'diagnosisPointers'> = { diagnosisPointers: [1] };
const two: Pick<LineData, 'diagnosisPointers'> = { diagnosisPointers: [2] };
const twelve = [
	'C34.11',
	'R91.8',
	'J90',
	'J44.9',
	'I10',
	'E11.9',
	'Z87.891',
	'Z79.01',
	'F17.210',
	'N18.30',
	'I48.91',
	'C78.01',
];

/** Shapes that one pair of codes does not show, each one put down by hand. */
const specials: readonly Special[] = [
	{
		title: 'work on another day than most of the claim, by line',
		day: '2026-03-12',
		claim: {
			dateOfService: '2026-03-10',
			diagnoses: ['R91.1'],
			lines: [
				{ code: '99222', modifiers: ['25'], ...one },
				{ code: '71250', modifiers: ['26'], ...one },
				{ code: '32408', dateOfService: '2026-03-12', ...one },
				{ code: '1023T', dateOfService: '2026-03-12', ...one },
				{ code: '88305', modifiers: ['26'], dateOfService: '2026-03-13', ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'no date but those of the lines',
		claim: {
			diagnoses: ['R91.1'],
			lines: [
				{ code: '32408', dateOfService: '2026-03-10', ...one },
				{ code: '1023T', dateOfService: '2026-03-10', ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'one add-on on two days, each with its primary',
		claim: {
			diagnoses: ['R91.1', 'J90'],
			lines: [
				{ code: '32408', dateOfService: '2026-03-10', ...one },
				{ code: '1023T', dateOfService: '2026-03-10', ...one },
				{ code: '32557', dateOfService: '2026-03-12', ...two },
				{ code: '1023T', dateOfService: '2026-03-12', ...two },
			],
		},
		addOns: ['1023T'],
		procedures: ['32408', '32557', '1023T'],
	},
	{
		title: 'three add-ons on three days',
		day: '2026-03-11',
		claim: {
			diagnoses: ['C78.01', 'C22.0', 'E04.1'],
			lines: [
				{ code: '32998', modifiers: ['RT'], dateOfService: '2026-03-10', ...one },
				{ code: '1023T', dateOfService: '2026-03-10', ...one },
				{ code: '47382', dateOfService: '2026-03-11', ...two },
				{ code: '1022T', dateOfService: '2026-03-11', ...two },
				{ code: '60660', dateOfService: '2026-03-12', diagnosisPointers: [3] },
				{ code: '1024T', dateOfService: '2026-03-12', diagnosisPointers: [3] },
			],
		},
		addOns: ['1022T', '1023T', '1024T'],
	},
	{
		title: 'chest and abdomen in one session',
		claim: {
			diagnoses: ['C34.11', 'C22.0'],
			lines: [
				{ code: '32408', modifiers: ['RT'], ...one },
				{ code: '1023T', ...one },
				{ code: '47000', modifiers: ['59'], ...two },
				{ code: '1022T', modifiers: ['XS'], ...two },
			],
		},
		addOns: ['1022T', '1023T'],
	},
	{
		title: 'both lungs, each side with its add-on',
		claim: {
			diagnoses: ['C78.01', 'C78.02'],
			lines: [
				{ code: '32998', modifiers: ['RT'], ...one },
				{ code: '32998', modifiers: ['LT', '59'], ...two },
				{ code: '1023T', modifiers: ['RT'], ...one },
				{ code: '1023T', modifiers: ['LT'], ...two },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'two lesions, the second one set apart',
		claim: {
			diagnoses: ['R91.8'],
			lines: [
				{ code: '32408', ...one },
				{ code: '32408', modifiers: ['59'], ...one },
				{ code: '1023T', ...one },
				{ code: '1023T', modifiers: ['XS'], ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'repeated later on the day',
		claim: {
			diagnoses: ['J90'],
			lines: [
				{ code: '32555', ...one },
				{ code: '1023T', ...one },
				{ code: '32555', modifiers: ['76'], ...one },
				{ code: '1023T', modifiers: ['76'], ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'two providers, each with primary and add-on',
		claim: {
			diagnoses: ['C34.12', 'C22.0'],
			lines: [
				{ code: '32994', modifiers: ['LT'], renderingProvider: npis.radiologist, ...one },
				{ code: '1023T', renderingProvider: npis.radiologist, ...one },
				{ code: '47382', renderingProvider: npis.surgeon, ...two },
				{ code: '1022T', renderingProvider: npis.surgeon, ...two },
			],
		},
		addOns: ['1022T', '1023T'],
	},
	{
		title: 'a denied and a voided line beside what was billed anew',
		claim: {
			diagnoses: ['R91.1'],
			lines: [
				{ code: '32405', status: 'voided' },
				{ code: '10005', status: 'denied', ...one },
				{ code: '1023T', modifiers: ['51'], status: 'denied', ...one },
				{ code: '32408', ...one },
				{ code: '1023T', ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'twelve diagnoses, pointers by letter and number',
		claim: {
			diagnoses: twelve,
			lines: [
				{ code: '32408', modifiers: ['RT'], diagnosisPointers: ['A', 'L', 'B', 'C'] },
				{ code: '1023T', diagnosisPointers: [1, 12] },
				{ code: '99152', diagnosisPointers: 'l' },
				{ code: '85610', diagnosisPointers: [8, 11] },
				{ code: '82947', modifiers: 'QW', diagnosisPointers: 6 },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'guidance beside a pleural biopsy',
		claim: {
			diagnoses: ['C45.0'],
			lines: [
				{ code: '32400', ...one },
				{ code: '76942', modifiers: ['26'], ...one },
				{ code: '1023T', ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'markers and a biopsy in one session, guidance for the markers',
		claim: {
			diagnoses: ['C34.11'],
			lines: [
				{ code: '32553', modifiers: ['RT'], ...one },
				{ code: '77012', modifiers: ['26'], ...one },
				{ code: '32408', modifiers: ['RT', '59'], ...one },
				{ code: '1023T', ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'a joint injected under fluoroscopy on the same day',
		claim: {
			diagnoses: ['R91.1', 'M17.12'],
			lines: [
				{ code: '32408', ...one },
				{ code: '1023T', ...one },
				{ code: '20610', modifiers: ['LT', '59'], ...two },
				{ code: '77002', modifiers: ['26', 'XS'], ...two },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'a spinal injection under CT on another day',
		claim: {
			dateOfService: '2026-03-10',
			diagnoses: ['R91.1', 'M54.16'],
			lines: [
				{ code: '32408', ...one },
				{ code: '1023T', ...one },
				{ code: '62270', dateOfService: '2026-03-18', ...two },
				{ code: '77012', modifiers: ['26'], dateOfService: '2026-03-18', ...two },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'an aspiration beside the listed biopsy',
		claim: {
			payer: 'Cigna Healthcare',
			diagnoses: ['R91.1', 'R59.0'],
			lines: [
				{ code: '10009', modifiers: ['XS'], ...two },
				{ code: '88173', modifiers: ['26'], renderingProvider: npis.pathologist, ...two },
				{ code: '32408', ...one },
				{ code: '1023T', ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'other primaries beside the right one: those of a sibling too',
		claim: {
			diagnoses: ['R91.1', 'K76.89'],
			lines: [
				{ code: '32408', ...one },
				{ code: '47000', modifiers: ['59'], ...two },
				{ code: '1023T', ...one },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'a drain that both lists have, without its neighbour add-on',
		claim: {
			placeOfService: '23',
			diagnoses: ['K65.1'],
			lines: [
				{ code: '49405', ...one },
				{ code: '1022T', modifiers: ['22'], ...one },
			],
		},
		addOns: ['1022T'],
	},
	{
		title: 'a line of its own place',
		claim: {
			placeOfService: '11',
			diagnoses: ['E04.1'],
			lines: [
				{ code: '99213', modifiers: ['25'], ...one },
				{ code: '60100', placeOfService: '22', ...one },
				{ code: '1024T', placeOfService: '22', ...one },
				{ code: '88305', modifiers: ['26'], placeOfService: '81', renderingProvider: npis.pathologist, ...one },
			],
		},
		addOns: ['1024T'],
	},
	{
		title: 'numbers of an organization in place of identifiers',
		claim: {
			billingProvider: 'GRP-7',
			renderingProvider: '00417',
			placeOfService: '26',
			diagnoses: 'J90',
			lines: [
				{ code: '32557', diagnosisPointers: 'A' },
				{ code: '1023T', diagnosisPointers: 'A' },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'a hospital where another provider did the primary',
		claim: {
			type: 'institutional',
			typeOfBill: '0131',
			diagnoses: ['R91.1'],
			lines: [
				{ revenueCode: '0361', code: '32408', renderingProvider: npis.surgeon },
				{ revenueCode: '0361', code: '1023T', renderingProvider: npis.radiologist },
				{ revenueCode: '0710', units: 4 },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'a hospital stay of thirteen diagnoses',
		claim: {
			type: 'institutional',
			typeOfBill: '0111',
			diagnoses: [...twelve, 'D64.9'],
			lines: [
				{ revenueCode: '0120', units: 3 },
				{ revenueCode: '0361', code: '32998' },
				{ revenueCode: '0361', code: '1023T' },
			],
		},
		addOns: ['1023T'],
	},
	{
		title: 'a claim without any add-on, before the first day of these',
		day: '2025-12-31',
		claim: {
			dateOfService: '2025-12-31',
			diagnoses: ['R91.1'],
			lines: [
				{ code: '32408', ...one },
				{ code: '77012', modifiers: ['26'], ...one },
				{ code: '88305', modifiers: ['26'], ...one },
			],
		},
		addOns: [],
	},
	{
		title: 'in an office, with two units: worth a look, and no more',
		claim: {
			placeOfService: '11',
			diagnoses: ['E04.1', 'E04.2'],
			lines: [
				{ code: '60660', ...one },
				{ code: '60661', units: 2, ...two },
				{ code: '1024T', units: 2, ...one },
			],
		},
		addOns: ['1024T'],
	},
];

export const specialCases: readonly CorrectCase[] = specials.map(
	({ title, day = '2026-03-10', claim, addOns, procedures }, i) => {
		const number = String(2000 + i);
		const dated = claim.lines.every((l) => l.dateOfService) ? {} : { dateOfService: day };
		const whole: ClaimData = {
			id: `CLM-${number}`,
			patient: `P-${number}`,
			billingProvider: npis.group,
			renderingProvider: npis.radiologist,
			...(claim.type !== 'institutional' && { placeOfService: '22' }),
			...dated,
			...claim,
		};
		return {
			title,
			data: { case: `C-${number}`, claim: whole, note: completeNote(number, day, addOns, procedures, i) },
		};
	},
);
