import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, fileUri, findings, setText, show, until } from './support';

interface Shown {
	readonly cases: number;
	readonly errors: number;
	readonly groups: readonly (readonly [string, number])[];
}

const ask = (command: string, ...wishes: unknown[]) =>
	vscode.commands.executeCommand<Shown>(`claimReview.${command}`, ...wishes);

// It runs last, by its name: VS Code keeps files that findings were looked at in open for a while, without asking of them again.
suite('The view of cases', () => {
	teardown(async () => {
		await ask('filterCases', '');
		await ask('groupCases', 'status');
		await closeAll();
	});

	test('has every case of the folder, by status, payer and rule', async () => {
		await vscode.commands.executeCommand('claimReview.cases.focus');
		const { cases, errors, groups } = await ask('refreshCases');
		assert.equal(cases, casesOfCommandLine());
		const named = new Map(groups);
		assert.equal(named.get('Errors'), errors);
		assert.ok((named.get('Clean') ?? 0) > 0 && errors > 5);
		assert.equal(
			groups.reduce((sum, [, n]) => sum + n, 0),
			cases,
		);
		const payers = new Map((await ask('groupCases', 'payer')).groups);
		assert.ok((payers.get('Medicare') ?? 0) > 5);
		const rules = new Map((await ask('groupCases', 'rule')).groups);
		assert.ok((rules.get('add-on-without-primary') ?? 0) > 1);
	});

	test('shows what passes the filter', async () => {
		const { cases } = await ask('refreshCases');
		const shown = await ask('filterCases', '01-clean-lung');
		assert.deepEqual([shown.cases, shown.groups], [cases, [['Clean', 1]]]);
		assert.deepEqual((await ask('filterCases', 'no such words')).groups, []);
	});

	test('follows what is typed', async () => {
		const before = await ask('refreshCases');
		const editor = await show('complete.case.yaml');
		await setText(editor, editor.document.getText().replace(/ {4}- code: "32408"\n(?: {6}.*\n)*/, ''));
		await until('one more case with errors', async () => {
			const now = await ask('groupCases', 'status');
			return now.errors === before.errors + 1 && now.cases === before.cases;
		});
	});
});

suite('From finding to finding', () => {
	teardown(closeAll);

	test('through the files, there and back, and round', async () => {
		await show('alone.case.yaml');
		await until('findings', () => findings(fileUri('alone.case.yaml')).length > 0);
		const seen = new Set<string>();
		for (let n = 0; n < 12; n++) {
			await ask('nextFinding');
			seen.add(vscode.window.activeTextEditor?.document.uri.toString() ?? '');
			assert.ok(isOnFinding());
		}
		assert.ok(seen.size > 1, 'it left the file');
		// Within a file: what is found in others may come and go while they are opened and closed.
		await show('mistakes.case.yaml');
		await until('several findings', () => findings(fileUri('mistakes.case.yaml')).length > 2);
		await ask('nextFinding');
		const at = place();
		await ask('nextFinding');
		assert.notEqual(place(), at);
		await ask('previousFinding');
		assert.equal(place(), at);
	});
});

suite('The beginning', () => {
	teardown(closeAll);

	test('a new case is a document without a file, reviewed as it is filled in', async () => {
		await ask('newCase', '1023T');
		const { document } = vscode.window.activeTextEditor ?? {};
		assert.ok(document?.isUntitled);
		assert.equal(document.languageId, 'yaml');
		assert.match(document.getText(), /^case: CASE-1\nclaim:\n {2}payer: Payer\n/);
		assert.match(document.getText(), /\n {4}1023T:\n {6}indication: +# \S/);
		await until('a finding', () => findings(document.uri).length > 0);
	});

	test('the walkthrough, the welcome and the capabilities are contributed, with their texts', () => {
		const { packageJSON } = vscode.extensions.getExtension('claim-review.claim-review') ?? assert.fail();
		const { walkthroughs, viewsWelcome } = packageJSON.contributes;
		assert.equal(walkthroughs[0].title, 'Get started with Claim Review');
		assert.equal(walkthroughs[0].steps.length, 5);
		assert.equal(viewsWelcome.length, 4);
		assert.ok(!JSON.stringify(packageJSON).includes('"%'));
		assert.equal(packageJSON.capabilities.untrustedWorkspaces.supported, 'limited');
		assert.match(packageJSON.capabilities.untrustedWorkspaces.description, /not used until it is trusted/);
		assert.equal(packageJSON.capabilities.virtualWorkspaces.supported, 'limited');
		assert.deepEqual(packageJSON.extensionKind, ['workspace']);
	});

	test('the settings are there, and do what they say', () => {
		const settings = vscode.workspace.getConfiguration('claimReview');
		assert.equal(settings.get('overview.groupBy'), 'status');
		assert.equal(settings.get('overview.badge'), true);
		assert.equal(settings.get('statusBar.visible'), true);
		const { extensionPath } = vscode.extensions.getExtension('claim-review.claim-review') ?? assert.fail();
		assert.match(readFileSync(path.join(extensionPath, 'l10n/bundle.l10n.json'), 'utf8'), /"Errors": "Errors"/);
	});
});

function place(): string {
	const editor = vscode.window.activeTextEditor;
	return `${editor?.document.uri} ${editor?.selection.active.line}:${editor?.selection.active.character}`;
}

function isOnFinding(): boolean {
	const editor = vscode.window.activeTextEditor;
	return (
		editor !== undefined && findings(editor.document.uri).some((f) => f.range.start.isEqual(editor.selection.active))
	);
}

function casesOfCommandLine(): number {
	const extension = vscode.extensions.getExtension('claim-review.claim-review');
	const cli = path.join(extension?.extensionPath ?? '', 'dist/cli.js');
	const { stdout } = spawnSync(process.execPath, [cli, 'report', '--format', 'json', '.'], {
		cwd: fileUri('.').fsPath,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
	});
	return JSON.parse(stdout).cases;
}
