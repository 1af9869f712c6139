import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'convert-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
	return { status, stdout, stderr };
}

function convert(name: string, text: string) {
	writeFileSync(path.join(folder, name), text);
	return run('convert', name, '--to', 'case');
}

const notRead = 'claim-review: a.json: what a review does not read (names, amounts and the like) is left out\n';
const request = '{"claimInformation":{"serviceLines":[{"professionalService":{"procedureCode":"1023T"}}]}}';

it('prints the cases as YAML, which is read again', () => {
	const { status, stdout, stderr } = convert('a.json', `[${request},\n${request}]`);
	expect([status, stderr]).toEqual([0, notRead]);
	expect(stdout).toBe('claim:\n  lines:\n    - code: 1023T\n---\nclaim:\n  lines:\n    - code: 1023T\n');
	writeFileSync(path.join(folder, 'b.case.yaml'), stdout);
	expect(JSON.parse(run('check', '--format', 'json', 'b.case.yaml').stdout).summary.cases).toBe(2);
});

it('says what it cannot say', () => {
	const information = JSON.stringify({
		healthCareCodeInformation: [{ diagnosisTypeCode: 'BK', diagnosisCode: '5181' }],
		serviceLines: [{ renderingProvider: { lastName: 'Zebrafink' } }],
	});
	const { status, stderr } = convert('a.json', `{"billing":{"npi":"1999999984"},"claimInformation":${information}}`);
	expect([status, stderr]).toEqual([
		0,
		'claim-review: a.json: 1 diagnosis is not said to be of ICD-10-CM; the case format has no other code system\n' +
			'claim-review: a.json: in 1 case the billing provider is left out: of a line it is not known who did it, and the biller would count as the one\n' +
			notRead,
	]);
});

it.each([
	['a.json', '{"a":1}', 'holds no case'],
	['a.json', '', 'holds no case'],
	['a.txt', request, 'is neither YAML nor JSON by its name'],
	[
		'a.case.yaml',
		'claim:\n  lines: [\n',
		'3:1: A bracket that opens above is not closed before this line: close it with `]` or `}`, or indent what belongs into it.',
	],
	[
		'a.case.yaml',
		'case: 1\ncase: 2\nclaim: {}\n',
		'2:1: This key stands twice in the same mapping; the first one is used.',
	],
	[
		'a.json',
		`[${request},\n${request.replace('{"professional', '"x",{"professional')}]`,
		'2:38: `serviceLines` holds objects.',
	],
	[
		'a.json',
		`[${request},\n {"claimInformation":{"serviceLines":[{"dentalService":{}}]}}]`,
		'2:2: This claim is none for procedures (dental, vision, pharmacy) or no claim yet: it is not converted.',
	],
])('%s with %j is not converted, and nothing is printed', (name, text, reason) => {
	expect(convert(name, text)).toEqual({ status: 2, stdout: '', stderr: `claim-review: ${name}: ${reason}\n` });
});

it('needs a file that is there, and a format that it knows', () => {
	const refused = (reason: string) => ({ status: 2, stdout: '', stderr: `claim-review: ${reason}\n` });
	expect(run('convert', 'gone.yaml', '--to', 'case')).toEqual(refused('gone.yaml: no such file or folder'));
	expect(run('convert', 'gone.yaml')).toEqual(refused("required option '--to <format>' not specified"));
	expect(run('convert', 'a.json', '--to', 'x12').status).toBe(2);
});
