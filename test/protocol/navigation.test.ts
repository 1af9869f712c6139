import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
	DocumentSymbol,
	FoldingRange,
	InlayHint,
	Location,
	SelectionRange,
	SymbolInformation,
	WorkspaceEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { fullClient, LanguageServer } from './languageServer';

let server: LanguageServer | undefined;
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'navigation-'));
});
afterEach(async () => {
	await server?.stop();
	server = undefined;
	rmSync(folder, { recursive: true, force: true });
});

const range = (line: number, from: number, to: number) => ({
	start: { line, character: from },
	end: { line, character: to },
});

const claim = 'case: C-77\nclaim:\n  id: CLM-77\n  lines:\n    - code: "32408"\n    - code: 1023T\n';
const note = '{\n  "case": "C-77",\n  "note": { "documentation": { "1023T": { "duration": "6 min" } } }\n}\n';

function write(name: string, text: string): string {
	const file = path.join(folder, name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
	return pathToFileURL(file).href;
}

const hierarchical = {
	...fullClient,
	textDocument: { ...fullClient.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};
const resolving = {
	...hierarchical,
	workspace: { ...fullClient.workspace, symbol: { resolveSupport: { properties: ['location.range'] } } },
};

async function started(client: object = hierarchical): Promise<LanguageServer> {
	server = await LanguageServer.start(client, undefined, ['server.js', '--stdio'], [folder]);
	return server;
}

/** A claim that is open and its note that is closed, in two files, and another claim. */
async function opened(client?: object) {
	const claimUri = write('a.claim.yaml', claim);
	const noteUri = write('notes/b.note.json', note);
	const otherUri = write('c.cases.ndjson', '{"case":"C-78","claim":{"lines":[{"code":"1023T"}]}}\n');
	const s = await started(client);
	await s.open(claimUri, 'yaml', claim);
	const ask = <T>(method: string, more: object = {}) =>
		s.request<T>(method, { textDocument: { uri: claimUri }, ...more });
	const at = (line: number, character: number) => ({ position: { line, character } });
	return { s, claimUri, noteUri, otherUri, ask, at };
}

describe('in a server of its own', () => {
	it('a case has an outline, as a tree or as a list', async () => {
		const { ask } = await opened();
		const [one] = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
		expect(one?.name).toBe('C-77');
		expect(one?.children?.[0]?.children?.map((c) => [c.name, c.selectionRange])).toEqual([
			['line 1: 32408', range(4, 12, 19)],
			['line 2: 1023T', range(5, 12, 17)],
		]);
		await server?.stop();
		const plain = await opened(fullClient);
		const list = await plain.ask<SymbolInformation[]>('textDocument/documentSymbol');
		expect(list.map((l) => l.name)).toEqual(['C-77', 'claim', 'line 1: 32408', 'line 2: 1023T']);
	});

	it('it is folded, selected outward and explained behind its codes', async () => {
		const { ask, s } = await opened();
		expect(s.initialized.capabilities).toMatchObject({
			documentSymbolProvider: { label: 'Claim Review' },
			foldingRangeProvider: true,
			selectionRangeProvider: true,
			inlayHintProvider: true,
			referencesProvider: true,
			renameProvider: { prepareProvider: true },
			workspaceSymbolProvider: { resolveProvider: true },
		});
		const folds = await ask<FoldingRange[]>('textDocument/foldingRange');
		expect(folds.map((f) => [f.startLine, f.endLine])).toEqual([
			[0, 5],
			[1, 5],
			[3, 5],
		]);
		const [first] = await ask<SelectionRange[]>('textDocument/selectionRange', {
			positions: [{ line: 5, character: 14 }],
		});
		expect([first?.range, first?.parent?.range]).toEqual([range(5, 12, 17), range(5, 6, 17)]);
		const hints = await ask<InlayHint[]>('textDocument/inlayHint', {
			range: { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } },
		});
		expect(hints.map((h) => [h.position, h.label])).toEqual([
			[{ line: 5, character: 17 }, 'add-on, tissue moved aside in the chest'],
		]);
		// Of both codes the one that is an add-on code.
		expect(await ask('textDocument/semanticTokens/full')).toEqual({ data: [5, 12, 5, 0, 0] });
	});

	it('every line that bills a code is found, in closed files too', async () => {
		const { ask, at, claimUri, noteUri, otherUri } = await opened();
		const context = { context: { includeDeclaration: true } };
		expect(await ask<Location[]>('textDocument/references', { ...at(5, 13), ...context })).toEqual([
			{ uri: claimUri, range: range(5, 12, 17) },
			{ uri: otherUri, range: range(0, 41, 48) },
		]);
		expect(await ask<Location[]>('textDocument/references', { ...at(0, 7), ...context })).toEqual([
			{ uri: claimUri, range: range(0, 6, 10) },
			{ uri: noteUri, range: range(1, 10, 16) },
		]);
	});

	it('cases are found by id and code, with their places at once or when one is chosen', async () => {
		const first = await opened();
		// The answer to another question says that all files have been looked at.
		await first.ask('textDocument/references', { ...first.at(0, 7), context: { includeDeclaration: true } });
		const found = await first.s.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'c-77' });
		expect(found.map(({ name, location }) => [name, location])).toEqual([
			['C-77', { uri: first.claimUri, range: range(0, 6, 10) }],
			['C-77', { uri: first.noteUri, range: range(1, 10, 16) }],
			['CLM-77', { uri: first.claimUri, range: range(2, 6, 12) }],
		]);
		await server?.stop();
		const { s, ask, at, otherUri } = await opened(resolving);
		await ask('textDocument/references', { ...at(0, 7), context: { includeDeclaration: true } });
		const codes = await s.request<WorkspaceSymbol[]>('workspace/symbol', { query: '1023T' });
		expect(codes.map((c) => [c.name, c.containerName])).toEqual([
			['1023T', 'C-77'],
			['1023T', 'C-78'],
		]);
		expect(codes[1]?.location).toEqual({ uri: otherUri });
		const chosen = await s.request<WorkspaceSymbol>('workspaceSymbol/resolve', codes[1] ?? {});
		expect(chosen.location).toEqual({ uri: otherUri, range: range(0, 41, 48) });
	});

	it('what a client hands back as a symbol reads no file that is no case', async () => {
		const { s, claimUri } = await opened(resolving);
		for (const data of [{ file: '/etc/hostname', ordinal: 0, of: 'case' }, { file: 1 }, null, 'x']) {
			const symbol = { name: 'x', kind: 3, location: { uri: claimUri }, data };
			const resolved = await s.request<WorkspaceSymbol>('workspaceSymbol/resolve', symbol);
			expect(resolved.location).toEqual({ uri: claimUri, range: range(0, 0, 0) });
		}
	});

	it('a case id is renamed in the claim and in its closed note, and a taken one is refused', async () => {
		const { ask, at, claimUri, noteUri, s } = await opened();
		expect(await ask('textDocument/prepareRename', at(0, 8))).toEqual({
			range: range(0, 6, 10),
			placeholder: 'C-77',
		});
		expect(await ask('textDocument/prepareRename', at(2, 8))).toBeNull();
		const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...at(0, 8), newName: 'C-80' });
		expect(edit).toEqual({
			documentChanges: [
				{ textDocument: { uri: claimUri, version: 1 }, edits: [{ range: range(0, 6, 10), newText: 'C-80' }] },
				{ textDocument: { uri: noteUri, version: null }, edits: [{ range: range(1, 10, 16), newText: '"C-80"' }] },
			],
		});
		await expect(ask('textDocument/rename', { ...at(0, 8), newName: 'C-78' })).rejects.toThrow(
			'Another case has this id already.',
		);
		expect(s.output).not.toMatch(/C-7|C-8|CLM/);
	});

	it('nothing is said of a text without a case', async () => {
		const s = await started();
		const uri = write('x.yaml', 'a:\n  b: 1\n  c: 2\n');
		await s.open(uri, 'yaml', 'a:\n  b: 1\n  c: 2\n');
		const position = { line: 1, character: 2 };
		for (const [method, more] of [
			['documentSymbol', {}],
			['foldingRange', {}],
			['selectionRange', { positions: [position] }],
			['inlayHint', { range: range(0, 0, 1) }],
			['references', { position, context: { includeDeclaration: true } }],
			['prepareRename', { position }],
			['rename', { position, newName: 'x' }],
		] as const) {
			expect(await s.request(`textDocument/${method}`, { textDocument: { uri }, ...more }), method).toBeNull();
		}
	});
});
