import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../server/library/packedTable';
import { readLibrary } from '../../../server/library/readLibrary';
import { bytesOf } from './fixtures';
import { sheetFile, sheetFileWithNotice, sheetParts } from './sheetFile';

const header = [
	'AOC_Edit_Type',
	'Add-On_Code',
	'AOC_DelDT',
	'Primary_Code',
	'Primary_Code_DelDT',
	'AOC_Edit_EffDT',
	'AOC_Edit_DelDT',
	'Special_Instruction_Notes',
];

async function refusal(bytes: Uint8Array): Promise<string | undefined> {
	const { file, problems } = await readLibrary('AOC_2026Q3.xlsx', bytes);
	expect(file).toBeUndefined();
	return problems[0]?.message;
}

describe('a workbook', () => {
	it('of add-on edits, with numbers where codes are meant and rows left empty', async () => {
		const bytes = sheetFile([
			['A notice'],
			header,
			['1', '1023T', '', 32408, '', 2026001, '', ''],
			[],
			[3, '0984T', '', '36221', '', 2025274, '', 'a < b & c'],
			['1', '1023T', '', 100, '', 2026001, 2026181, ''],
			['1', '1023T', '', 32400, '', 'soon', '', ''],
		]);
		const { file, problems } = await readLibrary('AOC_2026Q3.xlsx', bytes);
		expect(file).toMatchObject({ layout: 'add-on-edits', rowCount: 3, edition: { name: '2026 Q3' } });
		expect(file && rowsOf(file.table, 'P1023T').map((r) => r.texts)).toEqual([
			['1', '32408', '2026-01-01', '', '', ''],
			['1', '00100', '2026-01-01', '2026-06-30', '', ''],
		]);
		expect(file && rowsOf(file.table, 'P0984T')[0]?.texts[5]).toBe('a < b & c');
		expect(problems.map((p) => p.message)).toEqual([
			'1 row is not understood and left out: line 7: a date is not year and day of the year.',
		]);
	});

	it('whose first sheet holds only a notice', async () => {
		const bytes = sheetFileWithNotice([header, ['1', '1023T', '', '32408', '', '2026001', '', '']]);
		expect((await readLibrary('AOC_2026Q3.xlsx', bytes)).file?.rowCount).toBe(1);
	});

	it('that unpacks to too much is refused, whatever size it claims', async () => {
		const parts = sheetParts([header]);
		parts['xl/sharedStrings.xml'] = new Uint8Array(130 * 1024 * 1024);
		const bytes = zipSync(parts);
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		for (let i = 0; i < bytes.length - 30; i++) {
			if (view.getUint32(i, true) === 0x04034b50) {
				view.setUint32(i + 22, 10, true);
			} else if (view.getUint32(i, true) === 0x02014b50) {
				view.setUint32(i + 24, 10, true);
			}
		}
		const before = process.memoryUsage().arrayBuffers;
		expect(await refusal(bytes)).toBe('The file unpacks to more than any file of codes: it is not unpacked.');
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 * 1024 * 1024);
	}, 60_000);

	it('with a cell far out is refused', async () => {
		const parts = sheetParts([header]);
		parts['xl/worksheets/sheet1.xml'] = strToU8(
			'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
		);
		expect(await refusal(zipSync(parts))).toBe(
			'The file has cells further out than any file of codes: it is not read.',
		);
	});

	it('with entities is refused', async () => {
		const parts = sheetParts([header]);
		parts['xl/sharedStrings.xml'] = strToU8('<!DOCTYPE a [<!ENTITY b "bb">]><sst><si><t>&b;</t></si></sst>');
		expect(await refusal(zipSync(parts))).toBe('The file declares entities, which no workbook needs: it is not read.');
	});

	it.each(['../../etc/passwd', '/etc/passwd', 'xl/../../x', 'C:\\x'])('that names %s is refused', async (name) => {
		const parts = { ...sheetParts([header]), [name]: strToU8('x') };
		expect(await refusal(zipSync(parts))).toBe('The file names a path outside of itself: it is not unpacked.');
	});

	it('of very many parts is refused', async () => {
		const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`x${i}`, strToU8('')]));
		expect(await refusal(zipSync(many))).toBe('The file holds more parts than any workbook: it is not unpacked.');
	});

	it('that is an archive of other files', async () => {
		expect(await refusal(zipSync({ 'HCPC2026_JUL_ANWEB.txt': strToU8('x') }))).toBe(
			'The file is a zip archive and no workbook: unpack it, and name the file in it that holds the codes.',
		);
	});

	it('that is cut off at any place', async () => {
		const bytes = sheetFile([header, ['1', '1023T', '', '32408', '', '2026001', '', '']]);
		for (let end = 4; end < bytes.length; end += 37) {
			const { problems, file } = await readLibrary('a.xlsx', bytes.subarray(0, end));
			// The list of parts at the end is not needed: a file that lacks only that is whole.
			expect(file !== undefined || problems.some((p) => p.severity === 'error')).toBe(true);
		}
	});

	it('that is damaged, or of the old kind', async () => {
		expect(await refusal(bytesOf('PK\u0003\u0004 and no more'))).toContain('The file is a');
		expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]))).toBe(
			'The file is a workbook of the old kind (.xls): save it as .xlsx, or as text with separators.',
		);
	});
});
