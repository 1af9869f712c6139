import {
	type CancellationToken,
	CodeActionKind,
	CodeLensRefreshRequest,
	type Connection,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	type InitializeResult,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver';
import type { Guidance } from '../guidance/guidance';
import { diagnostic, diagnosticSource, diagnostics } from '../language/diagnostics';
import { fixAllKind } from '../language/fixAll';
import { draftedQuery, type QueryArguments } from '../language/queryAction';
import { CodeLibraries, type LibraryLoader } from '../workspace/codeLibraries';
import { DecisionFiles } from '../workspace/decisionFiles';
import { type Host, nameOf } from '../workspace/host';
import { decisionsName } from '../workspace/houseFiles';
import { SettingsFiles } from '../workspace/settingsFiles';
import { Workspace } from '../workspace/workspace';
import { AuditReports, reportRequest } from './auditReports';
import { CaseOverview } from './caseOverview';
import { clientOf } from './client';
import { CodeLookUp, type LookUpParams, lookUpRequest } from './codeLookUp';
import { Completions, completionProvider } from './completions';
import { DocumentRequests } from './documentRequests';
import { documentSync, ReviewedDocuments } from './documents';
import { fileOf } from './fileNames';
import { GuidancePages } from './guidancePages';
import { HouseDocuments } from './houseDocuments';
import { Navigation } from './navigation';
import { ResultIds } from './resultIds';
import { Settling, settleRequest } from './settling';
import { WorkspaceDiagnostics } from './workspaceDiagnostics';
import { WorkspaceFiles } from './workspaceFiles';
import { WorkspaceTrust } from './workspaceTrust';

/** What the place that the server runs in gives it. */
export interface ServerEnvironment {
	readonly version: string;
	/** Called at the first review, not at the start. */
	guidance(): Guidance;
	/** Where the files of the client's folders are. */
	readonly host: Host;
	/**
	 * What reads the files of codes that settings name; absent where there are no files.
	 * @param cacheFolder where the client lets it keep what it has read
	 */
	libraries?(cacheFolder: string | undefined): LibraryLoader;
	/** The local day, `YYYY-MM-DD`. */
	today(): string;
	/** The URI of the folder with the rules' pages; undefined where they are not at hand. */
	readonly rulePages?: string | undefined;
	/** Lets waiting messages in, so that a cancel arrives before the work and not after it. */
	yieldTurn(): Promise<void>;
	pause(milliseconds: number): Promise<void>;
}

/** Makes the connection a Claim Review language server. It only answers; it opens nothing and sends nothing elsewhere. */
export function serve(connection: Connection, environment: ServerEnvironment): void {
	let client = clientOf({}, undefined, undefined);
	let loader: LibraryLoader | undefined;
	const libraries = new CodeLibraries(
		{
			stamp: async (file) => loaderNow()?.stamp(file),
			load: async (file, wish) => (await loaderNow()?.load(file, wish)) ?? { problems: [] },
		},
		false,
		() => files.rescan(false),
	);
	/** Made when the first file is wanted: by then the client has said where the cache may be. */
	const loaderNow = () => {
		loader ??= environment.libraries?.(client.libraryCache);
		return loader;
	};
	const trust = new WorkspaceTrust(connection, () => files.rescan(false));
	const settings = new SettingsFiles(environment.host, {
		guidance: () => environment.guidance(),
		today: () => environment.today(),
		libraries,
		isTrusted: () => trust.isTrusted,
	});
	const decisions = new DecisionFiles(
		environment.host,
		(file) => open.textOfFile(file),
		async (file) => (await settings.settingsOf(file))?.settings.usesBaseline ?? false,
	);
	const workspace = new Workspace(
		environment.host,
		(file) => settings.contextOf(file),
		(files) => {
			closed.outdated(files);
			publishAgain(files);
			// The client asks by itself for the file that it changed; a file that another one changed it may leave alone.
			if ([...files].filter((f) => open.isOpen(f)).length > 1) {
				refreshSoon();
			}
		},
		(file) => decisions.of(file),
	);
	const open = new ReviewedDocuments(
		() => workspace,
		() => client.rulePages,
	);
	const resultIds = new ResultIds();
	const folders = () => files.folders.map((f) => environment.host.absolute(f));
	const house = new HouseDocuments(
		open,
		workspace,
		settings,
		decisions,
		environment.today,
		folders,
		() => client.hasYamlSchemas,
	);
	const settling = new Settling(open, environment.host, settings, decisions, environment.today, folders);
	const lookUp = new CodeLookUp(settings, folders, environment.yieldTurn, environment.pause);
	const closed = new WorkspaceDiagnostics(workspace, open, house, environment.yieldTurn);
	const refresh = () => {
		if (client.refreshesDiagnostics) {
			// A client that refuses asks by itself; the protocol library would end the process over it.
			Promise.resolve(connection.languages.diagnostics.refresh()).catch(() => {});
		}
		if (client.refreshesLenses) {
			connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
		}
	};
	let refreshing = false;
	/** Once for all changes of a turn, and not before the client has its answers to what it asked. */
	const refreshSoon = async () => {
		if (!refreshing) {
			refreshing = true;
			await environment.pause(refreshDelay);
			refreshing = false;
			refresh();
		}
	};
	const files = new WorkspaceFiles(
		connection,
		environment.host,
		workspace,
		settings,
		decisions,
		environment.yieldTurn,
		() => {
			closed.outdated();
			refresh();
			publishAgain(open.all().map((d) => fileOf(d.uri)));
		},
		refresh,
	);

	const reports = new AuditReports(connection, workspace, files, environment.today, environment.yieldTurn);
	/** A file of codes may be replaced by the next quarter's, wherever it lies: no client watches there. */
	const watchLibraries = async () => {
		for (;;) {
			await environment.pause(libraryDelay);
			await libraries.lookAgain();
		}
	};

	connection.onInitialize((params): InitializeResult => {
		const { capabilities, initializationOptions } = params;
		client = clientOf(capabilities, initializationOptions, environment.rulePages);
		trust.start(initializationOptions);
		connection.onInitialized(() => {
			files.start(params);
			void watchLibraries();
		});
		return {
			serverInfo: { name: diagnosticSource, version: environment.version },
			capabilities: {
				textDocumentSync: { openClose: true, change: documentSync, save: true },
				hoverProvider: true,
				completionProvider,
				definitionProvider: true,
				documentLinkProvider: {},
				codeLensProvider: {},
				...navigation.start(capabilities),
				workspace: {
					workspaceFolders: { supported: true, changeNotifications: true },
					fileOperations: { didRename: anyFile, didDelete: anyFile },
				},
				codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
				...(client.pullsDiagnostics && {
					diagnosticProvider: { identifier: 'claim-review', interFileDependencies: true, workspaceDiagnostics: true },
				}),
			},
		};
	});

	/**
	 * Runs one request by itself: whatever goes wrong in it is one failed answer, and what is told of it is the kind of
	 * mistake only. An error's message may hold words of the text.
	 */
	async function answer<T>(name: string, cancelled: () => boolean, work: () => T | Promise<T>): Promise<T> {
		await environment.yieldTurn();
		if (cancelled()) {
			throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
		}
		try {
			return await work();
		} catch (error) {
			const kind = error instanceof Error ? error.name : typeof error;
			connection.console.error(`${name} failed: ${kind}`);
			throw new ResponseError(LSPErrorCodes.RequestFailed, `${name} failed: ${kind}`);
		}
	}

	new DocumentRequests(open, settings, house, settling, () => client).answerTo(connection, answer);
	new Completions(open, settings, house, lookUp, () => client).answerTo(connection, answer);

	connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token, _, stream) =>
		answer(
			'workspaceDiagnostic',
			() => token.isCancellationRequested,
			() =>
				closed.report(
					new Map(previousResultIds.map(({ uri, value }) => [uri, value])),
					(items) => stream?.report({ items }),
					token,
				),
		),
	);

	connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
		answer(
			'diagnostic',
			() => token.isCancellationRequested,
			async (): Promise<DocumentDiagnosticReport> => {
				const { uri } = textDocument;
				const document = await open.get(uri);
				const own = document?.review === undefined ? await house.review(uri) : undefined;
				if (own) {
					const items = own.findings.map((f) => diagnostic(f, { uri, lines: own.lines, rulePages: client.rulePages }));
					return { kind: DocumentDiagnosticReportKind.Full, items };
				}
				const items = document ? diagnostics(document, client.hostChecksJson) : [];
				const resultId = resultIds.of(document?.review);
				return resultId === previousResultId
					? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
					: { kind: DocumentDiagnosticReportKind.Full, resultId, items };
			},
		),
	);

	/** How many cases a document holds: what the client's status item shows. Undefined for one that is not open. */
	connection.onRequest('claimReview/caseCount', ({ uri }: { uri: string }, token: CancellationToken) =>
		answer(
			'caseCount',
			() => token.isCancellationRequested,
			async () => (await open.get(uri))?.review?.caseCount ?? 0,
		),
	);

	/** Writes a judgement for which the client has asked the reviewer. */
	connection.onRequest(settleRequest, (params, token) =>
		answer(
			'settle',
			() => token.isCancellationRequested,
			() => settling.settle(params),
		),
	);

	/** The audit report over the client's folders, as a view shows it or as a file holds it; null when it is cancelled. */
	connection.onRequest(reportRequest, (params, token) =>
		answer(
			'report',
			() => token.isCancellationRequested,
			() => reports.make(params, token),
		),
	);

	/** The query to the provider about a finding's case; null when there is nothing to ask any more. */
	connection.onRequest('claimReview/query', (params: QueryArguments, token: CancellationToken) =>
		answer(
			'query',
			() => token.isCancellationRequested,
			async () => {
				const document = await open.get(params.uri);
				return (document && draftedQuery(document, params)) ?? null;
			},
		),
	);

	new GuidancePages(open, settings).answerTo(connection, answer);
	const navigation = new Navigation(open, workspace, files, settings, environment.yieldTurn).answerTo(
		connection,
		answer,
	);
	new CaseOverview(connection, workspace, files, closed, environment.yieldTurn).answerTo(answer);
	/** Codes by their beginning or by words of their text, for the client's own list. */
	connection.onRequest(lookUpRequest, (params: LookUpParams, token: CancellationToken) =>
		answer(
			'lookUp',
			() => token.isCancellationRequested,
			() => lookUp.find(params),
		),
	);

	open.documents.onDidOpen(({ document: { uri } }) => {
		files.opened(fileOf(uri)).catch(() => {});
	});
	// Not every client watches files.
	open.documents.onDidSave(({ document: { uri } }) => files.saved(fileOf(uri)));
	open.documents.onDidChangeContent(({ document: { uri } }) => {
		publish(uri);
		decidedIn(uri);
	});
	open.documents.onDidClose(({ document: { uri } }) => {
		decidedIn(uri);
		if (!client.pullsDiagnostics) {
			void connection.sendDiagnostics({ uri, diagnostics: [] });
		}
	});

	/** What is typed into a decisions file counts. */
	function decidedIn(uri: string): void {
		if (nameOf(fileOf(uri)) === decisionsName) {
			files.decided(fileOf(uri)).catch(() => {});
		}
	}

	/** For clients that do not ask. */
	function publish(uri: string): void {
		if (client.pullsDiagnostics) {
			return;
		}
		const version = open.documents.get(uri)?.version;
		const outdated = () => open.documents.get(uri)?.version !== version;
		const send = async () => {
			const document = await open.get(uri);
			if (document && document.version === version) {
				const own = document.review === undefined ? await house.review(uri) : undefined;
				const items = own
					? own.findings.map((f) => diagnostic(f, { uri, lines: own.lines, rulePages: client.rulePages }))
					: diagnostics(document, client.hostChecksJson);
				void connection.sendDiagnostics({ uri, version, diagnostics: items });
			}
		};
		// A newer version brings its own diagnostics; a failure is already told.
		answer('diagnostics', outdated, send).catch(() => {});
	}

	function publishAgain(changed: Iterable<string>): void {
		for (const file of client.pullsDiagnostics ? [] : changed) {
			const document = open.all().find((d) => fileOf(d.uri) === file);
			if (document) {
				publish(document.uri);
			}
		}
	}

	open.listen(connection);
	connection.listen();
}

/** Milliseconds from a change in one file until the client is told to ask about the others again. */
const refreshDelay = 50;

/** Milliseconds between two looks at the files of codes. */
const libraryDelay = 2_000;

const anyFile = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };
