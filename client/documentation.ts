import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

type Place = {
	readonly uri: string;
	readonly range: Parameters<LanguageClient['protocol2CodeConverter']['asRange']>[0];
};

/** The command behind the code lens over a note: shows an add-on's code, and its hover, which lists the elements. */
export function registerDocumentation(client: () => LanguageClient | undefined): vscode.Disposable {
	return vscode.commands.registerCommand('claimReview.showDocumentation', async ({ uri, range }: Place) => {
		const converter = client()?.protocol2CodeConverter;
		const place = converter?.asRange(range);
		if (!converter || !place) {
			return;
		}
		const selection = new vscode.Range(place.start, place.start);
		await vscode.window.showTextDocument(converter.asUri(uri), { selection });
		await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
	});
}
