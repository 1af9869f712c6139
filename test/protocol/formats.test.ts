import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, Hover, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { fullClient, LanguageServer } from './languageServer';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

let server: LanguageServer | undefined;
afterEach(async () => {
	await server?.stop();
	server = undefined;
});

const range = (line: number, from: number, to: number) => ({
	start: { line, character: from },
	end: { line, character: to },
});

async function opened(uri: string, languageId: string, text: string) {
	server = await LanguageServer.start({ ...fullClient }, { draftsQueries: true });
	await server.open(uri, languageId, text);
	const { items } = await server.pull(uri);
	const s = server;
	return {
		found: items.map((d) => [d.code, d.range]),
		hover: async (line: number, character: number) => {
			const at = { textDocument: { uri }, position: { line, character } };
			return (await s.request<Hover | null>('textDocument/hover', at))?.contents;
		},
		actions: (at: object) =>
			s.request<CodeAction[]>('textDocument/codeAction', {
				textDocument: { uri },
				range: at,
				context: { diagnostics: [] },
			}),
	};
}

describe('in a server of its own', () => {
	it('a FHIR Bundle is reviewed in place, and its record is not written', async () => {
		const text = readFileSync(sample('14-fhir-bundle.json'), 'utf8');
		const { found, hover, actions } = await opened('file:///cases/bundle.json', 'json', text);
		expect(found[0]).toEqual(['documentation-missing', range(39, 79, 86)]);
		expect(await hover(39, 82)).toMatchObject({ value: expect.stringContaining('add-on code') });
		const offered = await actions(range(39, 79, 86));
		expect(offered.filter((a) => a.title.startsWith('Insert'))).toEqual([]);
	});

	it('lines of NDJSON that belong together are a case, each finding in its own line', async () => {
		const text = readFileSync(fileURLToPath(new URL('../editor/workspace/bulk.ndjson', import.meta.url)), 'utf8');
		// As VS Code and as other editors name it.
		for (const languageId of ['jsonl', 'plaintext']) {
			const { found, hover } = await opened('file:///cases/bulk.ndjson', languageId, text);
			expect(found).toEqual([
				['add-on-without-primary', range(1, 429, 436)],
				['documentation-recommended', range(3, 16, 34)],
			]);
			// Words of the report in the fourth line.
			expect(await hover(1, 432)).toMatchObject({ value: expect.stringContaining('(line 4)') });
			await server?.stop();
			server = undefined;
		}
	});

	it('a clearinghouse’s request is reviewed in place, and its fixes are written in its shape', async () => {
		const text = readFileSync(sample('15-clearinghouse.json'), 'utf8');
		const { found, hover, actions } = await opened('file:///cases/request.json', 'json', text);
		expect(found).toEqual([
			['add-on-without-primary', range(28, 27, 34)],
			['add-on-modifier', range(29, 33, 37)],
			['add-on-units', range(31, 30, 33)],
		]);
		expect(await hover(28, 30)).toMatchObject({ value: expect.stringContaining('add-on code') });
		const titled = (await actions(range(29, 34, 34))).find((a) => a.title.startsWith('Remove modifier 51'));
		const [change] = (titled?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		// The only one, so its field goes with its line.
		const whole = { start: { line: 29, character: 10 }, end: { line: 30, character: 10 } };
		expect(change?.edits).toEqual([{ range: whole, newText: '' }]);
		const units = (await actions(range(31, 31, 31))).find((a) => a.title === 'Set the units to 1');
		const [set] = (units?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		expect(set?.edits).toEqual([{ range: range(31, 30, 33), newText: '"1"' }]);
	});

	it('JSON that is no case is left alone', async () => {
		const { found, hover } = await opened(
			'file:///cases/package.json',
			'json',
			'{"name":"x","entry":[{"resource":1}]}',
		);
		expect(found).toEqual([]);
		expect(await hover(0, 3)).toBeUndefined();
	});
});

describe('a file of lines that is read as a stream', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bulk-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const run = (...args: string[]) => {
		const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', ...args], {
			cwd: folder,
			encoding: 'utf8',
			maxBuffer: 1 << 28,
		});
		return { status, stdout, stderr };
	};
	const [first = '', faulty = '', patient = '', report = ''] = readFileSync(
		fileURLToPath(new URL('../editor/workspace/bulk.ndjson', import.meta.url)),
		'utf8',
	).split('\n');
	/** More than 8 MB that say nothing, of other patients. */
	const filling = Array.from(
		{ length: 900 },
		(_, i) =>
			`{"resourceType":"Observation","subject":{"reference":"Patient/F-${i}"},"note":[{"text":"${'ä '.repeat(5000)}"}]}`,
	).join('\r\n');

	interface Report {
		readonly summary: { readonly cases: number };
		readonly files: readonly {
			readonly findings: readonly { rule: string; fingerprint?: string; range: { start: object } }[];
		}[];
	}

	it('has the findings that a small one has, in its own lines, however far apart they stand', () => {
		const lines = ['\uFEFF{"resourceType":"Patient","id":}', first, faulty, filling, patient, report, '', '{"a":'];
		writeFileSync(path.join(folder, 'bulk.ndjson'), `${lines.join('\n')}\n`);
		const small = ['\uFEFF{"resourceType":"Patient","id":}', first, faulty, patient, report, '', '{"a":'];
		writeFileSync(path.join(folder, 'small.ndjson'), `${small.join('\n')}\n`);
		const found = (name: string) => {
			const { status, stdout, stderr } = run('--format', 'json', name);
			expect([status, stderr]).toEqual([1, '']);
			return JSON.parse(stdout) as Report;
		};
		const [large, same] = [found('bulk.ndjson'), found('small.ndjson')];
		expect(large.summary).toEqual(same.summary);
		const places = (r: Report) => r.files[0]?.findings.map((f) => [f.rule, f.fingerprint, f.range.start]);
		const moved = (line: number) => line + (line > 2 ? 900 : 0);
		expect(places(large)).toEqual(
			same.files[0]?.findings.map((f) => {
				const { line, character } = f.range.start as { line: number; character: number };
				return [f.rule, f.fingerprint, { line: moved(line), character }];
			}),
		);
		expect(places(large)?.map(([rule, , start]) => [rule, start])).toEqual([
			['syntax', { line: 0, character: 26 }],
			['add-on-without-primary', { line: 2, character: 429 }],
			['documentation-recommended', { line: 904, character: 16 }],
			['syntax', { line: 906, character: 5 }],
		]);
	});

	it('may be named by a link, is settled by decisions, and nothing is mended in it', () => {
		writeFileSync(path.join(folder, 'bulk.ndjson'), [first, faulty, filling, patient, report].join('\n'));
		symlinkSync('bulk.ndjson', path.join(folder, 'link.ndjson'));
		const { files } = JSON.parse(run('--format', 'json', 'link.ndjson').stdout) as Report;
		const decided = files[0]?.findings.find((f) => f.rule === 'add-on-without-primary')?.fingerprint;
		writeFileSync(
			path.join(folder, 'claim-review.decisions.yaml'),
			`- rule: add-on-without-primary\n  fingerprint: "${decided}"\n  determination: correct\n  reason: seen\n  who: JD\n  when: 2026-11-24\n`,
		);
		const again = run('--format', 'json', '.');
		const rules = (JSON.parse(again.stdout) as Report).files.flatMap((f) => f.findings.map((x) => x.rule));
		expect([again.status, rules]).toEqual([0, ['documentation-recommended']]);
		expect(run('--fix', 'bulk.ndjson').stderr).toBe('');
		expect(run('bulk.ndjson').stdout).toContain('1 file, 2 cases: 1 hint; 1 ignored or decided');
	});

	it('that holds no case is not told of', () => {
		writeFileSync(path.join(folder, 'bulk.ndjson'), filling);
		expect(run('bulk.ndjson')).toMatchObject({ status: 0, stdout: 'No case was found under these paths.\n' });
	});

	it('that is a pipe is said to be none', () => {
		const { status, stderr } = run('/dev/stdin');
		expect([status, stderr]).toEqual([2, 'claim-review: /dev/stdin: neither a file nor a folder\n']);
	});
});
