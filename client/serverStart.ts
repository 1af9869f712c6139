import * as vscode from 'vscode';
import { mayHoldCase } from './caseDetection';

/** Files that say by their name that a folder is one of cases. */
const ownFiles = '**/{*.{case,claim,note}.{yaml,yml,json,jsonc},claim-review.yaml,claim-review.decisions.yaml}';

/**
 * Starts the server when there is something for it: a file of our names in a folder, or an open text that may be a case.
 * Who edits other YAML and JSON has no process of ours.
 * @param start called once
 */
export function startWhenNeeded(selector: vscode.DocumentSelector, start: () => void): vscode.Disposable {
	let isStarted = false;
	const disposables: vscode.Disposable[] = [];
	const begin = () => {
		if (!isStarted) {
			isStarted = true;
			vscode.Disposable.from(...disposables).dispose();
			start();
		}
	};
	const look = (document: vscode.TextDocument) => {
		if (
			!isStarted &&
			vscode.languages.match(selector, document) > 0 &&
			mayHoldCase(document.uri.path, document.getText())
		) {
			begin();
		}
	};
	const lookIntoFolders = async () => {
		if (!isStarted && (await vscode.workspace.findFiles(ownFiles, undefined, 1)).length > 0) {
			begin();
		}
	};
	disposables.push(
		vscode.workspace.onDidOpenTextDocument(look),
		vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
		vscode.workspace.onDidChangeWorkspaceFolders(lookIntoFolders),
	);
	for (const document of vscode.workspace.textDocuments) {
		look(document);
	}
	void lookIntoFolders();
	return { dispose: () => vscode.Disposable.from(...disposables).dispose() };
}
