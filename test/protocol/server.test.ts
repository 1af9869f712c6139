import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Diagnostic, Hover } from 'vscode-languageserver-protocol';
import { fullClient, LanguageServer } from './languageServer';

const uri = 'file:///cases/a.case.yaml';

const faulty = `claim:
  dateOfService: 2026-03-10
  diagnoses: [R91.1]
  lines:
    - code: "32408"
      diagnosisPointers: [1]
    - code: 1023T
      diagnosisPointers: [1]
note:
  documentation:
    1023T:
      indication: Aorta in the needle path
      imagingModality: CT fluoroscopy
      technique: saline through a Chiba needle
      complications: none
    procedure:
      priorImaging: CT chest 2026-02-24
      coagulationStatus: INR 1.0, platelets 231
      informedConsent: written
      positioning: supine
      accessPath: posterior, planned on CT
      anesthesia: moderate sedation
      postProcedureImaging: CT, no pneumothorax
      postProcedureInstructions: given
  signed: 2026-03-10T14:20
`;

let server: LanguageServer | undefined;
afterEach(async () => {
	await server?.stop();
	server = undefined;
});

const range = (line: number, from: number, to: number, lastLine = line) => ({
	start: { line, character: from },
	end: { line: lastLine, character: to },
});

async function open(text: string, options: { uri?: string; languageId?: string; client?: object; init?: object } = {}) {
	server = await LanguageServer.start(options.client ?? fullClient, options.init);
	await server.open(options.uri ?? uri, options.languageId ?? 'yaml', text);
	return server;
}

async function fixes(s: LanguageServer, at: object, only?: string[], document = uri): Promise<CodeAction[]> {
	const context = { diagnostics: [] as Diagnostic[], ...(only && { only }) };
	return s.request('textDocument/codeAction', { textDocument: { uri: document }, range: at, context });
}

describe('diagnostics', () => {
	it('are pulled, and unchanged by their result id', async () => {
		const s = await open(faulty);
		const first = await s.pull(uri);
		expect(first.kind).toBe('full');
		expect(first.items).toHaveLength(1);
		expect(first.items[0]).toMatchObject({
			range: range(6, 12, 17),
			severity: 1,
			source: 'Claim Review',
			code: 'documentation-missing',
		});
		expect(first.items[0]?.message).toContain(
			'2 of 6 documentation elements are missing: duration, imagingConfirmation',
		);
		expect(s.published.size).toBe(0);
		expect(await s.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
	});

	it('link to the page of their rule where the client says it stands', async () => {
		const client = { ...fullClient, textDocument: { diagnostic: { codeDescriptionSupport: true } } };
		const s = await open(faulty, { client, init: { rulePages: 'some-scheme:/pages' } });
		const { items } = await s.pull(uri);
		expect(items[0]?.codeDescription).toEqual({ href: 'some-scheme:/pages/documentation-missing.md' });
		const [fix] = await fixes(s, range(6, 13, 13));
		expect(fix?.diagnostics).toEqual(items);
	});

	it('link to the page beside the server for a client that names none, and not for one that shows no links', async () => {
		const client = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
		const [pushed] = await (await open(faulty, { client })).pushed(uri, 1);
		const page = fileURLToPath(pushed?.codeDescription?.href ?? '');
		expect(readFileSync(page, 'utf8')).toContain('\n# documentation-missing\n');
		await server?.stop();
		const { items } = await (await open(faulty)).pull(uri);
		expect(items[0]?.codeDescription).toBeUndefined();
	});

	it('follow an edit', async () => {
		const s = await open(faulty);
		const before = await s.pull(uri);
		await s.change(uri, 2, [{ range: range(4, 12, 19), text: '"10005"' }]);
		const after = await s.pull(uri, before.resultId);
		expect(after.kind).toBe('full');
		expect(after.items.map((d) => d.code)).toEqual(['add-on-without-primary', 'documentation-missing']);
		expect(after.items[0]?.relatedInformation).toEqual([
			{ location: { uri, range: range(4, 12, 19) }, message: '10005 is not a listed primary of it' },
		]);
	});

	it('are pushed to a client that cannot pull, with the version, and emptied at close', async () => {
		const s = await open(faulty, { client: { textDocument: {} } });
		const first = await s.pushed(uri, 1);
		expect(first.map((d) => d.range)).toEqual([range(6, 12, 17)]);
		await s.change(uri, 2, [{ text: 'other: true\n' }]);
		expect(await s.pushed(uri, 2)).toEqual([]);
		await s.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
		expect(await s.pushed(uri, undefined)).toEqual([]);
	});

	it('say nothing of unrelated YAML and JSON', async () => {
		const s = await open('version: 3\nservices:\n  - code: 1023T\n', { uri: 'file:///docker-compose.yml' });
		expect((await s.pull('file:///docker-compose.yml')).items).toEqual([]);
		await s.open('file:///package.json', 'json', '{ "name": "claim", "lines": [ }');
		expect((await s.pull('file:///package.json')).items).toEqual([]);
	});

	it('leave mistakes of JSON to an editor that says so, and to no other', async () => {
		const text =
			'{ "claim": { "dateOfService": "2026-03-10", "diagnoses": ["R91.1"], "lines": [{ "code": "99499", "code": "99499", "diagnosisPointers": [1] },] } }';
		const json = 'file:///b.case.json';
		const codes = async (init: object | undefined) => {
			const s = await open(text, { uri: json, languageId: 'json', ...(init && { init }) });
			const found = (await s.pull(json)).items.map((d) => d.code);
			await s.stop();
			server = undefined;
			return found;
		};
		expect(await codes({ hostChecksJson: true })).toEqual([]);
		expect(await codes(undefined)).toEqual(['duplicate-key', 'syntax']);
	});

	it('come for FHIR and for a text that is being typed', async () => {
		const fhir = 'file:///claim.json';
		const s = await open(
			'{\n  "resourceType": "Claim",\n  "item": [\n    {"productOrService": {"coding": [{"code": "1023T"}]',
			{
				uri: fhir,
				languageId: 'json',
				init: { hostChecksJson: true },
			},
		);
		expect((await s.pull(fhir)).items.map((d) => [d.code, d.range])).toEqual([
			['add-on-without-primary', range(3, 46, 53)],
		]);
	});

	it('of a document that is not open are empty', async () => {
		server = await LanguageServer.start();
		expect((await server.pull('file:///nowhere.yaml')).items).toEqual([]);
	});
});

describe('hover', () => {
	const at = (line: number, character: number, document = uri) => ({
		textDocument: { uri: document },
		position: { line, character },
	});

	it('explains an add-on code and ticks its elements for this case', async () => {
		const s = await open(faulty);
		const hover = await s.request<Hover>('textDocument/hover', at(6, 14));
		expect(hover.range).toEqual(range(6, 12, 17));
		const { value } = hover.contents as { value: string };
		expect(value).toContain('**1023T**');
		expect(value).toContain('✓ `indication`');
		expect(value).toContain('✗ `duration`');
		expect(value).toContain('**32408** (on this claim)');
		expect(value).toContain('**Not known**');
		expect(value).toContain('**Sources**');
		expect(value).not.toContain('$0');
	});

	it('explains a primary and a documentation element', async () => {
		const s = await open(faulty);
		const primary = await s.request<Hover>('textDocument/hover', at(4, 14));
		expect((primary.contents as { value: string }).value).toContain('A listed primary procedure of');
		const element = await s.request<Hover>('textDocument/hover', at(13, 8));
		expect(element.range).toEqual(range(13, 6, 15));
		expect((element.contents as { value: string }).value).toContain('**What to write:**');
	});

	it('is nothing elsewhere, and plain text for a client without Markdown', async () => {
		const s = await open(faulty, { client: {} });
		expect(await s.request('textDocument/hover', at(4, 1))).toBeNull();
		expect(await s.request('textDocument/hover', at(99, 0))).toBeNull();
		const hover = await s.request<Hover>('textDocument/hover', at(6, 14));
		expect((hover.contents as { kind: string }).kind).toBe('plaintext');
		expect((hover.contents as { value: string }).value).not.toMatch(/\*\*|`/);
	});
});

describe('the words of the note', () => {
	const text = `${faulty}  text: |\n    Under CT 40 mL of saline were injected behind\n    the aorta, which took six minutes.\n`;
	const places = { textDocument: { uri } };

	it('are where the definition of an element leads', async () => {
		const s = await open(text);
		expect(s.initialized.capabilities.definitionProvider).toBe(true);
		const at = { ...places, position: { line: 13, character: 8 } };
		expect(await s.request('textDocument/definition', at)).toEqual([{ uri, range: range(26, 13, 49) }]);
	});

	it('are counted over the note, to be clicked where the client shows them', async () => {
		const title = '1023T: 5 of 6 elements documented · missing: imagingConfirmation';
		const s = await open(text);
		expect(s.initialized.capabilities.codeLensProvider).toEqual({});
		expect(await s.request('textDocument/codeLens', places)).toEqual([
			{ range: range(0, 0, 5), command: { title: '1 finding', command: '' } },
			{ range: range(0, 0, 5), command: { title: '5 of 6 elements documented', command: '' } },
			{ range: range(10, 4, 9), command: { title, command: '' } },
		]);
		await s.stop();
		const shows = await open(text, { init: { showsDocumentation: true } });
		const shown = { uri, range: range(10, 4, 9) };
		expect((await shows.request<CodeLens[]>('textDocument/codeLens', places)).at(-1)).toEqual({
			range: range(10, 4, 9),
			command: { title, command: 'claimReview.showDocumentation', arguments: [shown] },
		});
	});

	it('are inserted by a fix that names them', async () => {
		const s = await open(text.replace('saline through a Chiba needle', 'see note'));
		const [fix] = await fixes(s, range(13, 20, 20));
		expect(fix?.title).toBe('Insert from the note: “Under CT 40 mL of saline were injected behind the aorta”');
		expect(fix?.isPreferred).toBeUndefined();
		expect(fix?.edit?.documentChanges).toEqual([
			{
				textDocument: { uri, version: 1 },
				edits: [{ range: range(13, 17, 25), newText: 'Under CT 40 mL of saline were injected behind the aorta' }],
			},
		]);
	});
});

describe('quick fixes', () => {
	it('insert all missing elements or one, as snippets with the cursor in the gap', async () => {
		const s = await open(faulty);
		const actions = await fixes(s, range(6, 13, 13), ['quickfix']);
		expect(actions.map((a) => a.title)).toEqual([
			'Insert the 2 missing elements of 1023T',
			'Insert the missing element "duration" of 1023T',
			'Insert the missing element "imagingConfirmation" of 1023T',
			'Ignore with a reason (documentation-missing)',
			'Record a determination (documentation-missing)',
		]);
		expect(actions[0]?.isPreferred).toBe(true);
		expect(actions[0]?.diagnostics?.[0]?.code).toBe('documentation-missing');
		const change = actions[0]?.edit?.documentChanges?.[0] as unknown as {
			textDocument: object;
			edits: [{ range: object; snippet: { value: string } }];
		};
		expect(change.textDocument).toEqual({ uri, version: 1 });
		expect(change.edits).toHaveLength(1);
		expect(change.edits[0].range).toEqual(range(15, 0, 0));
		expect(change.edits[0].snippet.value).toMatch(
			/^ {6}duration: \$\{1\} # \S.*\n {6}imagingConfirmation: \$\{2\} # \S.*\n$/,
		);
	});

	it('are plain edits for a client that takes nothing more', async () => {
		const s = await open(faulty, { client: {} });
		const [all] = await fixes(s, range(6, 12, 12));
		const edits = all?.edit?.changes?.[uri];
		expect(edits).toHaveLength(1);
		expect(edits?.[0]?.range).toEqual(range(15, 0, 0));
		expect(edits?.[0]?.newText).toMatch(/^ {6}duration: {2}# \S.*\n {6}imagingConfirmation: {2}# \S.*\n$/);
	});

	it('are none for another kind, and none beside the finding', async () => {
		const s = await open(faulty);
		expect(await fixes(s, range(6, 12, 17), ['source.fixAll'])).toEqual([]);
		expect(await fixes(s, range(6, 12, 17), ['quick'])).toEqual([]);
		expect(await fixes(s, range(1, 0, 5))).toEqual([]);
	});
});

describe('fix-all', () => {
	const kind = 'source.fixAll.claimReview';
	const text =
		'\uFEFFclaim:\r\n  billingProvider: 0199 # x\r\n  lines:\r\n    - { code: 1e3, units: 02 }\r\n---\r\nclaim:\r\n  lines:\r\n    - code: 007\r\nnote:\r\n  text: 008\r\n';
	const edits = [
		{ range: range(1, 19, 23), newText: '"0199"' },
		{ range: range(3, 14, 17), newText: '"1e3"' },
		{ range: range(7, 12, 15), newText: '"007"' },
	];

	it('is said to be there', async () => {
		server = await LanguageServer.start();
		const capabilities = server.initialized.capabilities.codeActionProvider;
		expect(capabilities).toEqual({ codeActionKinds: ['quickfix', kind] });
	});

	it.each([['source'], ['source.fixAll'], [kind]])('is one action on the whole document for %s', async (only) => {
		const s = await open(text);
		expect(await fixes(s, range(0, 0, 0), [only])).toEqual([
			{
				title: 'Fix all safe problems of form (3)',
				kind,
				edit: { documentChanges: [{ textDocument: { uri, version: 1 }, edits }] },
			},
		]);
	});

	it('is plain edits for a client that takes nothing more', async () => {
		const s = await open(text, { client: {} });
		expect((await fixes(s, range(9, 0, 0), [kind])).map((a) => a.edit)).toEqual([{ changes: { [uri]: edits } }]);
	});

	it('is asked for by name: no menu of quick fixes has it, and it has none of them', async () => {
		const s = await open(text);
		const kindsFor = async (only?: string[]) => [
			...new Set((await fixes(s, range(3, 14, 14), only)).map((a) => a.kind)),
		];
		expect(await kindsFor()).toEqual(['quickfix']);
		expect(await kindsFor([''])).toEqual(['quickfix']);
		expect(await kindsFor(['quickfix'])).toEqual(['quickfix']);
		expect(await kindsFor(['quickfix', 'source'])).toEqual(['quickfix', kind]);
		for (const other of ['source.fixAll.eslint', 'source.fix', 'source.organizeImports', 'refactor', 'quick']) {
			expect(await kindsFor([other])).toEqual([]);
		}
	});

	it('is none where there is nothing to do, and none once it was done', async () => {
		const s = await open(faulty);
		expect(await fixes(s, range(0, 0, 0), [kind])).toEqual([]);
		await s.change(uri, 2, [{ text }]);
		expect(await fixes(s, range(0, 0, 0), [kind])).toHaveLength(1);
		await s.change(
			uri,
			3,
			edits.toReversed().map((e) => ({ range: e.range, text: e.newText })),
		);
		expect(await fixes(s, range(0, 0, 0), [kind])).toEqual([]);
		const left = (await s.pull(uri)).items.filter((d) => d.code === 'text-as-number');
		expect(left.map((d) => d.range)).toEqual([range(9, 8, 11)]);
	});

	it.each(['', '\u0000\uFFFD\u0001: [', 'claim: { lines: [{ code: 00', 'other: 007\n'])(
		'is none for %j',
		async (broken) => {
			const s = await open(broken);
			expect(await fixes(s, range(0, 0, 0), [kind])).toEqual([]);
		},
	);
});

describe('the process', () => {
	it('is the same behind `claim-review lsp --stdio`', async () => {
		server = await LanguageServer.start(fullClient, undefined, ['cli.js', 'lsp', '--stdio']);
		await server.open(uri, 'yaml', faulty);
		expect((await server.pull(uri)).items).toHaveLength(1);
	});

	it('ends with status 0 after a shutdown and has written nothing but the protocol', async () => {
		const s = await open(faulty.replace('Aorta', 'SENTINEL'));
		await s.pull(uri);
		await fixes(s, range(6, 12, 17));
		server = undefined;
		expect(await s.stop()).toBe(0);
		expect(s.output).toBe('');
	});

	it('answers a wrong request with an error and goes on', async () => {
		const s = await open(faulty);
		await expect(s.request('textDocument/hover', { textDocument: { uri } })).rejects.toThrow('hover failed');
		expect(s.output).not.toContain('Aorta');
		expect((await s.pull(uri)).items).toHaveLength(1);
	});

	it('survives every beginning of a case being typed', async () => {
		const s = await open('', { init: {} });
		for (let end = 0, version = 2; end <= faulty.length; end += 7, version++) {
			await s.change(uri, version, [{ text: faulty.slice(0, end) }]);
			expect((await s.pull(uri)).kind).toBe('full');
		}
	});
});
