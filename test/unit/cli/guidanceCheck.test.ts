import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guidanceCheck } from '../../../server/cli/guidanceCheck';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'guidance-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (failOn: 'error' | 'warning' = 'error', folders = [folder]) =>
	guidanceCheck(folders, { today: '2026-08-01', failOn });

function write(files: Record<string, string>): void {
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(path.join(folder, name), text);
	}
}

describe('the check of a folder of guidance', () => {
	it('exits with 1 on an error, on a warning only if it is asked to', async () => {
		write({ 'a.yaml': 'kind: sources\nsources:\n  - { id: ours, title: Ours }\n' });
		expect((await check()).status).toBe(0);
		expect((await check('warning')).status).toBe(1);
		write({ 'b.yaml': 'kind: payers\npayers: [{ nam: A }]\n' });
		expect((await check()).status).toBe(1);
	});

	it('names a folder that is not there, or has nothing to read', async () => {
		const none = path.join(folder, 'none');
		expect(await check('error', [none])).toEqual({
			output: '',
			troubles: [{ path: none, reason: 'no such folder, or no .yaml file in it' }],
			status: 2,
		});
		mkdirSync(none);
		expect((await check('error', [none])).status).toBe(2);
	});

	it('says of one broken file that it is, and checks the others', async () => {
		write({
			'broken.yaml': 'kind: [payers\n  : x',
			'good.yaml': 'kind: payers\npayers:\n  - { name: Acme, aliases: [BCBS] }\n',
		});
		const { output, status } = await check();
		expect(output).toMatch(/broken\.yaml:\d+:\d+ {2}error {2}/);
		expect(output).toMatch(/good\.yaml:3:29 {2}warning {2}This is a name of Blue Cross Blue Shield, too\./);
		expect(status).toBe(1);
	});

	it('does not read what is too large, copies itself without end, or is nested too deep', async () => {
		const bomb = ['kind: payers', 'a: &a [x, x, x, x, x, x, x, x, x]'];
		for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((n) => [...n])) {
			bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(', ')}]`);
		}
		write({
			'huge.yaml': `kind: payers\npayers: []\n#${'x'.repeat(2 * 1024 * 1024)}`,
			'bomb.yaml': `${bomb.join('\n')}\n`,
			'deep.yaml': `kind: payers\npayers: ${'['.repeat(20_000)}`,
		});
		const { output, status } = await check();
		expect(output).toMatch(/bomb\.yaml:\d+:\d+ {2}error {2}/);
		expect(output).toMatch(/deep\.yaml:\d+:\d+ {2}error {2}/);
		expect(output).toMatch(/huge\.yaml:1:1 {2}error {2}This file is longer than 2 MB: not read\./);
		expect(status).toBe(1);
	});

	it('shows no escape sequence of a file', async () => {
		write({ 'a.yaml': 'kind: payers\npayers: []\n"\\e[31m": 1\n' });
		expect((await check()).output).not.toContain('\u001b');
	});
});
