import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, fileUri, until } from './support';

interface Shown {
	readonly cases: number;
	readonly numbers: number;
}

suite('The audit report', () => {
	teardown(closeAll);

	test('opens as a view, and counts what the command line counts', async () => {
		const files = readdirSync(fileUri('').fsPath).sort();
		const shown = await open();
		const { cases, sections } = fromCommandLine();
		assert.equal(shown.cases, cases);
		assert.ok(cases > 20, `${cases} cases`);
		assert.equal(shown.numbers, numbersIn(sections));
		assert.deepEqual(readdirSync(fileUri('').fsPath).sort(), files);
	});

	test('is one view, which comes back when it is asked for again', async () => {
		await open();
		await vscode.window.showTextDocument(fileUri('complete.case.yaml'));
		assert.equal((await open()).cases, fromCommandLine().cases);
		assert.equal(views().length, 1);
		assert.ok(views()[0]?.isActive);
		await closeAll();
		await until('no view', () => views().length === 0);
		assert.ok((await open()).numbers > 0);
	});
});

async function open(): Promise<Shown> {
	const shown = await vscode.commands.executeCommand<Shown>('claimReview.openAuditReport');
	assert.ok(shown);
	return shown;
}

function views(): vscode.Tab[] {
	return vscode.window.tabGroups.all
		.flatMap((g) => g.tabs)
		.filter((t) => t.input instanceof vscode.TabInputWebview && t.input.viewType.endsWith('claimReview.auditReport'));
}

interface Report {
	readonly cases: number;
	readonly sections: readonly {
		readonly tables: readonly { readonly rows: readonly { readonly cells: readonly object[] }[] }[];
	}[];
	readonly decisions: readonly unknown[];
}

function fromCommandLine(): { cases: number; sections: Report } {
	const extension = vscode.extensions.getExtension('claim-review.claim-review');
	const cli = path.join(extension?.extensionPath ?? '', 'dist/cli.js');
	const { stdout, stderr } = spawnSync(process.execPath, [cli, 'report', '--format', 'json', '.'], {
		cwd: fileUri('.').fsPath,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
	});
	assert.ok(stdout.startsWith('{'), stderr);
	const report: Report = JSON.parse(stdout);
	return { cases: report.cases, sections: report };
}

/** The numbers that have lines: what the view makes buttons of. */
function numbersIn({ sections, decisions }: Report): number {
	const cells = sections.flatMap((s) => s.tables.flatMap((t) => t.rows.flatMap((r) => r.cells)));
	const parts = cells.flatMap((c) => ('numerator' in c && 'denominator' in c ? [c.numerator, c.denominator] : [c]));
	const led = parts.filter(
		(p) => typeof p === 'object' && p !== null && 'places' in p && Array.isArray(p.places) && p.places.length > 0,
	);
	return led.length + decisions.length;
}
