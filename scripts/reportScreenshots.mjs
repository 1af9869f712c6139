// The pictures of the audit report, part of `npm run screenshots`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { variedFolder } from '../test/bench/report.mjs';
import { openPage, remoteUri, workbenchUrl } from '../test/editor/host/page.mjs';
import { temporaryFolder } from '../test/editor/host/profile.mjs';
import { root } from './setUp.mjs';

/** The audit report over an audited folder in each kind of theme: its top, its plots, and the lines behind a number. */
export async function takeReport(server, out) {
	const folder = path.join(temporaryFolder(), 'audited');
	mkdirSync(path.join(folder, '.vscode'), { recursive: true });
	auditedFolder(folder, 60);
	for (const [name, theme] of themes) {
		writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
		const { page, close } = await openPage(server);
		const shot = async (what) => {
			const to = path.join(out, `report-${name}-${what}.png`);
			await page.screenshot({ path: to });
			console.log(path.relative(process.cwd(), to));
		};
		try {
			const payload = [
				['openFile', remoteUri(server, path.join(folder, 'c00000.case.yaml'))],
				['skipWelcome', 'true'],
			];
			await page.goto(workbenchUrl(server, folder, payload));
			await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor({ timeout: 60_000 });
			await page.keyboard.press('F1');
			await page.locator('.quick-input-widget').waitFor({ timeout: 20_000 });
			await page.keyboard.type('Claim Review: Open Audit Report');
			await page.waitForTimeout(800);
			await page.keyboard.press('Enter');
			const report = page.frameLocator('iframe.webview').last().frameLocator('iframe');
			await report.getByRole('heading', { name: 'What was reviewed' }).waitFor({ timeout: 30_000 });
			// Room for the report: what VS Code shows beside it is in other pictures.
			await page.keyboard.press('Control+b');
			await page.waitForTimeout(1200);
			await shot('1-top');
			await report.getByRole('link', { name: 'Completeness of the documentation' }).click();
			await page.waitForTimeout(600);
			await shot('2-documentation');
			await report.getByRole('link', { name: /where and with what/ }).click();
			await page.waitForTimeout(600);
			await shot('3-add-on');
			await report.locator('figure[id$="charges"]').scrollIntoViewIfNeeded();
			await shot('4-charges');
			const number = report.locator('[data-list]').nth(3);
			await number.focus();
			await page.keyboard.press('Enter');
			await report.getByRole('dialog').waitFor({ timeout: 20_000 });
			await shot('5-lines');
			await page.keyboard.press('Enter');
			await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 20_000 });
			await page.waitForTimeout(1200);
			await shot('6-opened');
			await report.getByRole('button', { name: 'Close' }).click();
			await report.locator('#payer').selectOption('Medicare');
			await report.getByRole('button', { name: 'Update' }).click();
			await report.getByText('match the filter (payer Medicare)').first().waitFor({ timeout: 20_000 });
			await shot('7-filtered');
		} catch (error) {
			await shot('failed');
			throw error;
		} finally {
			await close();
		}
	}
}

const themes = [
	['light', 'Default Light Modern'],
	['dark', 'Default Dark Modern'],
	['contrast', 'Default High Contrast'],
];

/** Invented cases, some of whose findings a reviewer has judged. */
export function auditedFolder(folder, count) {
	variedFolder(folder, count);
	const cli = path.join(root, 'dist', 'cli.js');
	const { stdout } = spawnSync(process.execPath, [cli, 'check', '--format', 'ndjson', '.'], {
		cwd: folder,
		encoding: 'utf8',
		maxBuffer: 1 << 26,
	});
	const judged = ['correct', 'correct', 'over-coded', 'correct', 'unable-to-determine', 'incorrect', undefined];
	const errors = stdout
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line))
		.filter((f) => f.severity === 'error');
	const decisions = errors.map(
		({ rule, case: one, fingerprint }, i) =>
			`- rule: ${rule}\n  case: ${one}\n  fingerprint: "${fingerprint}"\n` +
			(judged[i % judged.length] ? `  determination: ${judged[i % judged.length]}\n` : '') +
			'  reason: see the addendum to the note\n  who: JD\n  when: 2026-11-20\n',
	);
	writeFileSync(path.join(folder, 'claim-review.decisions.yaml'), decisions.join(''));
}
