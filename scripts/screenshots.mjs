// `npm run screenshots`: what a person sees in VS Code with the packed extension, as PNG files in screenshots/ (git-ignored):
// the squiggle, the hover, the quick-fix menu and the text after the fix in a YAML case, the squiggles in JSON and FHIR.
//   npm run screenshots -- --file samples/a.case.yaml --word 1023T --out FOLDER   of one file, where the word first stands
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPage, remoteUri, workbenchUrl } from '../test/editor/host/page.mjs';
import { newServerProfile, temporaryFolder } from '../test/editor/host/profile.mjs';
import { installVsix, startServer } from '../test/editor/host/server.mjs';
import { packExtension, vsix } from './package.mjs';
import { root } from './setUp.mjs';

const { values: options } = parseArgs({
	options: {
		file: { type: 'string' },
		word: { type: 'string', default: '1023T' },
		out: { type: 'string', default: path.join(root, 'screenshots') },
	},
});

/** What to take pictures of: { file, name, fix }; `fix` for the menu and the fixed text as well. */
function subjects() {
	if (options.file) {
		return [{ file: path.resolve(options.file), name: '', fix: true }];
	}
	const here = path.join(root, 'test', 'editor', 'workspace');
	const samples = path.join(root, 'samples');
	const fhir = existsSync(samples)
		? readdirSync(samples, { recursive: true }).find((name) => /fhir.*\.json$/i.test(String(name)))
		: undefined;
	return [
		{ file: path.join(here, 'missing.case.yaml'), name: 'yaml-', fix: true },
		{ file: path.join(here, 'missing.case.json'), name: 'json-', fix: false },
		...(fhir ? [{ file: path.join(samples, fhir), name: 'fhir-', fix: false }] : []),
	];
}

async function take({ file, name, fix }, server, workspace) {
	cpSync(file, path.join(workspace, path.basename(file)));
	const opened = path.join(workspace, path.basename(file));
	const { page, close } = await openPage(server);
	const shot = async (what) => {
		const to = path.join(options.out, `${name}${what}.png`);
		await page.screenshot({ path: to });
		console.log(path.relative(process.cwd(), to));
	};
	try {
		const payload = [
			['openFile', remoteUri(server, opened)],
			['skipWelcome', 'true'],
		];
		await page.goto(workbenchUrl(server, workspace, payload));
		await page.locator('.squiggly-warning, .squiggly-error, .squiggly-info').first().waitFor({ timeout: 60_000 });
		await goTo(page, readFileSync(opened, 'utf8'));
		await shot('1-squiggle');
		await page.locator('.view-line span span', { hasText: options.word }).last().hover();
		// VS Code keeps hidden copies of hovers.
		const hover = page.locator('.monaco-hover').filter({ visible: true });
		await hover.getByText(options.word).first().waitFor({ timeout: 20_000 });
		await hover.getByText('Quick Fix').first().waitFor({ timeout: 20_000 });
		await shot('2-hover');
		if (!fix) {
			return;
		}
		await page.keyboard.press('Escape');
		// Away from the word, so that no hover lies in the picture.
		await page.mouse.move(1000, 780);
		await hover.first().waitFor({ state: 'hidden', timeout: 20_000 });
		await openMenu(page);
		await shot('3-quick-fix-menu');
		await page.keyboard.press('Enter');
		await page.locator('.action-widget').waitFor({ state: 'detached', timeout: 20_000 });
		// Until the findings of the new text are there.
		await page.waitForTimeout(1500);
		await shot('4-after-the-fix');
	} catch (error) {
		await shot('failed');
		throw error;
	} finally {
		await close();
	}
}

/** Puts the cursor into the last place of the word that a finding of ours can stand at: where it is a code on the claim. */
async function goTo(page, text) {
	const lines = text.split('\n');
	const line = lines.findIndex((l) => new RegExp(`code.*\\b${options.word}\\b`).test(l));
	if (line < 0) {
		throw new Error(`the file has no code ${options.word}`);
	}
	const column = lines[line].indexOf(options.word) + 2;
	await page.keyboard.press('Control+g');
	await page.locator('.quick-input-widget').waitFor({ timeout: 20_000 });
	await page.keyboard.type(`${line + 1}:${column + 1}`);
	await page.keyboard.press('Enter');
	await page.waitForTimeout(500);
}

/** In 4 of about 40 runs no menu came at the first press, mouse away and light bulb there; why was not found. */
async function openMenu(page) {
	const menu = page.locator('.action-widget');
	for (let press = 1; press <= 4; press++) {
		await page.keyboard.press('Control+.');
		try {
			await menu.waitFor({ timeout: 4000 });
			if (press > 1) {
				console.log(`The menu came at press ${press}.`);
			}
			return;
		} catch {
			// Once more.
		}
	}
	throw new Error('the quick-fix menu did not come');
}

await packExtension();
mkdirSync(options.out, { recursive: true });
const workspace = path.join(temporaryFolder(), 'cases');
mkdirSync(workspace);
const profile = newServerProfile({ 'editor.minimap.enabled': false, 'git.enabled': false });
installVsix(profile, vsix);
const server = await startServer(profile);
let failed = false;
for (const subject of subjects()) {
	try {
		await take(subject, server, workspace);
	} catch (error) {
		failed = true;
		console.error(`${subject.file}: ${error.message}`);
	}
}
await server.stop();
process.exit(failed ? 1 : 0);
