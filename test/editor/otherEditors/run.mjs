// `npm run test:other-editors`: the configurations of docs/other-editors.md in Neovim and Emacs, without a screen, where
// these editors are installed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const docs = readFileSync(path.join(root, 'docs/other-editors.md'), 'utf8');
const cli = path.join(root, 'dist/cli.js');

/** Characters of two UTF-16 units and four bytes stand before the code, and lines end as on Windows. */
const text = [
	'claim:',
	'  lines:',
	'    - code: "32408"',
	'    - { charge: "😀é", code: 1023T }',
	'note:',
	'  documentation:',
	'    1023T:',
	'      indication: Aorta in the path',
	'      imagingModality: CT',
	'      technique: saline',
	'      duration: 5 min',
	'      complications: none',
	'',
].join('\r\n');
const fix = 'Insert the missing element "imagingConfirmation" of 1023T';

/** The block of that language in the document. */
function configuration(language) {
	const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(docs)?.[1];
	assert.ok(found, `docs/other-editors.md has no block of ${language}`);
	return found;
}

function inEditor(command, args, language) {
	const folder = mkdtempSync(path.join(tmpdir(), 'editor-'));
	try {
		const file = path.join(folder, 'one.case.yaml');
		const config = path.join(folder, `config.${language}`);
		writeFileSync(file, text);
		writeFileSync(config, configuration(language));
		const shim = path.join(folder, 'claim-review');
		writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
		chmodSync(shim, 0o755);
		const env = {
			...process.env,
			PATH: `${folder}:${process.env.PATH}`,
			FILE: file,
			CONFIG: config,
			FIX: fix,
			HOME: folder,
		};
		const run = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', timeout: 90_000 });
		const answer = run.stdout.split('\n').find((l) => l.startsWith('{'));
		assert.ok(answer, `no answer: status ${run.status}\n${run.stdout}\n${run.stderr}`);
		const result = JSON.parse(answer);
		assert.equal(result.failed, undefined);
		return { ...result, after: readFileSync(file, 'utf8') };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function checkRest({ hover, after }) {
	assert.match(hover, /1023T.*add-on code/s);
	assert.match(hover, /5 of 6/);
	const lines = after.split('\r\n');
	assert.match(lines[12], /^ {6}imagingConfirmation: +# \S/);
	assert.equal([...lines.slice(0, 12), ...lines.slice(13)].join('\r\n'), text);
}

const editors = {
	Neovim: {
		command: 'nvim',
		test() {
			const args = ['--headless', '--clean', '-n', '-i', 'NONE', '-c', `luafile ${path.join(here, 'neovim.lua')}`];
			const result = inEditor('nvim', args, 'lua');
			// Neovim counts bytes: six for the two characters before the code.
			assert.deepEqual(result.found, [['documentation-missing', 3, 32, 3, 37]]);
			checkRest(result);
		},
	},
	Emacs: {
		command: 'emacs',
		test() {
			const result = inEditor('emacs', ['--batch', '-l', path.join(here, 'emacs.el')], 'elisp');
			assert.equal(result.found.length, 1);
			const [line, words, message] = result.found[0];
			assert.deepEqual([line, words], [4, '1023T']);
			assert.match(message, /1 of 6 documentation elements is missing: imagingConfirmation/);
			checkRest(result);
		},
	},
};

if (!existsSync(cli)) {
	console.error('dist/cli.js is not there: npm run build');
	process.exit(1);
}
let passed = 0;
let failed = 0;
for (const [name, { command, test }] of Object.entries(editors)) {
	const there = spawnSync(command, ['--version'], { encoding: 'utf8' });
	if (there.status !== 0) {
		console.log(`not run: ${name} is not installed`);
		continue;
	}
	try {
		test();
		passed++;
		console.log(`ok   ${name}: ${there.stdout.split('\n')[0]}`);
	} catch (error) {
		failed++;
		console.log(`FAIL ${name}: ${error.message}`);
	}
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
