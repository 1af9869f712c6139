import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fullClient, LanguageServer } from './languageServer';

const sentinel = 'Zebrafink';
const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'privacy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Texts with the name in every place, whole and broken exactly there. */
const texts: Record<string, string> = {
	'values.case.yaml': `# ${sentinel}\ncase: ${sentinel}\nclaim:\n  patient: ${sentinel}\n  payer: ${sentinel}\n  lines:\n    - code: 1023T\n      modifiers: [${sentinel}]\nnote:\n  patient: ${sentinel}2\n  documentation:\n    1023T:\n      indication: ${sentinel}\n  text: |\n    ${sentinel} was seen\n`,
	'keys.case.yaml': `claim:\n  ${sentinel}: 1\n  ${sentinel}: 2\n  lines: [{ code: 1023T, ${sentinel}: 3 }]\nnote:\n  documentation: { ${sentinel}: { ${sentinel}: x } }\n`,
	'broken.case.yaml': `claim:\n  patient: "${sentinel}\n  lines: [{ code: 1023T, *${sentinel} &${sentinel} !${sentinel} @${sentinel}\n`,
	'broken.case.json': `{ "claim": { "patient": "${sentinel}, "lines": [{ "code": "1023T" ${sentinel} }], ${sentinel}: \\u${sentinel} }`,
	'lines.cases.ndjson': `{ "claim": { "lines": [{ "code": "1023T" }], "patient": "${sentinel}" } }\n${sentinel}\n`,
};

it.each(['off', 'messages', 'verbose'])(
	'with trace %s the server logs nothing that stands in a case',
	async (trace) => {
		for (const [name, text] of Object.entries(texts)) {
			writeFileSync(path.join(folder, `${sentinel}-${name}`), text);
		}
		const server = await LanguageServer.start(fullClient, undefined, ['server.js', '--stdio'], [folder]);
		const said: string[] = [];
		for (const method of ['window/logMessage', 'window/showMessage', 'telemetry/event', '$/logTrace']) {
			server.connection.onNotification(method, (params: object) => {
				said.push(JSON.stringify(params));
			});
		}
		const refused = async (method: string, params: object) => {
			await server.connection.sendRequest(method, params).catch((error: unknown) => {
				said.push(String(error), JSON.stringify(error), error instanceof Error ? (error.stack ?? '') : '');
			});
		};
		await server.connection.sendNotification('$/setTrace', { value: trace });
		for (const [name, text] of Object.entries(texts)) {
			const uri = pathToFileURL(path.join(folder, `${sentinel}-${name}`)).href;
			await server.open(uri, name.endsWith('yaml') ? 'yaml' : name.endsWith('ndjson') ? 'jsonl' : 'json', text);
			for (let i = 0; i < text.length; i += 7) {
				await server.change(uri, 2 + i, [{ text: text.slice(0, i) }]);
				await server.pull(uri);
			}
			await server.change(uri, 9999, [{ text }]);
			const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
			await refused('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
			await refused('textDocument/hover', { textDocument: { uri }, position: { line: -1, character: Number.NaN } });
			await refused('textDocument/hover', { textDocument: { uri: sentinel }, position: sentinel });
			await refused('textDocument/codeAction', { textDocument: { uri }, range: sentinel, context: sentinel });
			await refused('claimReview/query', { uri, rule: sentinel, fingerprint: { [sentinel]: sentinel } });
			await refused('textDocument/definition', { position: { [sentinel]: sentinel } });
			const [textDocument, position] = [{ uri }, { line: 1, character: 9 }];
			await refused('textDocument/documentSymbol', { textDocument });
			await refused('textDocument/foldingRange', { textDocument: sentinel });
			await refused('textDocument/selectionRange', { textDocument, positions: [sentinel] });
			await refused('textDocument/inlayHint', { textDocument, range: sentinel });
			await refused('textDocument/references', { textDocument, position, context: sentinel });
			await refused('textDocument/rename', { textDocument, position, newName: sentinel });
			await refused('textDocument/rename', { textDocument, position, newName: { [sentinel]: sentinel } });
			await refused('workspace/symbol', { query: sentinel });
			await refused('workspace/symbol', { query: { [sentinel]: sentinel } });
			await refused('workspaceSymbol/resolve', { name: sentinel, data: { file: sentinel, ordinal: 0, of: 'case' } });
			await refused(`${sentinel}/method`, { [sentinel]: sentinel });
			await refused('workspace/diagnostic', { previousResultIds: sentinel });
			await server.connection.sendNotification('textDocument/didChange', {
				textDocument: { uri: sentinel },
				contentChanges: sentinel,
			});
		}
		expect(await server.stop()).toBe(0);
		const known = said.join('\n') + server.output;
		// A method that does not exist is named in the answer to whoever asked for it.
		expect(known.replaceAll(`Unhandled method ${sentinel}/method`, '')).not.toContain(sentinel);
	},
);

it('the command line writes nothing of a case to standard error, nor to standard output but what is underlined', () => {
	for (const [name, text] of Object.entries(texts)) {
		writeFileSync(path.join(folder, name), text);
	}
	const run = spawnSync(process.execPath, [cli, 'check', '--format', 'json', '.'], { cwd: folder, encoding: 'utf8' });
	expect(run.stderr).toBe('');
	const { files } = JSON.parse(run.stdout) as { files: { findings: { message: string }[] }[] };
	const messages = files.flatMap((f) => f.findings.map((x) => x.message));
	expect(messages.length).toBeGreaterThan(10);
	expect(messages.filter((m) => m.includes(sentinel) && !m.includes('own is not supplied'))).toEqual([]);
});

/** Records what would leave the process: every connection, every process started and every file written. */
const watcher = `
const { appendFileSync, openSync, writeSync } = require('node:fs');
const out = openSync(process.env.WATCH_FILE, 'a');
const tell = (what) => writeSync(out, what + '\\n');
const watch = (object, name, is = () => true) => {
	const own = object[name];
	object[name] = function (...args) {
		if (is(...args)) tell(name);
		return own.apply(this, args);
	};
};
const net = require('node:net');
watch(net.Socket.prototype, 'connect');
watch(net.Server.prototype, 'listen');
for (const name of ['lookup', 'resolve']) watch(require('node:dns'), name);
watch(require('node:dgram').Socket.prototype, 'bind');
watch(require('node:dgram').Socket.prototype, 'send');
for (const name of ['request', 'get']) { watch(require('node:http'), name); watch(require('node:https'), name); }
watch(globalThis, 'fetch');
for (const name of ['spawn', 'spawnSync', 'exec', 'execFile', 'fork']) watch(require('node:child_process'), name);
const fs = require('node:fs');
for (const name of ['writeFileSync', 'writeFile', 'appendFile', 'mkdirSync', 'mkdir', 'rename', 'renameSync', 'unlink', 'unlinkSync', 'createWriteStream']) watch(fs, name);
for (const name of ['open', 'openSync']) watch(fs, name, (file, flags) => typeof flags === 'string' && flags !== 'r');
for (const name of ['writeFile', 'appendFile', 'mkdir', 'rename', 'unlink']) watch(fs.promises, name);
tell('watching');
`;

/** What the server and the command line do to the world when they are used. */
async function used(before: readonly string[]): Promise<void> {
	const text = texts['values.case.yaml'] as string;
	writeFileSync(path.join(folder, 'a.case.yaml'), text);
	const server = await LanguageServer.start(fullClient, undefined, [...before, 'server.js', '--stdio'], [folder]);
	const uri = pathToFileURL(path.join(folder, 'a.case.yaml')).href;
	await server.open(uri, 'yaml', text);
	expect((await server.pull(uri)).items.length).toBeGreaterThan(0);
	await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 6, character: 14 } });
	expect(await server.stop()).toBe(0);
}

describe('nothing leaves the machine', () => {
	it('no socket, no process and no file is opened by the server or the command line, as far as Node tells', async () => {
		const preload = path.join(folder, 'watch.cjs');
		const told = path.join(folder, 'told');
		writeFileSync(preload, watcher);
		process.env.WATCH_FILE = told;
		process.env.NODE_OPTIONS = `--require ${preload}`;
		try {
			await used([]);
			spawnSync(process.execPath, [cli, 'check', '.'], { cwd: folder, encoding: 'utf8' });
		} finally {
			delete process.env.WATCH_FILE;
			delete process.env.NODE_OPTIONS;
		}
		expect(readFileSync(told, 'utf8').trim().split('\n')).toEqual(['watching', 'watching']);
	});

	const strace = spawnSync('strace', ['-V'], { encoding: 'utf8' }).status === 0;
	const canTrace = strace && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
	it.skipIf(!canTrace)('nor as far as the system tells (only where strace is)', () => {
		writeFileSync(path.join(folder, 'a.case.yaml'), texts['values.case.yaml'] as string);
		const trace = path.join(folder, 'trace');
		const calls = ['-f', '-o', trace, '-e', 'trace=socket,connect,bind,listen,sendto'];
		const check = spawnSync('strace', [...calls, process.execPath, cli, 'check', '.'], { cwd: folder });
		expect(check.status).toBe(1);
		const input = message({
			jsonrpc: '2.0',
			id: 1,
			method: 'initialize',
			params: { capabilities: {}, processId: null, rootUri: null },
		});
		const end = message({ jsonrpc: '2.0', id: 2, method: 'shutdown' }) + message({ jsonrpc: '2.0', method: 'exit' });
		writeFileSync(path.join(folder, 'input'), input + end);
		// At the end of its input the server ends, answered or not.
		const slowly = `(cat input; sleep 1) | strace -A ${calls.join(' ')} '${process.execPath}' '${cli}' lsp --stdio`;
		const lsp = spawnSync('sh', ['-c', slowly], { cwd: folder });
		expect(String(lsp.stdout)).toContain('"capabilities"');
		expect(existsSync(trace)).toBe(true);
		const opened = readFileSync(trace, 'utf8')
			.split('\n')
			.filter((l) => /AF_INET|AF_NETLINK|connect\(|listen\(/.test(l));
		expect(opened).toEqual([]);
	});
});

function message(content: object): string {
	const body = JSON.stringify(content);
	return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
