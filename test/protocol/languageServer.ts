import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	createProtocolConnection,
	type Diagnostic,
	type InitializeResult,
	type ProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const dist = path.join(import.meta.dirname, '../../dist');

/** Capabilities as VS Code has them, as far as they matter here. */
export const fullClient = {
	textDocument: {
		hover: { contentFormat: ['markdown'] },
		diagnostic: {},
		publishDiagnostics: { relatedInformation: true },
	},
	workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};

/** A real server process, spoken to over its standard input and output. */
export class LanguageServer {
	readonly published = new Map<string, { version: number | undefined; diagnostics: Diagnostic[] }>();
	/** Everything the process wrote outside the protocol, and every log message. */
	output = '';
	private publishedListeners: (() => void)[] = [];

	/** What the server said of itself. */
	initialized: InitializeResult = { capabilities: {} };

	private constructor(
		readonly process: ChildProcess,
		readonly connection: ProtocolConnection,
	) {}

	static async start(
		capabilities: object = fullClient,
		initializationOptions?: object,
		command: readonly string[] = ['server.js', '--stdio'],
		folders: readonly string[] = [],
	): Promise<LanguageServer> {
		const [script = '', ...args] = command;
		const child = spawn(process.execPath, [path.join(dist, script), ...args], { stdio: 'pipe' });
		const connection = createProtocolConnection(
			new StreamMessageReader(child.stdout),
			new StreamMessageWriter(child.stdin),
		);
		const server = new LanguageServer(child, connection);
		child.stderr.on('data', (data) => {
			server.output += data;
		});
		connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
			server.output += message;
		});
		connection.onNotification(
			'textDocument/publishDiagnostics',
			(p: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
				server.published.set(p.uri, { version: p.version, diagnostics: p.diagnostics });
				for (const listener of server.publishedListeners) {
					listener();
				}
			},
		);
		connection.listen();
		const ended = new Promise<never>((_, reject) => {
			child.once('exit', (status) => reject(new Error(`the server ended with status ${status}: ${server.output}`)));
		});
		ended.catch(() => {});
		const initialized = connection.sendRequest<InitializeResult>('initialize', {
			processId: process.pid,
			rootUri: null,
			workspaceFolders: folders.length > 0 ? folders.map((f) => ({ uri: pathToFileURL(f).href, name: 'cases' })) : null,
			capabilities,
			initializationOptions,
		});
		server.initialized = await Promise.race([initialized, ended]);
		await connection.sendNotification('initialized', {});
		return server;
	}

	open(uri: string, languageId: string, text: string): Promise<void> {
		return this.connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId, version: 1, text },
		});
	}

	change(uri: string, version: number, contentChanges: readonly object[]): Promise<void> {
		return this.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version },
			contentChanges,
		});
	}

	request<T>(method: string, params: object): Promise<T> {
		return this.connection.sendRequest(method, params);
	}

	async pull(uri: string, previousResultId?: string): Promise<{ kind: string; resultId: string; items: Diagnostic[] }> {
		return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
	}

	/** The pushed diagnostics of that version, when they come. */
	pushed(uri: string, version: number | undefined): Promise<Diagnostic[]> {
		return new Promise((resolve) => {
			const look = () => {
				const known = this.published.get(uri);
				if (known && known.version === version) {
					resolve(known.diagnostics);
				}
			};
			this.publishedListeners.push(look);
			look();
		});
	}

	/** Shuts it down as a client does; gives the exit status. */
	async stop(): Promise<number | null> {
		const exited = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
		await this.connection.sendRequest('shutdown');
		await this.connection.sendNotification('exit');
		const status = await exited;
		this.connection.dispose();
		return status;
	}
}
