import { strToU8, zipSync } from 'fflate';

/** The parts of a workbook with one sheet, texts kept apart as Excel does; a number stays a number. */
export function sheetParts(rows: readonly (readonly (string | number)[])[]): Record<string, Uint8Array> {
	const shared = [...new Set(rows.flat().filter((c) => typeof c === 'string' && c !== ''))] as string[];
	const cell = (value: string | number, at: string) =>
		value === ''
			? ''
			: typeof value === 'number'
				? `<c r="${at}"><v>${value}</v></c>`
				: `<c r="${at}" t="s"><v>${shared.indexOf(value)}</v></c>`;
	const sheetRows = rows.map(
		(cells, i) =>
			`<row r="${i + 1}">${cells.map((c, j) => cell(c, `${String.fromCharCode(65 + j)}${i + 1}`)).join('')}</row>`,
	);
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const parts: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		'_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="AOC" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
		'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared.map((s) => `<si><t>${s.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</t></si>`).join('')}</sst>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetRows.join('')}</sheetData></worksheet>`,
	};
	return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}

export function sheetFile(rows: readonly (readonly (string | number)[])[]): Uint8Array {
	return zipSync(sheetParts(rows));
}

/** The same behind a first sheet that holds only a notice. */
export function sheetFileWithNotice(rows: readonly (readonly (string | number)[])[]): Uint8Array {
	const parts = sheetParts(rows);
	const text = (name: string) => new TextDecoder().decode(parts[name]);
	const book = text('xl/workbook.xml').replace('<sheets>', '<sheets><sheet name="Notice" sheetId="9" r:id="rId9"/>');
	const relation = text('xl/_rels/workbook.xml.rels').replace(
		'<Relationship Id="rId1"',
		'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/><Relationship Id="rId1"',
	);
	const notice =
		'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>';
	return zipSync({
		...parts,
		'xl/workbook.xml': strToU8(book),
		'xl/_rels/workbook.xml.rels': strToU8(relation),
		'xl/worksheets/sheet9.xml': strToU8(notice),
	});
}
