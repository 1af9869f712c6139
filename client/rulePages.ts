import * as vscode from 'vscode';

/**
 * The folder with the pages of the rules, part of the extension. A link to one of them is an address and no command: VS
 * Code carries out no commands in the box that F8 opens. That it opens rendered is said in package.json, under
 * `workbench.editorAssociations`.
 */
export function rulePagesOf({ extensionUri }: vscode.ExtensionContext): vscode.Uri {
	return vscode.Uri.joinPath(extensionUri, 'docs', 'rules');
}

/** The command that shows the list of all rules. */
export function registerRulePages(context: vscode.ExtensionContext): vscode.Disposable {
	return vscode.commands.registerCommand('claimReview.showRules', () =>
		vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(rulePagesOf(context), 'README.md')),
	);
}
