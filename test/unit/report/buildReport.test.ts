import { describe, expect, it } from 'vitest';
import { alone, clean, note, placesOf, reported, table } from './reported';

describe('what was reviewed', () => {
	it('is cases and lines, and the lines without an error, with their places', async () => {
		const { report } = await reported({ 'a.case.yaml': clean('C-1'), 'b.case.yaml': alone('C-2') });
		expect(table(report, 'reviewed')).toEqual({
			Cases: [2],
			'Cases without a claim': [0],
			'Cases without a note': [0],
			'Service lines': [3],
			'Lines without an error finding': ['2 of 3'],
			'Open findings': [1],
			'Ignored or decided findings': [0],
		});
		expect(placesOf(report, 'reviewed', 'Service lines')).toEqual(['file-1:8', 'file-1:9', 'file-2:8']);
		expect(placesOf(report, 'reviewed', 'Lines without an error finding')).toEqual(['file-1:8', 'file-1:9']);
		expect(placesOf(report, 'reviewed', 'Open findings')).toEqual(['file-2:8']);
	});

	it('a claim and its note in two files are one case, and what is said on both one finding', async () => {
		const claim = clean('C-1').replace(note, '');
		const empty = 'case: C-1\nnote:\n  documentation:\n    1023T: { indication: a }\n';
		const { report } = await reported({ 'a.claim.yaml': claim, 'b.note.yaml': empty, 'c.note.yaml': note });
		expect(table(report, 'reviewed')).toMatchObject({
			Cases: [2],
			'Cases without a claim': [1],
			'Service lines': [2],
			'Lines without an error finding': ['1 of 2'],
			'Open findings': [1],
		});
		expect(report.cases).toBe(2);
	});

	it('an ignored error is one, and one that was found to be none is not', async () => {
		const files = { 'a.case.yaml': alone('C-1'), 'b.case.yaml': alone('C-2') };
		const { report } = await reported(
			files,
			{},
			{
				'a.case.yaml': { 'add-on-without-primary': { reason: 'known' } },
				'b.case.yaml': { 'add-on-without-primary': { reason: 'on paper', determination: 'correct' } },
			},
		);
		expect(table(report, 'reviewed')).toMatchObject({
			'Lines without an error finding': ['1 of 2'],
			'Open findings': [0],
			'Ignored or decided findings': [2],
		});
		expect(placesOf(report, 'reviewed', 'Lines without an error finding')).toEqual(['file-2:8']);
	});

	it('nothing is not known, and no part of anything', async () => {
		const { report } = await reported({});
		expect(table(report, 'reviewed')).toMatchObject({ Cases: [0], 'Lines without an error finding': ['0 of 0'] });
		expect(table(report, 'accuracy-rates')).toEqual({
			Codes: ['0 of 0'],
			Claims: ['0 of 0'],
			Charges: ['undefined of undefined'],
		});
	});
});

describe('accuracy', () => {
	it('is over what was determined: ignored is not correct, unable to determine is nothing', async () => {
		const rule = 'add-on-without-primary';
		const { report } = await reported(
			{
				'a.case.yaml': alone('C-1', 100),
				'b.case.yaml': alone('C-2', 200),
				'c.case.yaml': alone('C-3', 400),
				'd.case.yaml': alone('C-4', 800),
				'e.case.yaml': alone('C-5', 1600),
				'f.case.yaml': alone('C-6', 3200).replace(', charge: 3200', ''),
				'g.case.yaml': clean('C-7'),
			},
			{},
			{
				'a.case.yaml': { [rule]: { determination: 'correct' } },
				'b.case.yaml': { [rule]: { determination: 'over-coded' } },
				'c.case.yaml': { [rule]: { reason: 'ignored' } },
				'd.case.yaml': { [rule]: { determination: 'unable-to-determine' } },
				'f.case.yaml': { [rule]: { determination: 'correct' } },
			},
		);
		expect(table(report, 'accuracy-rates')).toEqual({
			Codes: ['2 of 3'],
			Claims: ['2 of 3'],
			Charges: ['100 of 300'],
		});
		expect(table(report, 'determinations')).toEqual({
			Correct: [2, 2, 1],
			Incorrect: [0, 0, 0],
			'Over-coded': [1, 1, 0],
			'Under-coded': [0, 0, 0],
			'Unable to determine': [1, 1, 0],
			'Another error is open': [0, 0, 0],
		});
		expect(placesOf(report, 'accuracy-rates', 'Codes')).toEqual(['file-1:8', 'file-6:8']);
		expect(placesOf(report, 'accuracy-rates', 'Claims')).toEqual(['file-1:1', 'file-6:1']);
	});

	it('a code is not correct while another error on it is open', async () => {
		const text = alone('C-1').replace('duration: 5 min', 'duration: TBD').replace('technique: b', 'technique: TBD');
		const decided = { 'a.case.yaml': { 'add-on-without-primary': { determination: 'correct' } } } as const;
		const { report } = await reported({ 'a.case.yaml': text }, {}, decided);
		expect(table(report, 'accuracy-rates')).toMatchObject({ Codes: ['0 of 0'], Claims: ['0 of 0'] });
		expect(table(report, 'determinations')).toMatchObject({ 'Another error is open': [1, 1, 0] });
	});

	it('a code that is missing on the claim is one of those that a reviewer has determined', async () => {
		const text = `case: C-1
claim: { dateOfService: 2026-03-10, lines: [{ code: "32408" }] }
note:
  text: |
    A 20-gauge needle was placed. Saline pushed the lung aside before the biopsy.
`;
		const decided = { 'a.case.yaml': { 'displacement-not-billed': { determination: 'under-coded' } } } as const;
		const { report } = await reported({ 'a.case.yaml': text }, {}, decided);
		expect(table(report, 'accuracy-rates')).toEqual({
			Codes: ['0 of 1'],
			Claims: ['0 of 1'],
			Charges: ['undefined of undefined'],
		});
		expect(table(report, 'determinations')).toMatchObject({ 'Under-coded': [1, 1, 1] });
	});
});

describe('findings', () => {
	it('are counted by rule and severity, the open ones of each', async () => {
		const files = {
			'a.case.yaml': alone('C-1'),
			'b.case.yaml': alone('C-2').replace('duration: 5 min', 'duration: TBD'),
		};
		const decided = { 'a.case.yaml': { 'add-on-without-primary': { reason: 'known' } } } as const;
		const { report } = await reported(files, {}, decided);
		expect(table(report, 'findings-by-rule')).toEqual({
			'add-on-without-primary': [1, 0, 0, 0, 1, 2],
			'documentation-empty': [0, 1, 0, 0, 0, 1],
			'All rules': [1, 1, 0, 0, 1, 3],
		});
	});
});

describe('documentation', () => {
	it('is counted by element over the cases with a note', async () => {
		const { report } = await reported({
			'a.case.yaml': clean('C-1'),
			'b.case.yaml': clean('C-2').replace('duration: 5 min', 'duration: TBD').replace('complications: none', ''),
			'c.case.yaml': clean('C-3').replace(note, ''),
		});
		expect(table(report, 'documentation-1023t')).toEqual({
			Indication: [2, 0, 0, 0, 0, '2 of 2'],
			'Imaging modality': [2, 0, 0, 0, 0, '2 of 2'],
			Technique: [2, 0, 0, 0, 0, '2 of 2'],
			Duration: [1, 0, 1, 0, 0, '1 of 2'],
			'Imaging confirmation': [2, 0, 0, 0, 0, '2 of 2'],
			Complications: [1, 0, 0, 1, 0, '1 of 2'],
		});
		expect(placesOf(report, 'documentation-1023t', 'Complications', 3)).toEqual(['file-2:9']);
		expect(table(report, 'documentation-procedure')).toMatchObject({ Positioning: [0, 0, 0, 2, 0, '0 of 2'] });
	});
});

describe('an add-on', () => {
	it('is counted by payer, site, primary and month, and what is charged for it', async () => {
		const { report } = await reported({
			'a.case.yaml': clean('C-1'),
			'b.case.yaml': clean('C-2', 'payer: medicare').replace('300', '"$1,100.00"').replace('03-10', '05-02'),
			'c.case.yaml': alone('C-3', 500).replace('Medicare', 'Our Fund').replace('"22"', '"24"'),
			'd.case.yaml': clean('C-4', 'id: X').replace('{ code: 1023T, charge: 300 }', '{ code: 1023T, status: denied }'),
			'e.case.yaml': clean('C-5', 'id: Y')
				.replace('300', 'much')
				.replace(/ {2}placeOfService.*\n/, ''),
		});
		expect(table(report, '1023t-by-payer')).toEqual({
			Medicare: [2, '2 of 2'],
			'Our Fund': [1, '0 of 1'],
			'not given': [1, '1 of 1'],
		});
		expect(table(report, '1023t-by-site')).toEqual({
			'22 On Campus-Outpatient Hospital': [2, '2 of 2'],
			'24 Ambulatory Surgical Center': [1, '0 of 1'],
			'not given': [1, '1 of 1'],
		});
		expect(table(report, '1023t-by-primary')).toEqual({ '32408': [3, '3 of 3'], 'no listed primary': [1, '0 of 1'] });
		expect(table(report, '1023t-by-month')).toEqual({ '2026-03': [3, '2 of 3'], '2026-05': [1, '1 of 1'] });
		expect(table(report, '1023t-charges')).toEqual({
			Medicare: [2, 300, 500, 700, 900, 1100],
			'Our Fund': [1, 500, 500, 500, 500, 500],
			'not given': [0, undefined, undefined, undefined, undefined, undefined],
			'All payers': [3, 300, 400, 500, 800, 1100],
		});
	});
});

describe('a filter', () => {
	const files = {
		'a.case.yaml': clean('C-1'),
		'b.case.yaml': clean('C-2', 'payer: Aetna').replace('03-10', '05-02').replace('1999999984', '1234567893'),
		'c.case.yaml': clean('C-3', 'id: X').replace(/ {2}dateOfService.*\n/, ''),
		'd.yaml': 'unrelated: 1\n',
	};
	it.each([
		[{}, 3],
		[{ payers: ['aetna '] }, 1],
		[{ payers: ['Aetna', 'not given'] }, 2],
		[{ payers: ['nobody'] }, 0],
		[{ providers: ['1234567893'] }, 1],
		[{ from: '2026-03-10' }, 2],
		[{ from: '2026-03-11' }, 1],
		[{ to: '2026-05-01' }, 1],
		[{ from: '2026-03-10', to: '2026-05-02', payers: ['Medicare'] }, 1],
	])('%j leaves %d cases', async (filter, cases) => {
		const { report, payers, providers } = await reported(files, { filter });
		expect(report).toMatchObject({ cases, casesInFolder: 3 });
		expect(payers).toEqual(['Aetna', 'Medicare', 'not given']);
		expect(providers).toEqual(['1234567893', '1999999984']);
	});
});

describe('names', () => {
	const files = { 'x/a.case.yaml': clean('C-900'), 'x/b.case.yaml': alone('C-901') };
	const decided = {
		'x/b.case.yaml': {
			'add-on-without-primary': { reason: 'see C-901 in b.case.yaml', who: 'JD', when: '2026-11-24' },
		},
	} as const;

	it('are aliases that stay whatever the filter is, in reasons too', async () => {
		const { report, placeFiles } = await reported(files, { filter: { from: '2026-01-01' } }, decided);
		expect(JSON.stringify(report)).not.toMatch(/C-90|\.case\.yaml/);
		const [decision] = report.decisions;
		expect(decision).toMatchObject({ reason: 'see case-2 in file-2', who: 'JD', when: '2026-11-24', by: 'decision' });
		expect(report.places[decision?.place ?? -1]).toEqual({ file: 'file-2', line: 8, case: 'case-2' });
		expect(placeFiles[decision?.place ?? -1]).toBe('x/b.case.yaml');
	});

	it('are shown when they are asked for', async () => {
		const { report } = await reported(files, { names: true }, decided);
		expect(report.decisions[0]?.reason).toBe('see C-901 in b.case.yaml');
		expect(report.places[report.decisions[0]?.place ?? -1]).toEqual({ file: 'x/b.case.yaml', line: 8, case: 'C-901' });
	});
});
