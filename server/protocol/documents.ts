import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { textFormatOf } from '../case/readCases';
import type { OtherText, ReviewedDocument } from '../language/document';
import { LineIndex } from '../text/lineIndex';
import type { TextFormat } from '../text/tree';
import type { Workspace } from '../workspace/workspace';
import { fileOf, uriOf } from './fileNames';

export const documentSync = TextDocumentSyncKind.Incremental;

/** The open documents; what an editor holds of a file counts for the workspace. */
export class ReviewedDocuments {
	readonly documents = new TextDocuments(TextDocument);
	/** By the workspace's name, since a client may write one file's URI in several ways. */
	private readonly open = new Map<string, TextDocument>();
	private readonly lines = new Map<string, LineIndex & { readonly of: string }>();

	constructor(
		private readonly workspace: () => Workspace,
		/** The URI of the folder with the rules' pages, for a client that shows links to them. */
		readonly rulePages: () => string | undefined = () => undefined,
	) {
		this.documents.onDidChangeContent(({ document }) => {
			const file = fileOf(document.uri);
			this.open.set(file, document);
			const format = formatOf(document);
			this.workspace().setOpen(file, format && { text: document.getText(), format });
		});
		this.documents.onDidClose(({ document }) => {
			const file = fileOf(document.uri);
			this.open.delete(file);
			this.workspace().setOpen(file, undefined);
		});
	}

	listen(connection: Connection): void {
		this.documents.listen(connection);
	}

	isOpen(file: string): boolean {
		return this.open.has(file);
	}

	/** The documents that are open now, to hand them to another workspace. */
	all(): readonly TextDocument[] {
		return [...this.open.values()];
	}

	/** Undefined for a document that is not open, or not of a language that holds cases. */
	async get(uri: string): Promise<ReviewedDocument | undefined> {
		const file = fileOf(uri);
		const document = this.open.get(file);
		if (!document || !formatOf(document)) {
			return undefined;
		}
		const { text, review } = await this.workspace().review(file);
		const { version, languageId } = document;
		const otherText = (other: string) => this.otherText(other);
		const lines = this.linesOf(file, text);
		const rulePages = this.rulePages();
		return { uri: document.uri, version, languageId, text, lines, review, otherText, rulePages };
	}

	/** The text of a document as the editor holds it; undefined for one that is not open. */
	textOf(uri: string): string | undefined {
		return this.open.get(fileOf(uri))?.getText();
	}

	/** The same by the file's name. */
	textOfFile(file: string): string | undefined {
		return this.open.get(file)?.getText();
	}

	versionOfFile(file: string): number | undefined {
		return this.open.get(file)?.version;
	}

	/** As the editor spells it. */
	uriOfFile(file: string): string | undefined {
		return this.open.get(file)?.uri;
	}

	/** A file that something points to or writes to; undefined when its text is not at hand. */
	otherText(file: string): OtherText | undefined {
		const text = this.workspace().textOf(file);
		const document = this.open.get(file);
		return text === undefined
			? undefined
			: {
					uri: document?.uri ?? uriOf(file),
					version: document?.version ?? null,
					text,
					lines: this.linesOf(file, text),
				};
	}

	/** A file that is to be shown or written to, read where its text is not at hand; undefined when it cannot be. */
	async anyText(file: string): Promise<OtherText | undefined> {
		const known = this.otherText(file);
		const text = known
			? ''
			: await this.workspace()
					.read(file)
					.catch(() => undefined);
		return (
			known ?? (text === undefined ? undefined : { uri: uriOf(file), version: null, text, lines: new LineIndex(text) })
		);
	}

	/** Has the workspace know what the open documents say now. */
	async reviewAll(): Promise<void> {
		for (const { uri } of this.all()) {
			await this.get(uri);
		}
	}

	private linesOf(file: string, text: string): LineIndex {
		const known = this.lines.get(file);
		if (known?.of === text) {
			return known;
		}
		const lines = Object.assign(new LineIndex(text), { of: text });
		this.lines.delete(file);
		this.lines.set(file, lines);
		for (const oldest of this.lines.keys()) {
			if (this.lines.size <= lineIndexLimit) {
				break;
			}
			this.lines.delete(oldest);
		}
		return lines;
	}
}

const lineIndexLimit = 20;

/** The editor's word for a document's language decides; it may have been chosen by hand. */
export function formatOf({ languageId, uri }: Pick<TextDocument, 'languageId' | 'uri'>): TextFormat | undefined {
	return formats[languageId] ?? textFormatOf(fileOf(uri).replace(/[?#].*$/s, ''));
}

const formats: Record<string, TextFormat | undefined> = {
	yaml: 'yaml',
	json: 'json',
	jsonc: 'jsonc',
	jsonl: 'lines',
};
