import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
	bytesOf,
	closeAll,
	fileUri,
	finding,
	findings,
	hoverText,
	pause,
	placeOf,
	ruleOf,
	show,
	until,
} from './support';

suite('What is found and explained', () => {
	teardown(closeAll);

	test('the extension that answers is the installed one', async () => {
		const extension = vscode.extensions.getExtension('claim-review.claim-review');
		assert.ok(extension, 'claim-review.claim-review is not installed');
		// Its VSIX is unpacked there, and nothing but what the VSIX holds is beside it.
		assert.match(extension.extensionPath, /extensions[\\/]claim-review\.claim-review-/);
		await show('missing.case.yaml');
		await finding(fileUri('missing.case.yaml'), 'documentation-missing');
		assert.ok(extension.isActive);
	});

	// Lines and characters counted by hand in workspace/, from 0.
	for (const [file, rule, place] of [
		['missing.case.yaml', 'documentation-missing', '13:12-13:17'],
		['missing.case.json', 'documentation-missing', '16:16-16:23'],
		['alone.case.yaml', 'add-on-without-primary', '11:12-11:17'],
		['alone.case.json', 'add-on-without-primary', '9:16-9:23'],
		['fhirClaim.json', 'add-on-without-primary', '43:20-43:27'],
	] as const) {
		test(`${rule} underlines the add-on's code in ${file}`, async () => {
			await show(file);
			const found = await finding(fileUri(file), rule);
			assert.equal(placeOf(found), place);
			assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
			assert.match(found.message, /1023T/);
		});
	}

	test('the message names what is missing', async () => {
		await show('missing.case.yaml');
		const { message } = await finding(fileUri('missing.case.yaml'), 'documentation-missing');
		assert.match(message, /\b2 of 6\b/);
		assert.match(message, /duration/);
		assert.match(message, /imagingConfirmation/);
		assert.doesNotMatch(message, /technique/);
	});

	test('mistakes of the file are underlined where they stand', async () => {
		const { uri } = (await show('mistakes.case.yaml')).document;
		assert.equal(placeOf(await finding(uri, 'duplicate-key')), '5:2-5:15');
		assert.equal(placeOf(await finding(uri, 'wrong-type')), '6:9-6:19');
		assert.ok((await finding(uri, 'syntax')).range.start.line >= 10);
	});

	test("VS Code's own JSON support says what is wrong with JSON, and nobody says it twice", async () => {
		const text = bytesOf(fileUri('alone.case.json')).toString();
		// Written here, because a linter refuses such a file.
		const twice = text.replace(/( *"case": .*\n)/, '$1$1');
		assert.notEqual(twice, text);
		writeFileSync(fileUri('twice.case.json').fsPath, twice);
		const { uri } = (await show('twice.case.json')).document;
		assert.equal(placeOf(await finding(uri, 'add-on-without-primary')), '10:16-10:23');
		await until("VS Code's word on it", () =>
			vscode.languages.getDiagnostics(uri).some((d) => d.source !== 'Claim Review' && /duplicate/i.test(d.message)),
		);
		// It is a copy, and has no note.
		assert.deepEqual(findings(uri).map(ruleOf).sort(), ['add-on-without-primary', 'duplicate-case', 'note-missing']);
	});

	test('a case in which nothing is wrong has no error', async () => {
		await show('complete.case.yaml');
		await answered('complete.case.yaml', 11, 8);
		const errors = findings(fileUri('complete.case.yaml')).filter(
			(d) => d.severity === vscode.DiagnosticSeverity.Error,
		);
		assert.deepEqual(errors.map(ruleOf), []);
	});

	for (const file of ['unrelated.yaml', 'unrelated.json']) {
		test(`nothing is said of ${file}`, async () => {
			await show(file);
			await answered(file, 0, 0);
			assert.deepEqual(findings(fileUri(file)), []);
			assert.equal(await hoverText(fileUri(file), 2, 14), '');
		});
	}

	/** Until the server has answered for a file with nothing to wait for: one request, and time for what it sends by itself. */
	async function answered(file: string, line: number, character: number): Promise<void> {
		await show('alone.case.json');
		await finding(fileUri('alone.case.json'), 'add-on-without-primary');
		await show(file);
		await hoverText(fileUri(file), line, character);
		await pause(1000);
	}

	for (const [file, line, character] of [
		['missing.case.yaml', 13, 14],
		['missing.case.json', 16, 18],
	] as const) {
		test(`the hover on 1023T in ${file} says what it is and what it needs`, async () => {
			await show(file);
			await finding(fileUri(file), 'documentation-missing');
			const text = await hoverText(fileUri(file), line, character);
			assert.match(text, /1023T/);
			assert.match(text, /add-on/i);
			assert.match(text, /chest/i);
			assert.match(text, /32408/);
			assert.match(text, /duration/);
		});
	}

	for (const [file, line, character] of [
		['missing.case.yaml', 24, 10],
		['missing.case.json', 30, 12],
	] as const) {
		test(`the hover on a documentation element in ${file} explains it`, async () => {
			await show(file);
			await finding(fileUri(file), 'documentation-missing');
			const text = await hoverText(fileUri(file), line, character);
			assert.match(text, /imagingModality/);
			assert.match(text, /fluoroscopy|ultrasound|CT/);
		});
	}
});
