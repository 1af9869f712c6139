import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../scripts/rulePages/examples';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { openGuidance } from '../../../server/guidance/guidance';
import { codeFileText } from '../../../server/language/codeFileText';
import { hover } from '../../../server/language/hover';
import { settingsHover } from '../../../server/language/settingsHelp';
import { withNewerLists } from '../../../server/library/newerLists';
import { readLibrary } from '../../../server/library/readLibrary';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';
import {
	addendumB,
	addOnEditsTsv,
	bytesOf,
	cptText,
	feeScheduleCsv,
	hcpcsText,
	orderText,
	pairsText,
	placesTsv,
	unitLimitsCsv,
} from '../library/fixtures';

const text = `claim:
  placeOfService: "22"
  dateOfService: 2026-07-10
  diagnoses: [R91.1, R91, R91.7]
  lines:
    - { code: 1023T, modifiers: [ZZ], diagnosisPointers: [2] }
    - { code: "32408" }
    - { code: "36221" }
    - { code: "76942" }
    - { code: A0001 }
    - { code: "99999" }
`;

const codes = {
	'AOC_2026Q3.tsv': addOnEditsTsv,
	'MUE_Eff_07-01-2026.csv': unitLimitsCsv,
	'PPRRVU2026_Jul.csv': feeScheduleCsv,
	'HCPC2026_JUL_ANWEB.txt': hcpcsText,
	'icd10cm_order_2026.txt': orderText,
	'addendum_b_2026_january.csv': addendumB,
	'places.tsv': placesTsv,
	'LONGULT_2026.txt': cptText,
	'pairs.txt': pairsText,
};

async function at(word: string, files: Record<string, string> = codes): Promise<string> {
	const library = await libraryOf(files);
	const guidance = openGuidance(withNewerLists(bundledGuidance().data, library));
	const context = { guidance, today: '2026-11-23', ...(library && { library }) };
	const review = reviewFile(text, 'x.case.yaml', 'yaml', context);
	const document = { uri: 'file:///x', version: 1, languageId: 'yaml', text, lines: new LineIndex(text), review };
	return hover(document, text.indexOf(word) + 1, guidance, { library })?.markdown ?? '';
}

describe('files of codes in hovers', () => {
	it('an add-on code: its licensed text with the file, its list with quarter and file, indicators and units', async () => {
		const markdown = await at('1023T');
		expect(markdown).toContain(
			'an invented text with a \\"quote\\" in it  \n*CPT\\, licensed file of the American Medical Association 2026\\, LONGULT\\_2026\\.txt*',
		);
		expect(markdown).toContain('**Primary procedures** (CMS add-on code edits 2026 Q3 in AOC\\_2026Q3\\.tsv, type 1)');
		expect(markdown).toContain(
			'- status C, global ZZZ, PC/TC 0, multiple 0, bilateral 0, assistant 1, co-surgeon 0, team 0',
		);
		expect(markdown).toContain(
			'- practitioner: **2**, 3 Date of Service Edit\\: Clinical; Nature of Service\\/Procedure',
		);
		expect(markdown).toContain('**An add-on code, type 1**, with **32408** (on this claim), 32405 (CMS add\\-on');
		expect(markdown).toContain('**Hospital outpatient**: status indicator N (Medicare outpatient');
		expect(markdown).not.toMatch(/\$ ?0/);
	});

	it('a primary: the add-ons that list it', async () => {
		expect(await at('32408')).toContain('**A primary of the add-ons** **1023T** (on this claim) (CMS');
		expect(await at('36221')).toContain('**A primary of the add-ons** 0984T (CMS');
	});

	it('edits between codes of the claim', async () => {
		expect(await at('76942')).toContain(
			'- 76942 is not paid beside 32408, unless a modifier says that it is distinct: Misuse of Column Two code with Column One code',
		);
		expect(await at('99999')).not.toContain('NCCI');
	});

	it('a code that only files know', async () => {
		const markdown = await at('A0001');
		expect(markdown).toContain(
			'A supply of our own\\, whose long text goes on in the record below it and has an end there',
		);
		expect(markdown).toContain('**HCPCS Level II**: added 2020-01-01 (');
		expect(markdown).toContain('- modifier 26: status A');
		expect(markdown).toContain('APC 5072, national rate \\$1\\,550\\.02');
		expect(markdown).not.toContain('Not known here');
	});

	it('diagnoses: their text, and whether they may stand on a claim on that day', async () => {
		expect(await at('R91.1')).toContain(
			'Billable: it may stand on a claim. (ICD-10-CM FY2026, 2025-10-01 to 2026-09-30)',
		);
		expect(await at('R91, ')).toContain('**A header**: it needs more characters, such as R91.1. (ICD-10-CM');
		expect(await at('R91.7')).toContain('**No code** on 2026-07-10. (ICD-10-CM FY2026');
		expect(await at('2] }')).toContain('**A header**');
	});

	it('a modifier and a place of service', async () => {
		expect(await at('ZZ')).toContain('A modifier of our own');
		expect(await at('"22"')).toContain(
			'On Campus\\-Outpatient Hospital (Facility).  \n*Place of service codes\\, places\\.tsv*',
		);
	});

	it('without files, what there was before', async () => {
		expect(await at('99999', {})).toContain('Not known here: its meaning is not supplied.');
	});
});

describe('a file of codes where the settings name it', () => {
	const settings = 'codeLibraries:\n  - AOC.tsv\n  - { file: late.txt, edition: 2026 Q3 }\n';
	const hoverAt = async (word: string) => {
		const bad = addOnEditsTsv.replace('2025274', '2025474');
		const files = new Map([
			['AOC.tsv', await readLibrary('AOC.tsv', bytesOf(bad))],
			['late.txt', undefined],
		]);
		return settingsHover(settings, settings.indexOf(word) + 1, bundledGuidance(), '2026-11-23', files)?.markdown;
	};

	it('is said to be what it was recognised as, for which days, and what is wrong', async () => {
		expect(await hoverAt('AOC.tsv')).toBe(
			'**AOC\\.tsv** · CMS add-on code edits\n\n2026 Q3: 2026-07-01 to 2026-09-30 · 5 rows\n\n' +
				'- 1 row is not understood and left out\\: line 5\\: a date is not year and day of the year\\.',
		);
	});

	it('is being read, or is not used', async () => {
		expect(await hoverAt('late.txt')).toBe('This file is being read.');
		expect(codeFileText(await readLibrary('x', bytesOf('')))).toMatch(
			/^This file is not used\.\n\n- The file is empty/,
		);
	});

	it('has its keys explained', async () => {
		expect(await hoverAt('edition')).toContain('Which issue it is');
	});
});
