import { describe, expect, it } from 'vitest';
import { keyOf, type LibraryFile } from '../../../server/library/libraryFile';
import { rowsOf } from '../../../server/library/packedTable';
import { readLibrary } from '../../../server/library/readLibrary';
import {
	addendumB,
	addOnEditsFixed,
	addOnEditsTsv,
	bytesOf,
	codesCsv,
	cptText,
	feeScheduleCsv,
	hcpcsText,
	orderText,
	pairsText,
	placesTsv,
	unitLimitsCsv,
} from './fixtures';

async function read(name: string, text: string): Promise<LibraryFile> {
	const { file, problems } = await readLibrary(name, bytesOf(text));
	expect(problems).toEqual([]);
	if (!file) {
		throw new Error('not read');
	}
	return file;
}

const of = (file: LibraryFile, code: string, system: Parameters<typeof keyOf>[0] = 'procedure') =>
	rowsOf(file.table, keyOf(system, code)).map((r) => r.texts);

describe('a file of codes is known by its content', () => {
	it.each([
		['a.tsv', addOnEditsTsv],
		['a.txt', addOnEditsFixed],
	])('add-on edits, %s', async (name, text) => {
		const file = await read(name, text);
		expect(file).toMatchObject({ layout: 'add-on-edits', rowCount: 6, licensed: false });
		expect(file.edition).toEqual({ name: '2026 Q3', from: '2026-07-01', until: '2026-09-30' });
		expect(of(file, '1023T')).toEqual([
			['1', '32408', '2026-01-01', '', '', ''],
			['1', '32400', '2026-01-01', '2026-06-30', '', ''],
			['1', '32405', '2026-07-01', '', '', 'A note, with a comma'],
		]);
		expect(of(file, '0079T')).toEqual([['1', '0078T', '2013-04-01', '2013-12-31', '2013-12-31', '']]);
		expect(rowsOf(file.reversed ?? file.table, 'P32408').map((r) => r.texts[1])).toEqual(['1023T']);
	});

	it('the quarter in the name counts before what the rows say', async () => {
		expect((await read('AOC_2026Q4.tsv', addOnEditsTsv)).edition?.name).toBe('2026 Q4');
	});

	it('unit limits', async () => {
		const file = await read('MCR_MUE_PractitionerServices_Eff_07-01-2026.csv', unitLimitsCsv);
		expect(file).toMatchObject({ layout: 'unit-limits', part: 'practitioner', rowCount: 3 });
		expect(file.edition).toEqual({ name: '2026 Q3', from: '2026-07-01', until: '2026-09-30' });
		expect(of(file, '1023t')).toEqual([['2', '3 Date of Service Edit: Clinical', 'Nature of Service/Procedure']]);
	});

	it('the fee schedule, by the names of its columns', async () => {
		const file = await read('x.csv', feeScheduleCsv);
		expect(file).toMatchObject({ layout: 'fee-schedule', licensed: true, rowCount: 3 });
		expect(file.edition?.name).toBe('2026 Q3');
		expect(of(file, '1023T')).toEqual([['', 'Our own words', 'C', 'ZZZ', '0', '0', '0', '1', '0', '0']]);
		expect(of(file, 'A0001').map(([modifier]) => modifier)).toEqual(['', '26']);
	});

	it('HCPCS Level II, with continued texts and modifiers', async () => {
		const file = await read('HCPC2026_JUL_ANWEB.txt', hcpcsText);
		expect(file).toMatchObject({ layout: 'hcpcs', rowCount: 4, whole: true });
		expect(file.edition?.name).toBe('2026 Q3');
		expect(of(file, 'A0001')).toEqual([
			[
				'A supply of our own, whose long text goes on in the record below it and has an end there',
				'Supply of ours',
				'2020-01-01',
				'',
			],
		]);
		expect(of(file, 'B0002')[0]?.[3]).toBe('2025-12-31');
		expect(of(file, 'ZZ', 'modifier')[0]?.[0]).toBe('A modifier of our own');
	});

	it('ICD-10-CM, whose first token is no code', async () => {
		const file = await read('icd10cm_order_2026.txt', orderText);
		expect(file).toMatchObject({ layout: 'icd-10-cm', rowCount: 5, whole: true });
		expect(file.edition).toEqual({ name: 'FY2026', from: '2025-10-01', until: '2026-09-30' });
		expect(of(file, 'A00.0', 'diagnosis')).toEqual([['1', 'Cholera due to Vibrio cholerae 01, biovar cholerae']]);
		expect(of(file, 'a00', 'diagnosis')).toEqual([['0', 'Cholera']]);
	});

	it('the issue of April of ICD-10-CM', async () => {
		const { edition } = await read('icd10cm-order-April-2026.txt', orderText);
		expect(edition).toEqual({ name: 'FY2026 April', from: '2026-04-01', until: '2026-09-30' });
	});

	it('Addendum B', async () => {
		const file = await read('2026_january_addendum_b.csv', addendumB);
		expect(file).toMatchObject({ layout: 'outpatient-rates', licensed: true, rowCount: 2 });
		expect(file.edition?.name).toBe('2026 Q1');
		expect(of(file, 'A0001')).toEqual([['Other words of ours', 'J1', '5072', '$1,550.02']]);
	});

	it('places of service', async () => {
		const file = await read('places.tsv', placesTsv);
		expect(file).toMatchObject({ layout: 'places-of-service', rowCount: 2 });
		expect(of(file, '22', 'place')).toEqual([['On Campus-Outpatient Hospital', '', 'Facility']]);
	});

	it('a licensed text file', async () => {
		const file = await read('LONGULT.txt', cptText);
		expect(file).toMatchObject({ layout: 'cpt', licensed: true, whole: true, rowCount: 3 });
		expect(file.edition?.name).toBe('2026');
		expect(of(file, '1023T')).toEqual([['an invented text with a "quote" in it']]);
	});

	it('a list of anyone', async () => {
		const file = await read('own.csv', codesCsv);
		expect(file).toMatchObject({ layout: 'codes', rowCount: 2 });
		expect(of(file, 'R911', 'diagnosis')).toEqual([['Nodule, alone']]);
	});

	it('pairs of procedures, in both orders', async () => {
		const file = await read('ccipra-v322r0-f1.txt', pairsText);
		expect(file).toMatchObject({ layout: 'procedure-pairs', rowCount: 2 });
		expect(of(file, '32408').map(([second, , until]) => [second, until])).toEqual([
			['76942', ''],
			['36000', '2023-12-31'],
		]);
		expect(rowsOf(file.reversed ?? file.table, 'P76942').map((r) => r.texts[0])).toEqual(['32408']);
	});

	it('older files in Windows-1252', async () => {
		const bytes = bytesOf(codesCsv.replace('Fluid', 'Caf#')).map((b) => (b === 0x23 ? 0xe9 : b));
		const { file } = await readLibrary('own.csv', bytes);
		expect(file && of(file, 'J90', 'diagnosis')).toEqual([['Café']]);
	});
});

describe('bad input', () => {
	it('a bad row is named with its line, and the rest is used', async () => {
		const text = addOnEditsTsv.replace('2025274', '2025474').replace('1\t1023T\t\t32408', 'x\t1023T\t\t32408');
		const { file, problems } = await readLibrary('a.tsv', bytesOf(text));
		expect(file?.rowCount).toBe(4);
		expect(problems).toEqual([
			{
				severity: 'warning',
				message:
					'2 rows are not understood and left out: line 5: a date is not year and day of the year; line 6: no edit type 1, 2 or 3.',
			},
		]);
	});

	it('rows that stand twice', async () => {
		const { file, problems } = await readLibrary(
			'MUE_2026Q3.csv',
			bytesOf(`${unitLimitsCsv}0001U,3,1 Line Edit,Other\n`),
		);
		expect(file && of(file, '0001U')).toEqual([
			['1', '2 Date of Service Edit: Policy', 'Code Descriptor / CPT Instruction'],
		]);
		expect(problems.map((p) => p.message)).toEqual(['1 row stands twice, and the first counts: line 11.']);
	});

	it('a file that is cut off', async () => {
		const text = addOnEditsTsv.slice(0, addOnEditsTsv.indexOf('2026182'));
		const { file, problems } = await readLibrary('a.tsv', bytesOf(text));
		expect(file?.rowCount).toBe(5);
		expect(problems.map((p) => p.message)).toEqual([
			'1 row is not understood and left out: line 8: a date is not year and day of the year.',
			'The file seems to be cut off: it ends in the middle of line 8.',
		]);
	});

	it('a set that is not whole says nothing of what it lacks', async () => {
		const { file, problems } = await readLibrary(
			'icd10cm_order_2026.txt',
			bytesOf(orderText.replace(/^00003.*\n/m, '')),
		);
		expect(file?.whole).toBe(false);
		expect(problems).toEqual([
			{
				severity: 'information',
				message:
					'ICD-10-CM: this is not the whole code set, or not all of it could be read; a code that it lacks is not reported.',
			},
		]);
	});

	it.each([
		['a letter', 'Dear sir,\nyours\n', 'The file has no layout that is known here. Known: '],
		['nothing', '', 'The file is empty. Known: '],
		['bytes', '\u0000\u0001\u0002'.repeat(5000), 'The file has no layout that is known here. Known: '],
		[
			'columns of another year',
			feeScheduleCsv.replace(/GLOB,/, 'GLOBE,'),
			'Medicare physician fee schedule (PPRRVU): its columns have other names than those that are known: the layout has changed.',
		],
		['two digits', 'code,text\n22,a\n', 'List of codes: it cannot be told what its codes of two digits are'],
		['only bad rows', 'code,text\nfoo-bar,a\n', 'List of codes: no row of the file can be used.'],
	])('%s', async (_, text, message) => {
		const { file, problems } = await readLibrary('x.csv', bytesOf(text));
		expect(file).toBeUndefined();
		expect(problems[0]?.severity).toBe('error');
		expect(problems[0]?.message).toContain(message);
	});

	it('a lost quote costs a row and no more', async () => {
		const text = `code,text\nR91.1,"open\n${Array.from({ length: 3000 }, (_, i) => `J${10 + (i % 90)}.${i % 10},x`).join('\n')}\n`;
		const { file } = await readLibrary('own.csv', bytesOf(text));
		expect(file && of(file, 'R91.1', 'diagnosis')).toEqual([['"open']]);
	});
});
