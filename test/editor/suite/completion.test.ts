import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, fileUri, show, until } from './support';

const name = 'complete.case.yaml';

/** What VS Code offers at a place. */
async function offered(line: number, character: number): Promise<vscode.CompletionItem[]> {
	const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		fileUri(name),
		new vscode.Position(line, character),
	);
	return items;
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

suite('Completion', () => {
	teardown(closeAll);

	test('offers codes in the quotes that stand there', async () => {
		await show(name);
		const item = await until('a code', async () => (await offered(11, 15)).find((i) => labelOf(i) === '32408'));
		assert.equal(item.insertText, '32408');
		assert.ok(item.range instanceof vscode.Range);
		assert.deepEqual([item.range.start.character, item.range.end.character], [13, 18]);
	});

	test('offers a missing key and writes a line', async () => {
		const editor = await show(name);
		await editor.edit((edit) => edit.insert(new vscode.Position(15, 0), '    - code: \n'));
		const items = await until('codes', async () => {
			const found = await offered(15, 12);
			return found.some((i) => labelOf(i) === '47000') && found;
		});
		assert.equal(items.find((i) => labelOf(i) === '47000')?.insertText, '"47000"');
	});

	test('offers elements that are missing, and nothing in the identifiers', async () => {
		const editor = await show(name);
		// The duration goes.
		await editor.edit((edit) => edit.delete(new vscode.Range(26, 0, 27, 0)));
		await editor.edit((edit) => edit.insert(new vscode.Position(26, 0), '      \n'));
		const item = await until('an element', async () => (await offered(26, 6)).find((i) => labelOf(i) === 'duration'));
		assert.ok(item.documentation instanceof vscode.MarkdownString);
		assert.match(item.documentation.value, /\*\*What to write:\*\*/);
		assert.deepEqual(
			(await offered(5, 13)).map(labelOf).filter((l) => l === '32408'),
			[],
		);
	});
});
