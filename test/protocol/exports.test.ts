import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sarifMistakes } from '../unit/cli/sarifSchema';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'exports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string): void {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), content);
}

function run(args: readonly string[], input?: string) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
		cwd: folder,
		encoding: 'utf8',
		...(input !== undefined && { input }),
	});
	return { status, stdout, stderr };
}

const check = (...args: string[]) => run(['check', '--date', '2026-11-24', ...args]);

/** Says so where words of a record come out. */
const sentinel = 'zyzzyva';

const claim = `case: ${sentinel}-1
claim:
  patient: P-${sentinel}
  dateOfService: 2026-03-10
  diagnoses: [R91.1]
  lines:
    # claim-review: ignore add-on-units - two sites, see the addendum
    - { code: 1023T, units: 2, diagnosisPointers: [1] }
note:
  text: The ${sentinel} was done.
`;

describe('check --format sarif', () => {
	it('is valid, has reasons for what is settled, and no words of a case', () => {
		write('a.case.yaml', claim);
		write('b.case.yaml', 'claim: [\n');
		write(
			'claim-review.yaml',
			'severity: { note-signature: off, displacement-not-described: off, documentation-recommended: off }\n',
		);
		const { status, stdout, stderr } = check('--format', 'sarif', '.');
		expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
		expect(sarifMistakes(stdout)).toBeNull();
		expect(stdout).not.toContain(sentinel);
		const [log] = JSON.parse(stdout).runs;
		expect(log.artifacts.map((a: { location: object }) => a.location)).toEqual([
			{ uri: 'a.case.yaml', uriBaseId: '%SRCROOT%' },
			{ uri: 'b.case.yaml', uriBaseId: '%SRCROOT%' },
		]);
		const units = log.results.find((r: { ruleId: string }) => r.ruleId === 'add-on-units');
		expect(units).toMatchObject({
			level: 'note',
			suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'two sites, see the addendum' }],
		});
		expect(units.locations[0].physicalLocation.region).toEqual({
			startLine: 8,
			startColumn: 29,
			endLine: 8,
			endColumn: 30,
		});
		const print = units.partialFingerprints['claimReview/v1'];
		// The same finding elsewhere, and written otherwise.
		write('c/other.case.json', '{}');
		write('a.case.yaml', `# moved\n\n${claim.replace('units: 2', '"units":   2')}`);
		const [again] = JSON.parse(check('--format', 'sarif', '.').stdout).runs;
		const moved = again.results.find((r: { ruleId: string }) => r.ruleId === 'add-on-units');
		expect(moved.partialFingerprints['claimReview/v1']).toBe(print);
		expect(moved.locations[0].physicalLocation.region.startLine).toBe(10);
	});

	it('tells of a path that cannot be read', () => {
		const { status, stdout } = check('--format', 'sarif', 'nowhere');
		expect(status).toBe(2);
		expect(sarifMistakes(stdout)).toBeNull();
		expect(JSON.parse(stdout).runs[0].invocations[0]).toMatchObject({
			executionSuccessful: false,
			toolExecutionNotifications: [{ message: { text: 'no such file or folder' } }],
		});
	});
});

describe('check --output', () => {
	it('writes the report to a file and prints nothing; the status is that of the review', () => {
		write('a.case.yaml', claim);
		for (const format of ['pretty', 'json', 'ndjson', 'csv', 'sarif']) {
			const printed = check('--format', format, 'a.case.yaml');
			const written = check('--format', format, '--output', `out.${format}`, 'a.case.yaml');
			expect(written).toEqual({ status: printed.status, stdout: '', stderr: '' });
			expect(readFileSync(path.join(folder, `out.${format}`), 'utf8')).toBe(printed.stdout);
		}
	});

	it('overwrites no case, no settings and no folder, and says so', () => {
		write('a.case.yaml', claim);
		write('folder/x', '');
		for (const file of ['a.case.yaml', './a.case.yaml', 'claim-review.decisions.yaml']) {
			expect(check('--format', 'csv', '--output', file, '.')).toEqual({
				status: 2,
				stdout: '',
				stderr: `claim-review: ${file}: is what the report is about, and is not overwritten\n`,
			});
		}
		expect(check('--output', 'folder', '.')).toMatchObject({
			status: 2,
			stderr: 'claim-review: folder: is a folder\n',
		});
		expect(check('--output', 'none/x', '.')).toMatchObject({
			status: 2,
			stderr: 'claim-review: none/x: no such file or folder\n',
		});
		expect(readFileSync(path.join(folder, 'a.case.yaml'), 'utf8')).toBe(claim);
		expect(readdirSync(folder).sort()).toEqual(['a.case.yaml', 'folder']);
	});
});

describe('check --quiet', () => {
	it('prints nothing, and the status tells', () => {
		write('a.case.yaml', claim);
		expect(check('--quiet', '.')).toEqual({ status: 1, stdout: '', stderr: '' });
		expect(check('--quiet', '--fail-on', 'never', '.')).toEqual({ status: 0, stdout: '', stderr: '' });
		expect(check('--quiet', 'nowhere').stderr).toBe('claim-review: nowhere: no such file or folder\n');
		check('--quiet', '--output', 'out.txt', '.');
		expect(existsSync(path.join(folder, 'out.txt'))).toBe(true);
	});
});

describe('check --fail-on', () => {
	it.each([
		['error', 0],
		['warning', 0],
		['information', 1],
		['never', 0],
	])('%s makes the status %d where there is an information', (least, status) => {
		write('claim-review.yaml', 'severity: { add-on-without-primary: information, note-missing: information }\n');
		write(
			'a.claim.yaml',
			claim
				.replace(/note:[\s\S]*/, '')
				.replace(/ *#.*\n/, '')
				.replace('units: 2, ', ''),
		);
		expect(check('--quiet', '--fail-on', least, '.').status).toBe(status);
	});
});

describe('check ./FILE', () => {
	it('finds the other half beside it, and not the file itself once more', () => {
		const [claimPart, notePart] = claim.split('note:\n') as [string, string];
		write('a.claim.yaml', claimPart);
		write('a.note.yaml', `case: ${sentinel}-1\nnote:\n${notePart}`);
		write('b.claim.yaml', claimPart.replace(/^case.*\n/, ''));
		write('b.note.yaml', `note:\n${notePart}`);
		for (const file of ['a.claim.yaml', 'b.claim.yaml']) {
			const rules = (path: string) =>
				JSON.parse(check('--format', 'json', path).stdout).files[0].findings.map((f: { rule: string }) => f.rule);
			expect(rules(`./${file}`)).toContain('documentation-missing');
			expect(rules(`./${file}`)).toEqual(rules(file));
		}
	});
});

describe('check --stdin', () => {
	const stdin = (name: string, input: string, ...args: string[]) =>
		run(['check', '--date', '2026-11-24', '--format', 'json', '--stdin', '--stdin-filename', name, ...args], input);

	it('reviews a text as the file of a name: its settings, its ending, its other half', () => {
		const [claimPart, notePart] = claim.split('note:\n') as [string, string];
		write('cases/claim-review.yaml', 'severity: { add-on-without-primary: warning }\n');
		write('cases/a.note.yaml', `case: ${sentinel}-1\nnote:\n${notePart}`);
		// What is on disk under the name is not what counts.
		write('cases/a.claim.yaml', 'claim: {}\n');
		for (const name of ['cases/a.claim.yaml', './cases/../cases/a.claim.yaml']) {
			const { status, stdout, stderr } = stdin(name, claimPart);
			expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
			const { files, summary } = JSON.parse(stdout);
			expect(files.map((f: { path: string }) => f.path)).toEqual(['cases/a.claim.yaml']);
			expect(summary).toMatchObject({ files: 1, cases: 1 });
			const found = new Map(files[0].findings.map((f: { rule: string; severity: string }) => [f.rule, f.severity]));
			expect(found.get('add-on-without-primary')).toBe('warning');
			expect(found.has('documentation-missing')).toBe(true);
			expect(found.has('note-missing')).toBe(false);
			expect(found.has('duplicate-case')).toBe(false);
		}
	});

	it('takes a name that is nowhere on disk, a byte order mark, and a text without a case', () => {
		const json = '\uFEFF{ "claim": { "lines": [{ "code": "1023T" }] } }';
		expect(JSON.parse(stdin('new/x.case.json', json).stdout).summary).toMatchObject({ files: 1, cases: 1 });
		expect(stdin('x.yaml', 'a: 1\n')).toMatchObject({ status: 0, stderr: '' });
		expect(stdin('x.case.yaml', '')).toMatchObject({ status: 0, stderr: '' });
	});

	it.each([
		[['--stdin'], "options '--stdin' and '--stdin-filename' go together"],
		[['--stdin-filename', 'a.yaml', 'b.yaml'], "options '--stdin' and '--stdin-filename' go together"],
		[['--stdin', '--stdin-filename', 'a.yaml', 'b.yaml'], "option '--stdin' goes with no path"],
		[
			['--stdin', '--stdin-filename', 'a.txt'],
			"option '--stdin-filename' names no .yaml, .yml, .json, .jsonc, .jsonl or .ndjson file",
		],
		[['--stdin', '--stdin-filename', 'a.yaml', '--fix'], "option '--stdin' does not go with '--fix'"],
		[
			['--stdin', '--stdin-filename', 'a.yaml', '--baseline', 'write'],
			"option '--stdin' does not go with '--baseline write'",
		],
		[['--output', 'x', '--baseline', 'write', '.'], "option '--output' does not go with '--baseline write'"],
		[['--fix', '--dry-run', '--format', 'sarif', '.'], "option '--dry-run' prints a diff, not '--format sarif'"],
		[[], "missing required argument 'path'"],
	])('%j does not go: one line', (args, why) => {
		expect(run(['check', ...args], '')).toEqual({ status: 2, stdout: '', stderr: `claim-review: ${why}\n` });
	});
});
