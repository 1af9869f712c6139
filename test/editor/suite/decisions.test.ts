import * as assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
	bytesOf,
	closeAll,
	fileUri,
	finding,
	findings,
	hoverText,
	quickFix,
	ruleOf,
	setText,
	show,
	until,
} from './support';

const undecided = 'audited/undecided.case.json';
const trail = 'audited/claim-review.decisions.yaml';

suite('Decisions', () => {
	const before = bytesOf(fileUri(trail));
	teardown(async () => {
		await closeAll();
		writeFileSync(fileUri(trail).fsPath, before);
		// VS Code may keep a document that no tab shows, and asks for the findings of shown ones.
		await show(undecided);
		await finding(fileUri(undecided), 'add-on-without-primary');
		await closeAll();
	});

	test('a recorded determination is on disk, the finding is gone, and the hover tells', async () => {
		await show(undecided);
		const uri = fileUri(undecided);
		const found = await finding(uri, 'add-on-without-primary');
		await settle(await quickFix(uri, found, /^Record a determination/), {
			determination: 'over-coded',
			reason: 'no displacement was done',
			who: 'JD',
		});
		await until('the finding is settled', () => findings(uri).length === 0);
		const written = bytesOf(fileUri(trail)).toString('utf8');
		assert.ok(written.startsWith(before.toString('utf8')));
		assert.match(
			written,
			/- rule: add-on-without-primary\n {2}case: "AUD-3"\n[\s\S]*who: "JD"\n {2}when: \d{4}-\d\d-\d\d\n$/,
		);
		const hover = await hoverText(uri, found.range.start.line, found.range.start.character + 1);
		assert.match(hover, /Decided: over-coded.*JD/s);
		assert.ok(!vscode.workspace.textDocuments.some((d) => d.isDirty));
	});

	test('a decision holds when the claim is reformatted, and not when its values change', async () => {
		const editor = await show(undecided);
		const { uri } = editor.document;
		const text = editor.document.getText();
		const found = await finding(uri, 'add-on-without-primary');
		await settle(await quickFix(uri, found, /^Record a determination/), {
			determination: 'correct',
			reason: 'on paper',
			who: 'JD',
		});
		await until('the finding is settled', () => findings(uri).length === 0);
		await setText(editor, JSON.stringify(JSON.parse(text), null, '\t'));
		await until('still settled', () => findings(uri).length === 0);
		await setText(editor, text.replace('2026-03-02', '2026-03-03'));
		await finding(uri, 'add-on-without-primary');
		await until(
			'the decision matches nothing',
			() => findings(fileUri(trail)).filter((d) => ruleOf(d) === 'unused-decision').length === 2,
		);
	});

	test('ignoring in YAML writes a comment above the line, and nothing else', async () => {
		const editor = await show('alone.case.yaml');
		const { uri } = editor.document;
		const text = editor.document.getText();
		const found = await finding(uri, 'add-on-without-primary');
		await settle(await quickFix(uri, found, /^Ignore with a reason.*add-on-without-primary/), { reason: 'on paper' });
		await until('the finding is settled', () => !findings(uri).some((d) => ruleOf(d) === 'add-on-without-primary'));
		const lines = editor.document.getText().split('\n');
		const [comment] = lines.splice(found.range.start.line, 1);
		assert.match(comment ?? '', /^ *# claim-review: ignore add-on-without-primary - on paper$/);
		assert.equal(lines.join('\n'), text);
		await vscode.commands.executeCommand('undo');
		await finding(uri, 'add-on-without-primary');
	});

	test('the first decision of a folder makes the file', async () => {
		const uri = fileUri('alone.case.json');
		const made = fileUri('claim-review.decisions.yaml');
		await show('alone.case.json');
		const found = await finding(uri, 'add-on-without-primary');
		await settle(await quickFix(uri, found, /^Ignore with a reason.*add-on-without-primary/), {
			reason: 'on paper',
			who: 'JD',
		});
		await until('the finding is settled', () => !findings(uri).some((d) => ruleOf(d) === 'add-on-without-primary'));
		assert.ok(existsSync(made.fsPath));
		const taken = new vscode.WorkspaceEdit();
		taken.deleteFile(made);
		await vscode.workspace.applyEdit(taken);
		await finding(uri, 'add-on-without-primary');
	});
});

/** Runs the command of a code action, with the answers that a person would type. */
async function settle({ command }: vscode.CodeAction, answers: object): Promise<void> {
	assert.ok(command);
	const [wish] = command.arguments ?? [];
	await vscode.commands.executeCommand(command.command, { ...wish, ...answers });
}
