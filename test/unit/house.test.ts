import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');

type Import = readonly [file: string, imported: string];

describe('the linter holds the arrows of the house', () => {
	const forbidden: readonly Import[] = [
		['server/text/x.ts', '../case/case'],
		['server/case/x.ts', '../guidance/guidance'],
		['server/guidance/x.ts', '../rules/rule'],
		['server/guidance/x.ts', '../library/libraryFile'],
		['server/library/x.ts', '../rules/rule'],
		['server/library/x.ts', 'node:fs'],
		['server/rules/x.ts', '../review/reviewFile'],
		['server/review/x.ts', '../language/hover'],
		['server/review/x.ts', '../workspace/host'],
		['server/workspace/x.ts', '../language/hover'],
		['server/workspace/x.ts', 'node:fs'],
		['server/language/x.ts', '../protocol/server'],
		['server/review/x.ts', '../report/auditReport'],
		['server/language/x.ts', '../report/auditReport'],
		['server/report/x.ts', '../language/hover'],
		['server/report/x.ts', '../node/caseFiles'],
		['server/report/x.ts', 'node:fs'],
		['server/language/x.ts', '../node/caseFiles'],
		['server/node/x.ts', '../cli/main'],
		['server/protocol/x.ts', '../node/caseFiles'],
		['client/x.ts', '../server/text/tree'],
		['server/cli/x.ts', '../../client/extension'],
		['server/rules/x.ts', 'node:fs'],
		['server/language/x.ts', 'node:path'],
		['server/protocol/x.ts', 'node:fs'],
		['server/node/x.ts', 'node:http'],
		['server/cli/x.ts', 'node:net'],
		['server/rules/x.ts', 'vscode'],
		['server/cli/x.ts', 'vscode-languageserver/node'],
		['server/rules/x.ts', 'vscode-languageserver-types'],
		['client/x.ts', 'vscode-languageserver/node'],
	];
	const allowed: readonly Import[] = [
		['server/case/x.ts', '../text/tree'],
		['server/library/x.ts', '../guidance/guidance'],
		['server/rules/x.ts', '../case/case'],
		['server/rules/x.ts', '../library/codeLibrary'],
		['server/rules/x.ts', '../guidance/guidance'],
		['server/language/x.ts', '../review/reviewFile'],
		['server/workspace/x.ts', '../review/reviewFile'],
		['server/report/x.ts', '../workspace/workspace'],
		['server/protocol/x.ts', '../report/auditReport'],
		['server/cli/x.ts', '../report/auditReport'],
		['server/node/x.ts', '../workspace/host'],
		['server/language/x.ts', 'vscode-languageserver-types'],
		['server/protocol/x.ts', '../language/hover'],
		['server/protocol/nodeX.ts', 'node:process'],
		['server/node/x.ts', 'node:fs'],
		['server/cli/x.ts', '../node/caseFiles'],
		['client/x.ts', 'vscode'],
	];
	const folder = mkdtempSync(path.join(tmpdir(), 'house-'));
	let report = '';
	const fileOf = (index: number, file: string) => file.replace(/x\.ts$/i, (end) => `${end.charAt(0)}${index}.ts`);

	beforeAll(() => {
		const settings = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
		writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...settings, vcs: { enabled: false } }));
		[...forbidden, ...allowed].forEach(([file, imported], index) => {
			const to = path.join(folder, fileOf(index, file));
			mkdirSync(path.dirname(to), { recursive: true });
			writeFileSync(to, `import { one } from '${imported}';\n\nexport const two = one;\n`);
		});
		const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '--colors=off', '.'];
		report = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const refused = (index: number, file: string) =>
		report.split('\n').some((line) => line.includes('noRestrictedImports') && line.includes(fileOf(index, file)));

	it.each(forbidden.map(([file, imported], index) => ({ file, imported, index })))(
		'$file must not import $imported',
		(one) => {
			expect(refused(one.index, one.file)).toBe(true);
		},
	);
	it.each(allowed.map(([file, imported], index) => ({ file, imported, index: forbidden.length + index })))(
		'$file may import $imported',
		(one) => {
			expect(refused(one.index, one.file)).toBe(false);
		},
	);
});
