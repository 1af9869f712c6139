import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	type Example,
	examplesFile,
	expectations,
	type ReviewedExample,
	reviewExample,
} from '../../../scripts/rulePages/examples';
import { examplesOf, reported, withoutExamples } from '../../../scripts/rulePages/pages';
import { textEditsOf } from '../../../server/case/readCases';
import { applyEdits } from '../../../server/text/edit';

const folder = path.join(import.meta.dirname, '../../../server/rules');
const mistakesOfText = ['syntax', 'wrong-type', 'duplicate-key', 'too-large'];
const withExamples = reported.map((r) => r.id).filter((id) => !withoutExamples.includes(id));

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

describe.each(withExamples)('%s', (id) => {
	const examples = examplesOf(id, read);

	it('has examples with and without a finding', () => {
		const counts = examples.map((e) => expectations(e).expected.length);
		expect(counts).toContain(0);
		expect(Math.max(...counts)).toBeGreaterThan(0);
	});

	it.each(examples)('$title', async (example) => {
		const { text, expected } = expectations(example);
		const reviewed = await reviewExample(example);
		const others = reviewed.findings.filter((f) => f.rule !== id);
		expect(others.filter((f) => mistakesOfText.includes(f.rule))).toEqual([]);
		const found = reviewed.findings.filter((f) => f.rule === id);
		const places = found.map((f) => {
			const before = text.slice(0, f.start);
			const line = before.split('\n').length - 1;
			const from = f.start - (before.lastIndexOf('\n') + 1);
			return { line, from, to: from + f.end - f.start, severity: f.severity };
		});
		expect(places).toEqual(expected.map(({ line, from, to, severity }) => ({ line, from, to, severity })));
		found.forEach((f, i) => {
			expect(f.message).toContain(expected[i]?.says);
		});
		if (example.fix !== undefined) {
			expect(withoutAsk(fixedText(example, reviewed, id, text))).toBe(example.fixed);
		}
	});
});

/** The text after the example's fix. */
function fixedText({ fix }: Example, { findings, review }: ReviewedExample, id: string, text: string): string {
	const chosen = findings.filter((f) => f.rule === id).flatMap((f) => f.fixes.filter((x) => x.title === fix))[0];
	const part = review?.parts[0]?.review;
	const one = part?.cases[0]?.case;
	const edits = chosen?.edits.flatMap((e) => (one && textEditsOf(e, one, part.source)) ?? []);
	expect(chosen?.safe).toBe(id === 'text-as-number');
	return applyEdits(text, edits ?? []);
}

/** The comments that ask are guidance, which may be worded anew: an example names them by element. */
function withoutAsk(text: string): string {
	return text.replace(
		/^( *)(duration|imagingConfirmation):( {2}# ).*$/gm,
		(_, indent: string, name: string, mark: string) => {
			return `${indent}${name}:${mark}${name === 'duration' ? 'DURATION' : 'CONFIRMATION'}`;
		},
	);
}

it('every examples file belongs to something that is reported', () => {
	const files = readdirSync(folder).filter((f) => f.endsWith('.examples.yaml'));
	expect(files.sort()).toEqual(withExamples.map(examplesFile).sort());
});
