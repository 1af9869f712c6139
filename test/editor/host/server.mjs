// VS Code's own server (see parts.mjs): a VSIX installed into its profile, the server started for this machine only.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { serverNode, vscodeServer } from './parts.mjs';
import { endOnSignals } from './profile.mjs';

/** Installs a packed extension into a server's profile. */
export function installVsix(profile, vsix) {
	const options = [
		'--server-data-dir',
		profile,
		'--accept-server-license-terms',
		'--install-extension',
		vsix,
		'--force',
	];
	const run = spawnSync(serverNode(), [serverMain(), ...options], { encoding: 'utf8', env: serverEnvironment() });
	if (run.status !== 0) {
		throw new Error(`${vsix} could not be installed: ${run.error ?? run.stdout + run.stderr}`);
	}
}

/**
 * Starts the server on a free port of 127.0.0.1; gives { host, url, stop }.
 * `token`: the connection token that a page must show, nothing for none. `tests`: let a page name an extension and a test suite to
 * run. `log(text)`: what the server prints.
 */
export async function startServer(profile, { token, tests = false, log = () => {} } = {}) {
	// Port 0 would do, but VS Code prints late which one it got.
	const port = await freePort();
	const tokenFile = path.join(profile, 'connection-token');
	// In a file and not an argument: any user of the machine can list a process's arguments.
	if (token) {
		writeFileSync(tokenFile, token, { mode: 0o600 });
	}
	const options = [
		...['--host', '127.0.0.1', '--port', String(port), '--server-data-dir', profile],
		...(token ? ['--connection-token-file', tokenFile] : ['--without-connection-token']),
		...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
		// Without it a built VS Code ignores extensionDevelopmentPath and extensionTestsPath.
		...(tests ? ['--enable-smoke-test-driver'] : []),
	];
	// out/server-main.js itself: the code-server command around it would start another process and does not take these options.
	const child = spawn(serverNode(), [serverMain(), ...options], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: serverEnvironment(),
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (data) => {
			output = (output + data).slice(-4000);
			log(String(data));
		});
	}
	let exited = false;
	const exit = new Promise((resolve) => child.once('exit', resolve)).then(() => {
		exited = true;
	});
	process.on('exit', () => exited || child.kill('SIGKILL'));
	endOnSignals();
	const stop = async () => {
		if (exited) {
			return;
		}
		child.kill('SIGTERM');
		const force = setTimeout(() => child.kill('SIGKILL'), 5000);
		await exit;
		clearTimeout(force);
	};
	const host = `127.0.0.1:${port}`;
	for (const end = Date.now() + 60_000; !(await answers(`http://${host}/version`)); ) {
		if (exited) {
			throw new Error(`VS Code's server ended: ${output}`);
		}
		if (Date.now() > end) {
			throw new Error(`VS Code's server did not start in 60 s: ${output}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return { host, url: `http://${host}/`, stop, exit };
}

const serverMain = () => path.join(vscodeServer(), 'out', 'server-main.js');

function serverEnvironment() {
	// An empty gallery: no calls to a marketplace.
	const environment = { EXTENSIONS_GALLERY: '{}', ...process.env };
	// With the last of these the server waits to be told to start; the others come from an editor that we may run in.
	for (const name of ['NODE_OPTIONS', 'VSCODE_IPC_HOOK_CLI', 'CODE_SERVER_PARENT_PID']) {
		delete environment[name];
	}
	return environment;
}

function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer().on('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => resolve(port));
		});
	});
}

async function answers(url) {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
