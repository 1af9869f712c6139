import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../server/report/reportCsv';
import { reportBody, reportPage } from '../../../server/report/reportHtml';
import { reportJson } from '../../../server/report/reportJson';
import { alone, clean, reported } from './reported';

const hostile = `"=1+1<script>alert('x')</script>\\" onload=\\"x"`;
const files = {
	'a.case.yaml': clean('C-1', `payer: ${hostile}`),
	'b.case.yaml': alone('C-2'),
	'c.case.yaml': alone('C-3'),
};
const decided = {
	'b.case.yaml': { 'add-on-without-primary': { reason: '=cmd|<b>', determination: 'incorrect', who: 'JD' } },
} as const;

describe('HTML', () => {
	it('has every number linked to its lines, and what it was computed from under every figure', async () => {
		const { report } = await reported(files, {}, decided);
		const page = await reportPage(report);
		const targets = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
		const links = [...page.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
		expect(links.length).toBeGreaterThan(30);
		expect(links.filter((l) => !targets.has(l))).toEqual([]);
		expect([...page.matchAll(/ id="/g)].length).toBe(targets.size);
		const captions = [...page.matchAll(/<figcaption>([^<]*)</g)].map((m) => m[1]);
		expect(captions).toHaveLength([...page.matchAll(/<figure/g)].length);
		expect(new Set(captions)).toEqual(new Set(['Computed from the 3 cases in this folder on 2026-11-24']));
		expect(page).toContain('>file-1 (case-1): 8, 9; file-2 (case-2): 8; file-3 (case-3): 8</p>');
		expect(page).not.toMatch(/NaN|undefined|Infinity/);
	});

	it('lets nothing of a case become a part of the page', async () => {
		const page = await reportPage((await reported(files, { names: true }, decided)).report);
		expect(page).not.toMatch(/<script|<b>|style="|javascript:/);
		expect(page).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;x');
		expect(page).toContain("default-src 'none'; style-src 'nonce-report'");
		expect([...page.matchAll(/ on\w+="/g)].map((m) => m[0])).toEqual([]);
	});

	it('has plots that say what they show', async () => {
		const { html } = await reportBody((await reported(files, {}, decided)).report, true);
		const texts = [...html.matchAll(/<svg class="plot" role="img" aria-label="([^"]*)"/g)].map((m) => m[1]);
		expect(texts).toContain(
			'The open findings of each rule, by severity. add-on-without-primary: error 1, warning 0, information 0, hint 0.',
		);
		expect(texts).toContain('The lines that bill 1023T, by month of service. 2026-03: lines 3.');
	});

	it('is the same for the same report, whatever was drawn before', async () => {
		const { report } = await reported(files);
		expect(await reportPage(report)).toBe(await reportPage(report));
	});

	it('says what is not known, of a folder without cases too', async () => {
		const page = await reportPage((await reported({}, { unreadFiles: 2 })).report);
		expect(page).toContain('not known <span class="of">(0 of 0)</span>');
		expect(page).toContain('not known <span class="of">(not known of not known)</span>');
		expect(page).toContain('2 files could not be read: what they hold is in no figure.');
		expect(page).toContain('Nothing has been decided.');
		expect(page).not.toContain('NaN');
	});

	it('says what a filter asked for', async () => {
		const filter = { payers: ['Medicare'], from: '2026-01-01' };
		const { html } = await reportBody((await reported(files, { filter })).report, true);
		expect(html).toContain(
			'Computed from the 2 cases of 3 in this folder that match the filter (payer Medicare, from 2026-01-01) on 2026-11-24',
		);
	});

	it('has buttons for a view, each with a list', async () => {
		const { html, lists } = await reportBody((await reported(files)).report, true);
		const used = [...html.matchAll(/data-list="(\d+)"/g)].map((m) => Number(m[1]));
		expect(new Set(used)).toEqual(new Set(lists.keys()));
		expect(html).not.toContain('href="#list-');
		expect(lists[0]?.title).toMatch(/^Cases, lines and findings: Cases, Number/);
	});
});

describe('CSV', () => {
	it('has a row for each number and each decision, and runs nowhere', async () => {
		const lines = reportCsv((await reported(files, {}, decided)).report).split('\r\n');
		const from = 'Computed from the 3 cases in this folder on 2026-11-24';
		expect(lines).toContain(
			`What was reviewed,"Cases, lines and findings",Lines without an error finding,Number,0.5,2,4,share,${from}`,
		);
		expect(lines).toContain(`Accuracy,Accuracy rates,Claims,Rate,0,0,1,share,${from}`);
		expect(lines).toContain(
			`1023T: where and with what it is billed,Charges for 1023T by payer,All payers,Median,300,,,USD,${from}`,
		);
		expect(lines).toContain(
			`Decisions,,,,,,,,${from},add-on-without-primary,1023T,error,incorrect,"'=cmd|<b>",JD,,file-2,8,case-2`,
		);
		expect(lines.filter((l) => /(?:^|,)"?=/.test(l))).toEqual([]);
	});

	it('leaves empty what is not known', async () => {
		const lines = reportCsv((await reported({})).report).split('\r\n');
		expect(lines).toContain(
			'Accuracy,Accuracy rates,Charges,Rate,,,,share,Computed from the 0 cases in this folder on 2026-11-24',
		);
	});
});

describe('JSON', () => {
	it('names the places of every number', async () => {
		const json = JSON.parse(reportJson((await reported(files, {}, decided)).report));
		expect(json).toMatchObject({ version: 1, date: '2026-11-24', cases: 3, casesInFolder: 3, hasNames: false });
		const [{ tables }] = json.sections;
		expect(tables[0].rows[4]).toEqual({
			label: 'Lines without an error finding',
			cells: [
				{
					share: 0.5,
					numerator: { count: 2, places: [expect.any(Number), expect.any(Number)] },
					denominator: { count: 4, places: expect.any(Array) },
				},
			],
		});
		const [first] = tables[0].rows[4].cells[0].numerator.places;
		expect(json.places[first]).toEqual({ file: 'file-1', line: 8, case: 'case-1' });
		expect(json.decisions).toHaveLength(1);
		expect(JSON.parse(reportJson((await reported({})).report)).places).toEqual([]);
	});
});
