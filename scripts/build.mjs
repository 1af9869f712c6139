// `npm run build`: the bundles in dist/. The client runs in VS Code, reportView.js in a view of it, the server beside it or
// alone, cli.js is the command line.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import { generate } from './generate.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const common = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	format: 'cjs',
	// The command line runs on the contributor's Node; VS Code's own is newer.
	target: 'node20',
	// Some libraries' `main` requires files by names that a bundler cannot follow; their `module` does not.
	mainFields: ['module', 'main'],
	minify: true,
	// Stack traces name functions, and carry no line of a case.
	keepNames: true,
	legalComments: 'none',
	logLevel: 'warning',
	define: { 'process.env.NODE_ENV': '"production"' },
};

/** The library that draws plots is larger than the rest of a bundle: it is read when the first plot is drawn. */
const plotsApart = {
	name: 'plots apart',
	setup({ onResolve }) {
		onResolve({ filter: /^\.\/plots$/ }, () => ({ path: './plots.js', external: true }));
	},
};

export async function build() {
	await generate();
	await Promise.all([
		esbuild({ ...common, entryPoints: ['client/extension.ts'], outfile: 'dist/client.js', external: ['vscode'] }),
		esbuild({
			...common,
			entryPoints: ['client/view/reportView.ts'],
			outfile: 'dist/reportView.js',
			platform: 'browser',
			format: 'iife',
			target: 'es2022',
		}),
		esbuild({
			...common,
			entryPoints: ['server/protocol/nodeMain.ts'],
			outfile: 'dist/server.js',
			plugins: [plotsApart],
		}),
		esbuild({ ...common, entryPoints: ['server/report/plots.ts'], outfile: 'dist/plots.js' }),
		esbuild({ ...common, entryPoints: ['server/node/libraryWorker.ts'], outfile: 'dist/libraryWorker.js' }),
		esbuild({
			...common,
			entryPoints: ['server/cli/main.ts'],
			outfile: 'dist/cli.js',
			plugins: [plotsApart],
			banner: { js: '#!/usr/bin/env node' },
		}),
	]);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	await build();
}
