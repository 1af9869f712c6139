import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Uint8Array): void {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), content);
}

function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, CI: 'true' },
	});
	return { status, stdout, stderr };
}

const elements = 'indication: a, imagingModality: CT, technique: b, duration: 5 min, imagingConfirmation: CT';
const whole =
	'priorImaging: CT, coagulationStatus: INR 1.0, informedConsent: written, positioning: supine, accessPath: anterior, ' +
	'anesthesia: local, postProcedureImaging: CT, postProcedureInstructions: given';
const note = `note: { signed: 2026-03-10, documentation: { 1023T: { ${elements}, complications: none }, procedure: { ${whole} } } }\n`;
const alone = `case: C-1\nclaim:\n  dateOfService: 2026-03-10\n  lines:\n    - code: 1023T\n      diagnosisPointers: [1]\n  diagnoses: [R91.1]\n${note}`;
const pointer = 'diagnosisPointers: [1]';
const biopsy = `dateOfService: 2026-03-10, diagnoses: [R91.1], lines: [{ code: "32408", ${pointer} }, { code: 1023T, ${pointer} }]`;
const clean = `case: C-2\nclaim: { ${biopsy} }\n${note}`;
const warned = alone
	.replace('C-1', 'C-3')
	.replace('claim:\n', 'claim:\n  payer: Aetna\n')
	.replace('    - code', `    - { code: "10005", ${pointer} }\n    - code`);

describe('decisions', () => {
	/** The rules that are open in each file, and the whole report. */
	function checked(...args: string[]) {
		const { status, stdout, stderr } = run('check', '--format', 'json', ...args);
		const report = JSON.parse(stdout);
		const open = report.files.map((f: { path: string; findings: { rule: string }[] }) => [
			f.path,
			f.findings.map((x) => x.rule),
		]);
		return { status, stderr, open, report };
	}

	function decision(fingerprint: string): string {
		return `- rule: add-on-without-primary
  case: C-1
  fingerprint: "${fingerprint}"
  determination: correct
  reason: the primary is on the paper claim
  who: JD
  when: 2026-11-24
`;
	}

	it('hold by the values that they are about, however the claim is written', () => {
		write('a.case.yaml', alone);
		const { report, status } = checked('.');
		expect(status).toBe(1);
		const { fingerprint } = report.files[0].findings[0];
		write('claim-review.decisions.yaml', decision(fingerprint));
		const decided = checked('.');
		expect(decided).toMatchObject({ status: 0, stderr: '', open: [['a.case.yaml', []]] });
		expect(decided.report.summary).toMatchObject({ error: 0, settled: 1 });
		expect(decided.report.files[0].settled).toEqual([
			{
				rule: 'add-on-without-primary',
				case: 'C-1',
				code: '1023T',
				range: { start: { line: 4, character: 12 }, end: { line: 4, character: 17 } },
				fingerprint,
				by: 'decision',
				determination: 'correct',
				reason: 'the primary is on the paper claim',
				who: 'JD',
				when: '2026-11-24',
			},
		]);
		expect(run('check', '.').stdout).toContain('no findings; 1 ignored or decided');
		// Written in another style, in another file, below another comment.
		rmSync(path.join(folder, 'a.case.yaml'));
		write(
			'b/renamed.case.yaml',
			`# moved\n\nclaim: { diagnoses: [R91.1], lines: [{ "code": 1023T, ${pointer} }], dateOfService: "2026-03-10" }\ncase: "C-1"\n${note}`,
		);
		expect(checked('.')).toMatchObject({ status: 0, open: [['b/renamed.case.yaml', []]] });
	});

	it('that match nothing any more are shown where the whole folder was looked at', () => {
		write('a/a.case.yaml', alone);
		const { fingerprint } = checked('.').report.files[0].findings[0];
		write('claim-review.decisions.yaml', decision(fingerprint));
		write('a/a.case.yaml', alone.replace('- code: 1023T', '- code: 1024T').replace('1023T: {', '1024T: {'));
		expect(checked('.').open).toEqual([
			['a/a.case.yaml', ['add-on-without-primary']],
			['claim-review.decisions.yaml', ['unused-decision']],
		]);
		expect(checked('a').open).toEqual([['a/a.case.yaml', ['add-on-without-primary']]]);
	});

	it('in comments that ignore nothing are shown, as in an editor', () => {
		const comment = '# claim-review: ignore add-on-units - it was done twice';
		write('a.case.yaml', alone.replace('    - code: 1023T', `    ${comment}\n    - code: 1023T`));
		expect(checked('.').open).toEqual([['a.case.yaml', ['unused-decision', 'add-on-without-primary']]]);
	});

	it('that are not understood have no effect and are shown', () => {
		write('a.case.yaml', alone);
		write('claim-review.decisions.yaml', decision('0123456789abcdef').replace('  who: JD\n', ''));
		expect(checked('.')).toMatchObject({
			status: 1,
			open: [
				['a.case.yaml', ['add-on-without-primary']],
				['claim-review.decisions.yaml', ['decision-invalid']],
			],
		});
	});

	it('a baseline takes an old folder over: only what is new is found', () => {
		write('old/a.case.yaml', alone);
		write('old/b.case.yaml', warned);
		expect(run('check', '--baseline', 'use', 'old')).toMatchObject({
			status: 2,
			stderr: 'claim-review: old/claim-review.baseline.yaml: no such baseline; write it with --baseline write\n',
		});
		const written = run('check', '--baseline', 'write', 'old');
		expect(written).toMatchObject({
			status: 0,
			stdout: '2 findings written to old/claim-review.baseline.yaml\n',
			stderr: '',
		});
		expect(checked('old').status).toBe(1);
		expect(checked('--baseline', 'use', 'old')).toMatchObject({
			status: 0,
			open: [
				['old/a.case.yaml', []],
				['old/b.case.yaml', []],
			],
		});
		write('old/claim-review.yaml', 'baseline: true\n');
		write('old/c.case.yaml', alone.replace('C-1', 'C-9'));
		expect(checked('old')).toMatchObject({
			status: 1,
			open: [
				['old/a.case.yaml', []],
				['old/b.case.yaml', []],
				['old/c.case.yaml', ['add-on-without-primary']],
			],
		});
	});
});

describe('settings', () => {
	it('of the nearest claim-review.yaml count, from wherever it is called', () => {
		write('a/claim-review.yaml', 'severity: { add-on-without-primary: hint }\nexclude: [old/]\n');
		write('a/alone.case.yaml', alone);
		write('a/old/alone.case.yaml', alone);
		const { status, stdout, stderr } = run('check', '--format', 'json', 'a');
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const { files } = JSON.parse(stdout);
		expect(files.map((f: { path: string }) => f.path)).toEqual(['a/alone.case.yaml']);
		expect(files[0].findings[0]).toMatchObject({ rule: 'add-on-without-primary', severity: 'hint' });
		const named = run('check', '--format', 'json', 'a/old/alone.case.yaml');
		expect(named).toMatchObject({
			status: 0,
			stderr: 'claim-review: a/old/alone.case.yaml: left out by the settings\n',
		});
	});

	it('that are not understood are shown at their place, and the status is 2', () => {
		write('claim-review.yaml', 'severity:\n  nonsense: off\n');
		write('clean.case.yaml', clean);
		const { status, stdout, stderr } = run('check', '--format', 'json', '.');
		expect(status).toBe(2);
		expect(stderr).toBe('claim-review: claim-review.yaml: these settings are not understood, see setting-invalid\n');
		const report = JSON.parse(stdout);
		expect(report.files.map((f: { path: string }) => f.path)).toEqual(['claim-review.yaml', 'clean.case.yaml']);
		expect(report.files[0].findings).toMatchObject([
			{ rule: 'setting-invalid', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } } },
		]);
	});

	it('--date goes before the day of the settings', () => {
		write('claim-review.yaml', 'today: 2025-01-01\n');
		write('clean.case.yaml', clean);
		expect(run('check', '.').stdout).toContain('date-of-service');
		expect(run('check', '--date', '2026-05-01', '.').status).toBe(0);
	});
});

describe('check', () => {
	it('prints one JSON object, the same bytes each time', () => {
		write('b/alone.case.yaml', alone);
		write('a.case.yaml', clean);
		write('unrelated.yaml', 'services: [a]\n');
		const first = run('check', '--format', 'json', '.');
		expect(first.status).toBe(1);
		expect(first.stderr).toBe('');
		const report = JSON.parse(first.stdout);
		const message = report.files[1].findings[0].message;
		expect(message).toContain('no other procedure is on this claim');
		expect(report).toEqual({
			version: 1,
			files: [
				{ path: 'a.case.yaml', findings: [] },
				{
					path: 'b/alone.case.yaml',
					findings: [
						{
							rule: 'add-on-without-primary',
							severity: 'error',
							case: 'C-1',
							code: '1023T',
							message,
							range: { start: { line: 4, character: 12 }, end: { line: 4, character: 17 } },
							related: [],
							fixes: [{ title: 'Insert a primary procedure line', safe: false }],
							fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
						},
					],
				},
			],
			summary: { files: 2, cases: 2, error: 1, warning: 0, information: 0, hint: 0 },
		});
		expect(run('check', '--format', 'json', '.').stdout).toBe(first.stdout);
	});

	it('counts characters as an editor does, behind a byte order mark, wide characters and Windows line ends', () => {
		write('w.case.yaml', `\uFEFF${alone.replaceAll('\n', '\r\n')}`);
		write(
			'x.case.json',
			'{ "case": "😀", "claim": { "lines": [{ "code": "1023T", "diagnosisPointers": [1] }], "dateOfService": "2026-03-10", "diagnoses": ["R91.1"] } }',
		);
		write('v.cases.yaml', `${alone.replace('C-1', 'C-0')}---\n${alone.replace('C-1', 'C-9')}`.replaceAll('\n', '\r'));
		write(
			'y.case.json',
			'\uFEFF{ "case": "2", "claim": { "lines": [{ "code": "1023T", "diagnosisPointers": [1] }], "dateOfService": "2026-03-10", "diagnoses": ["R91.1"] } }',
		);
		const report = JSON.parse(run('check', '--format', 'json', '.').stdout);
		const ranges = report.files.map((f: { findings: { range: object }[] }) => f.findings[0]?.range);
		expect(ranges).toEqual([
			{ start: { line: 4, character: 12 }, end: { line: 4, character: 17 } },
			{ start: { line: 4, character: 12 }, end: { line: 4, character: 17 } },
			{ start: { line: 0, character: 47 }, end: { line: 0, character: 54 } },
			{ start: { line: 0, character: 46 }, end: { line: 0, character: 53 } },
		]);
	});

	it('reviews a claim with its note in another file, and counts what is said on both once', () => {
		write('a.claim.yaml', `case: C-1\nclaim: {\n  patient: P-1,\n  ${biopsy} }\n`);
		write(
			'notes/b.note.json',
			'{ "case": "C-1", "note": { "patient": "P-2", "signed": "2026-03-10", "documentation": {} } }',
		);
		const { stdout, status } = run('check', '--format', 'json', '.');
		expect(status).toBe(1);
		const report = JSON.parse(stdout);
		const found = report.files.map((f: { path: string; findings: { rule: string }[] }) => [
			f.path,
			f.findings.map((x) => x.rule),
		]);
		expect(found).toEqual([
			['a.claim.yaml', ['documentation-missing']],
			['notes/b.note.json', ['claim-note-mismatch', 'documentation-missing', 'documentation-recommended']],
		]);
		expect(report.files[1].findings[0].related).toEqual([
			{
				path: 'a.claim.yaml',
				range: { start: { line: 2, character: 11 }, end: { line: 2, character: 14 } },
				message: "the claim's patient",
			},
		]);
		expect(report.summary).toEqual({ files: 2, cases: 2, error: 2, warning: 0, information: 0, hint: 1 });
		const pretty = run('check', '.').stdout;
		expect(pretty).toContain("a.claim.yaml:3:12  the claim's patient");
		// A file by itself: the other half is looked for beside it.
		const alone = run('check', '--format', 'json', 'a.claim.yaml').stdout;
		expect(JSON.parse(alone).files[0].findings.map((f: { rule: string }) => f.rule)).toEqual(['note-missing']);
		write('a.note.yaml', 'note: {}\n');
		const beside = run('check', '--format', 'json', 'a.claim.yaml').stdout;
		expect(JSON.parse(beside).files.map((f: { path: string }) => f.path)).toEqual(['a.claim.yaml']);
		expect(JSON.parse(beside).files[0].findings.map((f: { rule: string }) => f.rule)).toEqual([
			'documentation-missing',
		]);
	});

	it('prints for people by default, without colors in a pipe', () => {
		write('alone.case.yaml', alone);
		const { stdout, status } = run('check', 'alone.case.yaml');
		expect(status).toBe(1);
		expect(stdout).toMatch(/^alone\.case\.yaml\n {2}5:13 {2}error {2}add-on-without-primary\n/);
		expect(stdout).toContain('    5 |     - code: 1023T\n      |             ~~~~~\n');
		expect(stdout).toMatch(/\n1 file, 1 case: 1 error\n$/);
		expect(stdout).not.toContain('\u001b');
	});

	it('has a status by the severity that is asked for', () => {
		write('w.case.yaml', warned);
		expect(run('check', '.').status).toBe(0);
		expect(run('check', '--fail-on', 'warning', '.').status).toBe(1);
		expect(run('check', '--fail-on', 'hint', '.').status).toBe(1);
		write('alone.case.yaml', alone);
		expect(run('check', '.').status).toBe(1);
		expect(run('check', '--fail-on', 'never', '.').status).toBe(0);
	});

	it('says where there is nothing to review', () => {
		expect(run('check', '.')).toEqual({ status: 0, stdout: 'No case was found under these paths.\n', stderr: '' });
		expect(JSON.parse(run('check', '--format', 'json', '.').stdout).files).toEqual([]);
	});

	it('reports mistakes of JSON, which no editor reports here', () => {
		write('x.case.json', '{ "claim": { "lines": [], "lines": [], } }');
		const report = JSON.parse(run('check', '--format', 'json', '.').stdout);
		expect(report.files[0].findings.map((f: { rule: string }) => f.rule)).toEqual(['duplicate-key', 'syntax']);
	});

	it('survives hostile files', () => {
		const binary = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
		write('binary.case.yaml', binary);
		write('binary.case.json', binary);
		write('deep.case.yaml', `claim: ${'['.repeat(100_000)}`);
		write('deep.case.json', `{"claim": ${'['.repeat(100_000)}`);
		write('empty.case.yaml', '');
		write('escape.case.yaml', 'claim:\n  lines:\n    - code: "\u001b[2J1023T\n');
		const { status, stdout, stderr } = run('check', '.');
		expect(stderr).toBe('');
		expect(status).toBe(1);
		expect(stdout).not.toContain('\u001b');
		expect(stdout).toContain('deep.case.json');
	});
});

describe('what cannot be done', () => {
	it.each([
		[['check'], /^claim-review: missing required argument 'path'\n$/],
		[['check', '--format', 'xml', '.'], /^claim-review: option '--format <format>' argument 'xml' is invalid.*\n$/],
		[['check', '--date', '2026-02-30', '.'], /^claim-review: option '--date.*\n$/],
		[['check', '--no-such-option', '.'], /^claim-review: unknown option '--no-such-option'\n$/],
		[['check', 'nowhere'], /^claim-review: nowhere: no such file or folder\n$/],
		[['check', '--dry-run', '.'], /^claim-review: option '--dry-run' goes with '--fix' only\n$/],
		[
			['check', '--fix', '--baseline', 'write', '.'],
			/^claim-review: option '--fix' does not go with '--baseline write'\n$/,
		],
		[
			['check', '--fix', '--dry-run', '--format', 'json', '.'],
			/^claim-review: option '--dry-run' prints a diff, not '--format json'\n$/,
		],
		[['check', `${'x'.repeat(300)}.yaml`], /^claim-review: x+\.yaml: the name is too long\n$/],
		[['nothing'], /^claim-review: unknown command 'nothing'\n$/],
		[['lsp'], /^claim-review: lsp needs a transport: --stdio\n$/],
	])('%j is one line and status 2', (args, line) => {
		const { status, stderr } = run(...args);
		expect(stderr).toMatch(line);
		expect(status).toBe(2);
	});

	it('a link that leads in a circle is said in one line', () => {
		symlinkSync('circle.case.yaml', path.join(folder, 'circle.case.yaml'));
		const { status, stderr } = run('check', 'circle.case.yaml');
		expect(stderr).toBe('claim-review: circle.case.yaml: a symbolic link that leads in a circle\n');
		expect(status).toBe(2);
	});

	it('a device in place of settings or decisions is not read', { timeout: 10_000 }, () => {
		write('alone.case.yaml', alone);
		symlinkSync('/dev/zero', path.join(folder, 'claim-review.yaml'));
		symlinkSync('/dev/zero', path.join(folder, 'claim-review.decisions.yaml'));
		const { status, stdout } = run('check', '.');
		expect(stdout).toContain('These settings cannot be read: neither a file nor a folder.');
		expect(stdout).toContain('This file cannot be read: neither a file nor a folder.');
		expect(status).toBe(2);
	});

	it('does not keep the rest from being reviewed', () => {
		write('alone.case.yaml', alone);
		const { status, stdout, stderr } = run('check', 'nowhere.yaml', 'alone.case.yaml');
		expect(status).toBe(2);
		expect(stdout).toContain('add-on-without-primary');
		expect(stderr).toBe('claim-review: nowhere.yaml: no such file or folder\n');
	});
});

it('knows its version and explains itself', () => {
	expect(run('--version')).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
	expect(run('check', '--help').stdout).toContain('--fail-on <severity>');
});

it('does not mind a reader who stops reading', async () => {
	for (let i = 0; i < 200; i++) {
		write(`c${i}.case.yaml`, alone);
	}
	const child = spawn(process.execPath, [cli, 'check', '.'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
	let stderr = '';
	child.stderr.on('data', (data) => {
		stderr += data;
	});
	child.stdout.once('data', () => child.stdout.destroy());
	await new Promise((resolve) => child.once('close', resolve));
	expect(stderr).toBe('');
});
