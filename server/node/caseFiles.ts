import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import createIgnore, { type Ignore } from 'ignore';
import { textFormatOf } from '../case/readCases';
import type { FileTrouble } from '../workspace/host';
import { reasonOf } from './fileTrouble';

export interface FoundFiles {
	/** As the path given begins, with `/`, sorted and each once. */
	readonly files: readonly string[];
	readonly troubles: readonly FileTrouble[];
}

/**
 * The files to review under the given paths: a folder is read whole, but for `.git`, `node_modules` and what git
 * ignores; a file is taken as it is. Symbolic links inside a folder are not followed.
 * @param deep false: only the files of the folder itself
 */
export function findCaseFiles(paths: readonly string[], deep = true): FoundFiles {
	const files = new Set<string>();
	const troubles: FileTrouble[] = [];
	for (const given of paths) {
		const shown = given
			.split(path.sep)
			.join('/')
			.replace(/(?<=.)\/+$/, '');
		try {
			// A link that a person names is meant, so it is followed.
			const found = statSync(given);
			if (found.isDirectory()) {
				walk(given, shown, { ignores: ignoresAbove(given), deep }, files, troubles);
			} else if (!found.isFile()) {
				troubles.push({ path: shown, reason: 'neither a file nor a folder' });
			} else if (textFormatOf(given)) {
				files.add(shown);
			} else {
				troubles.push({ path: shown, reason: 'not a .yaml, .yml, .json, .jsonc, .jsonl or .ndjson file' });
			}
		} catch (error) {
			troubles.push({ path: shown, reason: reasonOf(error) });
		}
	}
	return { files: [...files].sort(byCodeUnits), troubles };
}

/** Whether `findCaseFiles` of the folders has the file, as far as its path tells. */
export function isCaseFile(file: string, folders: readonly string[]): boolean {
	const whole = path.resolve(file);
	const root = folders
		.map((f) => path.resolve(f))
		.find((f) => whole.startsWith(f.endsWith(path.sep) ? f : f + path.sep));
	if (root === undefined || !textFormatOf(file)) {
		return false;
	}
	const steps = path.relative(root, whole).split(path.sep);
	let ignores = ignoresAbove(root);
	let at = root;
	for (const [i, step] of steps.entries()) {
		const own = ignoresOf(at);
		ignores = own ? [...ignores, own] : ignores;
		at = path.join(at, step);
		const isFolder = i < steps.length - 1;
		if ((isFolder && skipped.has(step)) || isIgnored(isFolder ? `${at}${path.sep}` : at, ignores)) {
			return false;
		}
	}
	return true;
}

const skipped = new Set(['.git', 'node_modules']);

/** The same order everywhere, whatever the machine's language. */
function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** A `.gitignore` and the folder that it speaks of. */
interface Ignores {
	readonly folder: string;
	readonly rules: Ignore;
}

function walk(
	folder: string,
	shown: string,
	{ ignores, deep }: { readonly ignores: readonly Ignores[]; readonly deep: boolean },
	files: Set<string>,
	troubles: FileTrouble[],
): void {
	let entries: Dirent[];
	try {
		entries = readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		troubles.push({ path: shown, reason: reasonOf(error) });
		return;
	}
	const own = entries.some((e) => e.name === '.gitignore' && e.isFile()) ? ignoresOf(folder) : undefined;
	const all = own ? [...ignores, own] : ignores;
	for (const entry of entries) {
		const file = path.join(folder, entry.name);
		const name = shown === '.' ? entry.name : `${shown.replace(/\/$/, '')}/${entry.name}`;
		if (entry.isDirectory()) {
			if (deep && !skipped.has(entry.name) && !isIgnored(`${file}${path.sep}`, all)) {
				walk(file, name, { ignores: all, deep }, files, troubles);
			}
		} else if (entry.isFile() && textFormatOf(entry.name) && !isIgnored(file, all)) {
			files.add(name);
		}
	}
}

/** The nearest `.gitignore` that says anything of a path decides. */
function isIgnored(file: string, ignores: readonly Ignores[]): boolean {
	const isFolder = file.endsWith(path.sep);
	for (const { folder, rules } of ignores.toReversed()) {
		const relative = path.relative(folder, path.resolve(file)).split(path.sep).join('/');
		const verdict = rules.test(isFolder ? `${relative}/` : relative);
		if (verdict.ignored || verdict.unignored) {
			return verdict.ignored;
		}
	}
	return false;
}

/** The `.gitignore` files above a folder, up to the one that holds `.git`; none outside of a repository. */
function ignoresAbove(folder: string): Ignores[] {
	const above: Ignores[] = [];
	let at = path.resolve(folder);
	for (let isStart = true; ; isStart = false) {
		const own = isStart ? undefined : ignoresOf(at);
		if (own) {
			above.unshift(own);
		}
		if (lstatSync(path.join(at, '.git'), { throwIfNoEntry: false })) {
			return above;
		}
		const parent = path.dirname(at);
		if (parent === at) {
			return [];
		}
		at = parent;
	}
}

function ignoresOf(folder: string): Ignores | undefined {
	try {
		const text = readFileSync(path.join(folder, '.gitignore'), 'utf8');
		return { folder: path.resolve(folder), rules: createIgnore().add(text) };
	} catch {
		// None there, or not readable: git would not read it either.
		return undefined;
	}
}
