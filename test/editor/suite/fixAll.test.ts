import * as assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { bytesOf, closeAll, fileUri, finding, findings, ruleOf, show, until } from './support';

suite('Fix-all', () => {
	// Another one for each test: VS Code holds on to a file that was open.
	let name = '';
	let count = 0;
	const text =
		'\uFEFFcase: 0142\r\nclaim:\r\n  billingProvider: 0199 # x\r\n  lines:\r\n    - { code: 1e3, units: 02 }\r\n    # claim-review: ignore text-as-number - so on the paper claim\r\n    - code: 007\r\nnote:\r\n  text: 008\r\n';
	const fixed =
		'\uFEFFcase: "0142"\r\nclaim:\r\n  billingProvider: "0199" # x\r\n  lines:\r\n    - { code: "1e3", units: 02 }\r\n    # claim-review: ignore text-as-number - so on the paper claim\r\n    - code: 007\r\nnote:\r\n  text: 008\r\n';

	setup(() => {
		name = `numbers${++count}.case.yaml`;
		writeFileSync(fileUri(name).fsPath, text);
	});
	teardown(async () => {
		await closeAll();
		await onSave(undefined);
		rmSync(fileUri(name).fsPath);
	});

	for (const kind of ['source.fixAll', 'source.fixAll.claimReview']) {
		test(`on save as ${kind} mends what is only form, and no other byte`, async () => {
			await onSave({ [kind]: 'explicit' });
			const editor = await show(name);
			await finding(editor.document.uri, 'text-as-number');
			await typeAtEnd(editor, '# typed\r\n');
			assert.equal(await editor.document.save(), true);
			assert.equal(bytesOf(editor.document.uri).toString(), `${fixed}# typed\r\n`);
			// The record's own number stays, and has no fix.
			await until('one finding left', () => {
				const left = findings(editor.document.uri).filter((d) => ruleOf(d) === 'text-as-number');
				return left.length === 1 && left[0]?.range.start.line === 8;
			});
			assert.deepEqual(await actions(editor.document.uri, 'source.fixAll'), []);
		});
	}

	test('is not done by a save that nobody has set it for', async () => {
		const editor = await show(name);
		await finding(editor.document.uri, 'text-as-number');
		await typeAtEnd(editor, '# typed\r\n');
		await editor.document.save();
		assert.equal(bytesOf(editor.document.uri).toString(), `${text}# typed\r\n`);
	});

	test('is no quick fix, and undone in one step', async () => {
		const { document } = await show(name);
		await finding(document.uri, 'text-as-number');
		const before = document.getText();
		assert.deepEqual(await actions(document.uri, 'source.fixAll.claimReview'), ['Fix all safe problems of form (3)']);
		const quick = await actions(document.uri, 'quickfix');
		assert.ok(quick.includes('Put it in quotes'), quick.join(' | '));
		assert.ok(!quick.some((title) => title.startsWith('Fix all')), quick.join(' | '));
		await vscode.commands.executeCommand('editor.action.fixAll');
		await until('the text is mended', () => document.getText() === fixed.slice(1));
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
	});
});

async function onSave(kinds: Record<string, string> | undefined): Promise<void> {
	await vscode.workspace
		.getConfiguration('editor')
		.update('codeActionsOnSave', kinds, vscode.ConfigurationTarget.Workspace);
}

async function typeAtEnd(editor: vscode.TextEditor, words: string): Promise<void> {
	const { document } = editor;
	const end = document.lineAt(document.lineCount - 1).range.end;
	assert.ok(await editor.edit((edit) => edit.insert(end, words)));
}

async function actions(uri: vscode.Uri, kind: string): Promise<string[]> {
	const whole = new vscode.Range(0, 0, 99, 0);
	const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		uri,
		whole,
		kind,
	);
	// VS Code's own kinds may hold actions of other extensions.
	return found.filter((a) => !kind.startsWith('source') || a.kind?.value.endsWith('.claimReview')).map((a) => a.title);
}
