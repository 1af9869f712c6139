// The command line on HL7's own FHIR examples, which stay in the shared folder. Run by .ci/run after `npm test`.
//   node test/shared/realFiles.mjs [FOLDER]
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const shared = path.resolve(process.argv[2] ?? path.join(root, '../shared'));
const real = path.join(shared, 'real');

function check(folder) {
	const args = [path.join(root, 'dist/cli.js'), 'check', '--format', 'json', '--date', '2026-11-23', '.'];
	const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
	assert.equal(run.stderr, '');
	return { status: run.status, report: JSON.parse(run.stdout) };
}

const tests = {
	'reads the real FHIR claims and notes without a finding about any of them'() {
		const { status, report } = check(real);
		assert.equal(status, 0);
		// The other two say nothing: an attachment that is not in the file, and a procedure with a name only.
		const files = [
			'Claim-100150',
			'Claim-960150',
			'Claim-MED-00050',
			'Composition-example',
			'DiagnosticReport-ultrasound',
			'ExplanationOfBenefit-EB3500',
			'Procedure-biopsy',
		];
		assert.deepEqual(
			report.files.map((f) => [f.path, f.findings]),
			files.map((name) => [`fhir-r4/${name}.json`, []]),
		);
	},
	'reads them all as one Bundle, and one a line'() {
		const folder = mkdtempSync(path.join(tmpdir(), 'real-'));
		try {
			const resources = readdirSync(path.join(real, 'fhir-r4')).map((name) =>
				JSON.parse(readFileSync(path.join(real, 'fhir-r4', name), 'utf8')),
			);
			const entry = resources.map((resource) => ({ resource }));
			const texts = {
				'bundle.json': JSON.stringify({ resourceType: 'Bundle', entry }, null, 2),
				'bulk.ndjson': resources.map((r) => JSON.stringify(r)).join('\n'),
			};
			for (const [name, text] of Object.entries(texts)) {
				// One after the other: a claim in two files is a finding.
				writeFileSync(path.join(folder, name), text);
				const { status, report } = check(folder);
				rmSync(path.join(folder, name));
				assert.equal(status, 0);
				assert.deepEqual(
					report.files.map((f) => [f.path, f.findings]),
					[[name, []]],
				);
			}
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
	'finds the missing primary when a 1023T item is added to a real claim'() {
		const folder = mkdtempSync(path.join(tmpdir(), 'real-'));
		try {
			const text = readFileSync(path.join(real, 'fhir-r4/Claim-MED-00050.json'), 'utf8');
			const at = text.indexOf('    {\n', text.indexOf('"item": ['));
			const item = `    {
      "sequence": 2,
      "careTeamSequence": [1],
      "productOrService": { "coding": [{ "system": "http://www.ama-assn.org/go/cpt", "code": "1023T" }] },
      "servicedDate": "2026-02-02"
    },
`;
			writeFileSync(path.join(folder, 'claim.json'), text.slice(0, at) + item + text.slice(at));
			const { status, report } = check(folder);
			assert.equal(status, 1);
			const found = report.files.flatMap((f) => f.findings);
			assert.deepEqual(
				found.map((f) => [f.rule, f.severity, f.code]),
				[['add-on-without-primary', 'error', '1023T']],
			);
			// The code stands in the fourth line of what was added.
			const line = text.slice(0, at).split('\n').length - 1 + 3;
			assert.deepEqual(found[0].range, { start: { line, character: 93 }, end: { line, character: 100 } });
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
	try {
		test();
		console.log(`ok   ${name}`);
	} catch (error) {
		failed++;
		console.log(`FAIL ${name}\n${error.stack}`);
	}
}
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
