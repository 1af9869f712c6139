import {
	type CancellationToken,
	type ClientCapabilities,
	CodeActionKind,
	type Connection,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	type InitializeResult,
	LSPErrorCodes,
	MarkupKind,
	ResponseError,
} from 'vscode-languageserver';
import type { Guidance } from '../guidance/guidance';
import { codeActions, type EditSupport } from '../language/codeActions';
import { diagnosticSource, diagnostics } from '../language/diagnostics';
import { rangeOf } from '../language/document';
import { hover } from '../language/hover';
import { plainText } from '../language/plainText';
import { documentSync, ReviewedDocuments } from './documents';

/** What the place that the server runs in gives it. */
export interface ServerEnvironment {
	readonly version: string;
	/** Called at the first review, not at the start. */
	guidance(): Guidance;
	/** The local day, `YYYY-MM-DD`. */
	today(): string;
	/** Lets waiting messages in, so that a cancel arrives before the work and not after it. */
	yieldTurn(): Promise<void>;
}

/** What a client can do and wants. */
interface Client extends EditSupport {
	readonly pullsDiagnostics: boolean;
	readonly markdown: boolean;
	readonly hostChecksJson: boolean;
}

/** Makes the connection a Claim Review language server. It only answers; it opens nothing and sends nothing elsewhere. */
export function serve(connection: Connection, environment: ServerEnvironment): void {
	const open = new ReviewedDocuments(() => ({ guidance: environment.guidance(), today: environment.today() }));
	let client = clientOf({}, undefined);
	/** Tells this process's results from those of one before a restart. */
	const started = Date.now().toString(36);

	connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
		client = clientOf(capabilities, initializationOptions);
		return {
			serverInfo: { name: diagnosticSource, version: environment.version },
			capabilities: {
				textDocumentSync: { openClose: true, change: documentSync },
				hoverProvider: true,
				codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
				...(client.pullsDiagnostics && {
					diagnosticProvider: { identifier: 'claim-review', interFileDependencies: false, workspaceDiagnostics: false },
				}),
			},
		};
	});

	/**
	 * Runs one request by itself: whatever goes wrong in it is one failed answer, and what is told of it is the kind of
	 * mistake only. An error's message may hold words of the text.
	 */
	async function answer<T>(name: string, cancelled: () => boolean, work: () => T): Promise<T> {
		await environment.yieldTurn();
		if (cancelled()) {
			throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
		}
		try {
			return work();
		} catch (error) {
			const kind = error instanceof Error ? error.name : typeof error;
			connection.console.error(`${name} failed: ${kind}`);
			throw new ResponseError(LSPErrorCodes.RequestFailed, `${name} failed: ${kind}`);
		}
	}

	connection.onHover(({ textDocument, position }, token) =>
		answer(
			'hover',
			() => token.isCancellationRequested,
			() => {
				const document = open.get(textDocument.uri);
				const found = document && hover(document, document.lines.offset(position), environment.guidance());
				if (!document || !found) {
					return null;
				}
				const contents = client.markdown
					? { kind: MarkupKind.Markdown, value: found.markdown }
					: { kind: MarkupKind.PlainText, value: plainText(found.markdown) };
				return { contents, range: rangeOf(found, document.lines) };
			},
		),
	);

	connection.onCodeAction(({ textDocument, range, context }, token) =>
		answer(
			'codeAction',
			() => token.isCancellationRequested,
			() => {
				const document = open.get(textDocument.uri);
				const wanted = context.only?.some((kind) => CodeActionKind.QuickFix.startsWith(kind)) ?? true;
				return document && wanted ? codeActions(document, range, client) : [];
			},
		),
	);

	connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
		answer(
			'diagnostic',
			() => token.isCancellationRequested,
			(): DocumentDiagnosticReport => {
				const document = open.get(textDocument.uri);
				const resultId = `${started}.${document?.version ?? 'closed'}`;
				return resultId === previousResultId
					? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
					: {
							kind: DocumentDiagnosticReportKind.Full,
							resultId,
							items: document ? diagnostics(document, client.hostChecksJson) : [],
						};
			},
		),
	);

	/** How many cases a document holds: what the client's status item shows. Undefined for one that is not open. */
	connection.onRequest('claimReview/caseCount', ({ uri }: { uri: string }, token: CancellationToken) =>
		answer(
			'caseCount',
			() => token.isCancellationRequested,
			() => open.get(uri)?.review?.caseCount ?? 0,
		),
	);

	open.documents.onDidChangeContent(({ document: { uri, version } }) => {
		if (client.pullsDiagnostics) {
			return;
		}
		const outdated = () => open.documents.get(uri)?.version !== version;
		const publish = () => {
			const document = open.get(uri);
			if (document) {
				void connection.sendDiagnostics({ uri, version, diagnostics: diagnostics(document, client.hostChecksJson) });
			}
		};
		// A newer version brings its own diagnostics; a failure is already told.
		answer('diagnostics', outdated, publish).catch(() => {});
	});
	open.documents.onDidClose(({ document: { uri } }) => {
		if (!client.pullsDiagnostics) {
			void connection.sendDiagnostics({ uri, diagnostics: [] });
		}
	});

	open.listen(connection);
	connection.listen();
}

function clientOf({ textDocument, workspace }: ClientCapabilities, options: unknown): Client {
	const edits = workspace?.workspaceEdit;
	return {
		pullsDiagnostics: textDocument?.diagnostic !== undefined,
		markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
		documentChanges: edits?.documentChanges ?? false,
		snippets: edits?.snippetEditSupport ?? false,
		hostChecksJson: typeof options === 'object' && options !== null && Reflect.get(options, 'hostChecksJson') === true,
	};
}
