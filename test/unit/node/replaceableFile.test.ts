import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceableFile } from '../../../server/node/replaceableFile';
import { HostError } from '../../../server/workspace/host';

let folder = '';
let file = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'replace-'));
	file = path.join(folder, 'a.case.yaml');
	writeFileSync(file, 'read');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives a file another text and leaves its rights and nothing else behind', () => {
	chmodSync(file, 0o604);
	replaceableFile(file, 'read').write('\uFEFFnew ü\r\n');
	expect(readFileSync(file, 'utf8')).toBe('\uFEFFnew ü\r\n');
	expect(statSync(file).mode & 0o7777).toBe(0o604);
	expect(readdirSync(folder)).toEqual(['a.case.yaml']);
});

it('keeps the owner', () => {
	const isSuperuser = process.getuid?.() === 0;
	const owner = isSuperuser ? 12345 : statSync(file).uid;
	chownSync(file, owner, statSync(file).gid);
	replaceableFile(file, 'read').write('new');
	expect(statSync(file).uid).toBe(owner);
});

it('refuses a file that is not as it was read', () => {
	writeFileSync(file, 'typed meanwhile');
	expect(() => replaceableFile(file, 'read')).toThrow(new HostError('has changed since it was read'));
	rmSync(file);
	expect(() => replaceableFile(file, 'read')).toThrow(new HostError('no such file or folder'));
	expect(readdirSync(folder)).toEqual([]);
});

it('leaves the file as it was when the new one cannot be written', () => {
	const target = replaceableFile(file, 'read');
	writeFileSync(`${file}.${process.pid}.tmp`, 'in the way');
	expect(() => target.write('new')).toThrow(HostError);
	expect(readFileSync(file, 'utf8')).toBe('read');
});
