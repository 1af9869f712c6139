import * as assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, fileUri, finding, quickFix, show, until } from './support';

suite('The query to the provider', () => {
	teardown(closeAll);

	test('opens as a document without a file, first of the quick fixes of a signed note', async () => {
		const uri = fileUri('missing.case.yaml');
		const files = readdirSync(fileUri('').fsPath).sort();
		await show('missing.case.yaml');
		const found = await finding(uri, 'documentation-missing');
		const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			uri,
			found.range,
			vscode.CodeActionKind.QuickFix.value,
			100,
		);
		const ours = offered.filter((a) => /^(?:Draft|Insert|Ignore) /.test(a.title));
		assert.equal(ours[0]?.title, 'Draft a query to the provider');
		assert.equal(ours[0]?.isPreferred, true);
		const { command } = await quickFix(uri, found, /^Draft a query to the provider$/);
		assert.ok(command);
		await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
		const draft = await until('the draft', () => {
			const document = vscode.window.activeTextEditor?.document;
			return document?.isUntitled ? document : undefined;
		});
		assert.equal(draft.languageId, 'markdown');
		const text = draft.getText();
		assert.match(text, /^# Request for clarification of a procedure note\n/);
		assert.match(text, /“Beforehand saline was injected to push the aorta away from the needle path/);
		assert.match(text, /\n1\. When did the step described in statement B begin and end/);
		assert.match(text, /\n2\. What did imaging show, if any was done,/);
		assert.match(text, /addendum to the note, with the date and your signature/);
		assert.deepEqual(readdirSync(fileUri('').fsPath).sort(), files);
	});
});
