import { afterEach, describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { fullClient, LanguageServer } from './languageServer';

const text = 'claim:\n  lines:\n    - code: 1023T\n    - code: \n      \n';
const fhir = JSON.stringify({
	resourceType: 'Claim',
	status: 'active',
	use: 'claim',
	item: [
		{ sequence: 1, productOrService: { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: '1023T' }] } },
		{ sequence: 2, productOrService: { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: '3240' }] } },
	],
});

const servers: LanguageServer[] = [];

afterEach(async () => {
	await Promise.all(servers.splice(0).map((s) => s.stop()));
});

const withItems = {
	...fullClient,
	textDocument: { ...fullClient.textDocument, completion: { completionItem: { snippetSupport: true } } },
};

async function started(options: object = {}, capabilities: object = withItems) {
	const s = await LanguageServer.start(capabilities, options);
	servers.push(s);
	const at = async (uri: string, line: number, character: number): Promise<readonly CompletionItem[]> => {
		const position = { line, character };
		const params = { textDocument: { uri }, position };
		const found = await s.request<CompletionList | CompletionItem[]>('textDocument/completion', params);
		return Array.isArray(found) ? found : found.items;
	};
	return { s, at };
}

describe('completion of a case', () => {
	it('puts a code in quotes where the cursor is', async () => {
		const { s, at } = await started();
		expect(s.initialized.capabilities.completionProvider?.triggerCharacters).toContain('"');
		await s.open('file:///a.case.yaml', 'yaml', text);
		const items = await at('file:///a.case.yaml', 3, 12);
		expect(items.find((i) => i.label === '32408')).toMatchObject({
			detail: expect.stringMatching(/^primary of 1023T/),
			textEdit: {
				range: { start: { line: 3, character: 12 }, end: { line: 3, character: 12 } },
				newText: '"32408"',
			},
		});
	});

	it('offers keys only where nothing else of the client does', async () => {
		const labels = async (options: object, name: string) => {
			const { s, at } = await started(options, fullClient);
			const uri = `file:///${name}`;
			const isJson = name.endsWith('.json');
			await s.open(uri, isJson ? 'json' : 'yaml', isJson ? '{ "claim": {  } }' : text);
			return (await at(uri, isJson ? 0 : 4, isJson ? 13 : 6)).map((i) => i.label);
		};
		expect(await labels({}, 'a.case.yaml')).toContain('units');
		expect(await labels({ hasYamlSchemas: true }, 'a.case.yaml')).toEqual([]);
		// This name is in the extension's list for no schema.
		expect(await labels({ hasYamlSchemas: true }, 'other.yaml')).toContain('units');
		expect(await labels({}, 'a.case.json')).toContain('payer');
		expect(await labels({ hostChecksJson: true }, 'a.case.json')).toEqual([]);
	});

	it('gives plain text and no snippet to a client that takes no other', async () => {
		const { s, at } = await started({}, {});
		await s.open('file:///a.case.yaml', 'yaml', text);
		const items = await at('file:///a.case.yaml', 4, 6);
		expect(items.map((i) => i.insertTextFormat)).toEqual(items.map(() => undefined));
		expect(items[0]?.documentation).toMatchObject({ kind: 'plaintext' });
	});

	it('replaces a code of FHIR inside its quotes, and nothing else there', async () => {
		const { s, at } = await started();
		await s.open('file:///a.json', 'json', fhir);
		const character = fhir.indexOf('3240');
		const items = await at('file:///a.json', 0, character + 2);
		expect(items.find((i) => i.label === '32408')?.textEdit).toEqual({
			range: { start: { line: 0, character }, end: { line: 0, character: character + 4 } },
			newText: '32408',
		});
		expect(await at('file:///a.json', 0, fhir.indexOf('active') + 1)).toEqual([]);
	});

	it('is silent in other files', async () => {
		const { s, at } = await started();
		await s.open('file:///a.yaml', 'yaml', 'a: b\n');
		expect(await at('file:///a.yaml', 1, 0)).toEqual([]);
	});
});
