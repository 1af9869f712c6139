// `npm run package`: dist/claim-review.vsix, the extension as VS Code installs it. With --built, dist/ is packed as it is.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vsce from '@vscode/vsce';
import { build } from './build.mjs';
import { root } from './setUp.mjs';

/** The packed extension. */
export const vsix = path.join(root, 'dist', 'claim-review.vsix');

// .vscodeignore names what may go in; these must.
const mandatory = [
	'package.json',
	'package.nls.json',
	'l10n/bundle.l10n.json',
	'media/claim-review.svg',
	'media/walkthrough/overview.svg',
	'README.md',
	'LICENSE',
	'CHANGELOG.md',
	'dist/client.js',
	'dist/reportView.js',
	'dist/server.js',
	'dist/libraryWorker.js',
	'dist/cli.js',
	'dist/plots.js',
	'docs/rules/README.md',
	'docs/writing-guidance.md',
	'schemas/caseHelp.schema.json',
];
const mostBytes = 3 * 1024 * 1024;

/** Builds (unless `built`) and packs the extension; prints its files. Throws when one is missing or the whole is too large. */
export async function packExtension({ built = false } = {}) {
	if (!built) {
		await build();
	}
	const files = await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None });
	const missing = mandatory.filter((file) => !files.includes(file));
	if (missing.length > 0) {
		throw new Error(`the extension would lack ${missing.join(', ')}`);
	}
	// The function, not the command `vsce package`: that asks the registry for a newer vsce.
	await vsce.createVSIX({
		cwd: root,
		packagePath: vsix,
		// Everything it needs is in the bundles.
		dependencies: false,
		// The README's links lead into the checkout; there is no public address to make them absolute with.
		rewriteRelativeLinks: false,
		allowMissingRepository: true,
	});
	const { size } = statSync(vsix);
	if (size > mostBytes) {
		throw new Error(`${vsix} has ${size} bytes, more than ${mostBytes}`);
	}
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		await packExtension({ built: process.argv.includes('--built') });
	} catch (error) {
		console.error(`The extension could not be packed: ${error.message}`);
		process.exitCode = 1;
	}
}
