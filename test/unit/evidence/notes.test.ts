import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findEvidence } from '../../../server/evidence/findEvidence';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';

type Span = readonly [start: number, end: number, words: string];

interface Label {
	readonly status: 'documented' | 'negated' | 'ambiguous' | 'absent';
	readonly spans?: readonly Span[];
	readonly traps?: readonly (readonly [...Span, why: string])[];
}

interface Gold {
	readonly elements: readonly string[];
	readonly hard: readonly string[];
	readonly notes: Readonly<Record<string, { readonly elements: Readonly<Record<string, Label>> }>>;
}

const folder = path.join(import.meta.dirname, '../../evidence');
const gold = JSON.parse(readFileSync(path.join(folder, 'gold.json'), 'utf8')) as Gold;
const { narrative } = bundledGuidance().data;
const notes = Object.entries(gold.notes).map(([name, { elements }]) => {
	const text = readFileSync(path.join(folder, 'notes', `${name}.txt`), 'utf8');
	return { name, text, labels: elements, found: findEvidence(text, narrative) };
});

interface Counts {
	right: number;
	wrong: number;
	missed: number;
	grounded: number;
	trapped: number;
}

/** For the status `documented`; what a careful reader would hesitate about counts neither way. */
function counts(elements: readonly string[]): Counts {
	const sum: Counts = { right: 0, wrong: 0, missed: 0, grounded: 0, trapped: 0 };
	for (const { labels, found } of notes) {
		for (const element of elements) {
			const { status, spans = [], traps = [] } = labels[element] ?? { status: 'absent' };
			const said = found.find((f) => f.element === element);
			const isSaid = said?.status === 'documented';
			const touches = (
				some: readonly (readonly [number, number, ...unknown[]])[],
				at: { start: number; end: number },
			) => some.some(([start, end]) => at.start < end && start < at.end);
			if (status === 'documented') {
				sum[isSaid ? 'right' : 'missed']++;
				sum.grounded += isSaid && said.spans.some((s) => s.end - s.start <= 400 && touches(spans, s)) ? 1 : 0;
			} else if (status !== 'ambiguous' && isSaid) {
				sum.wrong++;
			}
			sum.trapped += isSaid ? said.spans.filter((s) => touches(traps, s) && !touches(spans, s)).length : 0;
		}
	}
	return sum;
}

function f1({ right, wrong, missed }: Counts): number {
	return (2 * right) / (2 * right + wrong + missed);
}

it('labels fit the notes', () => {
	expect(notes.map((n) => `${n.name}.txt`).sort()).toEqual(readdirSync(path.join(folder, 'notes')).sort());
	for (const { text, labels } of notes) {
		for (const { spans = [], traps = [] } of Object.values(labels)) {
			for (const [start, end, words] of [...spans, ...traps]) {
				expect(text.slice(start, end)).toBe(words);
			}
		}
	}
});

it('what is documented is found, with the words that show it, and traps are not', () => {
	const all = counts(gold.elements);
	const scores = gold.elements.map((e) => f1(counts([e])));
	expect(scores.reduce((a, b) => a + b, 0) / scores.length).toBeGreaterThan(0.965);
	expect(f1(counts(gold.hard))).toBeGreaterThan(0.95);
	expect(all.grounded / all.right).toBeGreaterThan(0.97);
	expect(all.trapped).toBeLessThanOrEqual(4);
});
