// The engine without protocol or files, for what is measured in one process.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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
		// A CommonJS part of a library asks for Node's own modules by `require`, which a module has not.
		banner: {
			js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(${JSON.stringify(import.meta.url)});`,
		},
		logLevel: 'warning',
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
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
