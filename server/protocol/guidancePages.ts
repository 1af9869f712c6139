import type { CancellationToken, Connection, Position } from 'vscode-languageserver';
import { codeAt } from '../language/codeAt';
import { type GuidanceCode, guidanceCodes } from '../language/guidanceCodes';
import { anyCodePage } from '../language/guidancePage/anyCodePage';
import { pageHtml } from '../language/guidancePage/pageHtml';
import { newCase } from '../language/newCase';
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

/** What the guidance for a file says, for a client that shows it: pages on codes, its edition, a new case. */
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
		connection.onRequest('claimReview/guidanceEditions', (params: { uri: string }, token: CancellationToken) =>
			answer(
				'guidanceEditions',
				() => token.isCancellationRequested,
				() => this.editions(params),
			),
		);
		connection.onRequest('claimReview/newCase', (params: GuidancePageParams, token: CancellationToken) =>
			answer(
				'newCase',
				() => token.isCancellationRequested,
				() => this.newCase(params),
			),
		);
	}

	/** A snippet; null for a code that is no add-on code. */
	private async newCase({ uri, code }: GuidancePageParams): Promise<string | null> {
		const context = await this.settings.contextOf(fileOf(uri));
		return (context && newCase(code, context.today, context.guidance)) ?? null;
	}

	/** The lists of primaries that the guidance for a file rests on, such as `CMS add-on code edits 2026 Q2`, each once. */
	private async editions({ uri }: { readonly uri: string }): Promise<readonly string[]> {
		const guidance = await this.settings.guidanceOf(fileOf(uri));
		const lists = guidance.data.addOns.flatMap(({ code }) => guidance.addOn(code)?.addOn.list ?? []);
		return [...new Set(lists.map(({ name, quarter }) => `${name} ${quarter}`))];
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
