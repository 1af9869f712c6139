// The pictures of the view of cases and of the walkthrough, part of `npm run screenshots`.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPage, remoteUri, workbenchUrl } from '../test/editor/host/page.mjs';
import { temporaryFolder } from '../test/editor/host/profile.mjs';
import { auditedFolder } from './reportScreenshots.mjs';
import { root } from './setUp.mjs';

/** The view over an audited folder in each kind of theme: by status, by payer, by rule, filtered; then a way in. */
export async function takeOverview(server, out) {
	const folder = path.join(temporaryFolder(), 'cases');
	mkdirSync(path.join(folder, '.vscode'), { recursive: true });
	halfAudited(folder);
	for (const [name, theme] of themes) {
		writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
		const taking = await open(server, folder, `overview-${name}`, out, path.join(folder, 'c00002.case.yaml'));
		const { page, shot, run } = taking;
		try {
			await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
			await run('View: Show Claim Review');
			const tree = page.locator('.pane-body .monaco-list').filter({ visible: true }).first();
			await tree.getByText('Errors').first().waitFor({ timeout: 30_000 });
			await tree.getByText('C-').first().waitFor({ timeout: 30_000 });
			await page.waitForTimeout(1000);
			await tree.locator('.monaco-list-row').nth(1).locator('.monaco-tl-twistie').click();
			await page.waitForTimeout(800);
			await shot('1-status');
			await tree.locator('.monaco-list-row').nth(2).click();
			await page.waitForTimeout(1500);
			await shot('2-opened');
			for (const [i, by] of ['Payer', 'Rule'].entries()) {
				await run('Claim Review: Group Cases by');
				await page.locator('.quick-input-widget').getByText(by, { exact: true }).first().click();
				await page.waitForTimeout(1000);
				await tree.locator('.monaco-list-row').first().locator('.monaco-tl-twistie').click();
				await page.waitForTimeout(600);
				await shot(`${i + 3}-${by.toLowerCase()}`);
			}
			await run('Claim Review: Filter Cases');
			await page.keyboard.type('aetna');
			await page.waitForTimeout(800);
			await shot('5-filter');
			await page.keyboard.press('Enter');
			await page.waitForTimeout(500);
			await shot('6-filtered');
		} catch (error) {
			await shot('failed');
			throw error;
		} finally {
			await taking.close();
		}
		await takeBeginning(server, name, theme, out);
	}
}

/** Of the errors a third is judged, and what every note of these lacks is not asked for, so that there are all kinds of cases. */
function halfAudited(folder) {
	auditedFolder(folder, 60);
	const file = path.join(folder, 'claim-review.decisions.yaml');
	const decisions = readFileSync(file, 'utf8').split(/^(?=- rule)/m);
	writeFileSync(file, decisions.slice(0, decisions.length / 3).join(''));
	const off = ['note-signature', 'documentation-recommended', 'displacement-not-described', 'claim-note-mismatch'];
	writeFileSync(path.join(folder, 'claim-review.yaml'), `severity:\n${off.map((rule) => `  ${rule}: off\n`).join('')}`);
}

/** A folder without a case: what the view says, the walkthrough, and a new case. */
async function takeBeginning(server, name, theme, out) {
	const folder = path.join(temporaryFolder(), 'empty');
	mkdirSync(path.join(folder, '.vscode'), { recursive: true });
	writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
	cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
	const { page, shot, run, close } = await open(server, folder, `begin-${name}`, out, path.join(folder, 'LICENSE'));
	try {
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
		await run('View: Show Claim Review');
		await page.getByText('There is no case in the open folders').first().waitFor({ timeout: 30_000 });
		await page.waitForTimeout(800);
		await shot('1-empty');
		await run('Claim Review: Get Started');
		await page.getByText('Write a case').first().waitFor({ timeout: 30_000 });
		await page.keyboard.press('Control+b');
		await page.waitForTimeout(1500);
		await shot('2-walkthrough');
		for (const [i, step] of ['Read the findings', 'See where every case stands', 'Decide, and report'].entries()) {
			await page.getByText(step).first().click();
			await page.waitForTimeout(1500);
			await shot(`${i + 3}-walkthrough`);
		}
		await run('Claim Review: New Case');
		await page.locator('.quick-input-widget').getByText('1023T').first().waitFor({ timeout: 20_000 });
		await page.waitForTimeout(500);
		await shot('6-new-case');
		await page.locator('.quick-input-widget').getByText('1023T').first().click();
		await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor({ timeout: 60_000 });
		await page.waitForTimeout(1000);
		await shot('7-new-case');
	} catch (error) {
		await shot('failed');
		throw error;
	} finally {
		await close();
	}
}

async function open(server, folder, name, out, file) {
	const { page, close } = await openPage(server);
	const payload = [
		['openFile', remoteUri(server, file)],
		['skipWelcome', 'true'],
	];
	await page.goto(workbenchUrl(server, folder, payload));
	return {
		page,
		close,
		shot: async (what) => {
			const to = path.join(out, `${name}-${what}.png`);
			await page.screenshot({ path: to });
			console.log(path.relative(process.cwd(), to));
		},
		run: async (command) => {
			await page.keyboard.press('F1');
			await page.locator('.quick-input-widget').waitFor({ timeout: 20_000 });
			await page.keyboard.type(command);
			await page.waitForTimeout(800);
			await page.keyboard.press('Enter');
			await page.waitForTimeout(600);
		},
	};
}

const themes = [
	['light', 'Default Light Modern'],
	['dark', 'Default Dark Modern'],
	['contrast', 'Default High Contrast'],
];
