import * as vscode from 'vscode';
import { InlayHintRequest, type LanguageClient, type Middleware } from 'vscode-languageclient/node';

const setting = 'claimReview.inlayHints.enabled';

/** Asks the server for the meanings behind codes only where the setting wants them. */
export const hintsWhereWanted: Middleware = {
	provideInlayHints: (document, range, token, next) =>
		vscode.workspace.getConfiguration(undefined, document).get(setting, true) ? next(document, range, token) : [],
};

/** Has the editor ask again when the setting changes. */
export function registerInlayHints(client: () => LanguageClient | undefined): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration((change) => {
		if (change.affectsConfiguration(setting)) {
			for (const document of vscode.workspace.textDocuments) {
				client()?.getFeature(InlayHintRequest.method)?.getProvider(document)?.onDidChangeInlayHints.fire();
			}
		}
	});
}
