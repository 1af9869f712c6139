import type {
	CancellationToken,
	CompletionItem,
	CompletionList,
	CompletionOptions,
	CompletionParams,
	Connection,
} from 'vscode-languageserver';
import { completion } from '../language/completion';
import type { SettingsFiles } from '../workspace/settingsFiles';
import type { Client } from './client';
import type { CodeLookUp } from './codeLookUp';
import { formatOf, type ReviewedDocuments } from './documents';
import { fileOf } from './fileNames';
import type { HouseDocuments } from './houseDocuments';

/** Behind a colon, a dash or a comma stands a blank, and in JSON a quote. */
export const completionProvider: CompletionOptions = { triggerCharacters: [' ', '"', "'", '['] };

/** What can be typed in a case, and in the product's own files. */
export class Completions {
	constructor(
		private readonly open: ReviewedDocuments,
		private readonly settings: SettingsFiles,
		private readonly house: HouseDocuments,
		private readonly lookUp: CodeLookUp,
		private readonly client: () => Client,
	) {}

	/** @param answer runs one request by itself, see `serve` */
	answerTo(
		connection: Connection,
		answer: <T>(name: string, cancelled: () => boolean, work: () => Promise<T>) => Promise<T>,
	): void {
		connection.onCompletion((params, token: CancellationToken) =>
			answer(
				'completion',
				() => token.isCancellationRequested,
				() => this.items(params),
			),
		);
	}

	private async items({
		textDocument: { uri },
		position,
	}: CompletionParams): Promise<CompletionItem[] | CompletionList> {
		const document = await this.open.get(uri);
		const format = document && formatOf(document);
		if (!document || !format) {
			return [];
		}
		const offset = document.lines.offset(position);
		const file = fileOf(uri);
		const library = await this.settings.libraryOf(file);
		const client = this.client();
		const found = await completion(
			document,
			offset,
			format,
			{
				guidance: await this.settings.guidanceOf(file),
				library,
				search: async (query, system) => (library ? (await this.lookUp.find({ uri, query, system })).hits : []),
			},
			{ ...client.completion, hasSchema: hasCaseSchema(file, document.languageId, client) },
		);
		return found ?? this.house.completion(uri, offset);
	}
}

/** Whether package.json hands the schema of cases to something in the client that completes such a file. */
function hasCaseSchema(file: string, languageId: string, client: Client): boolean {
	const isNamed = /\.(?:case|claim|note)\.(?:json|ya?ml)$/.test(file);
	return isNamed && (languageId === 'yaml' ? client.hasYamlSchemas : client.hostChecksJson);
}
