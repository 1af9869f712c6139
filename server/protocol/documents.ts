import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { textFormatOf } from '../case/readCases';
import type { ReviewedDocument } from '../language/document';
import { reviewFile } from '../review/reviewFile';
import type { ReviewContext } from '../rules/rule';
import { LineIndex } from '../text/lineIndex';
import type { TextFormat } from '../text/tree';

export const documentSync = TextDocumentSyncKind.Incremental;

/** The open documents, each reviewed at most once for a version of its text. */
export class ReviewedDocuments {
	readonly documents = new TextDocuments(TextDocument);
	private readonly reviewed = new Map<string, ReviewedDocument>();

	constructor(private readonly context: () => ReviewContext) {
		this.documents.onDidClose(({ document }) => this.reviewed.delete(document.uri));
	}

	listen(connection: Connection): void {
		this.documents.listen(connection);
	}

	/** Undefined for a document that is not open, or not of a language that holds cases. */
	get(uri: string): ReviewedDocument | undefined {
		const document = this.documents.get(uri);
		if (!document) {
			return undefined;
		}
		const known = this.reviewed.get(uri);
		if (known?.version === document.version) {
			return known;
		}
		const path = pathOf(uri);
		const format = formats[document.languageId] ?? textFormatOf(path);
		if (!format) {
			return undefined;
		}
		const text = document.getText();
		const now: ReviewedDocument = {
			uri,
			version: document.version,
			languageId: document.languageId,
			text,
			lines: new LineIndex(text),
			review: reviewFile(text, path, format, this.context(), known?.review),
		};
		this.reviewed.set(uri, now);
		return now;
	}
}

/** The editor's word for a document's language decides; it may have been chosen by hand. */
const formats: Record<string, TextFormat | undefined> = {
	yaml: 'yaml',
	json: 'json',
	jsonc: 'jsonc',
	jsonl: 'lines',
};

/** The path of a URI without query, only to look at its name. */
function pathOf(uri: string): string {
	const path = uri.replace(/[?#].*$/s, '');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
