import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

interface Codes {
	readonly codes: readonly { readonly code: string; readonly meaning: string; readonly isAddOn: boolean }[];
}

/**
 * The command "New Case": asks for the add-on code, and shows a document without a file with the case that the server makes
 * of the guidance on it, a snippet in which Tab leads from gap to gap. Who calls it from a program may name the code.
 */
export function registerNewCase(client: () => LanguageClient | undefined): vscode.Disposable {
	return vscode.commands.registerCommand('claimReview.newCase', async (wish?: unknown) => {
		const server = client();
		const front = vscode.window.activeTextEditor?.document.uri;
		const folder =
			front?.scheme === 'file' ? vscode.Uri.joinPath(front, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
		// Whose guidance counts.
		const from = folder ? vscode.Uri.joinPath(folder, 'new.case.yaml') : vscode.Uri.parse('untitled:new.case.yaml');
		const uri = server?.code2ProtocolConverter.asUri(from);
		const code = typeof wish === 'string' ? wish : await askCode(server, uri);
		const text = code && (await server?.sendRequest<string | null>('claimReview/newCase', { uri, code }));
		if (!text) {
			return;
		}
		const document = await vscode.workspace.openTextDocument({ language: 'yaml' });
		const editor = await vscode.window.showTextDocument(document);
		await editor.insertSnippet(new vscode.SnippetString(text), new vscode.Position(0, 0), {
			undoStopBefore: false,
			undoStopAfter: true,
		});
	});
}

async function askCode(client: LanguageClient | undefined, uri: string | undefined): Promise<string | undefined> {
	const found = await client?.sendRequest<Codes>('claimReview/guidanceCodes', { uri });
	const items = (found?.codes ?? [])
		.filter((c) => c.isAddOn)
		.map(({ code, meaning }) => ({ label: code, detail: meaning || vscode.l10n.t('Its meaning is not supplied.') }));
	const picked = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t('New case'),
		placeHolder: vscode.l10n.t('The add-on code that the claim bills'),
		matchOnDetail: true,
		// The walkthrough takes the focus when it marks the step as done.
		ignoreFocusOut: true,
	});
	return picked?.label;
}
