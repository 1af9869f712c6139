import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { fullClient, LanguageServer } from './languageServer';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let folder = '';
let server: LanguageServer | undefined;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'query-'));
});
afterEach(async () => {
	await server?.stop();
	server = undefined;
	rmSync(folder, { recursive: true, force: true });
});

const title = 'Draft a query to the provider';
const claim = `case: C-1
claim:
  lines:
    - { code: "32408", diagnosisPointers: [1] }
    - { code: 1023T, diagnosisPointers: [1] }
  dateOfService: 2026-03-10
  diagnoses: [R91.1]
`;
const note = `case: C-1
note:
  patient: P-Zebrafink
  dateOfService: 2026-03-10
  documentation:
    1023T:
      indication: Aorta in the path
      imagingModality: CT
      technique: hydrodissection
      duration: TBD
      imagingConfirmation: CT, path free
  text: |
    Core biopsy of a nodule.
    Through a 20-gauge needle 40 mL of saline were injected to push the aorta away.
`;
const signed = note.replace('  patient:', '  signed: 2026-03-10\n  patient:');

function write(file: string, text: string): string {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), text);
	return pathToFileURL(path.join(folder, file)).href;
}

describe('in an editor', () => {
	async function opened(files: Record<string, string>, options: object = { draftsQueries: true }) {
		const uris = Object.entries(files).map(([name, text]) => ({ uri: write(name, text), text }));
		server = await LanguageServer.start(fullClient, options, ['server.js', '--stdio'], [folder]);
		for (const { uri, text } of uris) {
			await server.open(uri, 'yaml', text);
		}
		return { server, uris: uris.map((u) => u.uri) };
	}

	/** The quick fixes where a text stands that stands there once. */
	async function actionsAt(s: LanguageServer, uri: string, text: string, words: string): Promise<CodeAction[]> {
		const before = text.slice(0, text.indexOf(words)).split('\n');
		const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
		const actions = await s.request<CodeAction[]>('textDocument/codeAction', {
			textDocument: { uri },
			range: { start: position, end: position },
			context: { diagnostics: [] },
		});
		return actions.filter((a) => !/^(?:Ignore|Record)/.test(a.title));
	}

	const insert = 'Insert the missing element "complications" of 1023T';
	it.each([
		['first for a signed note', signed, [title, insert]],
		['behind the inserts for one that is not', note, [insert, title]],
	])('it is offered %s', async (_, half, titles) => {
		const text = claim + half.replace('case: C-1\n', '');
		const { server: s, uris } = await opened({ 'a.case.yaml': text });
		const actions = await actionsAt(s, uris[0] ?? '', text, '1023T, diag');
		expect(actions.map((a) => a.title)).toEqual(titles);
		expect(actions.map((a) => a.isPreferred)).toEqual([true, undefined]);
	});

	it('it is offered on a field that the text contradicts, where nothing is lacking', async () => {
		const half = signed
			.replace('imagingModality: CT', 'imagingModality: Ultrasound')
			.replace('duration: TBD', 'duration: 7 min')
			.replace('CT, path free', 'CT, path free\n      complications: none');
		const text = claim + `${half}    The needle was advanced under CT guidance.\n`.replace('case: C-1\n', '');
		const { server: s, uris } = await opened({ 'a.case.yaml': text });
		const [action] = await actionsAt(s, uris[0] ?? '', text, 'Ultrasound');
		expect(action?.title).toBe(title);
		const markdown = await s.request<string>('claimReview/query', action?.command?.arguments?.[0]);
		expect(markdown).toContain('   - [ ] Imaging modality: “Ultrasound” (the abstract of the record)\n');
		expect(markdown).toContain('   - [ ] “The needle was advanced under CT guidance.” (line 3)\n');
	});

	it('it is about the note of another file, from either side, and nothing of it is logged or written', async () => {
		const { server: s, uris } = await opened({ 'a.claim.yaml': claim, 'a.note.yaml': signed });
		const [claimUri = '', noteUri = ''] = uris;
		for (const [uri, text, words] of [
			[claimUri, claim, '1023T'],
			[noteUri, signed, '1023T:'],
			[noteUri, signed, 'TBD'],
		] as const) {
			await expect.poll(async () => (await actionsAt(s, uri, text, words))[0]?.title).toBe(title);
			const [action] = await actionsAt(s, uri, text, words);
			expect(action?.command?.command).toBe('claimReview.draftQuery');
			const markdown = await s.request<string>('claimReview/query', action?.command?.arguments?.[0]);
			expect(markdown).toContain('- Patient: P-Zebrafink\n');
			expect(markdown).toContain(
				'- B: “Through a 20-gauge needle 40 mL of saline were injected to push the aorta away.” (line 2)',
			);
			expect(markdown).toContain('\n1. When did the step described in statement B begin and end');
			expect(markdown).toContain('\n2. What was the outcome for the patient of the step described in statement B');
			expect(markdown).not.toContain('\n3. ');
		}
		expect(readdirSync(folder).sort()).toEqual(['a.claim.yaml', 'a.note.yaml']);
		expect(s.output).toBe('');
	});

	it('it is not offered where an editor does not show it, and none is drafted for a finding that is gone', async () => {
		const text = claim + signed.replace('case: C-1\n', '');
		const { server: s, uris } = await opened({ 'a.case.yaml': text }, {});
		const [uri = ''] = uris;
		const offered = async () => (await actionsAt(s, uri, text, '1023T, diag')).map((a) => a.title);
		expect(await offered()).toEqual(['Insert the missing element "complications" of 1023T']);
		const gone = { uri, rule: 'documentation-missing', fingerprint: '0123456789abcdef' };
		expect(await s.request('claimReview/query', gone)).toBeNull();
	});
});

describe('on the command line', () => {
	function run(...args: string[]) {
		const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'query', ...args], {
			cwd: folder,
			encoding: 'utf8',
		});
		return { status, stdout, stderr };
	}

	it('it is printed for a claim whose note is another file, in the wording of the folder', () => {
		write('a.claim.yaml', claim);
		write('a.note.yaml', signed);
		write('claim-review.yaml', 'guidance: ours\ntoday: 2026-04-01\n');
		write('ours/query.yaml', 'kind: query\ntext: { title: Query of our house }\n');
		const { status, stdout, stderr } = run('a.claim.yaml');
		expect([status, stderr]).toEqual([0, '']);
		expect(stdout).toMatch(/^# Query of our house\n\n- Patient: P-Zebrafink\n/);
		expect(stdout).toContain('- Date of this request: 2026-04-01\n');
		expect(stdout).toContain('\n1. When did the step described in statement B begin and end');
		expect(run('a.note.yaml').stdout).toBe(stdout);
	});

	it('says so where there is nothing to ask', () => {
		write('a.case.yaml', claim);
		expect(run('a.case.yaml')).toEqual({
			status: 0,
			stdout: 'Nothing to ask: there is no note of this case.\n',
			stderr: '',
		});
		const whole = signed.replace('TBD', '4 min').replace('  text:', '      complications: none\n  text:');
		write('b.case.yaml', claim + whole.replace('case: C-1\n', ''));
		expect(run('b.case.yaml')).toEqual({
			status: 0,
			stdout:
				'Nothing to ask: no required documentation element is lacking in the record, and nothing in it contradicts itself.\n',
			stderr: '',
		});
	});

	it('asks which of several cases is meant, and says in one line why it cannot be done', () => {
		const one = claim + signed.replace('case: C-1\n', '');
		write('a.case.yaml', `${one}---\n${one.replaceAll('C-1', 'C-2').replace('P-Zebrafink', 'P-2')}`);
		write('no.yaml', 'a: 1\n');
		write('bad/claim-review.yaml', 'guidance: [\n');
		write('bad/a.case.yaml', one);
		const refused = (reason: string) => ({ status: 2, stdout: '', stderr: `claim-review: ${reason}\n` });
		expect(run('a.case.yaml')).toEqual(refused('a.case.yaml: holds 2 cases: name one with --case ID'));
		expect(run('a.case.yaml', '--case', 'C-2').stdout).toContain('- Patient: P-2\n');
		expect(run('a.case.yaml', '--case', 'C-3')).toEqual(refused('a.case.yaml: holds no case of that id'));
		expect(run('no.yaml')).toEqual(refused('no.yaml: holds no case'));
		expect(run('gone.yaml')).toEqual(refused('gone.yaml: no such file or folder'));
		expect(run('.')).toEqual(refused('.: is a folder; a query is about one case of a file'));
		expect(run('bad/a.case.yaml')).toEqual(
			refused('bad/claim-review.yaml: these settings are not understood, see setting-invalid'),
		);
		expect(run().status).toBe(2);
	});
});
