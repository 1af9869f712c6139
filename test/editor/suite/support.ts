import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** A file of the workspace that the suite runs on. */
export function fileUri(name: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (!folder) {
		throw new Error('VS Code has no folder open');
	}
	return vscode.Uri.joinPath(folder.uri, name);
}

export const bytesOf = (uri: vscode.Uri): Buffer => readFileSync(uri.fsPath);

/** Opens a file as a person does: it is the active editor afterwards, which a fix with a place for the cursor needs. */
export async function show(name: string): Promise<vscode.TextEditor> {
	const editor = await vscode.window.showTextDocument(fileUri(name));
	await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
	return editor;
}

/** Throws away unsaved changes and closes everything; asked to close what is unsaved, VS Code would ask back. */
export async function closeAll(): Promise<void> {
	for (const { document } of vscode.window.visibleTextEditors) {
		if (document.isDirty) {
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		}
	}
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What `look` gives as soon as it gives something. `wanted` is said when it never does. */
export async function until<T>(
	wanted: string,
	look: () => T | undefined | false | Promise<T | undefined | false>,
	milliseconds = 10_000,
): Promise<T> {
	for (const end = Date.now() + milliseconds; ; ) {
		const found = await look();
		if (found !== undefined && found !== false) {
			return found;
		}
		if (Date.now() > end) {
			throw new Error(`waited ${milliseconds} ms for: ${wanted}`);
		}
		await pause(25);
	}
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** The findings of Claim Review in a file now; other extensions' are left out. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'Claim Review');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a finding of a rule. */
export function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
	return until(`${rule} in ${uri.path}`, () => findings(uri).find((d) => ruleOf(d) === rule));
}

/** `line:character-line:character`, all 0-based. */
export function placeOf({ range: { start, end } }: vscode.Diagnostic): string {
	return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** The text of all hovers at a place. */
export async function hoverText(uri: vscode.Uri, line: number, character: number): Promise<string> {
	const place = new vscode.Position(line, character);
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place);
	return hovers
		.flatMap((hover) => hover.contents)
		.map((content) => (typeof content === 'string' ? content : content.value))
		.join('\n');
}

/** The quick fix with such a title that is offered where a finding stands. */
export async function quickFix(
	uri: vscode.Uri,
	{ range }: vscode.Diagnostic,
	title: RegExp,
): Promise<vscode.CodeAction> {
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		uri,
		range,
		vscode.CodeActionKind.QuickFix.value,
		// How many of them are resolved: what a menu does with the one that is chosen.
		100,
	);
	const action = actions.find((a) => title.test(a.title));
	if (!action) {
		throw new Error(`no quick fix ${title} among: ${actions.map((a) => a.title).join(' | ')}`);
	}
	return action;
}

/** Carries a quick fix out, as choosing it does. */
export async function apply(action: vscode.CodeAction): Promise<void> {
	if (!action.edit) {
		throw new Error(`"${action.title}" has no edit`);
	}
	if (!(await vscode.workspace.applyEdit(action.edit))) {
		throw new Error(`"${action.title}" could not be applied`);
	}
}

/** Replaces the whole text. */
export async function setText(editor: vscode.TextEditor, text: string): Promise<void> {
	const { document } = editor;
	const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
	if (!(await editor.edit((edit) => edit.replace(whole, text)))) {
		throw new Error('the edit was refused');
	}
}
