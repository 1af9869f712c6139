import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectations, reviewExample } from '../../../scripts/rulePages/examples';
import { examplesOf, reported, rulePages, withoutExamples } from '../../../scripts/rulePages/pages';
import { ruleIds } from '../../../server/rules/ruleIds';

const root = path.join(import.meta.dirname, '../../..');
const folder = path.join(root, 'docs/rules');
const read = (file: string) => readFileSync(path.join(root, 'server/rules', file), 'utf8');
const withExamples = reported.map((r) => r.id).filter((id) => !withoutExamples.includes(id));

describe.each(withExamples)("the page's examples of %s", (id) => {
	const examples = examplesOf(id, read);
	const [faulty, ...moreFaulty] = examples.filter((e) => e.page === 'faulty');
	const [correct, ...moreCorrect] = examples.filter((e) => e.page === 'correct');
	const found = async () => (faulty ? (await reviewExample(faulty)).findings : []);

	it('are one of each', () => {
		expect([faulty, correct]).not.toContain(undefined);
		expect([...moreFaulty, ...moreCorrect]).toEqual([]);
	});

	it('are faulty in one thing, which nothing but its companions by design says too', async () => {
		expect((await found()).map((f) => f.rule).sort()).toEqual([id, ...(faulty?.with ?? [])].sort());
	});

	it('are correct in every thing', async () => {
		expect(correct && (await reviewExample(correct)).findings).toEqual([]);
		expect(correct && expectations(correct).expected).toEqual([]);
	});

	it('show a fix where the rule has one', async () => {
		const hasFix = examples.some((e) => e.fix !== undefined);
		expect((await found()).some((f) => f.rule === id && f.fixes.length > 0)).toBe(hasFix);
	});

	// A text that is not read holds no case, and then there is no review to look into.
	if (ruleIds.includes(id) && id !== 'too-large') {
		it('are not found when the rule is off', async () => {
			const off = faulty && (await reviewExample(faulty, { severities: new Map([[id, 'off']]) }));
			expect(off?.findings.map((f) => f.rule)).toEqual(faulty?.with ?? []);
		});
	}
});

describe('docs/rules', () => {
	const there = new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));

	it('is what the rules and their examples make of it; else run `npm run generate`', async () => {
		const pages = await rulePages(read);
		expect([...there.keys()].sort()).toEqual([...pages.keys()].sort());
		for (const [name, text] of pages) {
			expect(there.get(name), name).toBe(text);
		}
	});

	it('has a page for everything that is reported, with what a person asks', () => {
		for (const { id } of reported) {
			const text = there.get(`${id}.md`) ?? '';
			for (const heading of [`# ${id}`, '## What', '## Why', '## What to do', '## Fixes', '## Configuration']) {
				expect(text, id).toContain(`\n${heading}\n`);
			}
		}
	});

	it('links to pages and headings that are there', () => {
		const readme = readFileSync(path.join(root, 'README.md'), 'utf8').replaceAll('](docs/rules/', '](');
		for (const [name, text] of [...there, ['the README', readme] as const]) {
			const targets = [...text.matchAll(/\]\(([^)#]*\.md)\)/g)].map((m) => m[1] ?? '');
			expect(
				targets.filter((t) => !t.includes('/') && !there.has(t) && t !== 'CONTRIBUTING.md'),
				name,
			).toEqual([]);
		}
		for (const { id } of reported) {
			expect(there.get('README.md')).toContain(`](${id}.md)`);
			expect(readme).toContain(`](${id}.md)`);
		}
	});
});
