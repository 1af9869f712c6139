import { type CancellationToken, type Connection, type ProgressToken, RequestType } from 'vscode-languageserver';
import { isReportFilter, type ReportFilter, type ReportPlace } from '../report/auditReport';
import { buildReport } from '../report/buildReport';
import { collectSources } from '../report/collect';
import { reportCsv } from '../report/reportCsv';
import { type PlaceList, reportBody, reportPage } from '../report/reportHtml';
import { reportJson } from '../report/reportJson';
import { editorStyle, reportStyle } from '../report/reportStyle';
import type { Workspace } from '../workspace/workspace';
import { uriOf } from './fileNames';
import type { WorkspaceFiles } from './workspaceFiles';

export interface ReportParams {
	/** `view` for an editor's view; the others are whole files. */
	readonly format: 'view' | 'html' | 'csv' | 'json';
	readonly filter?: ReportFilter;
	/** Case ids and file names, and no aliases. */
	readonly names?: boolean;
	readonly workDoneToken?: ProgressToken;
}

/** What a view shows. */
export interface ReportView {
	readonly html: string;
	readonly style: string;
	/** What the numbers with a `data-list` are counted from. */
	readonly lists: readonly PlaceList[];
	readonly places: readonly ReportPlace[];
	/** The files of the report, and for each place which of them it is in. */
	readonly uris: readonly string[];
	readonly placeUris: readonly number[];
	readonly cases: number;
	/** What can be asked for. */
	readonly payers: readonly string[];
	readonly providers: readonly string[];
}

/** Gives a view for `view`, else the text of a file. */
export const reportRequest = new RequestType<ReportParams, ReportView | string | null, void>('claimReview/report');

/** Makes audit reports over all files of the client's folders. */
export class AuditReports {
	constructor(
		private readonly connection: Connection,
		private readonly workspace: Workspace,
		private readonly files: WorkspaceFiles,
		private readonly today: () => string,
		private readonly yieldTurn: () => Promise<void>,
	) {}

	/** Waits until all files have been looked at. Null when it was cancelled. */
	async make(params: ReportParams, token: CancellationToken): Promise<ReportView | string | null> {
		const progress =
			params.workDoneToken === undefined
				? undefined
				: this.connection.window.attachWorkDoneProgress(params.workDoneToken);
		progress?.begin('Claim Review: counting the audit report', 0, undefined, true);
		try {
			return await this.counted(params, token, (done, of) => progress?.report(Math.floor((done / of) * 100)));
		} finally {
			progress?.done();
		}
	}

	private async counted(
		{ format, filter, names = false }: ReportParams,
		token: CancellationToken,
		progress: (done: number, of: number) => void,
	): Promise<ReportView | string | null> {
		await this.files.settled();
		let shown = 0;
		const collected = await collectSources(this.workspace.caseFiles(), this.workspace, {
			yieldTurn: this.yieldTurn,
			cancelled: () => token.isCancellationRequested,
			progress: (done, of) => {
				// A message for each of five thousand files would take longer than the files.
				if (Math.floor((done / of) * 20) > shown) {
					shown = Math.floor((done / of) * 20);
					progress(done, of);
				}
			},
		});
		if (!collected) {
			return null;
		}
		const { report, placeFiles, payers, providers } = buildReport(collected.sources, {
			date: this.today(),
			names,
			nameOf: (file) => this.inFolder(file),
			unreadFiles: collected.troubles.length,
			...(isReportFilter(filter) && { filter }),
		});
		switch (format) {
			case 'html':
				return await reportPage(report);
			case 'csv':
				return reportCsv(report);
			case 'json':
				return reportJson(report);
			case 'view': {
				const { html, lists } = await reportBody(report, true);
				const files = [...new Set(placeFiles)];
				const numbers = new Map(files.map((f, i) => [f, i]));
				return {
					html,
					style: editorStyle + reportStyle,
					lists,
					places: report.places,
					uris: files.map(uriOf),
					placeUris: placeFiles.map((f) => numbers.get(f) ?? 0),
					cases: report.cases,
					payers,
					providers,
				};
			}
		}
	}

	/** The name from the client's folder on. */
	private inFolder(file: string): string {
		const folder = this.files.folders.find((f) => file.startsWith(`${f}/`));
		return folder === undefined ? file : file.slice(folder.length + 1);
	}
}
