import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { reportHtml } from './reportHtml';
import type { FromView, ToView, Wishes } from './view/messages';

/** What the server sends for a view. */
interface ReportView {
	readonly html: string;
	readonly style: string;
	readonly lists: readonly { readonly title: string; readonly places: readonly number[] }[];
	readonly places: readonly { readonly file: string; readonly line: number; readonly case?: string }[];
	readonly uris: readonly string[];
	readonly placeUris: readonly number[];
	readonly cases: number;
	readonly payers: readonly string[];
	readonly providers: readonly string[];
}

/** What the view shows, for whoever runs the command from a program. */
export interface ShownReport {
	readonly cases: number;
	/** Numbers that lead to their lines. */
	readonly numbers: number;
}

const everything: Wishes = { payer: '', provider: '', from: '', to: '', names: false };

/** The command that shows the audit report over the open folders. */
export function registerAuditReport(
	client: () => LanguageClient | undefined,
	{ extensionUri }: vscode.ExtensionContext,
): vscode.Disposable {
	const reports = new AuditReportPanel(client, extensionUri);
	return vscode.Disposable.from(
		reports,
		vscode.commands.registerCommand('claimReview.openAuditReport', () => reports.show()),
	);
}

class AuditReportPanel implements vscode.Disposable {
	private panel: vscode.WebviewPanel | undefined;
	private report: ReportView | undefined;
	private wishes = everything;
	private tellShown: (shown: ShownReport) => void = () => {};

	constructor(
		private readonly client: () => LanguageClient | undefined,
		private readonly extensionUri: vscode.Uri,
	) {}

	dispose(): void {
		this.panel?.dispose();
	}

	/** Counts anew and shows; ends when the report is there to be read. Undefined when it was cancelled. */
	async show(): Promise<ShownReport | undefined> {
		const shown = new Promise<ShownReport | undefined>((resolve) => {
			this.tellShown = resolve;
		});
		if (!(await this.count(this.wishes))) {
			return undefined;
		}
		this.panel?.reveal();
		return shown;
	}

	/** Asks the server, with progress and a way to stop it. */
	private async ask<T>(format: string, wishes: Wishes): Promise<T | undefined> {
		const client = this.client();
		if (!client) {
			return undefined;
		}
		const options = {
			location: vscode.ProgressLocation.Notification,
			title: vscode.l10n.t('Audit report'),
			cancellable: true,
		};
		return vscode.window.withProgress(options, async (progress, token) => {
			const workDoneToken = randomBytes(8).toString('hex');
			let told = 0;
			const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
				if (value.kind === 'report' && value.percentage !== undefined) {
					progress.report({
						increment: value.percentage - told,
						message: vscode.l10n.t('{0} % of the files', value.percentage),
					});
					told = value.percentage;
				}
			});
			try {
				const params = { format, filter: filterOf(wishes), names: wishes.names, workDoneToken };
				const made = await client.sendRequest<T | null>('claimReview/report', params, token);
				return made ?? undefined;
			} catch (error) {
				if (!token.isCancellationRequested) {
					throw error;
				}
				return undefined;
			} finally {
				listening.dispose();
			}
		});
	}

	/** @returns whether there is a new report; what was shown before stays when there is none */
	private async count(wishes: Wishes): Promise<boolean> {
		const report = await this.ask<ReportView>('view', wishes);
		if (!report) {
			return false;
		}
		this.report = report;
		this.wishes = wishes;
		if (this.panel) {
			this.send();
		} else {
			this.open(report.style);
		}
		return true;
	}

	private open(style: string): void {
		const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
		const panel = vscode.window.createWebviewPanel(
			'claimReview.auditReport',
			vscode.l10n.t('Audit Report'),
			vscode.ViewColumn.Active,
			{
				enableScripts: true,
				localResourceRoots: [dist],
				enableFindWidget: true,
			},
		);
		this.panel = panel;
		panel.onDidDispose(() => {
			this.tellShown({ cases: 0, numbers: 0 });
			this.panel = undefined;
			this.report = undefined;
			this.wishes = everything;
		});
		panel.webview.onDidReceiveMessage((message: FromView) => this.receive(message));
		const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'reportView.js'));
		panel.webview.html = reportHtml(script.toString(), panel.webview.cspSource, style, randomBytes(16).toString('hex'));
	}

	/** A view that was hidden begins anew, and is ready again. */
	private async receive(message: FromView): Promise<void> {
		switch (message.kind) {
			case 'ready':
				return this.send();
			case 'shown':
				return this.tellShown({ cases: this.report?.cases ?? 0, numbers: message.numbers });
			case 'apply':
				await this.count(message.wishes);
				return;
			case 'export':
				return this.export(message.format, message.wishes);
			case 'list':
				return this.sendList(message.list);
			case 'open':
				return this.openPlace(message.place);
		}
	}

	private send(): void {
		const { report, wishes } = this;
		if (report) {
			const { html, cases, payers, providers } = report;
			const status =
				cases === 1
					? vscode.l10n.t('The report is computed from 1 case.')
					: vscode.l10n.t('The report is computed from {0} cases.', cases);
			this.post({ kind: 'report', html, status, payers, providers, wishes });
		}
	}

	private sendList(list: number): void {
		const found = this.report?.lists[list];
		if (found) {
			const places = found.places.map((place) => ({ place, text: this.nameOf(place) }));
			this.post({ kind: 'list', title: found.title, places });
		}
	}

	private nameOf(place: number): string {
		const at = this.report?.places[place];
		return at ? `${at.file}:${at.line}${at.case === undefined ? '' : ` (${at.case})`}` : '';
	}

	private async openPlace(place: number): Promise<void> {
		const uri = this.report?.uris[this.report.placeUris[place] ?? -1];
		const line = this.report?.places[place]?.line;
		const converter = this.client()?.protocol2CodeConverter;
		if (uri !== undefined && line !== undefined && converter) {
			const selection = new vscode.Range(line - 1, 0, line - 1, 0);
			await vscode.window.showTextDocument(converter.asUri(uri), { selection, viewColumn: vscode.ViewColumn.Beside });
		}
	}

	private async export(format: 'html' | 'csv' | 'json', wishes: Wishes): Promise<void> {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		const target = await vscode.window.showSaveDialog({
			...(folder && { defaultUri: vscode.Uri.joinPath(folder, `audit-report.${format}`) }),
			filters: { [format.toUpperCase()]: [format] },
		});
		const text = target && (await this.ask<string>(format, wishes));
		if (target && text !== undefined) {
			await vscode.workspace.fs.writeFile(target, Buffer.from(text, 'utf8'));
			vscode.window.setStatusBarMessage(vscode.l10n.t('Claim Review: the audit report is written'), 4000);
		}
	}

	private post(message: ToView): void {
		void this.panel?.webview.postMessage(message);
	}
}

function filterOf({ payer, provider, from, to }: Wishes) {
	return {
		...(payer && { payers: [payer] }),
		...(provider && { providers: [provider] }),
		...(from && { from }),
		...(to && { to }),
	};
}
