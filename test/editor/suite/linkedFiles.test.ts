import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	apply,
	bytesOf,
	closeAll,
	fileUri,
	finding,
	findings,
	placeOf,
	quickFix,
	ruleOf,
	show,
	until,
} from './support';

const claim = 'pair.claim.yaml';
const note = 'pair.note.json';

suite('A claim and its note in two files', () => {
	teardown(closeAll);

	test('both are in Problems though neither is open', async () => {
		await finding(fileUri(claim), 'documentation-missing');
		await finding(fileUri(note), 'documentation-missing');
		const open = vscode.workspace.textDocuments.map((d) => d.uri.path);
		assert.ok(!open.includes(fileUri(claim).path) && !open.includes(fileUri(note).path));
		assert.deepEqual(findings(fileUri(claim)).map(placeOf), ['6:12-6:17']);
		assert.deepEqual(findings(fileUri(note)).map(placeOf), ['5:6-5:13']);
	});

	test('the fix on the claim writes into the closed note, undo takes it back, and only there', async () => {
		const before = bytesOf(fileUri(note));
		const claimBefore = bytesOf(fileUri(claim));
		await show(claim);
		const missing = await finding(fileUri(claim), 'documentation-missing');
		await apply(await quickFix(fileUri(claim), missing, /insert the missing element "imagingConfirmation"/i));
		const document = await vscode.workspace.openTextDocument(fileUri(note));
		assert.equal(document.lineAt(10).text, '        "complications": "none",');
		assert.equal(document.lineAt(11).text, '        "imagingConfirmation": ""');
		await until(
			'the claim has nothing missing any more',
			() => !findings(fileUri(claim)).some((d) => ruleOf(d) === 'documentation-missing'),
		);
		assert.deepEqual(bytesOf(fileUri(claim)), claimBefore);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before.toString('utf8'));
		await finding(fileUri(claim), 'documentation-missing');
	});

	test('editing the note clears the finding of the claim at once, unsaved', async () => {
		await show(claim);
		await finding(fileUri(claim), 'documentation-missing');
		const editor = await vscode.window.showTextDocument(fileUri(note), { viewColumn: vscode.ViewColumn.Beside });
		await editor.edit((edit) => edit.insert(new vscode.Position(9, 26), '\n        "imagingConfirmation": "CT",'));
		await until('no finding on the claim', () => findings(fileUri(claim)).length === 0, 3000);
	});

	test('the code leads to its documentation and back', async () => {
		await show(claim);
		await finding(fileUri(claim), 'documentation-missing');
		const [there] = await definitions(fileUri(claim), 6, 14);
		assert.equal(there?.uri.path, fileUri(note).path);
		assert.equal(there?.range.start.line, 5);
		await show(note);
		const [back] = await definitions(fileUri(note), 5, 8);
		assert.equal(back?.uri.path, fileUri(claim).path);
		assert.equal(back?.range.start.line, 6);
	});

	test('a file that is new, and gone again, is seen', async () => {
		const lonely = fileUri('lonely.claim.yaml');
		const text = 'case: C-LONELY\nclaim:\n  lines: [{ code: "32408" }, { code: 1023T }]\n';
		await vscode.workspace.fs.writeFile(lonely, Buffer.from(text));
		await finding(lonely, 'note-missing');
		await vscode.workspace.fs.delete(lonely);
		await until('nothing in Problems', () => findings(lonely).length === 0);
	});
});

function definitions(uri: vscode.Uri, line: number, character: number): Thenable<vscode.Location[]> {
	return vscode.commands.executeCommand('vscode.executeDefinitionProvider', uri, new vscode.Position(line, character));
}
