// Loads the excerpts of code files in the shared folder, which are in CMS's exact layouts. Run by .ci/run.
//   node test/shared/codeFiles.mjs [FOLDER]
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(path.resolve(process.argv[2] ?? path.join(root, '../shared')), 'facts/file-formats');

/** Beginning of the name: layout, rows, edition, and rows that must be there: key, place among the texts, text. */
const expected = [
	[
		'aoc_2026Q2',
		'add-on-edits',
		21,
		'2026 Q2',
		[
			['P1023T', 1, '49405'],
			['P0054T', 1, 'CCCCC'],
		],
	],
	[
		'icd10cm_order_2026',
		'icd-10-cm',
		4,
		'FY2026',
		[
			['DA000', 0, '1'],
			['DA00', 0, '0'],
		],
	],
	['mue_practitioner_2026-07-01', 'unit-limits', 5, '2026 Q3', [['P0009U', 0, '2']]],
	[
		'pprrvu_2026_Jul',
		'fee-schedule',
		6,
		'2026 Q3',
		[
			['P1023T', 2, 'C'],
			['P1023T', 3, 'ZZZ'],
		],
	],
	['ptp_ccipra', 'procedure-pairs', 5, undefined, [['P0001U', 0, '0029U']]],
];

const { outputFiles } = await build({
	absWorkingDir: root,
	stdin: {
		contents:
			"export { readLibrary } from './server/library/readLibrary'; export { rowsOf } from './server/library/packedTable';",
		resolveDir: root,
		loader: 'ts',
	},
	bundle: true,
	write: false,
	format: 'esm',
	platform: 'node',
});
const { readLibrary, rowsOf } = await import(
	`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);

let passed = 0;
let failed = 0;
const names = readdirSync(folder);
for (const [start, layout, rows, edition, held] of expected) {
	const name = names.find((n) => n.startsWith(start));
	const { file, problems } = name ? await readLibrary(name, readFileSync(path.join(folder, name))) : { problems: [] };
	const serious = problems.filter((p) => p.severity !== 'information');
	const isRight =
		file?.layout === layout &&
		file.rowCount === rows &&
		file.edition?.name === edition &&
		serious.length === 0 &&
		held.every(([key, place, text]) => rowsOf(file.table, key).some((r) => r.texts[place] === text));
	console.log(
		`${isRight ? 'ok  ' : 'FAIL'} ${name ?? start}: ${file?.layout}, ${file?.rowCount} rows, ${file?.edition?.name ?? 'edition not known'}`,
	);
	for (const problem of isRight ? [] : problems) {
		console.log(`     ${problem.message}`);
	}
	passed += isRight ? 1 : 0;
	failed += isRight ? 0 : 1;
}
for (const name of names.filter((n) => !expected.some(([start]) => n.startsWith(start)))) {
	console.log(`FAIL ${name}: nothing is expected of it here`);
	failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
