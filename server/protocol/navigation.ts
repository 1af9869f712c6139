import type { CancellationToken, ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ReviewedDocument } from '../language/document';
import { documentSymbols, symbolList } from '../language/documentSymbols';
import { foldingRanges } from '../language/foldingRanges';
import { selectionRange } from '../language/selectionRanges';
import type { ReviewedDocuments } from './documents';

/** Runs one request by itself, see `serve`. */
type Answer = <T>(name: string, cancelled: () => boolean, work: () => Promise<T>) => Promise<T>;

/** What the server says of itself for {@link Navigation}. */
export const navigationCapabilities: ServerCapabilities = {
	documentSymbolProvider: { label: 'Claim Review' },
	foldingRangeProvider: true,
	selectionRangeProvider: true,
};

/** The outline of a document and the ways through it. */
export class Navigation {
	private client: ClientCapabilities = {};

	constructor(private readonly open: ReviewedDocuments) {}

	/** What the client can do. */
	start(client: ClientCapabilities): ServerCapabilities {
		this.client = client;
		return navigationCapabilities;
	}

	answerTo(connection: Connection, answer: Answer): void {
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
	}
}
