// `npm run test:editor`: the suite in suite/, inside the first real VS Code there is, on the packed and installed extension.
//   1. VSCODE_PATH, the executable of a desktop VS Code; if it does not start, the run fails
//   2. the desktop VS Code that @vscode/test-electron downloads (on Linux where there is a display)
//   3. VS Code's own server and a headless browser, both from npm's registry (see host/)
// EDITOR_HOST=server goes to 3 at once, EDITOR_HOST=desktop never goes there. No editor at all is a failure, never a skip.
// Options: --no-pack takes dist/claim-review.vsix as it is; --verbose prints what server and page say.
// It ends with the counts in .vscode-test/results.json: { passed, failed }, and exit status 1 when a test failed or none ran.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';
import { packExtension, vsix } from '../../scripts/package.mjs';
import { root } from '../../scripts/setUp.mjs';
import { testGrammars } from './grammar.mjs';
import { vscodeServer } from './host/parts.mjs';
import { desktopOptions, logOf, newDesktopProfile, newServerProfile, temporaryFolder } from './host/profile.mjs';
import { runSuite } from './host/runSuite.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const devExtension = path.join(here, 'devExtension');
const out = path.join(root, '.vscode-test');
const results = path.join(out, 'results.json');
const extension = 'claim-review.claim-review';
// All that the extension can log is logged, see testLog().
const logLevel = `${extension}:trace`;
const settings = {
	// Nothing but the suite changes a file.
	'git.enabled': false,
	'files.autoSave': 'off',
	'editor.minimap.enabled': false,
	'claimReview.trace.server': 'verbose',
};
// A name and identifiers in workspace/missing.case.*, which the suite opens, edits and corrects.
const identifying = ['Zebrastein', 'P-0001', 'P-0002'];

/** Bundles each file of suite/ for the extension host; gives the module that VS Code loads. */
async function bundleSuite() {
	const outdir = path.join(out, 'suite');
	rmSync(outdir, { recursive: true, force: true });
	const files = readdirSync(path.join(here, 'suite')).filter(
		(name) => name === 'index.ts' || name.endsWith('.test.ts'),
	);
	await esbuild.build({
		entryPoints: files.map((name) => path.join(here, 'suite', name)),
		outdir,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node22',
		sourcemap: 'inline',
		// mocha is found in node_modules, because outdir lies in the checkout.
		external: ['vscode', 'mocha'],
		define: { RESULTS_FILE: JSON.stringify(results) },
		logLevel: 'warning',
	});
	return path.join(outdir, 'index.js');
}

/** A copy of samples/ and of the suite's own files, because the suite edits them. */
function copyWorkspace() {
	const workspace = path.join(temporaryFolder(), 'workspace');
	cpSync(path.join(root, 'samples'), path.join(workspace, 'samples'), { recursive: true });
	cpSync(path.join(here, 'workspace'), workspace, { recursive: true });
	return workspace;
}

/** The executable of a desktop VS Code, or undefined. */
async function desktopEditor() {
	if (process.env.EDITOR_HOST === 'server') {
		return undefined;
	}
	if (process.env.VSCODE_PATH) {
		return process.env.VSCODE_PATH;
	}
	const must = process.env.EDITOR_HOST === 'desktop';
	if (!must && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
		console.log('No display for a desktop VS Code.');
		return undefined;
	}
	try {
		const version = process.env.VSCODE_VERSION ?? 'stable';
		return await downloadAndUnzipVSCode({ version, timeout: 10_000, cachePath: out });
	} catch (error) {
		if (must) {
			throw error;
		}
		console.log(`No desktop VS Code could be downloaded (${error.message}).`);
		return undefined;
	}
}

async function runInDesktop(vscodeExecutablePath, { tests, workspace, profile }) {
	const options = desktopOptions(profile);
	const cli = resolveCliPathFromVSCodeExecutablePath(vscodeExecutablePath);
	const shell = process.platform === 'win32';
	const installed = spawnSync(shell ? `"${cli}"` : cli, [...options, '--install-extension', vsix], {
		encoding: 'utf8',
		shell,
	});
	if (installed.status !== 0) {
		throw new Error(`${vsix} could not be installed: ${installed.error ?? installed.stdout + installed.stderr}`);
	}
	await runTests({
		vscodeExecutablePath,
		extensionDevelopmentPath: devExtension,
		extensionTestsPath: tests,
		launchArgs: [workspace, ...options, '--log', logLevel],
	});
}

/** Two tests of what the extension has logged at the level "trace", after the suite; gives whether each has passed. */
function testLog(profile) {
	const log = logOf(profile, extension);
	const told = identifying.filter((word) => log.includes(word));
	const starts = log.split("Sending request 'initialize").length - 1;
	return [
		// Without a trace of the requests it would tell nothing for another reason.
		report(
			log.includes('didChange') && told.length === 0,
			`the log tells nothing of a case (told: ${told.join() || 'none'})`,
		),
		// A server that crashes is started again by itself, and no test of the suite would tell.
		report(
			starts === 4,
			`the server was started at first, when the suite killed it twice and when it asked for it (${starts} times)`,
		),
	];
}

function report(passed, what) {
	console.log(`  ${passed ? '✔' : '✘'} ${what}`);
	return passed;
}

const { values: options } = parseArgs({ options: { 'no-pack': { type: 'boolean' }, verbose: { type: 'boolean' } } });
mkdirSync(out, { recursive: true });
rmSync(results, { force: true });
let failure;
let profile;
try {
	if (!options['no-pack']) {
		await packExtension();
	} else if (!existsSync(vsix)) {
		throw new Error(`${vsix} is not there; without --no-pack it is made`);
	}
	const tests = await bundleSuite();
	const workspace = copyWorkspace();
	const desktop = await desktopEditor();
	console.log(`Editor: ${desktop ?? "VS Code's server and a headless browser"}`);
	profile = desktop ? newDesktopProfile(settings) : newServerProfile(settings);
	const what = { tests, workspace, profile };
	await (desktop
		? runInDesktop(desktop, what)
		: runSuite({ ...what, vsix, devExtension, logLevel, verbose: options.verbose }));
} catch (error) {
	failure = error;
	console.error(`The editor tests failed: ${options.verbose ? error.stack : error.message}`);
}
const counts = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { passed: 0, failed: 0 };
if (profile && counts.passed + counts.failed > 0) {
	const grammars = await testGrammars(path.join(vscodeServer(), 'extensions'));
	const colored = grammars.map(({ name, why }) => report(why === '', why === '' ? name : `${name}\n${why}`));
	for (const passed of [...testLog(profile), ...colored]) {
		counts[passed ? 'passed' : 'failed']++;
	}
}
// A run that broke before or between the tests is a failure of its own.
if (counts.failed === 0 && (failure || counts.passed === 0)) {
	counts.failed = 1;
}
writeFileSync(results, `${JSON.stringify(counts)}\n`);
process.exit(counts.failed > 0 ? 1 : 0);
