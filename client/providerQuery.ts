import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** What the server's code action hands over. */
interface Wish {
	readonly uri: string;
	readonly rule: string;
	readonly fingerprint: string;
}

/**
 * The command behind "Draft a query to the provider": shows the text in a document without a file. Whether it is saved,
 * sent or thrown away is for the reviewer to say.
 */
export function registerProviderQuery(client: () => LanguageClient | undefined): vscode.Disposable {
	return vscode.commands.registerCommand('claimReview.draftQuery', async (wish: Wish) => {
		const content = await client()?.sendRequest<string | null>('claimReview/query', wish);
		if (content === undefined || content === null) {
			void vscode.window.showInformationMessage(
				vscode.l10n.t('Claim Review: there is nothing to ask of the provider any more.'),
			);
			return;
		}
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
		await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
	});
}
