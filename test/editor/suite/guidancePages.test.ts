import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, fileUri, finding, findings, hoverText, setText, show, until } from './support';

suite('The page of guidance', () => {
	teardown(closeAll);

	test('opens from the hover on a code, by the link that the hover has', async () => {
		const editor = await show('missing.case.yaml');
		const at = editor.document.positionAt(editor.document.getText().indexOf('1023T') + 1);
		const hover = await until('a link in the hover', async () => {
			const text = await hoverText(editor.document.uri, at.line, at.character);
			return text.includes('Open the guidance') && text;
		});
		const link = /\[Open the guidance\]\(command:([\w.]+)\?([^)]*)\)/.exec(hover);
		assert.equal(link?.[1], 'claimReview.openGuidance');
		const [wish] = JSON.parse(decodeURIComponent(link?.[2] ?? ''));
		assert.equal(wish.code, '1023T');
		await vscode.commands.executeCommand('claimReview.openGuidance', wish);
		assert.equal(await shownTab(), 'Guidance: 1023T');
	});

	test('the hover may carry out this command and no other', async () => {
		const editor = await show('missing.case.yaml');
		const at = editor.document.positionAt(editor.document.getText().indexOf('1023T') + 1);
		const hovers = await until('a hover', async () => {
			const found = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				editor.document.uri,
				at,
			);
			return found.length > 0 && found;
		});
		const trusted = hovers
			.flatMap((h) => h.contents)
			.map((c) => (c instanceof vscode.MarkdownString ? c.isTrusted : undefined));
		assert.ok(trusted.every((t) => t !== true));
		assert.ok(trusted.some((t) => typeof t === 'object' && t.enabledCommands.join() === 'claimReview.openGuidance'));
	});

	test('opens on the code under the cursor, and each code in a tab of its own, beside the others', async () => {
		const editor = await show('missing.case.yaml');
		const place = editor.document.positionAt(editor.document.getText().indexOf('32408') + 1);
		editor.selection = new vscode.Selection(place, place);
		await vscode.commands.executeCommand('claimReview.openGuidance');
		assert.equal(await shownTab(), 'Guidance: 32408');
		await vscode.commands.executeCommand('claimReview.openGuidance', {
			code: '1024T',
			uri: editor.document.uri.toString(),
		});
		await until('the other page', () => guidanceTabs().join() === 'Guidance: 32408,Guidance: 1024T');
		await vscode.commands.executeCommand('claimReview.openGuidance', {
			code: '32408',
			uri: editor.document.uri.toString(),
		});
		await until('the first page', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Guidance: 32408');
		assert.deepEqual(guidanceTabs(), ['Guidance: 32408', 'Guidance: 1024T']);
		assert.equal(vscode.window.tabGroups.all.length, 2);
	});

	test('what a link has forged opens nothing', async () => {
		await show('missing.case.yaml');
		await vscode.commands.executeCommand('claimReview.openGuidance', { code: '<b>', uri: fileUri('x').toString() });
		assert.deepEqual(guidanceTabs(), []);
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	test("a claim against a payer's policy is found, with the guidance of its folder", async () => {
		const uri = fileUri('guided/billed.case.yaml');
		await show('guided/billed.case.yaml');
		const { message, range } = await finding(uri, 'payer-policy');
		assert.match(message, /^Example Health Plan does not cover 1023T \(policy in effect since 2026-01-01\)/);
		assert.equal(range.start.line, 9);
	});

	test('a file of guidance is completed, explained and underlined while it is typed', async () => {
		const editor = await show('guided/claim-review-guidance/payers.yaml');
		const { uri } = editor.document;
		assert.match(
			await until('a hover', async () => (await hoverText(uri, 4, 10)) || undefined),
			/\*\*covered\*\* · field of guidance/,
		);
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			uri,
			new vscode.Position(4, 17),
		);
		const labels = list.items.map((i) => (typeof i.label === 'string' ? i.label : i.label.label));
		assert.ok(labels.includes('false'));
		assert.deepEqual(findings(uri), []);
		await setText(editor, editor.document.getText().replace('covered', 'coverd'));
		const [found] = await until('the mistake', () => findings(uri).length > 0 && findings(uri));
		assert.equal(found?.message, '`coverd` is not a key that is known here.');
		assert.equal(found?.range.start.line, 4);
	});
});

/** The tabs that show a page of guidance, by title. */
function guidanceTabs(): string[] {
	return vscode.window.tabGroups.all
		.flatMap((group) => group.tabs)
		.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('claimReview.guidance'))
		.map((tab) => tab.label);
}

async function shownTab(): Promise<string> {
	const [title = ''] = await until('a page of guidance', () => {
		const titles = guidanceTabs();
		return titles.length === 1 && titles;
	});
	return title;
}
