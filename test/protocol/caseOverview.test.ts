import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { alone, clean } from '../unit/report/reported';
import { fullClient, LanguageServer } from './languageServer';

let folder = '';
let server: LanguageServer;
let batches: Batch[] = [];
let changes = 0;

interface Batch {
	readonly files?: readonly {
		uri: string;
		cases: readonly { id?: string; status: string; findings: { rule: string }[] }[];
	}[];
	readonly done?: number;
}

interface Answer {
	readonly version: number;
	readonly isWhole: boolean;
	readonly gone: readonly string[];
}

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'overview-'));
	write(
		'claim-review.yaml',
		'severity: { date-of-service: off, diagnosis-pointer: off, documentation-recommended: off, note-signature: off }\n',
	);
	batches = [];
	changes = 0;
});
afterEach(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): string {
	writeFileSync(path.join(folder, file), text);
	return pathToFileURL(path.join(folder, file)).href;
}

async function start(): Promise<void> {
	server = await LanguageServer.start(fullClient, {}, ['server.js', '--stdio'], [folder]);
	server.connection.onNotification('$/progress', ({ token, value }: { token: string; value: Batch }) => {
		if (token === 'cases') {
			batches.push(value);
		}
	});
	server.connection.onNotification('claimReview/casesChanged', () => {
		changes++;
	});
}

async function ask(params: object = {}): Promise<Answer> {
	batches = [];
	return server.request<Answer>('claimReview/cases', { partialResultToken: 'cases', ...params });
}

const came = () =>
	batches
		.flatMap((b) => b.files ?? [])
		.map(({ uri, cases }) => [path.basename(uri), ...cases.map((c) => `${c.id} ${c.status}`)]);

async function until(what: () => boolean): Promise<void> {
	for (const end = Date.now() + 10_000; !what(); ) {
		if (Date.now() > end) {
			throw new Error('waited in vain');
		}
		await new Promise((done) => setTimeout(done, 20));
	}
}

it('lists all cases, then what is different, and tells once that something is', async () => {
	write('a.case.yaml', clean('A'));
	const b = write('b.case.yaml', `${alone('B-1')}---\n${clean('B-2')}`);
	await start();
	const first = await ask();
	expect(first).toMatchObject({ isWhole: true, gone: [] });
	expect(came()).toEqual([
		['a.case.yaml', 'A clean'],
		['b.case.yaml', 'B-1 error', 'B-2 clean'],
	]);
	const again = await ask({ since: first.version });
	expect(again.isWhole).toBe(false);
	expect(came()).toEqual([]);
	expect(changes).toBe(0);
	await server.open(b, 'yaml', clean('B-1'));
	await until(() => changes > 0);
	await server.change(b, 2, [{ text: clean('B-9') }]);
	const third = await ask({ since: again.version });
	expect(third).toMatchObject({ isWhole: false, gone: [] });
	expect(came()).toEqual([['b.case.yaml', 'B-9 clean']]);
	// A review may have told something of the text that this answer has already: the next one has nothing new.
	const fourth = await ask({ since: third.version });
	expect(came()).toEqual([]);
	changes = 0;
	await server.change(b, 3, [{ text: 'nothing: here\n' }]);
	await until(() => changes > 0);
	expect((await ask({ since: fourth.version })).gone).toEqual([b]);
	// Of a version that is not the last one, nothing is known.
	expect((await ask({ since: third.version })).isWhole).toBe(true);
	expect(came()).toEqual([['a.case.yaml', 'A clean']]);
});

it('reads all files again where that is asked for', async () => {
	write('a.case.yaml', clean('A'));
	await start();
	const { version } = await ask();
	write('c.case.yaml', alone('C'));
	await ask({ since: version, rescan: true });
	expect(came()).toEqual([['c.case.yaml', 'C error']]);
});

it('comes in batches with progress, and stops when it is asked to', async () => {
	for (let n = 0; n < 450; n++) {
		write(`c${n}.case.yaml`, clean(`C-${n}`));
	}
	await start();
	await ask();
	expect(batches.flatMap((b) => b.done ?? [])).toEqual([200, 400]);
	expect(batches.flatMap((b) => (b.files ? [b.files.length] : []))).toEqual([200, 200, 50]);
	const source = new CancellationTokenSource();
	const params = { partialResultToken: 'x', rescan: true };
	const asked = server.connection.sendRequest('claimReview/cases', params, source.token);
	setTimeout(() => source.cancel(), 30);
	expect(await asked.catch((e: { code: number }) => e.code)).toSatisfy((v) =>
		[null, -32800, -32802].includes(v as never),
	);
	expect((await ask()).isWhole).toBe(true);
	expect(came()).toHaveLength(450);
	expect(server.output).not.toMatch(/failed|C-\d/);
}, 60_000);
