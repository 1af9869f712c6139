import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCaseFiles } from '../../../server/node/caseFiles';
import { readTextFile } from '../../../server/node/readTextFile';

let folder = '';
const cwd = process.cwd();

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'case-files-'));
	process.chdir(folder);
});
afterEach(() => {
	process.chdir(cwd);
	rmSync(folder, { recursive: true, force: true });
});

function write(...files: string[]): void {
	for (const file of files) {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, 'x');
	}
}

describe('the files of a folder', () => {
	it('are those with a known ending, sorted, with paths as given', () => {
		write('d/b.yaml', 'd/a.yml', 'd/x/c.json', 'd/c.jsonl', 'd/n.ndjson', 'd/k.JSONC', 'd/no.txt', 'd/yaml');
		const all = ['a.yml', 'b.yaml', 'c.jsonl', 'k.JSONC', 'n.ndjson', 'x/c.json'];
		expect(findCaseFiles(['d'])).toEqual({ files: all.map((f) => `d/${f}`), troubles: [] });
		expect(findCaseFiles(['d/', './d/x']).files).toEqual(['./d/x/c.json', ...all.map((f) => `d/${f}`)]);
		process.chdir('d');
		expect(findCaseFiles(['.']).files).toEqual(all);
		expect(findCaseFiles(['..']).files).toEqual(all.map((f) => `../d/${f}`));
	});

	it('are not those of .git and node_modules', () => {
		write('d/.git/a.yaml', 'd/node_modules/p/a.json', 'd/e/node_modules/p/a.json', 'd/.github/a.yaml');
		expect(findCaseFiles(['d']).files).toEqual(['d/.github/a.yaml']);
	});

	it('are not what git ignores: files above, nested files, exceptions', () => {
		write(
			'r/.git/HEAD',
			'r/d/a.yaml',
			'r/d/b.yaml',
			'r/d/out/c.yaml',
			'r/d/keep/b.yaml',
			'r/top.yaml',
			'r/d/sub/top.yaml',
		);
		writeFileSync('r/.gitignore', 'b.yaml\n/top.yaml\n');
		writeFileSync('r/d/.gitignore', 'out/\n');
		writeFileSync('r/d/keep/.gitignore', '!b.yaml\n');
		expect(findCaseFiles(['r/d']).files).toEqual(['r/d/a.yaml', 'r/d/keep/b.yaml', 'r/d/sub/top.yaml']);
		expect(findCaseFiles(['r/top.yaml']).files).toEqual(['r/top.yaml']);
	});

	it('are not behind symbolic links, which may lead in a circle', () => {
		write('d/a.yaml', 'e/b.yaml');
		symlinkSync('..', 'd/up');
		symlinkSync('../e', 'd/e');
		symlinkSync('../e/b.yaml', 'd/b.yaml');
		symlinkSync('d', 'named');
		expect(findCaseFiles(['d']).files).toEqual(['d/a.yaml']);
		expect(findCaseFiles(['named']).files).toEqual(['named/a.yaml']);
	});

	it('are many without a limit on depth', () => {
		const deep = Array.from({ length: 60 }, (_, i) => `d${i}`).join('/');
		write(`${deep}/a.yaml`);
		expect(findCaseFiles(['d0']).files).toEqual([`${deep}/a.yaml`]);
	});
});

it('what cannot be read is said, and the rest is read', () => {
	write('a.yaml', 'a.txt');
	symlinkSync('circle', 'circle');
	expect(findCaseFiles(['nowhere', 'a.txt', 'a.yaml', 'a.yaml/x.yaml', 'circle'])).toEqual({
		files: ['a.yaml'],
		troubles: [
			{ path: 'nowhere', reason: 'no such file or folder' },
			{ path: 'a.txt', reason: 'not a .yaml, .yml, .json, .jsonc, .jsonl or .ndjson file' },
			{ path: 'a.yaml/x.yaml', reason: 'no such file or folder' },
			{ path: 'circle', reason: 'a symbolic link that leads in a circle' },
		],
	});
});

it('text is UTF-8 or UTF-16 by its byte order mark; other bytes are no crash', () => {
	const read = (bytes: readonly number[]) => {
		writeFileSync('t', Uint8Array.from(bytes));
		return readTextFile('t');
	};
	expect(read([0xef, 0xbb, 0xbf, 0x61])).toBe('\uFEFFa');
	expect(read([0xff, 0xfe, 0x61, 0])).toBe('a');
	expect(read([0xfe, 0xff, 0, 0x61])).toBe('a');
	expect(read([0x61, 0xff, 0x80])).toBe('a\uFFFD\uFFFD');
	expect(read([])).toBe('');
});
