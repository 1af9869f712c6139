import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, fileUri, finding, findings, hoverText, placeOf, ruleOf, setText, show, until } from './support';

suite('What a working day does to it', () => {
	teardown(closeAll);

	for (const file of ['missing.case.yaml', 'missing.case.json']) {
		test(`half-typed text in ${file} breaks nothing`, async () => {
			const editor = await show(file);
			const { uri } = editor.document;
			const text = editor.document.getText();
			await finding(uri, 'documentation-missing');
			const before = all(uri);
			for (let length = 0; length < text.length; length += 61) {
				await setText(editor, text.slice(0, length));
			}
			for (const broken of [
				'{[',
				'"',
				'- - :',
				'\t',
				'&a *a',
				'<<: *nowhere',
				'\u0000',
				'---\n...\n---',
				'}}]',
				'|+9',
			]) {
				const middle = text.indexOf('1023T');
				await setText(editor, text.slice(0, middle) + broken + text.slice(middle));
			}
			await setText(editor, text);
			await until('the findings as they were', () => all(uri) === before);
			assert.match(await hoverText(uri, ...whereIs(text, '1023T')), /1023T/);
		});
	}

	test('a finding follows the text as it is typed', async () => {
		const editor = await show('missing.case.yaml');
		const { uri } = editor.document;
		await finding(uri, 'documentation-missing');
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one line more\n'));
		await until('the finding one line further down', () => placesOf(uri).includes('14:12-14:17'));
		const code = new vscode.Range(14, 12, 14, 17);
		await editor.edit((edit) => edit.replace(code, '"32553"'));
		await until('no add-on, no finding', () => !rulesOf(uri).includes('documentation-missing'));
	});

	test('what stands in no saved file is reviewed too', async () => {
		const text = (await vscode.workspace.openTextDocument(fileUri('alone.case.yaml'))).getText();
		const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: text });
		await vscode.window.showTextDocument(document);
		assert.equal(placeOf(await finding(document.uri, 'add-on-without-primary')), '11:12-11:17');
	});

	test('after "Restart the Language Server" the findings are there again', async () => {
		const editor = await show('missing.case.yaml');
		const { uri } = editor.document;
		await finding(uri, 'documentation-missing');
		await vscode.commands.executeCommand('claimReview.restartServer');
		assert.equal(placeOf(await finding(uri, 'documentation-missing')), '13:12-13:17');
		// A finding in a new place is one that the new server made.
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one line more\n'));
		await until('the finding one line further down', () => placesOf(uri).includes('14:12-14:17'));
		assert.match(await hoverText(uri, 14, 14), /1023T/);
	});

	test('a server that is killed in the middle of an edit comes back, and nothing is lost', async () => {
		const editor = await show('alone.case.yaml');
		const { document } = editor;
		await finding(document.uri, 'add-on-without-primary');
		const before = document.getText();
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# typed before\n'));
		killServer();
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# typed while it was gone\n'));
		const moved = await until(
			'the finding two lines further down, from a new server',
			() => findings(document.uri).find((d) => ruleOf(d) === 'add-on-without-primary' && placeOf(d).startsWith('13:')),
			20_000,
		);
		assert.equal(document.getText(moved.range), '1023T');
		assert.equal(document.getText(), `# typed while it was gone\n# typed before\n${before}`);
		assert.match(await hoverText(document.uri, moved.range.start.line, moved.range.start.character + 1), /add-on code/);
	});

	test('a server that is killed while much is asked of it comes back', async () => {
		const { document } = await show('alone.case.yaml');
		await finding(document.uri, 'add-on-without-primary');
		killServer();
		// It is gone, and this process has not had the time to hear of it: every request breaks on the pipe.
		for (const end = Date.now() + 200; Date.now() < end; );
		const wish = { uri: document.uri.toString(), rule: 'none', fingerprint: '', determine: false, decides: false };
		const asked = Array.from({ length: 10 }, () =>
			vscode.commands.executeCommand('claimReview.settle', { ...wish, reason: 'none' }),
		);
		await Promise.allSettled(asked);
		assert.match(
			await until('a hover by a new server', async () => (await hoverText(document.uri, 11, 13)) || undefined, 20_000),
			/add-on code/,
		);
	});

	test('"Show Output" shows the output', async () => {
		await vscode.commands.executeCommand('claimReview.showOutput');
	});
});

const rulesOf = (uri: vscode.Uri): string[] => findings(uri).map(ruleOf);
const placesOf = (uri: vscode.Uri): string[] => findings(uri).map(placeOf);
const all = (uri: vscode.Uri): string =>
	findings(uri)
		.map((d) => `${ruleOf(d)} ${placeOf(d)} ${d.message}`)
		.sort()
		.join('\n');

function whereIs(text: string, word: string): [number, number] {
	const before = text.slice(0, text.indexOf(word)).split('\n');
	return [before.length - 1, before.at(-1)?.length ?? 0];
}

/** Ends the server of this editor as a crash would. */
function killServer(): void {
	const server = processes().find(
		({ parent, command }) => parent === process.pid && command.includes('dist/server.js'),
	);
	assert.ok(server, 'no process of the server was found');
	process.kill(server.id, 'SIGKILL');
}

function processes(): { id: number; parent: number; command: string }[] {
	if (process.platform !== 'linux') {
		const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
		return lines.map((line) => {
			const [id, parent, ...command] = line.trim().split(/\s+/);
			return { id: Number(id), parent: Number(parent), command: command.join(' ') };
		});
	}
	// A bare machine has no `ps`.
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const parent = /\) \S+ (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
				const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
				return [{ id: Number(name), parent: Number(parent), command }];
			} catch {
				return [];
			}
		});
}
