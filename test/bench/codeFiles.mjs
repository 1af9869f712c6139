// Writes files of codes of the real size, in their publishers' exact layouts, with invented codes and words.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';

const words =
	'fracture displaced initial encounter closed open right left shaft malignant upper lobe bronchus lung biopsy needle percutaneous imaging drainage catheter pleural effusion injection vaccine tissue ablation thoracic subsequent routine healing nonunion unspecified other specified part arm hand finger thumb diabetes mellitus due underlying condition with coma retinopathy macular edema proliferative severe mild moderate stable detachment eye bilateral wheelchair accessory each supply tubing mask oxygen concentrator'.split(
		' ',
	);

/** Always the same numbers. */
function numbers(seed) {
	let state = seed;
	return () => {
		state = (state * 1103515245 + 12345) & 0x7fffffff;
		return state / 0x7fffffff;
	};
}

function phrase(random, least, most) {
	const count = least + Math.floor(random() * (most - least));
	return Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
}

const digits = (n, width) => String(n).padStart(width, '0');

/** 98,186 lines, of which about three quarters are billable. */
export function orderFile(count = 98_186) {
	const random = numbers(1);
	const lines = [];
	for (let i = 0; i < count; i++) {
		const letter = String.fromCharCode(65 + Math.floor((i * 26) / count));
		const number = i - Math.ceil((Math.floor((i * 26) / count) * count) / 26);
		const code = `${letter}${digits(number, 4)}${i % 4 === 0 ? '' : 'A'}`;
		const long = phrase(random, 4, 14);
		lines.push(`${digits(i + 1, 5)} ${code.padEnd(7)} ${i % 4 === 0 ? 0 : 1} ${long.slice(0, 60).padEnd(60)} ${long}`);
	}
	return `${lines.join('\n')}\n`;
}

/** 8,500 codes, each with a continuation. */
export function hcpcsFile(count = 8_500) {
	const random = numbers(2);
	const records = [];
	for (let i = 0; i < count; i++) {
		const code = `${String.fromCharCode(65 + Math.floor((i * 22) / count))}${digits(i % 10_000, 4)}`;
		const start = `${code}${digits(i, 5)}3${phrase(random, 6, 12).slice(0, 80).padEnd(80)}${phrase(random, 2, 4).slice(0, 28).padEnd(28)}`;
		records.push(`${start.padEnd(268)}2010010120200101        N`.padEnd(320));
		records.push(`${code}${digits(i + 1, 5)}4${phrase(random, 4, 12).slice(0, 80).padEnd(80)}`.padEnd(320));
	}
	return `${records.join('\r\n')}\r\n`;
}

/** 19,000 rows of 32 columns. */
export function feeFile(count = 19_000) {
	const random = numbers(3);
	const row = (...cells) => [...cells, ...Array(32 - cells.length).fill('')].join(',');
	const blank = (n) => Array(n).fill('');
	const rows = [
		row('', '', '2026 National Physician Fee Schedule Relative Value File July Release'),
		row('', '', 'RELEASED 06/30/2026'),
		row(...blank(3), 'STATUS', ...blank(9), 'PCTC', 'GLOB', ...blank(3), 'MULT', 'BILAT', 'ASST', 'CO-', 'TEAM'),
		row(
			'HCPCS',
			'MOD',
			'DESCRIPTION',
			'CODE',
			...blank(9),
			'IND',
			'DAYS',
			...blank(3),
			'PROC',
			'SURG',
			'SURG',
			'SURG',
			'SURG',
		),
	];
	for (let i = 0; i < count; i++) {
		const values = '1.23,4.56,,7.89,,0.12,3.45,6.78'.split(',');
		const text = phrase(random, 2, 4).slice(0, 28);
		rows.push(
			row(digits(i, 5), '', text, 'A', '', ...values, '0', '000', '0.1', '0.8', '0.1', '2', '1', '1', '0', '0', '9'),
		);
	}
	return `${rows.join('\r\n')}\r\n`;
}

/** A workbook of 9,000 pairs, as Excel writes it. */
export function addOnWorkbook(count = 9_000) {
	const shared = new Map();
	const text = (value) => {
		shared.set(value, shared.get(value) ?? shared.size);
		return shared.get(value);
	};
	const header =
		'AOC_Edit_Type,Add-On_Code,AOC_DelDT,Primary_Code,Primary_Code_DelDT,AOC_Edit_EffDT,AOC_Edit_DelDT,Special_Instruction_Notes'.split(
			',',
		);
	const cell = (value, at) =>
		value === ''
			? ''
			: `<c r="${at}"${typeof value === 'string' ? ` t="s"><v>${text(value)}` : `><v>${value}`}</v></c>`;
	const rows = [['A notice'], header];
	for (let i = 0; i < count; i++) {
		rows.push(['1', `${digits(i % 1000, 4)}T`, '', digits(20_000 + i, 5), '', 2026001, '', '']);
	}
	const sheet = rows
		.map((r, i) => `<row r="${i + 1}">${r.map((v, j) => cell(v, `${'ABCDEFGH'[j]}${i + 1}`)).join('')}</row>`)
		.join('');
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
	const parts = {
		'[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="AOC" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
		'xl/sharedStrings.xml': `<sst xmlns="${main}">${[...shared.keys()].map((s) => `<si><t>${s}</t></si>`).join('')}</sst>`,
	};
	return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])));
}

/** A list of anyone's, to fill a search up. */
export function plainFile(count) {
	const random = numbers(4);
	const rows = Array.from(
		{ length: count },
		(_, i) => `${digits(i % 10_000, 4)}${'TUMFA'[Math.floor(i / 10_000) % 5]},${phrase(random, 4, 12)}`,
	);
	return `code,text\n${rows.join('\n')}\n`;
}

/** The four files of the bench, in a folder; gives their names. */
export function writeCodeFiles(folder) {
	mkdirSync(folder, { recursive: true });
	const files = {
		'icd10cm_order_2026.txt': orderFile(),
		'HCPC2026_JUL_ANWEB.txt': hcpcsFile(),
		'PPRRVU2026_Jul_nonQPP.csv': feeFile(),
		'AOC_2026Q3.xlsx': addOnWorkbook(),
	};
	for (const [name, content] of Object.entries(files)) {
		writeFileSync(path.join(folder, name), content);
	}
	return Object.keys(files);
}
