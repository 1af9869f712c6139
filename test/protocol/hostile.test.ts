import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
const begin = 'claim:\n  lines:\n    - code: 1023T\n';
const jsonBegin = '{"claim":{"lines":[{"code":"1023T"}]},"x":';
const many = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('');

/** What is hostile, and the rules that must be found; undefined: a finding or nothing, but an answer. */
const corpus: Record<string, { text: string; finds?: string[] }> = {
	'brackets.case.yaml': { text: `${begin}x: ${'['.repeat(100_000)}`, finds: ['too-large'] },
	'braces.case.yaml': { text: `${begin}x: ${'{a: '.repeat(50_000)}`, finds: ['too-large'] },
	'dashes.case.yaml': { text: `${begin}x:\n  ${'- '.repeat(50_000)}a`, finds: ['too-large'] },
	'questions.case.yaml': { text: `${begin}${'? '.repeat(50_000)}a`, finds: ['too-large'] },
	'mappings.case.yaml': { text: begin + many(1200, (i) => `${' '.repeat(i)}k${i}:\n`) },
	'comment.case.yaml': { text: `# |\n${begin}x: ${'['.repeat(20_000)}`, finds: ['too-large'] },
	'quote.case.yaml': { text: `${begin}x: "${'a\n'.repeat(500_000)}` },
	'bomb.case.yaml': {
		text: `a: &a [x,x,x,x,x,x,x,x,x]\n${many(12, (i) => {
			const [here, from] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
			return `${here}: &${here} [*${from},*${from},*${from},*${from},*${from},*${from},*${from},*${from},*${from}]\n`;
		})}${begin}`,
		finds: ['too-large', 'add-on-without-primary'],
	},
	'own-anchor.case.yaml': { text: `x: &a [*a, {b: *a}]\n${begin}`, finds: ['syntax', 'add-on-without-primary'] },
	'merges.case.yaml': {
		text: `a: &a {k: 1}\n${many(5000, () => '<<: *a\n')}${begin}`,
		finds: ['add-on-without-primary'],
	},
	'documents.case.yaml': { text: '---\n'.repeat(100_000) + begin, finds: ['add-on-without-primary'] },
	'items.case.yaml': {
		text: `${'-\n'.repeat(100_000)}- claim:\n    lines: [{ code: 1023T }]\n`,
		finds: ['add-on-without-primary'],
	},
	'keys.case.yaml': { text: begin + many(20_000, () => 'k: 1\n'), finds: ['add-on-without-primary', 'duplicate-key'] },
	'lines.case.yaml': {
		text: `claim:\n  dateOfService: 2026-03-10\n  lines:\n${many(
			1000,
			() => '    - code: 1023T\n    - { code: "32408", dateOfService: 2026-03-11 }\n    - code: "47000"\n',
		)}`,
		finds: ['add-on-without-primary', 'add-on-sibling', 'duplicate-add-on'],
	},
	'add-ons.case.yaml': {
		text: `claim:\n  dateOfService: 2026-03-10\n  lines:\n${many(20_000, () => '    - code: 1023T\n')}`,
		finds: ['add-on-without-primary', 'duplicate-add-on'],
	},
	'providers.case.yaml': {
		text: `claim:\n  dateOfService: 2026-03-10\n  lines:\n${many(2000, (i) =>
			['1023T', '32408', '47000', '77012'].map((c) => `    - { code: ${c}, renderingProvider: P${i} }\n`).join(''),
		)}`,
		finds: ['separate-imaging-guidance'],
	},
	'unknown.case.yaml': {
		text: begin + many(60_000, (i) => `k${i}: 1\n`),
		finds: ['add-on-without-primary', 'unknown-field'],
	},
	'tags.case.yaml': { text: `${begin}x: ${'!!a '.repeat(20_000)}b` },
	'control.case.yaml': { text: `${begin}x: \u0000\u0001\u0007\uFFFE\uD800 y\n` },
	'one-line.case.yaml': {
		text: `claim: { lines: [{ code: 1023T }], x: "${'a'.repeat(5_000_000)}" }`,
		finds: ['too-large'],
	},
	'one-line.case.json': { text: `${jsonBegin}"${'a'.repeat(5_000_000)}"}`, finds: ['too-large'] },
	'brackets.case.json': { text: jsonBegin + '['.repeat(100_000), finds: ['too-large'] },
	'objects.case.json': { text: jsonBegin + '{"a":'.repeat(100_000), finds: ['too-large'] },
	'closers.case.json': { text: `${jsonBegin}1}${']'.repeat(100_000)}`, finds: ['syntax', 'add-on-without-primary'] },
	'keys.case.json': {
		text: `${jsonBegin}{${'"a":1,'.repeat(50_000)}"a":1}}`,
		finds: ['add-on-without-primary', 'duplicate-key'],
	},
	'commas.case.json': { text: `[${','.repeat(50_000)}${jsonBegin}1}]`, finds: ['add-on-without-primary', 'syntax'] },
	// No word of ours: no case, of which nothing is said, but nothing breaks either.
	'array.case.json': { text: '['.repeat(2000) },
	'lines.cases.ndjson': {
		text: `${'[\n'.repeat(50_000)}${jsonBegin}1}\n`,
		finds: ['add-on-without-primary', 'syntax'],
	},
};

/** Writes the most memory that the process has had, in kB; `maxRSS` would count the process that started it. */
const peakAtExit = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
process.on('exit', () => {
	const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
	writeFileSync('peak', /VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS));
});`;

describe('a hostile file gets an answer, in 300 MB', () => {
	let folder = '';
	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
		writeFileSync(path.join(folder, 'peak.cjs'), peakAtExit);
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(Object.entries(corpus))('%s', { timeout: 60_000 }, (name, { text, finds }) => {
		writeFileSync(path.join(folder, name), text);
		const args = ['--require', './peak.cjs', cli, 'check', '--format', 'json', name];
		const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 50_000 } as const;
		const run = spawnSync(process.execPath, args, options);
		expect(run.stderr).toBe('');
		expect([0, 1]).toContain(run.status);
		expect(Number(readFileSync(path.join(folder, 'peak'), 'utf8')) / 1024).toBeLessThan(300);
		const report = JSON.parse(run.stdout) as { files: { findings: { rule: string }[] }[] };
		const rules = new Set(report.files.flatMap((f) => f.findings.map((x) => x.rule)));
		for (const rule of finds ?? []) {
			expect([...rules]).toContain(rule);
		}
	});
});
