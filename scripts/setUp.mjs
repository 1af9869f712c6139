// The install step that `npm start` and `npm test` begin with, and the one way these scripts call npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const nodeWanted = [20, 19];
const npmWanted = 9;

/**
 * Runs npm in a folder and gives what it printed; throws with everything it said when it fails.
 * Under `npm run` it is the very npm that runs us (npm_execpath), which need not be the first one on PATH.
 */
export function npm(args, cwd) {
	const cli = process.env.npm_execpath;
	const own = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli);
	// On Windows npm is a batch file, which only a shell can start.
	const run = spawnSync(own ? process.execPath : 'npm', own ? [cli, ...args] : args, {
		cwd,
		encoding: 'utf8',
		shell: !own && process.platform === 'win32',
		maxBuffer: 1 << 26,
	});
	if (run.error?.code === 'ENOENT') {
		throw new Error('npm was not found. It comes with Node: https://nodejs.org');
	}
	if (run.error || run.status !== 0) {
		throw new Error(`npm ${args.join(' ')} failed\n${run.error ?? `${run.stdout}${run.stderr}`}`);
	}
	return run.stdout;
}

/** Installs the packages that package-lock.json names, unless they are there. Throws when that cannot be done. */
export function setUp() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major < nodeWanted[0] || (major === nodeWanted[0] && minor < nodeWanted[1])) {
		throw new Error(
			`Node ${nodeWanted.join('.')} or newer is needed; this is ${process.versions.node} (${process.execPath}).`,
		);
	}
	if (isInstalled()) {
		return;
	}
	const npmVersion = npm(['--version'], root).trim();
	if (Number.parseInt(npmVersion, 10) < npmWanted) {
		throw new Error(
			`npm ${npmWanted} or newer is needed; this is ${npmVersion}. Update it with: npm install --global npm`,
		);
	}
	console.log('Installing the packages of package-lock.json (npm ci) …');
	const start = Date.now();
	// NODE_ENV=production would leave the tools out.
	npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], root);
	console.log(`Installed in ${((Date.now() - start) / 1000).toFixed(0)} s.`);
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json last of all, so an
 * interrupted install has none; and comparing with it (not with a stamp of our own) accepts an install made by hand.
 */
function isInstalled() {
	const wanted = packagesOf(path.join(root, 'package-lock.json'));
	const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
	if (!wanted || !installed) {
		return false;
	}
	const same = Object.entries(wanted).every(([where, { version, integrity, optional, devOptional }]) => {
		const there = installed[where];
		return (
			where === '' ||
			(there ? there.version === version && there.integrity === integrity : Boolean(optional || devOptional))
		);
	});
	return same && Object.keys(installed).every((where) => where in wanted);
}

function packagesOf(lockFile) {
	return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}
