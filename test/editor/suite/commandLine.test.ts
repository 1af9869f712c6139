import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, fileUri, findings, placeOf, ruleOf, until } from './support';

interface Report {
	readonly files: readonly {
		readonly path: string;
		readonly findings: readonly {
			readonly rule: string;
			readonly severity: string;
			readonly message: string;
			readonly range: { readonly start: Place; readonly end: Place };
			readonly related: readonly unknown[];
		}[];
	}[];
}

interface Place {
	readonly line: number;
	readonly character: number;
}

suite('The command line', () => {
	test('finds in the folder what the editor has in Problems: settings, decisions and closed files included', async () => {
		await closeAll();
		const report = check();
		const expected = report.files.flatMap((file) =>
			file.findings.map(({ rule, severity, message, range: { start, end }, related }) => {
				const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
				return [file.path, place, rule, severity, message, related.length].join(' | ');
			}),
		);
		assert.ok(expected.length > 30, `${expected.length} findings`);
		for (const rule of ['setting-invalid', 'decision-invalid', 'unused-decision', 'documentation-missing']) {
			assert.ok(
				expected.some((f) => f.includes(rule)),
				rule,
			);
		}
		const shown = () => report.files.flatMap((file) => findings(fileUri(file.path)).map((d) => line(file.path, d)));
		await until('the same number of findings', () => shown().length === expected.length).catch(() => {});
		assert.deepEqual(shown().sort(), expected.sort());
		const elsewhere = vscode.languages
			.getDiagnostics()
			.filter(([uri]) => findings(uri).length > 0 && !report.files.some((f) => fileUri(f.path).path === uri.path));
		assert.deepEqual(
			elsewhere.map(([uri]) => uri.path),
			[],
		);
	});
});

function check(): Report {
	const extension = vscode.extensions.getExtension('claim-review.claim-review');
	const cli = path.join(extension?.extensionPath ?? '', 'dist/cli.js');
	const { stdout, stderr } = spawnSync(process.execPath, [cli, 'check', '--format', 'json', '.'], {
		cwd: fileUri('.').fsPath,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
	});
	assert.ok(stdout.startsWith('{'), stderr);
	return JSON.parse(stdout);
}

const severities = ['error', 'warning', 'information', 'hint'];

function line(file: string, d: vscode.Diagnostic): string {
	const related = d.relatedInformation?.length ?? 0;
	return [file, placeOf(d), ruleOf(d), severities[d.severity], d.message, related].join(' | ');
}
