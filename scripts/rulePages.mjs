// The pages of docs/rules, made from the rules and their examples by really reviewing these. `npm run generate` writes them;
// the build does not, so that test/unit/rules/pages.test.ts can tell when those in the repository are out of date.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'docs/rules');

/** Writes what is out of date, and removes the pages of rules that are no more. */
export async function writeRulePages() {
	const { rulePages } = await pageWriter();
	const pages = await rulePages((file) => readFileSync(path.join(root, 'server/rules', file), 'utf8'));
	mkdirSync(folder, { recursive: true });
	const there = readdirSync(folder);
	for (const name of there.filter((n) => n.endsWith('.md') && !pages.has(n))) {
		rmSync(path.join(folder, name));
	}
	for (const [name, text] of pages) {
		if (!there.includes(name) || readFileSync(path.join(folder, name), 'utf8') !== text) {
			writeFileSync(path.join(folder, name), text);
		}
	}
}

/** Bundled in memory: it is TypeScript, and this is plain Node. */
async function pageWriter() {
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: ['scripts/rulePages/pages.ts'],
		bundle: true,
		write: false,
		format: 'esm',
		// Of a library that has both, what is made for browsers is a module.
		platform: 'neutral',
		mainFields: ['browser', 'module', 'main'],
		external: ['node:path'],
		target: 'es2022',
		logLevel: 'warning',
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
