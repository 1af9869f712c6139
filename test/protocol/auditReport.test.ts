import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alone, clean } from '../unit/report/reported';
import { fullClient, LanguageServer } from './languageServer';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let folder = '';
let server: LanguageServer | undefined;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'report-'));
});
afterEach(async () => {
	await server?.stop();
	server = undefined;
	rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): string {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), text);
	return pathToFileURL(path.join(folder, file)).href;
}

/** Rules about what every claim should have are off: these claims are small. */
const settings = `severity: { date-of-service: off, diagnosis-pointer: off, documentation-recommended: off, note-signature: off }\n`;

function writeFolder(): void {
	write('claim-review.yaml', settings);
	write('a.case.yaml', clean('ZYZZYVA-1'));
	write('sub/b.case.yaml', alone('ZYZZYVA-2').replace('Medicare', 'Aetna'));
}

function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'report', '--date', '2026-11-24', ...args], {
		cwd: folder,
		encoding: 'utf8',
	});
	return { status, stdout, stderr };
}

describe('claim-review report', () => {
	it('prints a page without scripts, case ids or file names; findings are no failure', () => {
		writeFolder();
		const { status, stdout, stderr } = run('.');
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toMatch(/^<!doctype html>/);
		expect(stdout).toContain('Computed from the 2 cases in this folder on 2026-11-24');
		expect(stdout).toContain('file-2 (case-2): 8');
		expect(stdout).not.toMatch(/ZYZZYVA|case\.yaml|<script|NaN/);
		expect(run('--names', '.').stdout).toContain('sub/b.case.yaml (ZYZZYVA-2): 8');
		expect(run('.').stdout).toBe(stdout);
	});

	it('prints CSV and JSON, filtered', () => {
		writeFolder();
		const cases = (...args: string[]) => JSON.parse(run('--format', 'json', ...args, '.').stdout).cases;
		expect(cases()).toBe(2);
		expect(cases('--payer', 'aetna')).toBe(1);
		expect(cases('--payer', 'aetna', '--payer', 'Medicare')).toBe(2);
		expect(cases('--provider', '1999999984')).toBe(2);
		expect(cases('--provider', '1234567893')).toBe(0);
		expect(cases('--from', '2026-03-11')).toBe(0);
		expect(cases('--to', '2026-03-10')).toBe(2);
		expect(run('--format', 'csv', '--payer', 'Aetna', '.').stdout.split('\r\n')[1]).toBe(
			'What was reviewed,"Cases, lines and findings",Cases,Number,1,,,count,Computed from the 1 case of 2 in this folder that match the filter (payer Aetna) on 2026-11-24',
		);
	});

	it('writes a file, and over no case', () => {
		writeFolder();
		expect(run('--format', 'csv', '--output', 'r.csv', '.')).toEqual({ status: 0, stdout: '', stderr: '' });
		expect(readFileSync(path.join(folder, 'r.csv'), 'utf8')).toBe(run('--format', 'csv', '.').stdout);
		expect(run('--output', 'a.case.yaml', '.')).toEqual({
			status: 2,
			stdout: '',
			stderr: 'claim-review: a.case.yaml: is what the report is about, and is not overwritten\n',
		});
	});

	it('says what it could not read, in the report too', () => {
		writeFolder();
		const { status, stdout, stderr } = run('.', 'nowhere');
		expect({ status, stderr }).toEqual({ status: 2, stderr: 'claim-review: nowhere: no such file or folder\n' });
		expect(stdout).toContain('1 file could not be read');
	});

	it('takes a day for --from only', () => {
		expect(run('--from', 'May', '.')).toMatchObject({ status: 2, stdout: '' });
	});
});

describe('in an editor', () => {
	interface View {
		readonly html: string;
		readonly style: string;
		readonly lists: readonly { readonly title: string; readonly places: readonly number[] }[];
		readonly places: readonly object[];
		readonly uris: readonly string[];
		readonly placeUris: readonly number[];
		readonly cases: number;
		readonly payers: readonly string[];
	}

	async function started(): Promise<LanguageServer> {
		server = await LanguageServer.start(fullClient, {}, ['server.js', '--stdio'], [folder]);
		return server;
	}

	it('is a view whose numbers lead to files, counted when all files have been looked at', async () => {
		writeFolder();
		const { request } = await started();
		expect(request).toBeDefined();
		const view = await (server as LanguageServer).request<View>('claimReview/report', { format: 'view' });
		expect(view).toMatchObject({ cases: 2, payers: ['Aetna', 'Medicare'] });
		expect(view.html).toContain('<h1>Audit report</h1>');
		expect(view.html).not.toMatch(/ZYZZYVA|case\.yaml|<style|<script/);
		const lines = view.lists.find((l) => l.title.startsWith('Cases, lines and findings: Service lines'));
		const led = lines?.places.map((p) => [view.places[p], view.uris[view.placeUris[p] ?? -1]]);
		const b = pathToFileURL(path.join(folder, 'sub/b.case.yaml')).href;
		expect(led?.[2]).toEqual([{ file: 'file-2', line: 8, case: 'case-2' }, b]);
	});

	it('counts what is typed, and gives files for a filter', async () => {
		writeFolder();
		const server = await started();
		const uri = pathToFileURL(path.join(folder, 'a.case.yaml')).href;
		await server.open(uri, 'yaml', `${clean('ZYZZYVA-1')}---\n${clean('ZYZZYVA-3')}`);
		const filter = { payers: ['Medicare'] };
		const json = await server.request<string>('claimReview/report', { format: 'json', filter, names: true });
		expect(JSON.parse(json)).toMatchObject({ cases: 2, casesInFolder: 3, hasNames: true });
		expect(JSON.parse(json).places[0]).toEqual({ file: 'a.case.yaml', line: 1, case: 'ZYZZYVA-1' });
		expect(await server.request<string>('claimReview/report', { format: 'csv' })).toMatch(/^section,table,row,/);
		expect(await server.request<string>('claimReview/report', { format: 'html' })).toMatch(/^<!doctype html>/);
		// What is no filter asks for nothing.
		const odd = await server.request<View>('claimReview/report', { format: 'view', filter: { payers: 'x', from: 3 } });
		expect(odd.cases).toBe(3);
	});

	it('tells how far it is, and stops when it is asked to', async () => {
		write('claim-review.yaml', settings);
		for (let n = 0; n < 300; n++) {
			write(`c${n}.case.yaml`, alone(`C-${n}`));
		}
		const server = await started();
		const told: { kind: string; percentage?: number }[] = [];
		server.connection.onNotification('$/progress', ({ token, value }: { token: string; value: { kind: string } }) => {
			if (token === 'report') {
				told.push(value);
			}
		});
		await server.request('claimReview/report', { format: 'view', workDoneToken: 'report' });
		expect(told[0]).toMatchObject({ kind: 'begin', cancellable: true, percentage: 0 });
		expect(told.at(-2)).toMatchObject({ kind: 'report', percentage: 100 });
		expect(told.at(-1)).toEqual({ kind: 'end' });
		const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
		const source = new CancellationTokenSource();
		const asked = server.connection.sendRequest('claimReview/report', { format: 'view' }, source.token);
		setTimeout(() => source.cancel(), 10);
		expect(await asked.catch((e: { code: number }) => e.code)).toSatisfy(
			(v) => v === null || v === -32802 || v === -32800,
		);
		expect(server.output).not.toMatch(/failed|C-\d/);
	});
});
