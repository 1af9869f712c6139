// A client of a language server over standard input and output, as far as a bench needs one.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const {
	createProtocolConnection,
	ProgressType,
	StreamMessageReader,
	StreamMessageWriter,
} = require('vscode-languageserver-protocol/node');

export class Server {
	/** @param pulls the server answers requests for diagnostics; otherwise it sends them by itself */
	constructor(args, { pulls = true, settings } = {}) {
		this.pulls = pulls;
		this.child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
		this.connection = createProtocolConnection(
			new StreamMessageReader(this.child.stdout),
			new StreamMessageWriter(this.child.stdin),
		);
		this.published = new Map();
		this.tokens = 0;
		this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => {
			this.published.get(uri)?.(version);
		});
		this.connection.onRequest('workspace/configuration', ({ items }) => items.map(() => settings ?? null));
		this.connection.onRequest('client/registerCapability', () => null);
		this.connection.onRequest('workspace/diagnostic/refresh', () => null);
		this.connection.listen();
	}

	/** @param folder opened as the client's, if any */
	async start(folder) {
		await this.connection.sendRequest('initialize', {
			processId: process.pid,
			rootUri: null,
			workspaceFolders: folder ? [{ uri: pathToFileURL(folder).href, name: 'bench' }] : null,
			capabilities: {
				textDocument: {
					hover: { contentFormat: ['markdown'] },
					...(this.pulls && { diagnostic: {} }),
					publishDiagnostics: {},
					documentSymbol: { hierarchicalDocumentSymbolSupport: true },
					foldingRange: { rangeLimit: 5000 },
				},
				workspace: { configuration: true },
			},
		});
		await this.connection.sendNotification('initialized', {});
	}

	async open(uri, languageId, text) {
		this.uri = uri;
		this.version = 1;
		const done = this.diagnostics();
		await this.connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId, version: 1, text },
		});
		return done();
	}

	/** One character typed at a place; ends when the diagnostics of the new text are there. */
	async type(line, character, text) {
		this.version++;
		const done = this.diagnostics();
		this.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri: this.uri, version: this.version },
			contentChanges: [{ range: { start: { line, character }, end: { line, character: character + 1 } }, text }],
		});
		return done();
	}

	/** Call the result after the change is sent. */
	diagnostics() {
		if (this.pulls) {
			return () => this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.uri } });
		}
		const came = new Promise((resolve) => this.published.set(this.uri, resolve));
		return () => came;
	}

	/** Asks for the findings of all closed files; ends with how many files had any. */
	async workspaceFindings() {
		const partialResultToken = `w${++this.tokens}`;
		let files = 0;
		const listening = this.connection.onProgress(new ProgressType(), partialResultToken, ({ items }) => {
			files += items.length;
		});
		await this.connection.sendRequest('workspace/diagnostic', { previousResultIds: [], partialResultToken });
		listening.dispose();
		return files;
	}

	/** The cases of all files, or what of them is different since a version. */
	async cases(since) {
		const partialResultToken = `c${++this.tokens}`;
		let cases = 0;
		const listening = this.connection.onProgress(new ProgressType(), partialResultToken, ({ files = [] }) => {
			cases += files.reduce((sum, f) => sum + f.cases.length, 0);
		});
		const { version } = await this.connection.sendRequest('claimReview/cases', { since, partialResultToken });
		listening.dispose();
		return { version, cases };
	}

	hover(line, character) {
		return this.connection.sendRequest('textDocument/hover', {
			textDocument: { uri: this.uri },
			position: { line, character },
		});
	}

	/** @param method of a document's features, without `textDocument/` */
	ask(method, more = {}) {
		return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: this.uri }, ...more });
	}

	complete(line, character) {
		return this.connection.sendRequest('textDocument/completion', {
			textDocument: { uri: this.uri },
			position: { line, character },
		});
	}

	/** The most memory that the process has had, in MB; undefined where the system does not tell. */
	peak() {
		try {
			const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
			return Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) / 1024;
		} catch {
			return undefined;
		}
	}

	async stop() {
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		await this.connection.sendRequest('shutdown').catch(() => {});
		await this.connection.sendNotification('exit').catch(() => {});
		const timer = setTimeout(() => this.child.kill('SIGKILL'), 3000);
		await ended;
		clearTimeout(timer);
		this.connection.dispose();
	}
}
