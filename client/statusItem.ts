import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { findingCount, LanguageStatus } from './languageStatus';

const source = 'Claim Review';

/** The status bar item: what the review says of the file in front, or that the server is not running. */
export class StatusItem implements vscode.Disposable {
	private readonly item = vscode.window.createStatusBarItem('claimReview.status', vscode.StatusBarAlignment.Right, 90);
	private readonly language: LanguageStatus;
	private readonly disposables: vscode.Disposable[];
	/** Before, that there is no server is nothing to tell: nobody has needed one. */
	private hasStarted = false;

	constructor(
		private readonly client: LanguageClient,
		private readonly selector: vscode.DocumentSelector,
	) {
		this.item.name = 'Claim Review';
		this.language = new LanguageStatus(client);
		this.disposables = [
			this.item,
			this.language,
			client.onDidChangeState(() => {
				this.hasStarted = true;
				void this.update();
			}),
			vscode.workspace.onDidGrantWorkspaceTrust(() => void this.update()),
			vscode.workspace.onDidChangeConfiguration(() => void this.update()),
			vscode.window.onDidChangeActiveTextEditor(() => void this.update()),
			vscode.languages.onDidChangeDiagnostics(({ uris }) => {
				const active = vscode.window.activeTextEditor?.document.uri.toString();
				if (uris.some((u) => u.toString() === active)) {
					void this.update();
				}
			}),
		];
		void this.update();
	}

	dispose(): void {
		vscode.Disposable.from(...this.disposables).dispose();
	}

	private async update(): Promise<void> {
		const document = vscode.window.activeTextEditor?.document;
		if (!document || !this.hasStarted || vscode.languages.match(this.selector, document) === 0) {
			this.hide();
			return;
		}
		if (this.client.state !== State.Running) {
			const starting = this.client.state === State.Starting;
			this.item.text = starting ? '$(sync~spin) Claim Review' : `$(warning) ${vscode.l10n.t('Claim Review stopped')}`;
			this.item.tooltip = starting
				? vscode.l10n.t('Starting the language server')
				: vscode.l10n.t('The language server is not running. Click to restart it.');
			this.item.command = starting ? 'claimReview.showOutput' : 'claimReview.restartServer';
		} else {
			const cases = await this.caseCount(document.uri);
			if (vscode.window.activeTextEditor?.document !== document) {
				return;
			}
			if (cases === 0) {
				this.hide();
				return;
			}
			const own = vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === source);
			const errors = own.filter((d) => d.severity === vscode.DiagnosticSeverity.Error).length;
			this.item.text = `$(checklist) ${own.length === 0 ? vscode.l10n.t('No findings') : findingCount(own.length)}`;
			this.item.tooltip = vscode.l10n.t(
				'Claim Review: cases in this file: {0}, findings: {1}, errors: {2}',
				cases,
				own.length,
				errors,
			);
			void this.language.show(document.uri, own.length);
			this.item.command = own.length === 0 ? 'claimReview.showOutput' : 'workbench.actions.view.problems';
		}
		if (vscode.workspace.getConfiguration('claimReview.statusBar').get('visible', true)) {
			this.item.show();
		} else {
			this.item.hide();
		}
	}

	private hide(): void {
		this.item.hide();
		this.language.hide();
	}

	/** 0 for a file without a case, and when the server cannot say. */
	private async caseCount(uri: vscode.Uri): Promise<number> {
		try {
			const params = { uri: this.client.code2ProtocolConverter.asUri(uri) };
			return await this.client.sendRequest<number>('claimReview/caseCount', params);
		} catch {
			return 0;
		}
	}
}
