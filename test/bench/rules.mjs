// What the rules cost once a case is read, and each rule's share of it: in one process, without protocol or files.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { caseYaml, manyLines } from './cases.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const rounds = 2000;
const warmUp = 300;

/** The engine, bundled in memory: it is TypeScript, and this is plain Node. */
async function engine() {
	const contents =
		"export { readPart } from './server/case/readCases';" +
		"export { bundledGuidance } from './server/guidance/bundledGuidance';" +
		"export { reviewCase } from './server/review/reviewCase';" +
		"export { unitOf } from './server/rules/rule';" +
		"export { rules } from './server/rules/rules';";
	const { outputFiles } = await build({
		absWorkingDir: root,
		stdin: { contents, resolveDir: root, loader: 'ts' },
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'node',
		mainFields: ['module', 'main'],
		target: 'es2022',
		logLevel: 'warning',
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Median milliseconds of one call, after the first calls, which are slow while they are compiled. */
function medianOf(work) {
	const times = [];
	for (let i = 0; i < rounds; i++) {
		const start = performance.now();
		work();
		if (i >= warmUp) {
			times.push(performance.now() - start);
		}
	}
	return times.sort((a, b) => a - b)[times.length >> 1];
}

const inMicroseconds = (ms) => `${(ms * 1000).toFixed(1)} µs`;

/** Two Markdown tables: the whole of it for each shape of a case, and each rule. */
export async function ruleTables() {
	const { readPart, bundledGuidance, reviewCase, unitOf, rules } = await engine();
	const context = { guidance: bundledGuidance(), today: '2026-11-24' };
	const shapes = { 'long note': caseYaml(1, 5000), 'many lines': manyLines(1, 5000) };
	const whole = [['5 KB case', 'reading', 'all rules', 'to reach', 'rules ÷ reading', 'with places and fixes']];
	const byRule = new Map(rules.map((rule) => [rule.id, []]));
	for (const [shape, text] of Object.entries(shapes)) {
		const { source, cases } = readPart(text, 'yaml', true);
		const unit = unitOf(cases[0]);
		const reading = medianOf(() => readPart(text, 'yaml', true));
		const all = medianOf(() => rules.map((rule) => Array.from(rule.check(unit, context))));
		const review = medianOf(() => reviewCase(cases[0], source, undefined, context, rules));
		whole.push([
			shape,
			inMicroseconds(reading),
			inMicroseconds(all),
			'≤ 500 µs',
			`${(all / reading).toFixed(3)}×`,
			inMicroseconds(review),
		]);
		for (const rule of rules) {
			byRule.get(rule.id).push(medianOf(() => Array.from(rule.check(unit, context))));
		}
	}
	const sums = Object.keys(shapes).map((_, i) => [...byRule.values()].reduce((sum, times) => sum + times[i], 0));
	const shares = [...byRule].map(([id, times]) => [
		id,
		...times.flatMap((t, i) => [inMicroseconds(t), `${((100 * t) / sums[i]).toFixed(0)} %`]),
	]);
	const head = ['rule', ...Object.keys(shapes).flatMap((shape) => [shape, 'share'])];
	return `${table(whole)}\n\n${table([head, ...shares])}`;
}

function table([head, ...rows]) {
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
