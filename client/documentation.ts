import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

type Place = {
	readonly uri: string;
	readonly range: Parameters<LanguageClient['protocol2CodeConverter']['asRange']>[0];
	readonly hover?: boolean;
};

/** The command behind the code lenses over a claim and a note: shows a finding, a code or a note, and the hover there. */
export function registerDocumentation(client: () => LanguageClient | undefined): vscode.Disposable {
	return vscode.commands.registerCommand(
		'claimReview.showDocumentation',
		async ({ uri, range, hover = true }: Place) => {
			const converter = client()?.protocol2CodeConverter;
			const place = converter?.asRange(range);
			if (!converter || !place) {
				return;
			}
			const selection = new vscode.Range(place.start, place.start);
			await vscode.window.showTextDocument(converter.asUri(uri), { selection });
			if (hover) {
				await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
			}
		},
	);
}
