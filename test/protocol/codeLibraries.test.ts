import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addOnEditsTsv, cptText, orderText } from '../unit/library/fixtures';
import { sheetFile } from '../unit/library/sheetFile';
import { fullClient, LanguageServer } from './languageServer';

const settings = `codeLibraries:
  - codes/AOC_2026Q3.tsv
  - codes/icd10cm_order_2026.txt
  - codes/LONGULT_2026.txt
  - codes/none.txt
`;
const claim = `claim:
  payer: Medicare
  dateOfService: 2026-07-10
  diagnoses: [R91.7]
  lines:
    - { code: 1023T, diagnosisPointers: [1] }
    - { code: "32405", diagnosisPointers: [1] }
    - { code: "32407", diagnosisPointers: [1] }
`;
const licensed = /an invented text/;

let folder: string;
let server: LanguageServer;
let asked = 0;
const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;

beforeEach(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'codes-'));
	mkdirSync(path.join(folder, 'codes'));
	writeFileSync(path.join(folder, 'claim-review.yaml'), settings);
	writeFileSync(path.join(folder, 'a.case.yaml'), claim);
	writeFileSync(path.join(folder, 'codes/AOC_2026Q3.tsv'), addOnEditsTsv);
	writeFileSync(path.join(folder, 'codes/icd10cm_order_2026.txt'), orderText);
	writeFileSync(path.join(folder, 'codes/LONGULT_2026.txt'), cptText);
	const client = { ...fullClient, workspace: { ...fullClient.workspace, diagnostics: { refreshSupport: true } } };
	const options = { libraryCache: path.join(folder, 'cache') };
	server = await LanguageServer.start(client, options, ['server.js', '--stdio'], [folder]);
	asked = 0;
	server.connection.onRequest('workspace/diagnostic/refresh', () => {
		asked++;
		return null;
	});
	await server.open(uriOf('a.case.yaml'), 'yaml', claim);
});
afterEach(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function until<T>(look: () => Promise<T>, isRight: (found: T) => boolean): Promise<T> {
	for (;;) {
		const found = await look();
		if (isRight(found)) {
			return found;
		}
		await new Promise((done) => setTimeout(done, 50));
	}
}
const messages = async (name = 'a.case.yaml') =>
	(await server.pull(uriOf(name))).items.map((d) => `${d.code}: ${d.message}`);
const loaded = () => until(messages, (m) => m.some((one) => one.startsWith('diagnosis-code: R91.7 is no code')));

describe('the server with files of codes', () => {
	it('answers before they are read, asks for a refresh when they are, and finds by them', async () => {
		await messages();
		const found = await loaded();
		expect(asked).toBeGreaterThan(0);
		expect(found.filter((m) => m.startsWith('add-on-without-primary'))).toEqual([]);
		expect(found.some((m) => m.startsWith('procedure-code: 32407 is not in the loaded CPT file'))).toBe(true);
		expect(JSON.stringify(found)).not.toMatch(licensed);
		await server.open(uriOf('claim-review.yaml'), 'yaml', settings);
		const { items } = await server.pull(uriOf('claim-review.yaml'));
		expect(items.map((d) => [d.range.start.line, d.range.start.character, d.severity, d.message])).toEqual([
			[4, 4, 1, 'The file cannot be read: no such file or folder.'],
		]);
	});

	it('takes what replaces one of them while it runs, and says when it is cut off', async () => {
		await loaded();
		const whole = addOnEditsTsv.replace('32405', '32557');
		writeFileSync(path.join(folder, 'new'), whole);
		renameSync(path.join(folder, 'new'), path.join(folder, 'codes/AOC_2026Q3.tsv'));
		const found = await until(messages, (m) => m.some((one) => one.startsWith('add-on-without-primary')));
		expect(found.find((m) => m.startsWith('add-on-without-primary'))).toContain(
			'(CMS add-on code edits 2026 Q3 in AOC_2026Q3.tsv, type 1)',
		);
		writeFileSync(path.join(folder, 'codes/AOC_2026Q3.tsv'), whole.slice(0, whole.indexOf('2026182')));
		await server.open(uriOf('claim-review.yaml'), 'yaml', settings);
		const said = await until(
			() => messages('claim-review.yaml'),
			(m) => m.length > 1,
		);
		expect(said).toContain('setting-invalid: The file seems to be cut off: it ends in the middle of line 8.');
	});

	it('shows texts in hovers and in the search, and keeps no licensed one', async () => {
		await loaded();
		const hover = await server.request<{ contents: { value: string } }>('textDocument/hover', {
			textDocument: { uri: uriOf('a.case.yaml') },
			position: { line: 5, character: 16 },
		});
		expect(hover.contents.value).toMatch(licensed);
		const { hits, count } = await server.request<{ hits: { code: string; text: string }[]; count: number }>(
			'claimReview/lookUp',
			{ uri: uriOf('a.case.yaml'), query: 'solitary nod' },
		);
		expect(hits[0]).toMatchObject({ code: 'R91.1' });
		expect(count).toBeGreaterThan(100);
		const elsewhere = await server.request<{ hits: { code: string }[] }>('claimReview/lookUp', { query: 'r911' });
		expect(elsewhere.hits[0]?.code).toBe('R91.1');
		expect(readdirSync(path.join(folder, 'cache')).filter((n) => n.endsWith('.codes'))).toHaveLength(2);
		expect(server.output).not.toMatch(licensed);
	});

	it('survives a trap', async () => {
		await loaded();
		const header = addOnEditsTsv.split('\n')[1]?.split('\t') ?? [];
		const book = sheetFile([header, ...Array.from({ length: 3000 }, () => ['1', '1023T', '', 'x'.repeat(50)])]);
		writeFileSync(
			path.join(folder, 'codes/none.txt'),
			Buffer.concat([book.subarray(0, 5000), Buffer.alloc(3_000_000)]),
		);
		await server.open(uriOf('claim-review.yaml'), 'yaml', settings);
		const said = await until(
			() => messages('claim-review.yaml'),
			(m) => m.some((one) => one.includes('zip archive')),
		);
		expect(said).toEqual(['setting-invalid: The file is a damaged or cut off zip archive.']);
		expect((await loaded()).length).toBeGreaterThan(0);
		expect(existsSync(path.join(folder, 'codes/none.txt'))).toBe(true);
	});
});

describe('the command line with files of codes', () => {
	const check = (text: string, ...flags: string[]) => {
		writeFileSync(path.join(folder, 'claim-review.yaml'), text);
		const cli = path.join(import.meta.dirname, '../../dist/cli.js');
		const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'xdg') };
		const args = [cli, 'check', '--format', 'json', ...flags, 'a.case.yaml'];
		return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
	};

	it('waits for them, and writes no licensed text', () => {
		const { stdout, status } = check(settings.replace('  - codes/none.txt\n', ''));
		expect(stdout).toContain('R91.7 is no code of ICD-10-CM on 2026-07-10');
		expect(stdout).toContain('32407 is not in the loaded CPT file');
		expect(stdout).not.toMatch(licensed);
		expect(status).toBe(0);
	});

	it('goes on without a row that is not understood, and says when a file cannot be used at all', () => {
		writeFileSync(path.join(folder, 'codes/AOC_2026Q3.tsv'), addOnEditsTsv.replace('2025274', 'soon'));
		const lessOne = check('codeLibraries: codes/AOC_2026Q3.tsv\n');
		expect(lessOne.status).toBe(0);
		expect(lessOne.stdout).toContain('line 5: a date is not year and day of the year');
		const none = check('codeLibraries: codes/none.txt\n');
		expect(none.status).toBe(2);
		expect(none.stderr).toContain('claim-review.yaml: these settings are not understood, see setting-invalid');
	});
});
