import { type LineData, npis } from './caseData';

/** Lines that a professional claim of a group has beside the procedure, each by the one who does such work. */
export const professionalSets: readonly (readonly LineData[])[] = [
	[
		{ code: '88305', modifiers: ['26'], units: 2, renderingProvider: npis.pathologist },
		{ code: '88342', modifiers: '26', renderingProvider: npis.pathologist },
		{ code: '88341', modifiers: ['26'], units: 3, renderingProvider: npis.pathologist },
	],
	[
		{ code: '99152' },
		{ code: '99153', units: 2 },
		{ code: 'J2250', units: 4, modifiers: ['JZ'] },
		{ code: 'J3010', units: 2 },
	],
	[
		{ code: '01922', modifiers: ['AA', 'QS', 'P3'], units: 46, renderingProvider: npis.anesthesiologist },
		{ code: '71045', modifiers: ['26'], renderingProvider: npis.partner },
	],
	[
		{ code: '71250', modifiers: ['26', '59'], renderingProvider: npis.partner },
		{ code: '71045', modifiers: ['26', '76'] },
		{ code: '71046', modifiers: ['26'] },
	],
	[
		{ code: '88112', modifiers: ['26'], renderingProvider: npis.pathologist },
		{ code: '88104', modifiers: ['26'], renderingProvider: npis.pathologist },
		{ code: '88333', modifiers: ['26'], units: 1, renderingProvider: npis.pathologist },
	],
	[{ code: '85610', modifiers: ['QW'] }, { code: '85730', units: 1 }, { code: '85027', units: '1' }, { code: '36415' }],
	[{ code: 'A4550' }, { code: 'A4649', units: 2 }, { code: 'J0690', units: 4 }, { code: 'Q9967', units: 100 }],
	[{ code: '99223', modifiers: ['25', 'AI'] }, { code: '93010' }, { code: '94760', modifiers: ['59'] }],
	[
		{ code: '99213', modifiers: ['25', 'GC'] },
		{ code: 'J2704', units: 20 },
		{ code: 'J7050', units: 2 },
		{ code: '3120F' },
	],
];

/** What a hospital bills beside it: by revenue code, with and without a code, modifiers of its own. */
export const hospitalSets: readonly (readonly LineData[])[] = [
	[{ revenueCode: '0250', units: 12 }, { revenueCode: '0270', units: 3, charge: 88.5 }, { revenueCode: '0710' }],
	[
		{ revenueCode: '0278', code: 'C1729', units: 1 },
		{ revenueCode: '0310', code: '88305', units: 4 },
		{ revenueCode: '0305', code: '85610' },
		{ revenueCode: '0636', code: 'J2250', units: 5 },
	],
	[
		{ revenueCode: '0272', code: 'C2618', units: 2 },
		{ revenueCode: '0352', code: '71250', modifiers: ['59'] },
		{ revenueCode: '0324', code: '71045', modifiers: ['TC'] },
		{ revenueCode: '0636', code: 'Q9967', units: 100 },
	],
	[{ revenueCode: '0370' }, { revenueCode: '0762', code: 'G0378', units: 6 }, { revenueCode: '0300', code: '36415' }],
];
