import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, fileUri, finding, hoverText, show, until } from './support';

const name = 'missing.case.yaml';

suite("A note's words", () => {
	teardown(closeAll);

	test('are where an element leads: into the block text, exactly', async () => {
		const { document } = await show(name);
		await finding(fileUri(name), 'documentation-missing');
		const places = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeDefinitionProvider',
			fileUri(name),
			new vscode.Position(25, 8),
		);
		// From one line of the text to the next, without its indentation.
		assert.deepEqual(
			places.map(({ range: { start, end } }) => [start.line, start.character, end.line, end.character]),
			[[28, 52, 29, 14]],
		);
		assert.equal(document.lineAt(29).text.slice(4, 14), 'aorta away');
	});

	test('are counted over the note, and a click leads to the hover', async () => {
		const editor = await show(name);
		await finding(fileUri(name), 'documentation-missing');
		const lens = await until('a code lens', async () => {
			const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
				'vscode.executeCodeLensProvider',
				fileUri(name),
			);
			return found.find((l) => l.command?.title.startsWith('1023T: '));
		});
		assert.equal(lens.range.start.line, 22);
		assert.equal(lens.command?.title, '1023T: 4 of 6 elements documented · missing: duration, imagingConfirmation');
		assert.equal(lens.command?.command, 'claimReview.showDocumentation');
		await vscode.commands.executeCommand('claimReview.showDocumentation', ...(lens.command?.arguments ?? []));
		assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [22, 4]);
		assert.match(await hoverText(fileUri(name), 22, 4), /Documentation in this case/);
	});
});
