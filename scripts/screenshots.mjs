// `npm run screenshots`: what a person sees in VS Code with the packed extension, as PNG files in screenshots/ (git-ignored):
// the squiggle, the hover, the quick-fix menu and the text after the fix, of a sample in YAML, in JSON, a claim
// and a Bundle in FHIR, and a clearinghouse's request; and the
// hover on each kind of value; a decision from the menu to the hover that tells it; a note's words in a code lens and in
// hovers; a query to the provider; the page of a rule; the page of guidance on a code, the audit report and the view of cases, each in a light
// theme, a dark one and one of high contrast.
//   npm run screenshots -- --only guidance   one group: hovers, decision, note-words, query, rule-page, guidance, codes, report,
//                                             overview
//   npm run screenshots -- --file samples/a.case.yaml --word 1023T --out FOLDER   of one file and a code with a finding
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPage, remoteUri, workbenchUrl } from '../test/editor/host/page.mjs';
import { newServerProfile, temporaryFolder } from '../test/editor/host/profile.mjs';
import { installVsix, startServer } from '../test/editor/host/server.mjs';
import { takeCodes } from './codeScreenshots.mjs';
import { takeOverview } from './overviewScreenshots.mjs';
import { packExtension, vsix } from './package.mjs';
import { takeReport } from './reportScreenshots.mjs';
import { root } from './setUp.mjs';

const { values: options } = parseArgs({
	options: {
		file: { type: 'string' },
		word: { type: 'string', default: '1023T' },
		out: { type: 'string', default: path.join(root, 'screenshots') },
		only: { type: 'string' },
	},
});

const checked = options.file ? path.resolve(options.file) : path.join(root, 'samples');

// The widget itself has no size, and so counts as invisible.
const menuRow = '.action-widget .monaco-list-row';

/**
 * What to take pictures of: { file, name, finding }, `finding` as the command line reports it. From the samples: one of each kind of
 * file, the first with missing documentation if there is one.
 */
function subjects() {
	const cli = path.join(root, 'dist', 'cli.js');
	const run = spawnSync(process.execPath, [cli, 'check', '--format', 'json', checked], { cwd: root, encoding: 'utf8' });
	if (run.status !== 0 && run.status !== 1) {
		throw new Error(`the review failed: ${run.stdout}${run.stderr}`);
	}
	const found = JSON.parse(run.stdout)
		.files.flatMap(({ path: file, findings }) =>
			findings
				.filter((finding) => finding.code === options.word)
				.map((finding) => ({ file: path.resolve(root, file), finding })),
		)
		.sort((a, b) => rank(b.finding) - rank(a.finding));
	const kinds = options.file
		? { '': () => true }
		: {
				'yaml-': isYaml,
				'json-': (file) => !isYaml(file) && !isFhir(file) && !isRequest(file),
				'fhir-': (file) => isFhir(file) && !isBundle(file),
				'fhir-bundle-': isBundle,
				'clearinghouse-': isRequest,
			};
	return Object.entries(kinds).flatMap(([name, is]) => {
		const subject = found.find(({ file }) => is(file));
		return subject ? [{ ...subject, name }] : [];
	});
}

const rank = ({ rule, fixes = [] }) => (rule === 'documentation-missing' ? 2 : 0) + (fixes.length > 0 ? 1 : 0);
const isYaml = (file) => /\.ya?ml$/.test(file);
const isBundle = (file) => readFileSync(file, 'utf8').includes('"Bundle"');
const isRequest = (file) => readFileSync(file, 'utf8').includes('"claimInformation"');
const isFhir = (file) => readFileSync(file, 'utf8').includes('"resourceType"');

async function take({ file, name, finding }, server, workspace) {
	const opened = path.join(workspace, path.relative(checked, file) || path.basename(file));
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
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
		// What is out of sight has no squiggle yet.
		await goTo(page, finding.range.start);
		await page.locator('.squiggly-warning, .squiggly-error, .squiggly-info').first().waitFor({ timeout: 30_000 });
		await shot('1-squiggle');
		const cursor = await page.locator('.monaco-editor .cursor').first().boundingBox();
		await page.mouse.move(cursor.x, cursor.y + cursor.height / 2);
		// VS Code keeps hidden copies of hovers, and shows the finding a moment before what the server answers.
		const hover = page.locator('.monaco-hover').filter({ visible: true });
		await hover.getByText('Claim Review').first().waitFor({ timeout: 20_000 });
		await hover.getByText('add-on code').first().waitFor({ timeout: 20_000 });
		await shot('2-hover');
		const hasFix = finding.fixes?.length > 0;
		await page.keyboard.press('Escape');
		// Away from the word, so that no hover lies in the picture.
		await page.mouse.move(200, 600);
		await hover.first().waitFor({ state: 'hidden', timeout: 20_000 });
		await openMenu(page);
		await shot('3-quick-fix-menu');
		if (!hasFix) {
			// A record is written by nobody: what it lacks is asked for.
			return;
		}
		await page.keyboard.press('Enter');
		await page.locator(menuRow).first().waitFor({ state: 'detached', timeout: 20_000 });
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

/** One picture of the hover on each kind of value, in the sample that has them all. */
async function takeHovers(server, workspace) {
	const file = path.join(workspace, '01-clean-lung-biopsy.case.yaml');
	const lines = readFileSync(file, 'utf8').split('\n');
	const { page, close } = await openPage(server);
	try {
		const payload = [
			['openFile', remoteUri(server, file)],
			['skipWelcome', 'true'],
		];
		await page.goto(workbenchUrl(server, workspace, payload));
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
		const hover = page.locator('.monaco-hover').filter({ visible: true });
		for (const [kind, key, said] of valueHovers) {
			const line = lines.findIndex((l) => key.test(l));
			const { 0: found, index } = key.exec(lines[line]);
			await goTo(page, { line, character: index + found.length - 2 });
			await hoverAtCursor(page, hover.getByText(said).first());
			const to = path.join(options.out, `hover-${kind}.png`);
			await page.screenshot({ path: to });
			console.log(path.relative(process.cwd(), to));
			await page.mouse.move(200, 780);
			await page.keyboard.press('Escape');
			await hover.first().waitFor({ state: 'hidden', timeout: 20_000 });
		}
	} catch (error) {
		await page.screenshot({ path: path.join(options.out, 'hover-failed.png') });
		throw error;
	} finally {
		await close();
	}
}

/** Puts the cursor to a place and rests the mouse there, until the hover says something. */
async function hoverOn(page, place, said) {
	await goTo(page, place);
	await hoverAtCursor(page, said);
}

/** Rests the mouse where the cursor is. A page that has just opened does not always notice the first time. */
async function hoverAtCursor(page, said) {
	for (let attempt = 1; ; attempt++) {
		const cursor = await page.locator('.monaco-editor .cursor').first().boundingBox();
		await page.mouse.move(cursor.x, cursor.y + cursor.height / 2);
		try {
			await said.waitFor({ timeout: 8000 });
			return;
		} catch (error) {
			if (attempt === 4) {
				throw error;
			}
			await page.mouse.move(200, 780);
		}
	}
}

/** A finding is decided, as a person does it: the menu, the choice, the reason, the name; then the settings, completed. */
async function takeDecision(server, workspace) {
	const file = path.join(workspace, '04-no-primary.case.yaml');
	const lines = readFileSync(file, 'utf8').split('\n');
	const line = lines.findIndex((l) => /code: 1023T/.test(l));
	const { page, close } = await openPage(server);
	const shot = async (what) => {
		const to = path.join(options.out, `decision-${what}.png`);
		await page.screenshot({ path: to });
		console.log(path.relative(process.cwd(), to));
	};
	const box = page.locator('.quick-input-widget').filter({ visible: true });
	const answer = async (text) => {
		await page.keyboard.type(text);
		await page.waitForTimeout(300);
		await page.keyboard.press('Enter');
		await page.waitForTimeout(500);
	};
	try {
		const payload = [
			['openFile', remoteUri(server, file)],
			['skipWelcome', 'true'],
		];
		await page.goto(workbenchUrl(server, workspace, payload));
		await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
		await page.keyboard.press('Control+Shift+m');
		await page.waitForTimeout(1500);
		await shot('1-problems');
		await page.keyboard.press('Control+1');
		await goTo(page, { line, character: lines[line].indexOf('1023T') - 1 });
		await openMenu(page);
		await shot('2-menu');
		await page.locator(menuRow).filter({ hasText: 'Record a determination' }).first().click();
		await box.getByText('Over-coded').first().waitFor({ timeout: 20_000 });
		await shot('3-determination');
		await answer('Over');
		await box.getByText('The reason').first().waitFor({ timeout: 20_000 });
		await answer('no procedure was done on that day');
		await box.getByText('Your name').first().waitFor({ timeout: 20_000 });
		await answer('JD');
		await page.waitForTimeout(1500);
		await goTo(page, { line, character: lines[line].indexOf('1023T') - 1 });
		const hover = page.locator('.monaco-hover').filter({ visible: true });
		await hoverAtCursor(page, hover.getByText('Decided').first());
		await shot('4-decided');
	} catch (error) {
		await shot('failed');
		throw error;
	} finally {
		await close();
	}
}

/**
 * The words of a note that has no abstract: counted in the lens over it, listed in the hover on the add-on, which a click
 * on the lens opens; and those of an element in the hover on its key.
 */
async function takeNoteWords(server, workspace) {
	const shots = [
		[
			'07-abdomen.case.yaml',
			/^note/,
			async (page) => page.locator('.codelens-decoration a', { hasText: '1022T: ' }).click(),
			'“',
		],
		['02-elements-missing.case.yaml', /technique: \w\w/, undefined, 'In this note'],
	];
	for (const [name, key, click, said] of shots) {
		const file = path.join(workspace, name);
		const lines = readFileSync(file, 'utf8').split('\n');
		const line = lines.findIndex((l) => key.test(l));
		const { 0: found, index } = key.exec(lines[line]);
		const { page, close } = await openPage(server);
		const shot = async (what) => {
			const to = path.join(options.out, `${what}.png`);
			await page.screenshot({ path: to });
			console.log(path.relative(process.cwd(), to));
		};
		try {
			const payload = [
				['openFile', remoteUri(server, file)],
				['skipWelcome', 'true'],
			];
			await page.goto(workbenchUrl(server, workspace, payload));
			await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
			await goTo(page, { line, character: index + found.length - 2 });
			await page.locator('.codelens-decoration').getByText('elements documented').first().waitFor({ timeout: 20_000 });
			if (click) {
				await shot('note-words-lens');
				await click(page);
			}
			const hover = page.locator('.monaco-hover').filter({ visible: true }).getByText(said).first();
			await (click ? hover.waitFor({ timeout: 20_000 }) : hoverAtCursor(page, hover));
			await shot(click ? 'note-words-hover' : 'note-words-element');
		} catch (error) {
			await shot('note-words-failed');
			throw error;
		} finally {
			await close();
		}
	}
}

/** The query about what a signed note lacks: the first quick fix, and the text that it opens. */
async function takeQuery(server, workspace) {
	const file = path.join(workspace, '02-elements-missing.case.yaml');
	const lines = readFileSync(file, 'utf8').split('\n');
	const line = lines.findIndex((l) => /code: 1023T/.test(l));
	const { page, close } = await openPage(server);
	const shot = async (what) => {
		const to = path.join(options.out, `query-${what}.png`);
		await page.screenshot({ path: to });
		console.log(path.relative(process.cwd(), to));
	};
	try {
		const payload = [
			['openFile', remoteUri(server, file)],
			['skipWelcome', 'true'],
		];
		await page.goto(workbenchUrl(server, workspace, payload));
		await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
		await goTo(page, { line, character: lines[line].indexOf('1023T') - 1 });
		await openMenu(page);
		await shot('1-menu');
		await page.locator(menuRow).filter({ hasText: 'Draft a query' }).first().click();
		await page.getByText('Request for clarification').first().waitFor({ timeout: 20_000 });
		await page.waitForTimeout(1000);
		await shot('2-text');
	} catch (error) {
		await shot('failed');
		throw error;
	} finally {
		await close();
	}
}

/** A click on the rule of a finding, in its hover. */
async function takeRulePage(server, workspace) {
	const file = path.join(workspace, '04-no-primary.case.yaml');
	const lines = readFileSync(file, 'utf8').split('\n');
	const line = lines.findIndex((l) => /code: 1023T/.test(l));
	const { page, close } = await openPage(server);
	const to = path.join(options.out, 'rule-page.png');
	try {
		const payload = [
			['openFile', remoteUri(server, file)],
			['skipWelcome', 'true'],
		];
		await page.goto(workbenchUrl(server, workspace, payload));
		await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ timeout: 60_000 });
		await goTo(page, { line, character: lines[line].indexOf('1023T') - 1 });
		const link = page.locator('.monaco-hover a.code-link').filter({ visible: true }).first();
		await hoverAtCursor(page, link);
		await link.click();
		const shown = page.frameLocator('iframe.webview').last().frameLocator('iframe');
		await shown.getByRole('heading', { name: 'What to do' }).waitFor({ timeout: 20_000 });
	} finally {
		await page.screenshot({ path: to });
		console.log(path.relative(process.cwd(), to));
		await close();
	}
}

/** The files that docs/writing-guidance.md has the reader write, the last version of each. */
function writtenGuidance() {
	const page = readFileSync(path.join(root, 'docs/writing-guidance.md'), 'utf8');
	return new Map([...page.matchAll(/^`([\w./-]+)`:\n\n```yaml\n(.*?)```\n/gms)].map(([, name, text]) => [name, text]));
}

/**
 * The page of guidance on a code, by the link in its hover, in a theme of each kind: from its top, and where its own links
 * lead, with the policies and figures of docs/writing-guidance.md.
 */
async function takeGuidancePages(server, workspace) {
	for (const [kind, theme] of guidanceThemes) {
		const folder = `${workspace}-${kind}`;
		for (const [name, text] of writtenGuidance()) {
			mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
			writeFileSync(path.join(folder, name), text);
		}
		const file = path.join(folder, '01-clean-lung-biopsy.case.yaml');
		cpSync(path.join(root, 'samples', path.basename(file)), file);
		mkdirSync(path.join(folder, '.vscode'));
		writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
		await takeGuidancePage(server, folder, file, kind);
	}
}

async function takeGuidancePage(server, workspace, file, kind) {
	const lines = readFileSync(file, 'utf8').split('\n');
	const line = lines.findIndex((l) => /code: 1023T/.test(l));
	const { page, close } = await openPage(server);
	const shot = async (what) => {
		const to = path.join(options.out, `guidance-${kind}-${what}.png`);
		await page.screenshot({ path: to });
		console.log(path.relative(process.cwd(), to));
	};
	try {
		const payload = [
			['openFile', remoteUri(server, file)],
			['skipWelcome', 'true'],
		];
		await page.goto(workbenchUrl(server, workspace, payload));
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
		await goTo(page, { line, character: lines[line].indexOf('1023T') - 1 });
		const link = page.locator('.monaco-hover a').filter({ visible: true, hasText: 'Open the guidance' }).first();
		await hoverAtCursor(page, link);
		await shot('1-link');
		await link.click();
		const shown = page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
		await shown.getByRole('heading', { name: '1023T', level: 1 }).waitFor({ timeout: 20_000 });
		// The page alone is as wide as a person makes it.
		await page.keyboard.press('Control+k');
		await page.keyboard.press('Control+m');
		await page.mouse.move(5, 5);
		await page.waitForTimeout(1500);
		await shot('2-top');
		for (const [i, section] of guidanceSections.entries()) {
			await shown.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
			await page.waitForTimeout(600);
			await shot(`${i + 3}-${section.toLowerCase().replaceAll(' ', '-')}`);
			await shown.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
		}
		await shown.getByRole('link', { name: '1022T', exact: true }).first().click();
		await shown.getByRole('heading', { name: '1022T', level: 1 }).waitFor({ timeout: 20_000 });
		await shot('9-another-code');
	} catch (error) {
		await shot('failed');
		throw error;
	} finally {
		await close();
	}
}

const guidanceThemes = [
	['light', 'Default Light Modern'],
	['dark', 'Default Dark Modern'],
	['high-contrast', 'Default High Contrast'],
];
const guidanceSections = [
	'Primary procedures',
	'Clinical workflow',
	'Documentation',
	'Payers',
	'Benchmarks',
	'What is not known',
];

/** The kind of value, where it stands (the match ends in it), and words of its hover. */
const valueHovers = [
	['payer', /payer: Med/, 'payer'],
	['place-of-service', /placeOfService: "22/, 'place of service'],
	['diagnosis', /diagnoses: \[R9/, 'ICD-10-CM'],
	['primary', /code: "32/, 'A listed primary procedure of'],
	['modifier', /modifiers: \[RT/, 'right side'],
	['pointer', /diagnosisPointers: \[1/, 'Diagnosis pointer'],
	['field', /unit/, 'How often'],
	['add-on', /code: 10/, 'add-on code'],
	['element', /technique: \w\w/, 'What to write'],
];

/** Puts the cursor behind the first two characters of what is underlined: into the word, also behind a quote. */
async function goTo(page, { line, character }) {
	await page.keyboard.press('Control+g');
	await page.locator('.quick-input-widget').waitFor({ timeout: 20_000 });
	await page.keyboard.type(`${line + 1}:${character + 3}`);
	await page.keyboard.press('Enter');
	await page.waitForTimeout(500);
}

/**
 * Opens the quick-fix menu. At times no menu comes at the first press (why was not found), so it is pressed again; but never
 * without closing first, because in an open menu the same keys choose the fix.
 */
async function openMenu(page) {
	for (let press = 1; press <= 4; press++) {
		await page.keyboard.press('Control+.');
		try {
			await page.locator(menuRow).first().waitFor({ timeout: 4000 });
			if (press > 1) {
				console.log(`The menu came at press ${press}.`);
			}
			return;
		} catch {
			await page.keyboard.press('Escape');
		}
	}
	throw new Error('the quick-fix menu did not come');
}

await packExtension();
const taken = options.only ? [] : subjects();
if (taken.length === 0 && !options.only) {
	console.error(`Nothing is found on ${options.word} in ${checked}.`);
	process.exit(1);
}
mkdirSync(options.out, { recursive: true });
const workspace = path.join(temporaryFolder(), 'cases');
cpSync(checked, options.file ? path.join(workspace, path.basename(checked)) : workspace, { recursive: true });
const profile = newServerProfile({ 'editor.minimap.enabled': false, 'git.enabled': false });
installVsix(profile, vsix);
const server = await startServer(profile);
let failed = false;
for (const subject of taken) {
	try {
		await take(subject, server, workspace);
	} catch (error) {
		failed = true;
		console.error(`${subject.file}: ${error.message}`);
	}
}
const groups = {
	hovers: takeHovers,
	decision: takeDecision,
	'note-words': takeNoteWords,
	query: takeQuery,
	'rule-page': takeRulePage,
	guidance: takeGuidancePages,
	codes: (server) => takeCodes(server, options.out, hoverOn),
	report: (server) => takeReport(server, options.out),
	overview: (server) => takeOverview(server, options.out),
};
if (!options.file) {
	try {
		for (const [name, takeGroup] of Object.entries(groups)) {
			if (!options.only || options.only === name) {
				await takeGroup(server, workspace);
			}
		}
	} catch (error) {
		failed = true;
		console.error(`hovers, decisions and pages: ${error.message}`);
	}
}
await server.stop();
process.exit(failed ? 1 : 0);
