import { afterEach, expect, it } from 'vitest';
import { fullClient, LanguageServer } from './languageServer';

const uri = 'untitled:one.case.yaml';
const text = `claim:
  dateOfService: 2026-03-10
  diagnoses: [R91.1]
  lines:
    - code: 1023T
      diagnosisPointers: [1]
`;
let server: LanguageServer | undefined;
afterEach(async () => {
	await server?.stop().catch(() => {});
	server = undefined;
});

async function started(): Promise<LanguageServer> {
	server = await LanguageServer.start(fullClient);
	return server;
}

async function rules(s: LanguageServer, document = uri) {
	return (await s.pull(document)).items.map((d) => d.code);
}

const methods = [
	'textDocument/hover',
	'textDocument/definition',
	'textDocument/codeAction',
	'textDocument/documentLink',
	'textDocument/diagnostic',
	'claimReview/caseCount',
];

it('a request that makes no sense is one failed request', async () => {
	const s = await started();
	await s.open(uri, 'yaml', text);
	const params = [
		{},
		{ textDocument: null },
		{ textDocument: { uri: 7 }, position: 'x', range: [], context: 1 },
		{ uri: null },
	];
	for (const method of methods) {
		for (const wrong of params) {
			// An answer, whichever: what must not come is silence or the end.
			await Promise.race([
				s.request(method, wrong).catch(() => 'refused'),
				new Promise((_, reject) => setTimeout(() => reject(new Error(`${method} was not answered`)), 5000)),
			]);
		}
		expect(await rules(s)).toEqual(['add-on-without-primary']);
	}
	await expect(s.request('no/such', {})).rejects.toThrow('Unhandled method');
	expect(await rules(s)).toEqual(['add-on-without-primary']);
});

it('notifications that make no sense change nothing', async () => {
	const s = await started();
	await s.open(uri, 'yaml', text);
	await s.change('untitled:never-opened', 5, [{ text: 'x' }]);
	await s.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'untitled:never-opened' } });
	await s.connection.sendNotification('textDocument/didSave', {});
	await s.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'no uri', type: 9 }] });
	await s.connection.sendNotification('$/cancelRequest', { id: 12345 });
	expect(await rules(s)).toEqual(['add-on-without-primary']);
});

it('edits out of range are held to the text', async () => {
	const s = await started();
	await s.open(uri, 'yaml', text);
	const far = { line: 999, character: 999 };
	await s.change(uri, 2, [
		{ range: { start: far, end: far }, text: '    - { code: "32408", diagnosisPointers: [1] }\n' },
	]);
	expect(await rules(s)).toEqual([]);
});

it('a thousand quick edits end where reading the last text anew ends', async () => {
	const s = await started();
	await s.open(uri, 'yaml', text);
	let now = text;
	for (let i = 0; i < 1000; i++) {
		// Types, deletes and breaks lines up and down the text.
		const line = i % 3;
		const lines = now.split('\n');
		const character = Math.min((i * 7) % 20, lines[line]?.length ?? 0);
		const typed = i % 5 === 4 ? '' : (['x', '\n', ' ', '-', ':'][i % 5] ?? '');
		const end = Math.min(character + (i % 2), lines[line]?.length ?? 0);
		void s.change(uri, i + 2, [{ range: { start: { line, character }, end: { line, character: end } }, text: typed }]);
		const at = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
		now = now.slice(0, at + character) + typed + now.slice(at + end);
	}
	const incremental = await s.pull(uri);
	await s.open('untitled:two.case.yaml', 'yaml', now);
	const anew = await s.pull('untitled:two.case.yaml');
	expect(incremental.items).toEqual(anew.items);
	await s.change(uri, 2000, [{ text }]);
	expect(await rules(s)).toEqual(['add-on-without-primary']);
});

it('a cancelled request is answered as cancelled, the next one as ever', async () => {
	const s = await started();
	await s.open(uri, 'yaml', text);
	const many = Array.from({ length: 50 }, () => {
		const source = { cancel: () => {} };
		const answer = s.connection.sendRequest(
			'textDocument/hover',
			{ textDocument: { uri }, position: { line: 4, character: 14 } },
			{
				isCancellationRequested: false,
				onCancellationRequested: (listener: () => void) => {
					source.cancel = listener;
					return { dispose: () => {} };
				},
			} as never,
		);
		source.cancel();
		return answer.catch((error: { code: number }) => error.code);
	});
	for (const outcome of await Promise.all(many)) {
		// Cancelled in time, or answered before.
		expect(outcome === -32800 || outcome === -32802 || typeof outcome === 'object').toBe(true);
	}
	expect(await rules(s)).toEqual(['add-on-without-primary']);
});

it('killed in the middle of an edit, a new process knows all that the editor gives it again', async () => {
	const first = await started();
	await first.open(uri, 'yaml', text);
	expect(await rules(first)).toEqual(['add-on-without-primary']);
	const edited = text.replace('claim:\n', 'case: C-1\nclaim:\n');
	// The pipe may break before the edit is written: that is what is tested, and no failure.
	const sent = first.change(uri, 2, [{ text: edited }]).catch(() => {});
	first.pull(uri).catch(() => {});
	const ended = new Promise((resolve) => first.process.once('exit', resolve));
	first.process.kill('SIGKILL');
	await Promise.all([ended, sent]);
	first.connection.dispose();
	const second = await started();
	await second.open(uri, 'yaml', edited);
	const { items } = await second.pull(uri);
	expect(items.map((d) => [d.code, d.range.start])).toEqual([['add-on-without-primary', { line: 5, character: 12 }]]);
});
