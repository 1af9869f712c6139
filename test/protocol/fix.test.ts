import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'fix-'));
	write(
		'claim-review.yaml',
		'severity: { date-of-service: off, diagnosis-pointer: off, procedure-code: off, note-signature: off, documentation-recommended: off }\n',
	);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Uint8Array): void {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), content);
}

const bytes = (file: string) => readFileSync(path.join(folder, file));
const text = (file: string) => bytes(file).toString();

function run(program: string, args: string[], input?: string) {
	const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', input });
	return { status, stdout, stderr };
}

const check = (...args: string[]) => run(process.execPath, [cli, 'check', ...args]);

const yaml = (code: string) => `claim:\n  lines:\n    - code: ${code}\n`;
const json = (code: string) => `{ "claim": { "lines": [{ "code": ${code} }] } }`;
const windows = '\uFEFFcase: 0142\r\nclaim:\r\n  lines:\r\n    - code: 007 # ü\r\nnote:\r\n  text: 008';
const windowsFixed = windows.replace('0142', '"0142"').replace('007', '"007"');

/** One of every kind, and what each is to be afterwards. */
const files: Record<string, [before: string, after: string]> = {
	'a.case.yaml': [yaml('007'), yaml('"007"')],
	'b.case.json': [json('1e3'), json('"1e3"')],
	'c/documents.case.yaml': [`${yaml('0x1F')}---\n${yaml('0o7')}`, `${yaml('"0x1F"')}---\n${yaml('"0o7"')}`],
	'c/lines.cases.ndjson': [`${json('1.0')}\n${json('"1"')}\n`, `${json('"1.0"')}\n${json('"1"')}\n`],
	'd ü/wi n.case.yaml': [windows, windowsFixed],
};

function writeAll(): void {
	for (const [file, [before]] of Object.entries(files)) {
		write(file, before);
	}
}

function expectAll(which: 0 | 1): void {
	for (const [file, states] of Object.entries(files)) {
		expect(text(file)).toBe(states[which]);
	}
}

describe('check --fix', () => {
	it('writes what is only form, says where, and reports what is left', () => {
		writeAll();
		write('e.case.yaml', `${yaml('"1023T"')}note: { documentation: {} }\n`);
		const before = bytes('e.case.yaml');
		const { status, stdout, stderr } = check('--fix', '.');
		expect(stderr).toBe('');
		expect(status).toBe(1);
		expectAll(1);
		expect(bytes('e.case.yaml')).toEqual(before);
		expect(stdout).toContain('add-on-without-primary');
		// Of the dictated text, which is the record, it is said and not mended.
		expect(stdout.match(/text-as-number/g)).toHaveLength(1);
		expect(stdout).toMatch(
			/\n\nfixed 1 in a\.case\.yaml\nfixed 1 in b\.case\.json\nfixed 2 in c\/documents\.case\.yaml\nfixed 1 in c\/lines\.cases\.ndjson\nfixed 2 in d ü\/wi n\.case\.yaml\n6 files, 8 cases: 2 errors, 1 warning; 7 fixed in 5 files\n$/,
		);
		expect(readdirSync(folder).sort()).toEqual([
			'a.case.yaml',
			'b.case.json',
			'c',
			'claim-review.yaml',
			'd ü',
			'e.case.yaml',
		]);
		const again = check('--fix', '.');
		expect(again.stdout).toMatch(/\n6 files, 8 cases: 2 errors, 1 warning; 0 fixed\n$/);
		expect(check('--fix', '--dry-run', '.')).toEqual({ status: 0, stdout: '', stderr: '' });
		expectAll(1);
	});

	it('counts in JSON, where it was asked for and nowhere else', () => {
		writeAll();
		const plain = JSON.parse(check('--format', 'json', '.').stdout);
		expect(plain.summary).not.toHaveProperty('fixed');
		const { version, summary, files: reported } = JSON.parse(check('--format', 'json', '--fix', '.').stdout);
		expect(version).toBe(1);
		expect(summary).toEqual({ files: 5, cases: 7, error: 0, warning: 1, information: 0, hint: 0, fixed: 7 });
		expect(reported.map((f: { path: string; fixed?: number }) => [f.path, f.fixed])).toEqual([
			['a.case.yaml', 1],
			['b.case.json', 1],
			['c/documents.case.yaml', 2],
			['c/lines.cases.ndjson', 1],
			['d ü/wi n.case.yaml', 2],
		]);
		expect(JSON.parse(check('--format', 'json', '--fix', '.').stdout).summary.fixed).toBe(0);
	});

	it('leaves alone what is ignored, decided, left out by the settings or switched off', () => {
		write('a.case.yaml', yaml('007 # claim-review: ignore text-as-number - so on paper'));
		write('old/b.case.yaml', yaml('007'));
		write('c.case.yaml', yaml('008'));
		write('off/d.case.yaml', yaml('007'));
		write('off/claim-review.yaml', 'severity: { text-as-number: off }\n');
		write('claim-review.yaml', 'exclude: [old/]\nseverity: { date-of-service: off, diagnosis-pointer: off }\n');
		expect(check('--baseline', 'write', 'c.case.yaml').status).toBe(0);
		expect(check('--fix', '--baseline', 'use', '.').stdout).toMatch(/; 0 fixed\n$/);
		expect(text('old/b.case.yaml')).toBe(yaml('007'));
		expect(text('c.case.yaml')).toBe(yaml('008'));
		expect(text('off/d.case.yaml')).toBe(yaml('007'));
		expect(text('a.case.yaml')).toContain(' 007 ');
	});

	it('writes only the files that were named, not those beside them', () => {
		write('a.claim.yaml', `case: 007\n${yaml('"1023T"')}`);
		write('a.note.yaml', 'case: 007\nnote: { documentation: {} }\n');
		expect(check('--fix', 'a.claim.yaml').stdout).toMatch(/; 1 fixed in 1 file\n$/);
		expect(text('a.claim.yaml')).toBe(`case: "007"\n${yaml('"1023T"')}`);
		expect(text('a.note.yaml')).toBe('case: 007\nnote: { documentation: {} }\n');
	});

	it('keeps a file its encoding and its rights', () => {
		const wide = (words: string) => Buffer.from(`\uFEFF${words}`, 'utf16le');
		write('le.case.yaml', wide(yaml('007')));
		write('be.case.yaml', wide(yaml('007')).swap16());
		write('a.case.yaml', yaml('007'));
		chmodSync(path.join(folder, 'a.case.yaml'), 0o640);
		expect(check('--fix', '--dry-run', 'le.case.yaml')).toEqual({
			status: 2,
			stdout: '',
			stderr:
				'claim-review: le.case.yaml: is UTF-16, of which there is no diff that can be applied; --fix alone mends it\n',
		});
		expect(check('--fix', '.').stdout).toMatch(/; 3 fixed in 3 files\n$/);
		expect(bytes('le.case.yaml')).toEqual(wide(yaml('"007"')));
		expect(bytes('be.case.yaml')).toEqual(wide(yaml('"007"')).swap16());
		expect(statSync(path.join(folder, 'a.case.yaml')).mode & 0o777).toBe(0o640);
	});

	it('does not write what it must not, says so in one line each, and mends the others', () => {
		write('a.case.yaml', yaml('007'));
		write('protected.case.yaml', yaml('007'));
		chmodSync(path.join(folder, 'protected.case.yaml'), 0o444);
		const latin = Buffer.from(`# \u00fc\n${yaml('007')}`, 'latin1');
		write('latin.case.yaml', latin);
		write('outside/target.case.yaml', yaml('007'));
		symlinkSync(path.join(folder, 'outside/target.case.yaml'), path.join(folder, 'link.case.yaml'));
		const named = ['a.case.yaml', 'protected.case.yaml', 'latin.case.yaml', 'link.case.yaml'];
		const lines =
			'claim-review: latin.case.yaml: holds bytes that are no text, which would be lost\n' +
			'claim-review: link.case.yaml: a symbolic link is not written through: name the file itself\n' +
			'claim-review: protected.case.yaml: is read-only\n';
		const dry = check('--fix', '--dry-run', ...named);
		expect(dry).toMatchObject({ status: 2, stderr: lines });
		expect(dry.stdout.match(/^--- .*$/gm)).toEqual(['--- a/a.case.yaml']);
		const { status, stdout, stderr } = check('--fix', ...named);
		expect(stderr).toBe(lines);
		expect(status).toBe(2);
		expect(stdout).toMatch(/; 1 fixed in 1 file\n$/);
		expect(text('a.case.yaml')).toBe(yaml('"007"'));
		expect(text('protected.case.yaml')).toBe(yaml('007'));
		expect(bytes('latin.case.yaml')).toEqual(latin);
		expect(text('outside/target.case.yaml')).toBe(yaml('007'));
		expect(lstatSync(path.join(folder, 'link.case.yaml')).isSymbolicLink()).toBe(true);
		// A link in a folder that is named is not followed either.
		expect(check('--fix', '--dry-run', '.').stdout.match(/^--- .*$/gm)).toEqual(['--- a/outside/target.case.yaml']);
	});

	it('writes nothing by settings or a baseline that are not understood: they may say to leave a file alone', () => {
		write('a.case.yaml', yaml('007'));
		const noBaseline = 'claim-review: claim-review.baseline.yaml: no such baseline; write it with --baseline write\n';
		const noSettings = 'claim-review: claim-review.yaml: these settings are not understood, see setting-invalid\n';
		expect(check('--fix', '--baseline', 'use', '.')).toMatchObject({ status: 2, stderr: noBaseline });
		write('claim-review.yaml', 'exlude: [a.case.yaml]\n');
		const { status, stdout, stderr } = check('--fix', '.');
		expect({ status, stderr }).toEqual({ status: 2, stderr: noSettings });
		expect(stdout).toMatch(/; 0 fixed\n$/);
		expect(check('--fix', '--dry-run', '.')).toEqual({ status: 2, stdout: '', stderr: noSettings });
		expect(text('a.case.yaml')).toBe(yaml('007'));
	});

	it('survives hostile files and writes none of them', () => {
		const hostile: Record<string, Uint8Array> = {
			'binary.case.yaml': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
			'deep.case.json': Buffer.from(`{"claim": ${'['.repeat(100_000)}`),
			'empty.case.yaml': Buffer.from(''),
			'half.case.json': Buffer.from('{"claim":{"lines":[{"code":1e3'),
			'twice.case.yaml': Buffer.from('claim:\n  lines: []\n  id: "7"\n  id: 007\n'),
		};
		for (const [file, content] of Object.entries(hostile)) {
			write(file, content);
		}
		const { stdout, stderr } = check('--fix', '.');
		expect(stderr).toBe('');
		expect(stdout).toMatch(/; 0 fixed\n$/);
		for (const [file, content] of Object.entries(hostile)) {
			expect(bytes(file)).toEqual(Buffer.from(content));
		}
	});
});

describe('check --fix --dry-run', () => {
	it('writes nothing and prints the diff alone, status 1', () => {
		writeAll();
		const dry = check('--fix', '--dry-run', 'b.case.json', 'a.case.yaml');
		expect(dry).toEqual({
			status: 1,
			stderr: '',
			stdout: `--- a/a.case.yaml
+++ b/a.case.yaml
@@ -1,3 +1,3 @@
 claim:
   lines:
-    - code: 007
+    - code: "007"
--- a/b.case.json
+++ b/b.case.json
@@ -1,1 +1,1 @@
-{ "claim": { "lines": [{ "code": 1e3 }] } }
\\ No newline at end of file
+{ "claim": { "lines": [{ "code": "1e3" }] } }
\\ No newline at end of file
`,
		});
		expectAll(0);
	});

	it.each([
		['git', ['apply', '-']],
		['patch', ['-p1', '--binary']],
	])('%s takes it, and then every file is as --fix alone makes it', (program, args) => {
		if (run(program, ['--version']).status !== 0) {
			// `patch` is not everywhere; git is, since the tests need it.
			expect(program).toBe('patch');
			return;
		}
		writeAll();
		const { stdout } = check('--fix', '--dry-run', path.join(folder, 'c'), './a.case.yaml', 'b.case.json', 'd ü');
		expectAll(0);
		expect(run(program, args, stdout)).toMatchObject({ status: 0 });
		expectAll(1);
	});

	it('in a pipe keeps the bytes that a terminal would obey', () => {
		write('a.case.yaml', `# \u001b[2J\n${yaml('007')}`);
		expect(check('--fix', '--dry-run', '.').stdout).toContain(' # \u001b[2J\n');
	});
});
