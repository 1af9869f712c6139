// The engine without protocol or files, for what is measured in one process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Bundles modules of server/ in memory, since they are TypeScript and this is plain Node; gives what they export. */
export async function engine(...modules) {
	const { outputFiles } = await build({
		absWorkingDir: root,
		stdin: {
			contents: modules.map((m) => `export * from './server/${m}';`).join('\n'),
			resolveDir: root,
			loader: 'ts',
		},
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'node',
		mainFields: ['module', 'main'],
		target: 'es2022',
		// A CommonJS part of a library asks for Node's own modules by `require`, and the engine for the files beside it by
		// `__dirname`: a module has neither.
		banner: {
			js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(${JSON.stringify(import.meta.url)}); const __dirname = ${JSON.stringify(path.join(root, 'dist'))};`,
		},
		logLevel: 'warning',
	});
	// From a file: an error in a module that is an address of data prints all of it.
	const folder = mkdtempSync(path.join(tmpdir(), 'claim-review-bench-'));
	try {
		const file = path.join(folder, 'engine.mjs');
		writeFileSync(file, outputFiles[0].text);
		return await import(pathToFileURL(file));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Median milliseconds of one call, after the first calls, which are slow while they are compiled. */
export function medianOf(work, rounds, warmUp = Math.ceil(rounds / 7)) {
	const times = [];
	for (let i = 0; i < rounds + warmUp; i++) {
		const start = performance.now();
		work();
		if (i >= warmUp) {
			times.push(performance.now() - start);
		}
	}
	return times.sort((a, b) => a - b)[times.length >> 1];
}

/** As Markdown; the first row is the head. */
export function table([head, ...rows]) {
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
