import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol/node';
import { fullClient, LanguageServer } from './languageServer';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let folder = '';
let server: LanguageServer | undefined;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'guidance-'));
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

function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
	return { status, stdout, stderr };
}

const payers = `kind: payers
payers:
  - name: Acme
    policies:
      - { codes: [1023T], covered: false, from: 2026-01-01, severity: error, says: Not so., source: cpt, confidence: L }
`;
const text = 'case: C-1\nclaim:\n  payer: Acme\n  dateOfService: 2026-03-10\n  lines:\n    - code: 1023T\n';

describe('in an editor', () => {
	async function started(options: object): Promise<{ s: LanguageServer; uri: string; own: string }> {
		write('claim-review.yaml', 'guidance: claim-review-guidance\n');
		const own = write('claim-review-guidance/payers.yaml', payers);
		const uri = write('a.case.yaml', text);
		server = await LanguageServer.start(fullClient, options, ['server.js', '--stdio'], [folder]);
		await server.open(uri, 'yaml', text);
		return { s: server, uri, own };
	}

	const hoverAt = async (s: LanguageServer, uri: string, line: number, character: number) => {
		const found = await s.request<Hover | null>('textDocument/hover', {
			textDocument: { uri },
			position: { line, character },
		});
		return found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
	};

	it('the page of a code is a whole document, with the guidance of the folder', async () => {
		const { s, uri } = await started({ opensGuidance: true });
		const page = await s.request<{ title: string; html: string }>('claimReview/guidancePage', { uri, code: '1023t' });
		expect(page.title).toBe('1023T');
		expect(page.html).toMatch(/^<!DOCTYPE html>/);
		expect(page.html).toContain('<th scope="row" class="short">Acme</th><td class="short">not covered</td>');
		const link = `command:claimReview.openGuidance?${encodeURIComponent(JSON.stringify([{ code: '1022T', uri }]))}`;
		expect(page.html).toContain(`<a href="${link.replaceAll("'", '&#39;')}">1022T</a>`);
		expect(await s.request('claimReview/guidancePage', { uri, code: '99213' })).toBeNull();
	});

	it('the codes that have one, and the one at the cursor', async () => {
		const { s, uri } = await started({ opensGuidance: true });
		const position = { line: 5, character: 14 };
		const answer = await s.request<{ at?: string; codes: { code: string }[] }>('claimReview/guidanceCodes', {
			uri,
			position,
		});
		expect(answer.at).toBe('1023T');
		expect(answer.codes.map((c) => c.code)).toContain('32408');
		const elsewhere = await s.request<{ at?: string; codes: unknown[] }>('claimReview/guidanceCodes', {
			uri: 'untitled:guidance',
		});
		expect(elsewhere.at).toBeUndefined();
		expect(elsewhere.codes.length).toBeGreaterThan(40);
	});

	it.each([
		[{ opensGuidance: true }, true],
		[{}, false],
	])('a hover links to it for a client that shows it: %j', async (options, links) => {
		const { s, uri } = await started(options);
		expect((await hoverAt(s, uri, 5, 14)).includes('(command:claimReview.openGuidance?')).toBe(links);
	});

	it('a file of guidance is completed and explained, and its mistakes are those of what is typed', async () => {
		const { s, own } = await started({});
		await s.open(own, 'yaml', payers);
		const mistakes = async () => {
			const report = await s.pull(own);
			return report.items.map((d) => [d.code, d.range.start.line, d.message]);
		};
		expect(await mistakes()).toEqual([]);
		expect(await hoverAt(s, own, 4, 27)).toMatch(/^\*\*covered\*\* · field of guidance/);
		const items = await s.request<CompletionItem[]>('textDocument/completion', {
			textDocument: { uri: own },
			position: { line: 4, character: 24 },
		});
		expect(items.length).toBeGreaterThan(0);
		await s.change(own, 2, [{ text: payers.replace('covered', 'coverd') }]);
		expect(await mistakes()).toEqual([['setting-invalid', 4, '`coverd` is not a key that is known here.']]);
	});

	it('is left to an extension for YAML that has the schema, but for its mistakes', async () => {
		const { s, own } = await started({ hasYamlSchemas: true });
		await s.open(own, 'yaml', payers);
		expect(await hoverAt(s, own, 4, 27)).toBe('');
	});
});

describe('on the command line', () => {
	it('explains a code as text, Markdown and HTML, from the guidance of the folder', () => {
		write('claim-review.yaml', 'guidance: ours\n');
		write('ours/payers.yaml', payers);
		expect(run('explain', '1023T')).toMatchObject({ status: 0, stderr: '' });
		expect(run('explain', '1023T').stdout).toMatch(
			/^Acme\n {2}Policy: not covered\n {2}In effect: since 2026-01-01\n/m,
		);
		expect(run('explain', '1023t', '--format', 'md').stdout).toMatch(
			/^# 1023T\n\n\*add-on code · CPT Category III · chest\*\n/,
		);
		const html = run('explain', '1023T', '--format', 'html').stdout;
		expect(html).toMatch(/^<!DOCTYPE html>/);
		expect(html).not.toContain('command:');
	});

	it('takes the guidance of another folder', () => {
		write('there/claim-review.yaml', 'guidance: ours\n');
		write('there/ours/payers.yaml', payers);
		expect(run('explain', '1023T').stdout).not.toContain('Acme');
		expect(run('explain', '1023T', '--folder', 'there').stdout).toContain('Acme');
	});

	it('says of an unknown code that it is, and of guidance that is not understood', () => {
		expect(run('explain', '99213')).toEqual({
			status: 1,
			stdout: '',
			stderr: 'claim-review: nothing is known of this code\n',
		});
		write('claim-review.yaml', 'guidance: ours\n');
		write('ours/payers.yaml', payers.replace('covered', 'coverd'));
		const { status, stdout, stderr } = run('explain', '1023T');
		expect(status).toBe(2);
		expect(stdout).toMatch(/^1023T · add-on code/);
		expect(stderr).toBe('claim-review: ours/payers.yaml: not understood, see setting-invalid\n');
	});

	it('checks a folder of guidance', () => {
		write('ours/payers.yaml', payers.replace('2026-01-01', '2026-02-30'));
		expect(run('guidance', 'check', 'ours')).toEqual({
			status: 1,
			stdout:
				'ours/payers.yaml:5:49  error  There is no day 2026-02-30.\n1 file, 0 examples tried, 1 error, 0 warnings\n',
			stderr: '',
		});
		expect(run('guidance', 'check', 'theirs')).toEqual({
			status: 2,
			stdout: '',
			stderr: 'claim-review: theirs: no such folder, or no .yaml file in it\n',
		});
	});
});
