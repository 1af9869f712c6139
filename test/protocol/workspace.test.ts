import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	type CodeAction,
	type CodeLens,
	type DocumentDiagnosticReport,
	type Location,
	ProgressType,
	type WorkspaceDiagnosticReportPartialResult,
	type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { fullClient, LanguageServer } from './languageServer';

let folder = '';
let server: LanguageServer | undefined;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'workspace-'));
});
afterEach(async () => {
	await server?.stop();
	server = undefined;
	rmSync(folder, { recursive: true, force: true });
});

const client = {
	...fullClient,
	workspace: { ...fullClient.workspace, diagnostics: { refreshSupport: true }, workspaceFolders: true },
};
const claim = `case: C-1
claim:
  lines:
    - code: "32408"
      diagnosisPointers: [1]
    - code: 1023T
      diagnosisPointers: [1]
  dateOfService: 2026-03-10
  diagnoses: [R91.1]
`;
/** So that nothing is said of the note but what a test is about. */
const whole =
	'"procedure":{"priorImaging":"CT","coagulationStatus":"INR 1.0","informedConsent":"written","positioning":"supine",' +
	'"accessPath":"anterior","anesthesia":"local","postProcedureImaging":"CT","postProcedureInstructions":"given"}';
const note = `{\n  "case": "C-1",\n  "note": { "documentation": { "1023T": { "indication": "Aorta" }, ${whole} }, "signed": "2026-03-10" }\n}\n`;

function write(file: string, text: string): string {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), text);
	return uri(file);
}

function uri(file: string): string {
	return pathToFileURL(path.join(folder, file)).href;
}

/** A server that has looked at all files. */
async function started(options?: object): Promise<LanguageServer> {
	server = await LanguageServer.start(client, options, ['server.js', '--stdio'], [folder]);
	const refreshed = new Promise<void>((resolve) => {
		server?.connection.onRequest('workspace/diagnostic/refresh', () => {
			resolve();
			return null;
		});
	});
	await refreshed;
	return server;
}

async function rulesIn(s: LanguageServer, document: string): Promise<(string | number | undefined)[]> {
	const report = await s.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
		textDocument: { uri: document },
	});
	return report.kind === 'full' ? report.items.map((d) => d.code as string) : ['unchanged'];
}

async function ask(s: LanguageServer, previousResultIds: { uri: string; value: string }[] = []) {
	const items: WorkspaceDiagnosticReportPartialResult['items'] = [];
	const token = `t${Math.random()}`;
	const progress = new ProgressType<WorkspaceDiagnosticReportPartialResult>();
	const listening = s.connection.onProgress(progress, token, (part) => {
		items.push(...part.items);
	});
	const answer = s.request<{ items: unknown[] }>('workspace/diagnostic', {
		previousResultIds,
		partialResultToken: token,
	});
	return { items, answer: answer.finally(() => listening.dispose()) };
}

/** The rules that closed files show, by URI. */
async function closedFindings(s: LanguageServer): Promise<[string, unknown[]][]> {
	const asked = await ask(s);
	await asked.answer;
	return asked.items.map((i) => [i.uri, i.kind === 'full' ? i.items.map((d) => d.code) : []]);
}

describe('settings', () => {
	const alone = 'case: C-1\nclaim:\n  lines:\n    - code: 1023T\n';

	it('count for open and closed files, again when they are saved, and are explained where they stand', async () => {
		const caseUri = write('a.case.yaml', alone);
		write('old/b.case.yaml', alone);
		const settings = 'severity:\n  add-on-without-primary: hint\n  nonsense: off\nexclude: [old/]\n';
		const settingsUri = write('claim-review.yaml', settings);
		const s = await started();
		await s.open(caseUri, 'yaml', alone);
		expect((await s.pull(caseUri)).items.map((d) => [d.code, d.severity])).toContainEqual([
			'add-on-without-primary',
			4,
		]);
		const closed = await closedFindings(s);
		expect(closed).toEqual([[settingsUri, ['setting-invalid']]]);
		await s.open(settingsUri, 'yaml', settings);
		const { items } = await s.pull(settingsUri);
		expect(items).toMatchObject([
			{
				code: 'setting-invalid',
				severity: 1,
				range: { start: { line: 2, character: 2 }, end: { line: 2, character: 10 } },
			},
		]);
		const at = (line: number, character: number) => ({
			textDocument: { uri: settingsUri },
			position: { line, character },
		});
		expect(await s.request('textDocument/hover', at(1, 4))).toMatchObject({
			contents: { value: expect.stringContaining('has no payable primary procedure') },
		});
		expect(await s.request('textDocument/completion', at(1, 26))).toHaveLength(5);
		const inCase = await s.request('textDocument/completion', { ...at(1, 1), textDocument: { uri: caseUri } });
		expect(JSON.stringify(inCase)).not.toContain('severity');
		const changed = settings.replace('hint', 'off').replace('  nonsense: off\n', '');
		await s.change(settingsUri, 2, [{ text: changed }]);
		expect((await s.pull(settingsUri)).items).toEqual([]);
		write('claim-review.yaml', changed);
		await s.connection.sendNotification('textDocument/didSave', { textDocument: { uri: settingsUri } });
		await expect.poll(() => rulesIn(s, caseUri)).not.toContain('add-on-without-primary');
		expect(s.output).toBe('');
	});
});

describe('decisions', () => {
	const json =
		'{"case":"C-1","claim":{"lines":[{"code":"1023T","diagnosisPointers":[1]}],"dateOfService":"2026-03-10",' +
		`"diagnoses":["R91.1"]},"note":{"signed":"2026-03-10","documentation":{${whole}}}}\n`;
	const onCode = { start: { line: 0, character: 44 }, end: { line: 0, character: 44 } };

	async function actionsAt(s: LanguageServer, document: string): Promise<CodeAction[]> {
		const context = { diagnostics: [] };
		return s.request('textDocument/codeAction', { textDocument: { uri: document }, range: onCode, context });
	}

	/** Writes what an editor would write, and tells of it. */
	async function carryOut(s: LanguageServer, { documentChanges = [] }: WorkspaceEdit): Promise<void> {
		for (const change of documentChanges) {
			if ('edits' in change) {
				const file = fileURLToPath(change.textDocument.uri);
				const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
				const [edit] = change.edits;
				expect(change.edits).toHaveLength(1);
				const at = edit && 'range' in edit ? edit.range.start : undefined;
				const lines = before.split('\n');
				expect(at).toEqual({ line: lines.length - 1, character: lines.at(-1)?.length });
				writeFileSync(file, before + (edit && 'newText' in edit ? edit.newText : ''));
				const changes = [{ uri: change.textDocument.uri, type: before ? 2 : 1 }];
				await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
			}
		}
	}

	it('are written where an editor asks for the reason itself, hold, and are shown when they match no more', async () => {
		const caseUri = write('a.case.json', json);
		const s = await started({ asksForReasons: true });
		await s.open(caseUri, 'json', json);
		const wish = (await actionsAt(s, caseUri)).find(
			(a) => a.title === 'Record a determination (add-on-without-primary)…',
		);
		const [argument] = wish?.command?.arguments ?? [];
		expect(wish?.command?.command).toBe('claimReview.settle');
		expect(argument).toMatchObject({ uri: caseUri, rule: 'add-on-without-primary', determine: true, decides: true });
		const settle = { uri: caseUri, rule: argument.rule, fingerprint: argument.fingerprint };
		const said = { ...settle, determination: 'unable-to-determine', reason: 'the record is "lost"', who: 'JD' };
		const answer = await s.request<{ edit: WorkspaceEdit; isDecision: boolean }>('claimReview/settle', said);
		expect(answer.isDecision).toBe(true);
		expect(answer.edit.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: uri('claim-review.decisions.yaml') });
		await carryOut(s, answer.edit);
		await expect.poll(() => rulesIn(s, caseUri)).toEqual(['documentation-missing']);
		const trail = readFileSync(path.join(folder, 'claim-review.decisions.yaml'), 'utf8').split('\n');
		expect(trail.slice(1, 8)).toEqual([
			'- rule: add-on-without-primary',
			'  case: "C-1"',
			'  code: "1023T"',
			`  fingerprint: "${argument.fingerprint}"`,
			'  determination: unable-to-determine',
			'  reason: "the record is \\"lost\\""',
			'  who: "JD"',
		]);
		const held = new Promise((resolve) => setTimeout(() => resolve('nothing to show'), 300));
		expect(await Promise.race([closedFindings(s), held])).toBe('nothing to show');
		expect(await s.request('claimReview/settle', said)).toEqual({ problem: 'The finding is not there any more.' });
		// Reformatted, it holds; with another code, it does not.
		const pretty = JSON.stringify(JSON.parse(json), null, 4);
		await s.change(caseUri, 2, [{ text: pretty }]);
		expect(await rulesIn(s, caseUri)).toEqual(['documentation-missing']);
		await s.change(caseUri, 3, [{ text: pretty.replace('1023T', '1024T') }]);
		expect(await rulesIn(s, caseUri)).toEqual(['add-on-without-primary', 'documentation-missing']);
		expect(await closedFindings(s)).toEqual([[uri('claim-review.decisions.yaml'), ['unused-decision']]]);
		expect(s.output).toBe('');
	});

	it('are edits with gaps for any other editor, and count while they are typed', async () => {
		const caseUri = write('a.case.json', json);
		const s = await started();
		await s.open(caseUri, 'json', json);
		const actions = await actionsAt(s, caseUri);
		const ignore = actions.find((a) => a.title === 'Ignore with a reason (add-on-without-primary)');
		expect(ignore?.command).toBeUndefined();
		await carryOut(s, ignore?.edit ?? {});
		expect(await closedFindings(s)).toEqual([[uri('claim-review.decisions.yaml'), ['decision-invalid']]]);
		const trail = readFileSync(path.join(folder, 'claim-review.decisions.yaml'), 'utf8');
		await s.open(uri('claim-review.decisions.yaml'), 'yaml', trail);
		const { items } = await s.pull(uri('claim-review.decisions.yaml'));
		expect(items.map((d) => [d.code, d.range.start])).toEqual([['decision-invalid', { line: 1, character: 8 }]]);
		const filled = trail.replace('reason: ', 'reason: on paper').replace('who: ', 'who: JD');
		await s.change(uri('claim-review.decisions.yaml'), 2, [{ text: filled }]);
		await expect.poll(() => rulesIn(s, caseUri)).toEqual(['documentation-missing']);
		await s.change(uri('claim-review.decisions.yaml'), 3, [{ text: `<<<<<<< a\n${trail}` }]);
		await expect.poll(() => rulesIn(s, caseUri)).toContain('add-on-without-primary');
		const again = await actionsAt(s, caseUri);
		expect(again.filter((a) => a.title.includes('add-on-without-primary'))).toEqual([]);
	});

	it('that another program takes back are taken back in closed files too', async () => {
		const caseUri = write('a.case.json', json);
		const s = await started({ asksForReasons: true });
		await s.open(caseUri, 'json', json);
		const [argument] = (await actionsAt(s, caseUri)).find((a) => a.command)?.command?.arguments ?? [];
		const { rule, fingerprint } = argument;
		const trail = write(
			'claim-review.decisions.yaml',
			`- { rule: ${rule}, fingerprint: "${fingerprint}", reason: on paper, who: JD, when: 2026-01-01 }\n`,
		);
		await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: trail, type: 1 }] });
		await expect.poll(() => rulesIn(s, caseUri)).toEqual(['documentation-missing']);
		await s.connection.sendNotification('textDocument/didClose', { textDocument: { uri: caseUri } });
		expect(await closedFindings(s)).toEqual([[caseUri, ['documentation-missing']]]);
		await s.open(trail, 'yaml', readFileSync(path.join(folder, 'claim-review.decisions.yaml'), 'utf8'));
		await s.change(trail, 2, [{ text: '' }]);
		await expect
			.poll(() => closedFindings(s))
			.toEqual([[caseUri, ['add-on-without-primary', 'documentation-missing']]]);
	});

	it('another program’s decisions are kept: what is added stands behind them', async () => {
		const caseUri = write('a.case.json', json);
		const s = await started({ asksForReasons: true });
		await s.open(caseUri, 'json', json);
		const [argument] = (await actionsAt(s, caseUri)).find((a) => a.command)?.command?.arguments ?? [];
		const other =
			'- rule: note-missing\n  fingerprint: "0123456789abcdef"\n  reason: theirs\n  who: X\n  when: 2026-01-01\n';
		write('claim-review.decisions.yaml', other);
		const { uri: at, rule, fingerprint } = argument;
		const answer = await s.request<{ edit: WorkspaceEdit }>('claimReview/settle', {
			uri: at,
			rule,
			fingerprint,
			reason: 'ours',
			who: 'JD',
		});
		await carryOut(s, answer.edit);
		const trail = readFileSync(path.join(folder, 'claim-review.decisions.yaml'), 'utf8');
		expect(trail.startsWith(`${other}- rule: `)).toBe(true);
	});
});

describe('a claim with its note in a closed file', () => {
	it('is reviewed with it; the fix writes into the note; editing the note clears the claim', async () => {
		const claimUri = write('a.claim.yaml', claim);
		const noteUri = write('notes/b.note.json', note);
		const s = await started();
		await s.open(claimUri, 'yaml', claim);
		expect(await rulesIn(s, claimUri)).toEqual(['documentation-missing']);
		const actions = await s.request<CodeAction[]>('textDocument/codeAction', {
			textDocument: { uri: claimUri },
			range: { start: { line: 5, character: 14 }, end: { line: 5, character: 14 } },
			context: { diagnostics: [] },
		});
		const all = actions.find((a) => a.title === 'Insert the 5 missing elements of 1023T');
		expect(all?.edit?.documentChanges).toEqual([
			{ textDocument: { uri: noteUri, version: null }, edits: [expect.objectContaining({})] },
		]);
		const elements = ['imagingModality', 'technique', 'duration', 'imagingConfirmation', 'complications'];
		const said = elements.map((e) => `, "${e}": "${e === 'complications' ? 'none' : '5 min'}"`).join('');
		await s.open(noteUri, 'json', note.replace('"Aorta"', `"Aorta"${said}`));
		expect(await rulesIn(s, claimUri)).toEqual([]);
		expect(s.output).toBe('');
	});

	it('leads from one to the other', async () => {
		const claimUri = write('a.claim.yaml', claim);
		const noteUri = write('notes/b.note.json', note);
		const s = await started();
		await s.open(claimUri, 'yaml', claim);
		const at = (line: number, character: number) => ({
			textDocument: { uri: claimUri },
			position: { line, character },
		});
		expect(await s.request<Location[]>('textDocument/definition', at(5, 13))).toEqual([
			{ uri: noteUri, range: { start: { line: 2, character: 31 }, end: { line: 2, character: 38 } } },
		]);
		expect(await s.request<Location[]>('textDocument/definition', at(0, 7))).toEqual([
			{ uri: noteUri, range: { start: { line: 1, character: 10 }, end: { line: 1, character: 15 } } },
		]);
		expect(await s.request<Location[]>('textDocument/definition', at(2, 3))).toEqual([]);
		expect(await s.request('textDocument/documentLink', { textDocument: { uri: claimUri } })).toEqual([
			{
				range: { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } },
				target: `${noteUri}#2,11`,
				tooltip: 'The note of this claim',
			},
		]);
	});

	it('counts in the note what the claim bills, and has it counted again when the closed claim changes', async () => {
		write('a.claim.yaml', claim);
		const noteUri = write('notes/b.note.json', note);
		const lensClient = { ...client, workspace: { ...client.workspace, codeLens: { refreshSupport: true } } };
		server = await LanguageServer.start(lensClient, undefined, ['server.js', '--stdio'], [folder]);
		const s = server;
		s.connection.onRequest('workspace/diagnostic/refresh', () => null);
		let refreshed = () => {};
		s.connection.onRequest('workspace/codeLens/refresh', () => {
			refreshed();
			return null;
		});
		const nextRefresh = () =>
			new Promise<void>((resolve) => {
				refreshed = resolve;
			});
		const titles = async () =>
			(await s.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: noteUri } })).map(
				(l) => l.command?.title.split(' ')[0],
			);
		await s.open(noteUri, 'json', note);
		while ((await titles()).length === 0) {
			await nextRefresh();
		}
		expect(await titles()).toEqual(['1023T:']);
		const again = nextRefresh();
		const claimUri = write('a.claim.yaml', claim.replace('code: 1023T', 'code: 1022T'));
		const change = { uri: claimUri, type: 2 };
		await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [change] });
		await again;
		expect(await titles()).toEqual(['1022T:', '1023T:']);
	});

	it('links out of the folder and in circles are not followed, and what cannot be read is counted', async () => {
		const claimUri = write('cases/a.claim.yaml', claim);
		write('elsewhere/b.note.json', note);
		symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'cases/out'));
		symlinkSync(path.join(folder, 'cases'), path.join(folder, 'cases/circle'));
		symlinkSync(path.join(folder, 'cases/nowhere'), path.join(folder, 'cases/broken.case.yaml'));
		server = await LanguageServer.start(
			client,
			undefined,
			['server.js', '--stdio'],
			[path.join(folder, 'cases'), path.join(folder, 'gone')],
		);
		await server.open(claimUri, 'yaml', claim);
		await expect.poll(() => server && rulesIn(server, claimUri)).toEqual(['note-missing']);
		await expect.poll(() => server?.output).toBe('1 file or folder could not be read');
	});

	it('follows files that come and go', async () => {
		const claimUri = write('a.claim.yaml', claim);
		const s = await started();
		await s.open(claimUri, 'yaml', claim);
		expect(await rulesIn(s, claimUri)).toEqual(['note-missing']);
		const noteUri = write('b.note.json', note);
		await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: noteUri, type: 1 }] });
		await expect.poll(() => rulesIn(s, claimUri)).toEqual(['documentation-missing']);
		rmSync(path.join(folder, 'b.note.json'));
		await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: noteUri, type: 3 }] });
		await expect.poll(() => rulesIn(s, claimUri)).toEqual(['note-missing']);
	});

	it('beside a file that is opened without a folder, its own folder is looked at', async () => {
		const claimUri = write('a.claim.yaml', claim);
		write('b.note.json', note);
		server = await LanguageServer.start(client);
		server.connection.onRequest('workspace/diagnostic/refresh', () => null);
		await server.open(claimUri, 'yaml', claim);
		const s = server;
		await expect.poll(() => rulesIn(s, claimUri)).toEqual(['documentation-missing']);
	});
});

describe('the findings of closed files', () => {
	/** Asks once, and gives what was streamed. */
	it('are streamed, then held until something changes, and say only what is new', async () => {
		write('a.claim.yaml', claim);
		write(
			'clean.case.yaml',
			'claim: { dateOfService: 2026-03-10, diagnoses: [R91.1], lines: [{ code: "32408", diagnosisPointers: [1] }] }\n',
		);
		write('unrelated.yaml', 'services: [a]\n');
		const noteUri = write('notes/b.note.json', note);
		const s = await started();
		const first = await ask(s);
		await first.answer;
		const full = first.items.flatMap((i) => (i.kind === 'full' ? [i] : []));
		expect(full.map((i) => [i.uri, i.items.map((d) => [d.code, d.range.start.line])])).toEqual([
			[uri('a.claim.yaml'), [['documentation-missing', 5]]],
			[noteUri, [['documentation-missing', 2]]],
		]);
		const ids = full.map((i) => ({ uri: i.uri, value: i.resultId ?? '' }));
		const second = await ask(s, ids);
		const early = await Promise.race([second.answer, new Promise((r) => setTimeout(() => r('held'), 300))]);
		expect(early).toBe('held');
		write('notes/b.note.json', note.replace('C-1', 'C-2'));
		await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: noteUri, type: 2 }] });
		await second.answer;
		expect(
			second.items.map((i) => [i.uri, i.kind === 'full' ? i.items.map((d) => d.code) : 'unchanged']),
		).toContainEqual([uri('a.claim.yaml'), ['note-missing']]);
	});

	it('are gone when the file is gone', async () => {
		const claimUri = write('a.claim.yaml', claim);
		const s = await started();
		const first = await ask(s);
		await first.answer;
		rmSync(path.join(folder, 'a.claim.yaml'));
		await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: claimUri, type: 3 }] });
		const [item] = first.items;
		const second = await ask(s, [{ uri: claimUri, value: item?.resultId ?? '' }]);
		await second.answer;
		expect(second.items).toEqual([{ kind: 'full', uri: claimUri, version: null, resultId: 'none', items: [] }]);
	});
});
