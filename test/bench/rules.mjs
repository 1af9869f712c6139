// What the rules cost once a case is read, and each rule's share of it: in one process, without protocol or files.
import { caseYaml, manyLines } from './cases.mjs';
import { engine, medianOf, table } from './engine.mjs';

const rounds = 2000;

const inMicroseconds = (ms) => `${(ms * 1000).toFixed(1)} µs`;

/** Two Markdown tables: the whole of it for each shape of a case, and each rule. */
export async function ruleTables() {
	const { readPart, bundledGuidance, reviewCase, unitOf, rules } = await engine(
		'case/readCases',
		'guidance/bundledGuidance',
		'review/reviewCase',
		'rules/rule',
		'rules/rules',
	);
	const context = { guidance: bundledGuidance(), today: '2026-11-24' };
	const shapes = { 'long note': caseYaml(1, 5000), 'many lines': manyLines(1, 5000) };
	const whole = [['5 KB case', 'reading', 'all rules', 'to reach', 'rules ÷ reading', 'with places and fixes']];
	const byRule = new Map(rules.map((rule) => [rule.id, []]));
	for (const [shape, text] of Object.entries(shapes)) {
		const { source, cases } = readPart(text, 'yaml', true);
		const unit = unitOf(cases[0]);
		const reading = medianOf(() => readPart(text, 'yaml', true), rounds);
		const all = medianOf(() => rules.map((rule) => Array.from(rule.check(unit, context))), rounds);
		const review = medianOf(() => reviewCase(cases[0], source, undefined, context, rules), rounds);
		whole.push([
			shape,
			inMicroseconds(reading),
			inMicroseconds(all),
			'≤ 500 µs',
			`${(all / reading).toFixed(3)}×`,
			inMicroseconds(review),
		]);
		for (const rule of rules) {
			const once = () => Array.from(rule.check(unit, context));
			byRule.get(rule.id).push(medianOf(once, rounds));
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
