import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, hoverText, pause, setText, show, until } from './support';

const file = 'coded/billed.case.yaml';

suite('Files of codes', () => {
	teardown(closeAll);

	test('are read in the background, and shown in hovers', async () => {
		const { document } = await show(file);
		const said = async (word: string) => {
			const { line, character } = document.positionAt(document.getText().indexOf(word) + 1);
			return hoverText(document.uri, line, character);
		};
		await until('the text of a diagnosis', async () => (await said('R91.1')).includes('Solitary nodule of the lung'));
		assert.match(await said('G0499'), /our own words\\?: a service of Level II/);
	});

	test('are looked up from the beginning of one under the cursor, and the choice takes its place', async () => {
		const editor = await show(file);
		const { document } = editor;
		const before = document.getText();
		await until('the files', async () => {
			const { line, character } = document.positionAt(before.indexOf('R91.1') + 1);
			return (await hoverText(document.uri, line, character)).includes('Solitary nodule');
		});
		await setText(editor, `${before}# C341`);
		const end = document.positionAt(document.getText().length);
		const wanted = `${before}# C34.12`;
		await until(
			'the code in the text',
			async () => {
				editor.selection = new vscode.Selection(end, end);
				// The list opens with the code under the cursor, and fills in its own time.
				await vscode.commands.executeCommand('claimReview.lookUpCode');
				await pause(600);
				await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
				await pause(300);
				return document.getText() === wanted;
			},
			15_000,
		);
	});
});
