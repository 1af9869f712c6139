// The pictures of files of codes, part of `npm run screenshots`.
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openPage, remoteUri, workbenchUrl } from '../test/editor/host/page.mjs';
import { temporaryFolder } from '../test/editor/host/profile.mjs';
import { root } from './setUp.mjs';

/** Hovers on codes whose texts come from files, and the list of all codes by words. `hoverOn` rests the mouse on a place. */
export async function takeCodes(server, out, hoverOn) {
	const folder = path.join(temporaryFolder(), 'coded');
	cpSync(path.join(root, 'test/editor/workspace/coded'), folder, { recursive: true });
	const file = path.join(folder, 'billed.case.yaml');
	const lines = readFileSync(file, 'utf8').split('\n');
	const { page, close } = await openPage(server);
	const shot = async (what) => {
		const to = path.join(out, `codes-${what}.png`);
		await page.screenshot({ path: to });
		console.log(path.relative(process.cwd(), to));
	};
	try {
		const payload = [
			['openFile', remoteUri(server, file)],
			['skipWelcome', 'true'],
		];
		await page.goto(workbenchUrl(server, folder, payload));
		await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 });
		const hover = page.locator('.monaco-hover').filter({ visible: true });
		for (const [word, said] of [
			['R91.1', 'Solitary nodule'],
			['G0499', 'service of Level II'],
			['1023T', 'our own words'],
		]) {
			const line = lines.findIndex((l) => l.includes(word));
			await hoverOn(page, { line, character: lines[line].indexOf(word) + 2 }, hover.getByText(said).first());
			await shot(`hover-${word}`);
			await page.mouse.move(200, 780);
			await page.keyboard.press('Escape');
			await hover.first().waitFor({ state: 'hidden', timeout: 20_000 });
		}
		await page.keyboard.press('F1');
		await page.locator('.quick-input-widget').waitFor({ timeout: 20_000 });
		await page.keyboard.type('Claim Review: Look Up Code');
		await page.waitForTimeout(800);
		await page.keyboard.press('Enter');
		await page.waitForTimeout(800);
		await page.keyboard.press('Control+a');
		await page.keyboard.type('lung upper');
		await page.locator('.quick-input-widget').getByText('upper lobe').first().waitFor({ timeout: 20_000 });
		await shot('look-up');
	} catch (error) {
		await shot('failed');
		throw error;
	} finally {
		await close();
	}
}
