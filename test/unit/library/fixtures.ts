/**
 * Small files in the exact layouts that CMS and the American Medical Association publish. The codes are real or invented as
 * a layout needs them; every text is our own.
 */

export const addOnEditsTsv = [
	'NOTICE: invented rows for a test\t\t\t\t\t\t\t',
	'AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\tAOC_Edit_DelDT\tSpecial_Instruction_Notes',
	'2\t0054T\t\tCCCCC\t\t2013091\t\tContractor Defined Primary Codes',
	'1\t0079T\t2013365\t0078T\t2013365\t2013091\t2013365\t',
	'3\t0984T\t\t36221\t\t2025274\t\t',
	'1\t1023T\t\t32408\t\t2026001\t\t',
	'1\t1023T\t\t32400\t\t2026001\t2026181\t',
	'1\t1023T\t\t32405\t\t2026182\t\t"A note, with a comma"',
	'',
].join('\n');

/** The same pairs at fixed columns. */
export const addOnEditsFixed = [
	'20054T       CCCCC       2013091       Contractor Defined Primary Codes',
	'10079T20133650078T201336520130912013365',
	'30984T       36221       2025274',
	'11023T       32408       2026001',
	'11023T       32400       20260012026181',
	'11023T       32405       2026182       A note, with a comma',
	'',
]
	.map((line) => (line === '' ? line : line.padEnd(97)))
	.join('\r\n');

export const unitLimitsCsv = [
	'"A notice over several lines. ',
	'',
	'It has a "" quote in it.',
	'',
	'And an end.",,,',
	'"HCPCS/',
	'CPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale',
	'0001U,1,2 Date of Service Edit: Policy,Code Descriptor / CPT Instruction',
	'1023T,2,3 Date of Service Edit: Clinical,Nature of Service/Procedure',
	'A4217,6,1 Line Edit,Nature of Equipment',
	'',
].join('\n');

const feeColumns = 32;
const feeRow = (...cells: string[]) => [...cells, ...Array(feeColumns - cells.length).fill('')].join(',');
const blanks = (count: number) => Array<string>(count).fill('');

export const feeScheduleCsv = [
	feeRow('', '', '2026 National Physician Fee Schedule Relative Value File July Release'),
	feeRow('', '', 'A notice'),
	feeRow(),
	feeRow('', '', 'RELEASED 06/30/2026'),
	feeRow(
		...blanks(3),
		'STATUS',
		'MEDICARE',
		'WORK',
		...blanks(7),
		'PCTC',
		'GLOB',
		'PRE',
		'INTRA',
		'POST',
		'MULT',
		'BILAT',
		'ASST',
		'CO-',
		'TEAM',
		'PRIC',
	),
	feeRow(
		'HCPCS',
		'MOD',
		'DESCRIPTION',
		'CODE',
		'PAYMENT',
		'RVU',
		...blanks(7),
		'IND',
		'DAYS',
		'OP',
		'OP',
		'OP',
		'PROC',
		'SURG',
		'SURG',
		'SURG',
		'SURG',
		'IND',
	),
	feeRow(
		'1023T',
		'',
		'Our own words',
		'C',
		'',
		'0.00',
		...blanks(7),
		'0',
		'ZZZ',
		'0.00',
		'0.00',
		'0.00',
		'0',
		'0',
		'1',
		'0',
		'0',
		'9',
	),
	feeRow(
		'A0001',
		'',
		'Other words of ours',
		'A',
		'',
		'1.50',
		...blanks(7),
		'1',
		'000',
		'0.00',
		'0.00',
		'0.00',
		'2',
		'1',
		'1',
		'1',
		'0',
		'9',
	),
	feeRow(
		'A0001',
		'26',
		'Other words of ours',
		'A',
		'',
		'0.50',
		...blanks(7),
		'1',
		'000',
		'0.00',
		'0.00',
		'0.00',
		'2',
		'1',
		'1',
		'1',
		'0',
		'9',
	),
	'',
].join('\n');

/** A record of the HCPCS file at its columns. */
export function hcpcsRecord(
	code: string,
	record: string,
	long: string,
	short: string,
	days: readonly [string, string, string],
): string {
	const isModifier = record === '7' || record === '8';
	const at = isModifier ? `   ${code}` : code;
	const start = `${at}00100${record}${long.padEnd(80)}${short.padEnd(28)}`;
	return `${start.padEnd(268)}${days[0].padEnd(8)}${days[1].padEnd(8)}${days[2].padEnd(8)}N`.padEnd(320);
}

export const hcpcsText = [
	hcpcsRecord(
		'A0001',
		'3',
		'A supply of our own, whose long text goes on in the record below it and has',
		'Supply of ours',
		['20200101', '20260401', ''],
	),
	hcpcsRecord('A0001', '4', 'an end there', '', ['', '', '']),
	hcpcsRecord('B0002', '3', 'A supply that is no more', 'Supply gone', ['20100101', '20251231', '20251231']),
	hcpcsRecord('V0003', '3', 'A last supply', 'Last supply', ['20100101', '20100101', '']),
	hcpcsRecord('ZZ', '7', 'A modifier of our own', 'Modifier', ['20100101', '20100101', '']),
	'',
].join('\r\n');

/** A line of the order file at its columns. */
export function orderLine(order: number, code: string, flag: 0 | 1, short: string, long: string): string {
	return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${short.padEnd(60)} ${long}`;
}

export const orderText = [
	orderLine(1, 'A00', 0, 'Cholera', 'Cholera'),
	orderLine(2, 'A000', 1, 'Cholera, short', 'Cholera due to Vibrio cholerae 01, biovar cholerae'),
	orderLine(
		3,
		'R91',
		0,
		'Abn findings on diagnostic imaging of lung',
		'Abnormal findings on diagnostic imaging of lung',
	),
	orderLine(4, 'R911', 1, 'Solitary pulmonary nodule', 'Solitary pulmonary nodule'),
	orderLine(5, 'Z00', 1, 'A last code of the test', 'A last code of the test'),
	'',
].join('\n');

export const addendumB = [
	'"Addendum B.-OPPS Payment by HCPCS Code for CY 2026",,,,,,,,',
	'"A notice",,,,,,,,',
	'HCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate ,National Unadjusted Copayment ,Minimum Unadjusted Copayment ,* Indicates a Change',
	'1023T,Our own words,N,,,,,,',
	'A0001,Other words of ours,J1,5072,17.3417,"$1,550.02",,"$310.01",',
	'',
].join('\r\n');

export const placesTsv = [
	'code\tfacility_type\tname',
	'22\tFacility\tOn Campus-Outpatient Hospital',
	'11\tNon-Facility\tOffice',
	'',
].join('\n');

export const cptText = [
	'CPT is a registered trademark of the American Medical Association. Invented licence text, 2026.',
	'',
	'It goes on here.',
	'00001\tan invented text for anesthesia',
	'1023T\tan invented text with a "quote" in it',
	'99999\tan invented text for a service',
	'',
].join('\r\n');

export const codesCsv = ['code,text', 'R91.1,"Nodule, alone"', 'J90,Fluid', ''].join('\n');

export const pairsText = [
	'A notice\t\t\t\t\t\t',
	'Column1/Column2 Edits\t\t\t\t\t\t',
	'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
	'\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
	'\t\t\t\t*=no data\t1=allowed\t',
	'\t\t\t\t\t9=not applicable\t',
	'32408\t76942\t\t20210101\t*\t1\tMisuse of Column Two code with Column One code',
	'32408\t36000\t*\t19960101\t20231231\t0\tStandards of medical/surgical practice',
	'',
].join('\n');

export function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
