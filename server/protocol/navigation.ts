import {
	type CancellationToken,
	type ClientCapabilities,
	type Connection,
	type Location,
	LSPErrorCodes,
	type Position,
	ResponseError,
	type ServerCapabilities,
	type WorkspaceEdit,
	type WorkspaceSymbol,
} from 'vscode-languageserver';
import { workspaceEdit } from '../language/codeActions';
import { type ReviewedDocument, rangeOf } from '../language/document';
import { documentSymbols, symbolList } from '../language/documentSymbols';
import { foldingRanges } from '../language/foldingRanges';
import { inlayHints } from '../language/inlayHints';
import { references, referredAt } from '../language/references';
import { renameCase, renamedPlace } from '../language/renameCase';
import { selectionRange } from '../language/selectionRanges';
import { semanticLegend, semanticTokens } from '../language/semanticTokens';
import { findSymbols, type SymbolKey, symbolPlace } from '../language/workspaceSymbols';
import type { SettingsFiles } from '../workspace/settingsFiles';
import type { Workspace } from '../workspace/workspace';
import type { ReviewedDocuments } from './documents';
import { fileOf, uriOf } from './fileNames';
import type { WorkspaceFiles } from './workspaceFiles';

/** Runs one request by itself, see `serve`. */
type Answer = <T>(name: string, cancelled: () => boolean, work: () => Promise<T>) => Promise<T>;

/** What the server says of itself for {@link Navigation}. */
export const navigationCapabilities: ServerCapabilities = {
	documentSymbolProvider: { label: 'Claim Review' },
	foldingRangeProvider: true,
	selectionRangeProvider: true,
	inlayHintProvider: true,
	semanticTokensProvider: { legend: semanticLegend, full: true },
	referencesProvider: true,
	renameProvider: { prepareProvider: true },
	workspaceSymbolProvider: { resolveProvider: true },
};

/** The outline of a document and the ways through it. */
export class Navigation {
	private client: ClientCapabilities = {};

	constructor(
		private readonly open: ReviewedDocuments,
		private readonly workspace: Workspace,
		private readonly files: WorkspaceFiles,
		private readonly settings: SettingsFiles,
		private readonly yieldTurn: () => Promise<void>,
	) {}

	/** What the client can do. */
	start(client: ClientCapabilities): ServerCapabilities {
		this.client = client;
		return navigationCapabilities;
	}

	answerTo(connection: Connection, answer: Answer): this {
		/** Null for a document without a case, so that what the editor does by itself is left as it is. */
		const onCase = async <T>(
			name: string,
			uri: string,
			token: CancellationToken,
			work: (document: ReviewedDocument) => T | Promise<T>,
		): Promise<T | null> =>
			answer(
				name,
				() => token.isCancellationRequested,
				async () => {
					const document = await this.open.get(uri);
					return document?.review ? await work(document) : null;
				},
			);
		connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
			onCase('documentSymbol', uri, token, (document) => {
				const symbols = documentSymbols(document);
				const knowsTrees = this.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false;
				return knowsTrees ? symbols : symbolList(document.uri, symbols);
			}),
		);
		connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
			onCase('foldingRange', uri, token, (document) =>
				foldingRanges(document, this.client.textDocument?.foldingRange?.rangeLimit),
			),
		);
		connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
			onCase('selectionRange', uri, token, (document) =>
				positions.map((position) => selectionRange(document, document.lines.offset(position))),
			),
		);
		connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
			onCase('inlayHint', uri, token, async (document) =>
				inlayHints(document, range, await this.settings.guidanceOf(fileOf(uri))),
			),
		);
		connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) =>
			answer(
				'semanticTokens',
				() => token.isCancellationRequested,
				async () => {
					const document = await this.open.get(uri);
					return document?.review
						? semanticTokens(document, await this.settings.guidanceOf(fileOf(uri)))
						: { data: [] };
				},
			),
		);
		connection.onReferences(({ textDocument: { uri }, position }, token) =>
			onCase('references', uri, token, (document) => this.references(document, document.lines.offset(position), token)),
		);
		connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
			onCase(
				'prepareRename',
				uri,
				token,
				(document) => renamedPlace(document, document.lines.offset(position)) ?? null,
			),
		);
		connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
			onCase('rename', uri, token, () => this.rename(uri, position, newName)),
		);
		connection.onWorkspaceSymbol(({ query }, token) =>
			answer(
				'workspaceSymbol',
				() => token.isCancellationRequested,
				() => this.symbols(query, token),
			),
		);
		connection.onWorkspaceSymbolResolve((symbol, token) =>
			answer(
				'workspaceSymbolResolve',
				() => token.isCancellationRequested,
				() => this.placed(symbol),
			),
		);
		return this;
	}

	/** Waits until all files have been looked at: what is missing from a list of all would mislead. */
	private async references(document: ReviewedDocument, offset: number, token: CancellationToken): Promise<Location[]> {
		const referred = referredAt(document, offset);
		const locations: Location[] = [];
		if (!referred) {
			return locations;
		}
		await this.files.settled();
		await this.open.reviewAll();
		for (const { file, places } of references(referred, this.workspace.cases)) {
			if (token.isCancellationRequested) {
				break;
			}
			const there = await this.open.anyText(file);
			if (there) {
				locations.push(...places.map((place) => ({ uri: there.uri, range: rangeOf(place, there.lines) })));
			}
			await this.yieldTurn();
		}
		return locations;
	}

	/** Waits until all files have been looked at: the other half may be in any of them. */
	private async rename(
		uri: string,
		position: Position,
		newName: string,
	): Promise<WorkspaceEdit | ResponseError | null> {
		await this.files.settled();
		await this.open.reviewAll();
		const document = await this.open.get(uri);
		if (!document) {
			return null;
		}
		const isTaken = (id: string) => this.workspace.cases.withCaseId(id).length > 0;
		const renamed = renameCase(document, document.lines.offset(position), newName, isTaken);
		if (typeof renamed === 'string') {
			return new ResponseError(LSPErrorCodes.RequestFailed, renamed);
		}
		const documentChanges = this.client.workspace?.workspaceEdit?.documentChanges ?? false;
		return workspaceEdit(renamed.files, renamed.at, document, { documentChanges, snippets: false }) ?? null;
	}

	/** Of what is known so far. A client that asks for the place of the chosen one only spares reading all the files. */
	private async symbols(query: string, token: CancellationToken): Promise<WorkspaceSymbol[]> {
		await this.open.reviewAll();
		const resolves = this.client.workspace?.symbol?.resolveSupport?.properties.includes('location.range') ?? false;
		const symbols: WorkspaceSymbol[] = [];
		for (const { name, kind, containerName, key } of findSymbols(query, this.workspace.cases, mostSymbols)) {
			const uri = this.open.uriOfFile(key.file) ?? uriOf(key.file);
			const symbol: WorkspaceSymbol = { name, kind, ...(containerName && { containerName }), location: { uri } };
			if (token.isCancellationRequested) {
				break;
			}
			symbols.push(resolves ? { ...symbol, data: key } : await this.placed({ ...symbol, data: key }));
		}
		return symbols;
	}

	/** The symbol with its place; at the start of its file where it is there no more. */
	private async placed({ data, ...symbol }: WorkspaceSymbol): Promise<WorkspaceSymbol> {
		const place = isSymbolKey(data) ? symbolPlace(data, this.workspace.cases) : undefined;
		const there = place && isSymbolKey(data) ? await this.open.anyText(data.file) : undefined;
		const start = { line: 0, character: 0 };
		const range = place && there ? rangeOf(place, there.lines) : { start, end: start };
		return { ...symbol, location: { uri: symbol.location.uri, range } };
	}
}

/** More names than this nobody reads; typing on makes them fewer. */
const mostSymbols = 200;

function isSymbolKey(data: unknown): data is SymbolKey {
	const value = (name: keyof SymbolKey): unknown =>
		typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
	const of = value('of');
	return (
		typeof value('file') === 'string' &&
		typeof value('ordinal') === 'number' &&
		(of === 'case' || of === 'claim' || typeof of === 'number')
	);
}
