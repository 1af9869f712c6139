import { describe, expect, it } from 'vitest';
import { splitCases } from '../../../server/case/splitCases';
import { Placement } from '../../../server/text/placement';

const claim = (patient: string, id: string) =>
	`{"resourceType":"Claim","id":"${id}","patient":{"reference":"Patient/${patient}"},"item":[]}`;
const report = (patient: string, more = '') =>
	`{"resourceType":"DiagnosticReport","subject":{"reference":"http://x.org/Patient/${patient}"}${more},"conclusion":"x"}`;

/** How many lines each part has. */
function parts(...lines: string[]): number[] {
	const text = lines.join('\n');
	return splitCases(text, 'lines').chunks.map((c) => Placement.of(c).textIn(text).split('\n').length);
}

describe('lines of FHIR', () => {
	it('are one part for each patient that has a record', () => {
		expect(parts(claim('1', 'a'), report('1'), claim('2', 'b'), report('2'), claim('3', 'c'))).toEqual([2, 2, 1]);
	});

	it('are one part wherever they stand', () => {
		const lines = [claim('1', 'a'), claim('2', 'b'), report('1'), claim('3', 'c'), report('2'), report('2')];
		expect(parts(...lines)).toEqual([2, 3, 1]);
		const { chunks } = splitCases(lines.join('\n'), 'lines');
		const starts = lines.map((_, i) => lines.slice(0, i).join('\n').length + (i > 0 ? 1 : 0));
		const ends = lines.map((line, i) => (starts[i] ?? 0) + line.length);
		expect(chunks[1]?.pieces).toEqual([
			{ start: starts[1], end: ends[1] },
			{ start: starts[4], end: ends[5] },
		]);
	});

	it('are parts of their own without a record', () => {
		expect(parts(claim('1', 'a'), claim('1', 'b'))).toEqual([1, 1]);
	});

	it('belong to what they refer to', () => {
		const condition = '{"resourceType":"Condition","id":"K"}';
		const referring = report('1', ',"code":[{"reference":"Condition/K"}]');
		expect(parts(condition, claim('1', 'a'), referring, claim('2', 'b'))).toEqual([3, 1]);
		expect(parts(condition, claim('2', 'b'), referring)).toEqual([2, 1]);
	});

	it('have beside them who may be named by all', () => {
		const practitioner = '{"resourceType":"Practitioner","id":"N"}';
		const text = [claim('1', 'a'), practitioner, report('2'), claim('2', 'b')].join('\n');
		const { chunks } = splitCases(text, 'lines');
		expect(chunks.map((c) => text.slice(c.start, c.end).split('\n').length)).toEqual([1, 1, 2]);
		expect(chunks.map((c) => c.beside)).toEqual([practitioner, practitioner, practitioner]);
	});

	it('are told by addresses with escaped slashes, too', () => {
		const escaped = report('1').replaceAll('/', '\\/');
		expect(parts(claim('1', 'a'), escaped, claim('2', 'b'))).toEqual([2, 1]);
	});

	it('are all one part where a patient is not named', () => {
		expect(parts(claim('1', 'a'), '{"resourceType":"Procedure"}', claim('2', 'b'))).toEqual([3]);
	});

	it('are together in a file of any length', () => {
		const many = Array.from({ length: 3000 }, (_, i) => claim(`${i}`, `${i}`));
		const records = many.map((_, i) => report(`${i}`, `,"text":"${'x'.repeat(500)}"`));
		expect(new Set(parts(...many, ...records))).toEqual(new Set([2]));
	});

	it('are parts of their own where too much belongs together', () => {
		const long = report('1', `,"text":"${'x'.repeat(600_000)}"`);
		expect(parts(claim('1', 'a'), long, claim('2', 'b'), long, report('2'))).toEqual([1, 1, 2, 1]);
	});
});

it('other texts are split as ever', () => {
	expect(splitCases('{"a":1}\n{"b":2}\n', 'lines').chunks).toEqual([
		{ start: 0, end: 7 },
		{ start: 8, end: 15 },
	]);
});

describe('the items of a list', () => {
	const text = `[\n${[claim('1', 'a'), claim('2', 'b'), report('1')].join(',\n')}\n]`;

	it('are parts as lines are', () => {
		const { chunks } = splitCases(text, 'json');
		expect(chunks.map((c) => Placement.of(c).textIn(text))).toEqual([
			`${claim('1', 'a')}\n${report('1')}`,
			claim('2', 'b'),
		]);
		expect(chunks.map((c) => c.format)).toEqual(['elements', undefined]);
	});

	it('are parts of their own in JSON with comments', () => {
		expect(splitCases(text, 'jsonc').chunks).toHaveLength(3);
	});
});

describe('the entries of a Bundle', () => {
	const bundle = (before: string, ...resources: string[]) =>
		`{${before}"entry":[\n${resources.map((r) => `{"resource":${r}}`).join(',\n')}\n]}`;
	const lines = (text: string) =>
		splitCases(text, 'json').chunks.map((c) => text.slice(c.start, c.end).split('\n').length);

	it('are parts as lines are', () => {
		const text = bundle(
			'"resourceType":"Bundle","total":3,"link":[{"url":"x"}],',
			claim('1', 'a'),
			report('1'),
			claim('2', 'b'),
		);
		expect(lines(text)).toEqual([2, 1]);
	});

	it('are not those of a field of that name inside of another', () => {
		const nested = '"resourceType":"Bundle","x":{"entry":[[1]]},';
		expect(lines(bundle(nested, claim('1', 'a'), claim('2', 'b')))).toEqual([1, 1]);
	});

	it('are read whole where something is wrong around them', () => {
		const text = bundle('"resourceType":"Bundle",', claim('1', 'a'), claim('2', 'b'));
		expect(lines(text)).toEqual([1, 1]);
		expect(lines(text.replace('},\n', '}\n'))).toEqual([4]);
		expect(lines(text.slice(0, -1))).toEqual([4]);
	});
});
