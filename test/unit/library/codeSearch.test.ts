import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { openLibrary } from '../../../server/library/codeLibrary';
import { openSearch } from '../../../server/library/codeSearch';
import { readLibrary } from '../../../server/library/readLibrary';
import { bytesOf, cptText, feeScheduleCsv, hcpcsText, orderText, placesTsv } from './fixtures';

const turn = async () => {};

async function searchOver(files: Record<string, string>) {
	const readings = await Promise.all(Object.entries(files).map(([name, text]) => readLibrary(name, bytesOf(text))));
	const library = openLibrary(readings.flatMap((r) => r.file ?? []));
	return openSearch(bundledGuidance(), library, turn);
}

const all = {
	'icd10cm_order_2026.txt': orderText,
	'HCPC2026_JUL_ANWEB.txt': hcpcsText,
	'PPRRVU2026.csv': feeScheduleCsv,
	'LONGULT_2026.txt': cptText,
	'places.tsv': placesTsv,
};

describe('looking up a code', () => {
	it.each([
		['R91.1', 'R91.1', 'diagnosis'],
		['r911', 'R91.1', 'diagnosis'],
		['A0001', 'A0001', 'procedure'],
		['a00', 'A00', 'diagnosis'],
		['pulm nod', 'R91.1', 'diagnosis'],
		['nodule solitary', 'R91.1', 'diagnosis'],
		['no more', 'B0002', 'procedure'],
		['1023t', '1023T', 'procedure'],
		['invented anesthesia', '00001', 'procedure'],
		['on campus outpatient', '22', 'place'],
		['nodlue', 'R91.1', 'diagnosis'],
	])('%s gives %s first', async (words, code, system) => {
		expect((await searchOver(all)).find(words, 5)[0]).toMatchObject({ code, system });
	});

	it('says what the code is, and in which file that stands', async () => {
		const [hit] = (await searchOver(all)).find('R91.1', 5);
		expect(hit).toEqual({
			system: 'diagnosis',
			code: 'R91.1',
			text: 'Solitary pulmonary nodule',
			source: hit?.source,
		});
		expect(['ICD-10-CM FY2026', 'Claim Review']).toContain(hit?.source);
	});

	it('gives each code once', async () => {
		const hits = (await searchOver(all)).find('A0001', 50);
		expect(hits.filter((h) => h.code === 'A0001')).toHaveLength(1);
	});

	it('works without any file, over the guidance', async () => {
		const search = await openSearch(bundledGuidance(), undefined, turn);
		expect(search.find('1023T', 5)[0]?.code).toBe('1023T');
		expect(search.count).toBeGreaterThan(100);
	});

	it.each(['', '   ', '.', '((', '\\', '*', '\u0000', '😀'])('%j finds nothing and breaks nothing', async (words) => {
		expect((await searchOver(all)).find(words, 5)).toEqual([]);
	});

	it('goes on with very long words, and with very many', async () => {
		const search = await searchOver(all);
		expect(search.find('a'.repeat(5000), 5)).toEqual([]);
		expect(search.find('pulmonary '.repeat(2000), 5)[0]?.code).toBe('R91.1');
	});
});
