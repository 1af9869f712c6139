// Part of `npm run generate`: l10n/bundle.l10n.json, what the client says to people, each text by itself. Who translates
// copies it to bundle.l10n.LANGUAGE.json, and package.nls.json to package.nls.LANGUAGE.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bundle = path.join(root, 'l10n/bundle.l10n.json');

/** The text of the bundle as the client's code asks for it. */
function clientStrings() {
	const files = readdirSync(path.join(root, 'client'), { recursive: true }).filter((name) => name.endsWith('.ts'));
	const texts = files.flatMap((name) =>
		[...readFileSync(path.join(root, 'client', name), 'utf8').matchAll(/\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(
			([, text]) => text.replace(/\\(.)/g, '$1'),
		),
	);
	const sorted = [...new Set(texts)].sort();
	return `${JSON.stringify(Object.fromEntries(sorted.map((t) => [t, t])), null, 2)}\n`;
}

export function writeClientStrings() {
	const text = clientStrings();
	mkdirSync(path.dirname(bundle), { recursive: true });
	if (!existsSync(bundle) || readFileSync(bundle, 'utf8') !== text) {
		writeFileSync(bundle, text);
	}
}
