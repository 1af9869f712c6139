import { describe, expect, it } from 'vitest';
import { type CodeLibrary, openLibrary } from '../../../server/library/codeLibrary';
import { readLibrary } from '../../../server/library/readLibrary';
import {
	addendumB,
	addOnEditsTsv,
	bytesOf,
	cptText,
	feeScheduleCsv,
	hcpcsText,
	orderText,
	pairsText,
	unitLimitsCsv,
} from './fixtures';

async function libraryOf(files: Record<string, string>): Promise<CodeLibrary> {
	const readings = await Promise.all(Object.entries(files).map(([name, text]) => readLibrary(name, bytesOf(text))));
	const library = openLibrary(readings.flatMap((r) => r.file ?? []));
	return library ?? expect.fail('no file was read');
}

describe('ICD-10-CM on a day', () => {
	const editions = {
		'icd10cm_order_2025.txt': orderText.replace('R911 ', 'R912 '),
		'icd10cm_order_2026.txt': orderText,
	};
	it.each([
		['R91.1', '2026-03-10', 'code', 'icd10cm_order_2026.txt'],
		['R911', '2025-10-01', 'code', 'icd10cm_order_2026.txt'],
		['r91.1', '2025-09-30', 'none', 'icd10cm_order_2025.txt'],
		['R91.2', '2025-09-30', 'code', 'icd10cm_order_2025.txt'],
		['R91.2', '2026-09-30', 'none', 'icd10cm_order_2026.txt'],
		['R91', '2026-03-10', 'header', 'icd10cm_order_2026.txt'],
		['R91.2', undefined, 'code', 'icd10cm_order_2025.txt'],
		['R91.7', undefined, 'none', 'icd10cm_order_2026.txt'],
	])('%s on %s', async (code, day, is, name) => {
		const standing = (await libraryOf(editions)).diagnosis(code, day);
		expect([standing?.is, standing?.file.name]).toEqual([is, name]);
	});

	it('of which no file is for the day', async () => {
		expect((await libraryOf(editions)).diagnosis('R91.7', '2026-10-01')).toBeUndefined();
	});

	it('whose year is not known proves no absence', async () => {
		const library = await libraryOf({ 'codes.txt': orderText });
		expect(library.diagnosis('R91.1', '2026-03-10')?.is).toBe('code');
		expect(library.diagnosis('R91.7', '2026-03-10')).toBeUndefined();
	});
});

describe('a procedure on a day', () => {
	const files = { 'HCPC2026_JUL_ANWEB.txt': hcpcsText, 'LONGULT_2026.txt': cptText, 'AOC_2026Q3.tsv': addOnEditsTsv };
	it.each([
		['A0001', '2026-07-10', 'code', undefined],
		['A0001', '2019-12-31', 'too early', '2020-01-01'],
		['B0002', '2025-12-31', 'code', undefined],
		['B0002', '2026-01-01', 'ended', '2025-12-31'],
		['A0009', '2026-07-10', 'none', undefined],
		['A0009', '2026-10-10', undefined, undefined],
		['D0001', '2026-07-10', undefined, undefined],
		['32408', '2026-07-10', 'none', undefined],
		['32408', '2025-07-10', undefined, undefined],
		['1023T', '2026-07-10', 'code', undefined],
		['0079T', '2014-01-01', 'ended', '2013-12-31'],
		['0079T', '2013-12-31', undefined, undefined],
	])('%s on %s', async (code, day, is, at) => {
		const standing = (await libraryOf(files)).procedure(code, day);
		expect([standing?.is, standing?.day]).toEqual([is, at]);
	});
});

describe('other look-ups', () => {
	const files = {
		'AOC_2026Q3.tsv': addOnEditsTsv,
		'MUE_Eff_07-01-2026.csv': unitLimitsCsv,
		'MUE_Eff_10-01-2026.csv': unitLimitsCsv.replace('1023T,2', '1023T,3'),
		'PPRRVU2026.csv': feeScheduleCsv,
		'addendum_b_2026_january.csv': addendumB,
		'pairs.txt': pairsText,
	};

	it('pairs of add-ons both ways', async () => {
		const library = await libraryOf(files);
		expect(library.addOnPairs('1023t').map(({ row }) => row.primary)).toEqual(['32408', '32400', '32405']);
		expect(library.addOnPairsListing('36221').map(({ row }) => [row.addOn, row.type])).toEqual([['0984T', '3']]);
		expect(library.addOnPairsListing('CCCCC')).toEqual([]);
	});

	it('the limit of a day, else of the latest file', async () => {
		const library = await libraryOf(files);
		expect(library.unitLimit('1023T', 'practitioner', '2026-08-01')?.row.limit).toBe(2);
		expect(library.unitLimit('1023T', 'practitioner', '2026-11-01')?.row.limit).toBe(3);
		expect(library.unitLimit('1023T', 'practitioner', '2027-01-01')?.row.limit).toBe(3);
		expect(library.unitLimit('1023T', 'supplier', '2026-08-01')).toBeUndefined();
		expect(library.unitLimit('A4217', 'practitioner', undefined)?.row.perLine).toBe(true);
	});

	it('edits between two codes in either order', async () => {
		const library = await libraryOf(files);
		for (const [a, b] of [
			['32408', '76942'],
			['76942', '32408'],
		] as const) {
			expect(library.procedurePairs(a, b).map(({ row }) => [row.first, row.second, row.indicator])).toEqual([
				['32408', '76942', '1'],
			]);
		}
	});

	it('codes that no file has, and texts that are no codes', async () => {
		const library = await libraryOf(files);
		for (const code of ['', 'x'.repeat(1000), 'é', '\u0000', 'ZZZZZ']) {
			expect(library.texts('procedure', code)).toEqual([]);
			expect(library.addOnPairs(code)).toEqual([]);
			expect(library.feeRows(code)).toEqual([]);
		}
	});
});
