import { CodeActionKind, type Connection, MarkupKind } from 'vscode-languageserver';
import { codeActions } from '../language/codeActions';
import { codeLenses } from '../language/codeLenses';
import { definition } from '../language/definition';
import { rangeOf } from '../language/document';
import { documentLinks } from '../language/documentLinks';
import { fixAll, fixAllKind } from '../language/fixAll';
import { hover } from '../language/hover';
import { plainText } from '../language/plainText';
import type { SettingsFiles } from '../workspace/settingsFiles';
import { asksByName, asksFor } from './actionKinds';
import type { Client } from './client';
import type { ReviewedDocuments } from './documents';
import { fileOf } from './fileNames';
import { pageLink } from './guidancePages';
import type { HouseDocuments } from './houseDocuments';
import type { Settling } from './settling';

/** What an editor asks about a document: what stands at a place in it, what can be done there, and where it leads. */
export class DocumentRequests {
	constructor(
		private readonly open: ReviewedDocuments,
		private readonly settings: SettingsFiles,
		private readonly house: HouseDocuments,
		private readonly settling: Settling,
		private readonly client: () => Client,
	) {}

	/** @param answer runs one request by itself, see `serve` */
	answerTo(
		connection: Connection,
		answer: <T>(name: string, cancelled: () => boolean, work: () => T | Promise<T>) => Promise<T>,
	): void {
		connection.onHover(({ textDocument, position }, token) =>
			answer(
				'hover',
				() => token.isCancellationRequested,
				async () => {
					const { uri } = textDocument;
					const document = await this.open.get(uri);
					const offset = document?.lines.offset(position) ?? 0;
					const found =
						document?.review === undefined
							? await this.house.hover(uri, offset)
							: hover(document, offset, await this.settings.guidanceOf(fileOf(uri)), {
									library: await this.settings.libraryOf(fileOf(uri)),
									pageOf: this.client().opensGuidance && this.client().markdown ? pageLink(uri) : undefined,
								});
					if (!document || !found) {
						return null;
					}
					const contents = this.client().markdown
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
				async () => {
					const document = await this.open.get(textDocument.uri);
					const actions = document && asksByName(fixAllKind, context.only) ? fixAll(document, this.client()) : [];
					return document && asksFor(CodeActionKind.QuickFix, context.only)
						? [
								...codeActions(document, range, this.client()),
								...(await this.settling.actions(document, range, this.client().asksForReasons)),
								...actions,
							]
						: actions;
				},
			),
		);

		connection.onDefinition(({ textDocument, position }, token) =>
			answer(
				'definition',
				() => token.isCancellationRequested,
				async () => {
					const { uri } = textDocument;
					const document = await this.open.get(uri);
					return document
						? definition(document, document.lines.offset(position), await this.settings.guidanceOf(fileOf(uri)))
						: [];
				},
			),
		);

		connection.onCodeLens(({ textDocument: { uri } }, token) =>
			answer(
				'codeLens',
				() => token.isCancellationRequested,
				async () => {
					const document = await this.open.get(uri);
					const context = await this.settings.contextOf(fileOf(uri));
					return document && context ? codeLenses(document, context, this.client().showsDocumentation) : [];
				},
			),
		);

		connection.onDocumentLinks(({ textDocument }, token) =>
			answer(
				'documentLink',
				() => token.isCancellationRequested,
				async () => {
					const document = await this.open.get(textDocument.uri);
					return document ? documentLinks(document) : [];
				},
			),
		);
	}
}
