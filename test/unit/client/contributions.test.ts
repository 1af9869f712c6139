import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import bundle from '../../../l10n/bundle.l10n.json';
import manifest from '../../../package.json';
import texts from '../../../package.nls.json';

const root = path.join(import.meta.dirname, '../../..');
const { contributes } = manifest;

it('every text that package.json names by a key is there, and no other', () => {
	const named = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(([, key]) => key);
	expect([...new Set(named)].sort()).toEqual(Object.keys(texts).sort());
});

const code = readdirSync(path.join(root, 'client'), { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => readFileSync(path.join(root, 'client', name), 'utf8'))
	.join('');

it('the bundle of texts has what the client says, and nothing else', () => {
	const said = [...code.matchAll(/l10n\.t\(\s*'([^']*)'/g)].map(([, text]) => text);
	expect(said.length).toBeGreaterThan(50);
	expect(Object.keys(bundle).sort()).toEqual([...new Set(said)].sort());
	expect(code.match(/l10n\.t\(/g)).toHaveLength(said.length);
});

it('every command that is contributed is carried out, and every one that a text or key leads to is there', () => {
	const commands = contributes.commands.map((c) => c.command);
	for (const command of commands) {
		expect(code, command).toContain(`'${command}'`);
	}
	const focus = contributes.views.claimReview.map((v) => `${v.id}.focus`);
	const led = [...JSON.stringify(texts).matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command);
	const ours = [...led, ...contributes.keybindings.map((k) => k.command)].filter((c) => c?.startsWith('claimReview.'));
	expect(ours.filter((c) => c && ![...commands, ...focus].includes(c))).toEqual([]);
});

it('each step of the walkthrough has its picture or page', () => {
	const [walkthrough] = contributes.walkthroughs;
	expect(walkthrough?.steps).toHaveLength(5);
	for (const { media } of walkthrough?.steps ?? []) {
		const file = 'svg' in media ? media.svg : media.markdown;
		expect(file && existsSync(path.join(root, file)), file).toBe(true);
	}
});

it('pictures follow the theme: their colors are its variables, with one to fall back to', () => {
	for (const name of readdirSync(path.join(root, 'media/walkthrough')).filter((n) => n.endsWith('.svg'))) {
		const colors = [
			...readFileSync(path.join(root, 'media/walkthrough', name), 'utf8').matchAll(/(?:fill|stroke)="([^"]+)"/g),
		];
		expect(colors.length).toBeGreaterThan(5);
		for (const [, color] of colors) {
			expect(color).toMatch(/^(?:none|var\(--vscode-[\w-]+, (?:#[0-9a-f]{6}|var\(.*\))\))$/);
		}
	}
	expect(readFileSync(path.join(root, 'media/claim-review.svg'), 'utf8')).toContain('stroke="currentColor"');
});
