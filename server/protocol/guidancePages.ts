import type { CancellationToken, Connection, Position } from 'vscode-languageserver';
import { codeAt } from '../language/codeAt';
import { type GuidanceCode, guidanceCodes } from '../language/guidanceCodes';
import { anyCodePage } from '../language/guidancePage/anyCodePage';
import { pageHtml } from '../language/guidancePage/pageHtml';
import type { SettingsFiles } from '../workspace/settingsFiles';
import type { ReviewedDocuments } from './documents';
import { fileOf } from './fileNames';

/** The command by which a client shows a page, and links lead to another one. */
const openCommand = 'claimReview.openGuidance';

/** What a client asks for the page on a code; `uri` says whose settings and guidance count. */
export interface GuidancePageParams {
	readonly uri: string;
	readonly code: string;
}

export interface GuidancePageAnswer {
	readonly title: string;
	/** A whole document that needs nothing else. */
	readonly html: string;
}

export interface GuidanceCodesParams {
	readonly uri: string;
	readonly position?: Position;
}

export interface GuidanceCodesAnswer {
	/** The code at the position. */
	readonly at?: string;
	readonly codes: readonly GuidanceCode[];
}

/** The address of a code's page: a command of the client. */
export function pageLink(uri: string): (code: string) => string {
	return (code) => `command:${openCommand}?${encodeURIComponent(JSON.stringify([{ code, uri }]))}`;
}

/** The pages of guidance, for a client that shows them. */
export class GuidancePages {
	constructor(
		private readonly open: ReviewedDocuments,
		private readonly settings: SettingsFiles,
	) {}

	/** @param answer runs one request by itself, see `serve` */
	answerTo(
		connection: Connection,
		answer: <T>(name: string, cancelled: () => boolean, work: () => Promise<T>) => Promise<T>,
	): void {
		connection.onRequest('claimReview/guidancePage', (params: GuidancePageParams, token: CancellationToken) =>
			answer(
				'guidancePage',
				() => token.isCancellationRequested,
				() => this.page(params),
			),
		);
		connection.onRequest('claimReview/guidanceCodes', (params: GuidanceCodesParams, token: CancellationToken) =>
			answer(
				'guidanceCodes',
				() => token.isCancellationRequested,
				() => this.codes(params),
			),
		);
	}

	/** Null for a code of which nothing is known. */
	private async page({ uri, code }: GuidancePageParams): Promise<GuidancePageAnswer | null> {
		const page = anyCodePage(code, await this.settings.guidanceOf(fileOf(uri)));
		return page ? { title: page.title, html: pageHtml(page, { linkTo: pageLink(uri) }) } : null;
	}

	/** The codes that have a page, and the one at a position of an open document. */
	private async codes({ uri, position }: GuidanceCodesParams): Promise<GuidanceCodesAnswer> {
		const document = await this.open.get(uri);
		const at = document && position ? codeAt(document, document.lines.offset(position)) : undefined;
		return {
			...(at !== undefined && { at }),
			codes: guidanceCodes(await this.settings.guidanceOf(fileOf(uri))),
		};
	}
}
