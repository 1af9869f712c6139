import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';

const source = 'Claim Review';

/** The status bar item: what the review says of the file in front, or that the server is not running. */
export class StatusItem implements vscode.Disposable {
	private readonly item = vscode.window.createStatusBarItem('claimReview.status', vscode.StatusBarAlignment.Right, 90);
	private readonly disposables: vscode.Disposable[];

	constructor(
		private readonly client: LanguageClient,
		private readonly selector: vscode.DocumentSelector,
	) {
		this.item.name = 'Claim Review';
		this.disposables = [
			this.item,
			client.onDidChangeState(() => void this.update()),
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
		if (!document || vscode.languages.match(this.selector, document) === 0) {
			this.item.hide();
			return;
		}
		if (this.client.state !== State.Running) {
			const starting = this.client.state === State.Starting;
			this.item.text = starting ? '$(sync~spin) Claim Review' : '$(warning) Claim Review stopped';
			this.item.tooltip = starting
				? 'Starting the language server'
				: 'The language server is not running. Click to restart it.';
			this.item.command = starting ? 'claimReview.showOutput' : 'claimReview.restartServer';
		} else {
			const cases = await this.caseCount(document.uri);
			if (vscode.window.activeTextEditor?.document !== document) {
				return;
			}
			if (cases === 0) {
				this.item.hide();
				return;
			}
			const own = vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === source);
			const errors = own.filter((d) => d.severity === vscode.DiagnosticSeverity.Error).length;
			this.item.text = `$(checklist) ${own.length === 0 ? 'No findings' : count(own.length, 'finding')}`;
			this.item.tooltip = `Claim Review: ${count(cases, 'case')} in this file, ${count(own.length, 'finding')}, ${count(errors, 'error')}`;
			this.item.command = own.length === 0 ? 'claimReview.showOutput' : 'workbench.actions.view.problems';
		}
		this.item.show();
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

function count(n: number, word: string): string {
	return `${n} ${word}${n === 1 ? '' : 's'}`;
}
