import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, fileUri, finding, show, until } from './support';

suite('Rule pages', () => {
	teardown(closeAll);

	for (const [file, rule] of [
		['missing.case.yaml', 'documentation-missing'],
		['alone.case.json', 'add-on-without-primary'],
	] as const) {
		test(`the rule of a finding in ${file} leads to its page, rendered`, async () => {
			await show(file);
			const { code } = await finding(fileUri(file), rule);
			assert.ok(typeof code === 'object' && code.value === rule);
			assert.equal((await vscode.workspace.fs.stat(code.target)).type, vscode.FileType.File);
			// What a click on it in the hover, in Problems or in the box of F8 does.
			await vscode.commands.executeCommand('vscode.open', code.target);
			assert.equal(await shownPage(), `docs/rules/${rule}.md`);
		});
	}

	test('a command shows the list of them, and every page that it names is there', async () => {
		await vscode.commands.executeCommand('claimReview.showRules');
		assert.equal(await shownPage(), 'docs/rules/README.md');
		const extension = vscode.extensions.getExtension('claim-review.claim-review');
		assert.ok(extension);
		const folder = vscode.Uri.joinPath(extension.extensionUri, 'docs/rules');
		const list = Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'README.md'))).toString();
		const named = new Set([...list.matchAll(/\]\(([\w-]+\.md)\)/g)].map((m) => m[1] ?? ''));
		const there = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
		assert.deepEqual([...named, 'README.md'].sort(), there.sort());
	});
});

/** The page that the active tab shows as a preview, from the extension's folder. */
async function shownPage(): Promise<string> {
	const { uri } = await until('a preview', () => {
		const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
		return (
			input instanceof vscode.TabInputCustom &&
			input.viewType === 'vscode.markdown.preview.editor' && { uri: input.uri }
		);
	});
	return uri.path.replace(/^.*\/claim-review\.claim-review-[^/]*\//, '');
}
