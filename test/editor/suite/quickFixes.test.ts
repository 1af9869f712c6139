import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { apply, bytesOf, closeAll, fileUri, finding, findings, quickFix, ruleOf, show, until } from './support';

suite('Quick fixes', () => {
	teardown(closeAll);

	test('the missing elements are inserted in YAML', async () => {
		const { editor, before } = await fixed(
			'missing.case.yaml',
			'documentation-missing',
			/insert the 2 missing elements/i,
		);
		const { document } = editor;
		// Behind the last element (line 26), with its indentation, empty, and each with a comment that says what to ask.
		assert.match(document.lineAt(27).text, /^ {6}duration: +# \S/);
		assert.match(document.lineAt(28).text, /^ {6}imagingConfirmation: +# \S/);
		assert.equal(withoutLines(document, 27, 28), before);
		assert.deepEqual(cursor(editor), [27, '      duration: '.length]);
	});

	test('what is typed next goes into the gap, and what is complete is no finding', async () => {
		const { editor } = await fixed(
			'missing.case.yaml',
			'documentation-missing',
			/insert the missing element "duration"/i,
		);
		await vscode.commands.executeCommand('type', { text: '6 min' });
		assert.match(editor.document.lineAt(27).text, /^ {6}duration: 6 min +# \S/);
		const left = await until('one element fewer in the message', () =>
			findings(editor.document.uri).find((d) => ruleOf(d) === 'documentation-missing' && /\b1 of 6\b/.test(d.message)),
		);
		await apply(await quickFix(editor.document.uri, left, /insert the missing element "imagingConfirmation"/i));
		await vscode.commands.executeCommand('type', { text: 'CT shows 14 mm' });
		assert.match(editor.document.lineAt(28).text, /^ {6}imagingConfirmation: CT shows 14 mm/);
		await until('no finding of the documentation', () => !findings(editor.document.uri).some(isOfDocumentation));
	});

	test('what is inserted and left empty is a finding of its own', async () => {
		const { editor } = await fixed('missing.case.yaml', 'documentation-missing', /insert the 2 missing elements/i);
		await until('two elements that say nothing', () => {
			const rules = findings(editor.document.uri).filter(isOfDocumentation).map(ruleOf);
			return rules.join() === 'documentation-empty,documentation-empty';
		});
	});

	test('the missing element is inserted in JSON', async () => {
		const { editor, before } = await fixed('missing.case.json', 'documentation-missing', /insert the missing element/i);
		const { document } = editor;
		// Behind the last element (line 33), which gets a comma.
		assert.equal(document.lineAt(33).text, '        "complications": "none",');
		assert.equal(document.lineAt(34).text, '        "imagingConfirmation": ""');
		assert.equal(withoutLines(document, 34, 34).replace('"complications": "none",', '"complications": "none"'), before);
		assert.deepEqual(cursor(editor), [34, '        "imagingConfirmation": "'.length]);
		assert.doesNotThrow(() => JSON.parse(document.getText()));
	});

	test('a line for the primary procedure is inserted in YAML', async () => {
		const { editor, before } = await fixed('alone.case.yaml', 'add-on-without-primary', /primary procedure line/i);
		const { document } = editor;
		assert.match(document.lineAt(13).text, /^ {4}- code: ?(""|'')?$/);
		assert.equal(withoutLines(document, 13, 13), before);
		assert.equal(cursor(editor)[0], 13);
		await vscode.commands.executeCommand('type', { text: '"32408"' });
		await until(
			'a primary procedure',
			() => !findings(document.uri).some((d) => ruleOf(d) === 'add-on-without-primary'),
		);
	});

	test('a line for the primary procedure is inserted in JSON', async () => {
		const { editor, before } = await fixed('alone.case.json', 'add-on-without-primary', /primary procedure line/i);
		const { document } = editor;
		// Behind the item of lines 8 to 11, which gets a comma.
		assert.equal(linesOf(document, 11, 14), '      },\n      {\n        "code": ""\n      }\n');
		assert.equal(withoutLines(document, 12, 14).replace('      },\n    ]', '      }\n    ]'), before);
		assert.deepEqual(cursor(editor), [13, '        "code": "'.length]);
	});

	for (const [file, rule] of [
		['missing.case.yaml', 'documentation-missing'],
		['missing.case.json', 'documentation-missing'],
		['alone.case.yaml', 'add-on-without-primary'],
		['alone.case.json', 'add-on-without-primary'],
	] as const) {
		test(`undo after the fix of ${rule} in ${file} brings every byte back`, async () => {
			const original = bytesOf(fileUri(file));
			const { editor, before } = await fixed(file, rule, /^insert/i);
			assert.notEqual(editor.document.getText(), before);
			await vscode.commands.executeCommand('undo');
			assert.equal(editor.document.getText(), before);
			await editor.document.save();
			assert.deepEqual(bytesOf(fileUri(file)), original);
			await finding(fileUri(file), rule);
		});
	}

	test('a byte order mark and Windows line ends stay as they are', async () => {
		const lines = bytesOf(fileUri('missing.case.yaml')).toString().split('\n');
		writeFileSync(fileUri('windows.case.yaml').fsPath, `\uFEFF${lines.join('\r\n')}`);
		const { editor } = await fixed('windows.case.yaml', 'documentation-missing', /insert the 2 missing elements/i);
		await editor.document.save();
		const saved = bytesOf(fileUri('windows.case.yaml')).toString().split('\r\n');
		assert.ok(saved.every((line) => !/[\r\n]/.test(line)));
		const inserted = saved.splice(27, 2);
		assert.match(inserted.join('|'), /^ {6}duration: +# [^|]*\| {6}imagingConfirmation: +# [^|]*$/);
		assert.deepEqual(saved, [`\uFEFF${lines[0]}`, ...lines.slice(1)]);
	});

	/** Opens a file and applies a fix of a rule's finding in it; gives the editor, and the text before. */
	async function fixed(
		file: string,
		rule: string,
		title: RegExp,
	): Promise<{ editor: vscode.TextEditor; before: string }> {
		const editor = await show(file);
		const before = editor.document.getText();
		await apply(await quickFix(editor.document.uri, await finding(editor.document.uri, rule), title));
		return { editor, before };
	}
});

function linesOf(document: vscode.TextDocument, first: number, last: number): string {
	return document.getText(new vscode.Range(first, 0, last + 1, 0));
}

function withoutLines(document: vscode.TextDocument, first: number, last: number): string {
	return document.getText().replace(linesOf(document, first, last), '');
}

function cursor({ selection }: vscode.TextEditor): [number, number] {
	return [selection.active.line, selection.active.character];
}

const isOfDocumentation = (diagnostic: vscode.Diagnostic): boolean =>
	/^documentation-(missing|empty)$/.test(ruleOf(diagnostic));
