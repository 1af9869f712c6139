import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
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

const { narrative } = bundledGuidance().data;

function readSet(name: string) {
	const folder = path.join(import.meta.dirname, '../../evidence', name);
	const gold = JSON.parse(readFileSync(path.join(folder, 'gold.json'), 'utf8')) as Gold;
	const files = readdirSync(path.join(folder, 'notes'));
	const notes = Object.entries(gold.notes).map(([note, { elements }]) => {
		const text = readFileSync(path.join(folder, 'notes', `${note}.txt`), 'utf8');
		return { name: note, text, labels: elements, found: findEvidence(text, narrative) };
	});
	return { gold, files, notes };
}

type Notes = ReturnType<typeof readSet>['notes'];

interface Counts {
	right: number;
	wrong: number;
	missed: number;
	grounded: number;
	trapped: number;
}

/** For the status `documented`; what a careful reader would hesitate about counts neither way. */
function counts(notes: Notes, elements: readonly string[]): Counts {
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

/** Of notes that were not learned from, no more is asked than at the first score. */
describe.each([
	{ set: 'learned', macro: 0.97, hard: 0.96, grounded: 0.97, traps: 41 },
	{ set: 'heldOut', macro: 0.96, hard: 0.945, grounded: 0.96, traps: 3 },
])('$set', ({ set, macro, hard, grounded, traps }) => {
	const { gold, files, notes } = readSet(set);

	it('has labels that fit the notes', () => {
		expect(notes.map((n) => `${n.name}.txt`).sort()).toEqual(files.sort());
		for (const { text, labels } of notes) {
			for (const { spans = [], traps: few = [] } of Object.values(labels)) {
				for (const [start, end, words] of [...spans, ...few]) {
					expect(text.slice(start, end)).toBe(words);
				}
			}
		}
	});

	it('is read: what is documented is found, with the words that show it, and traps are not', () => {
		const all = counts(notes, gold.elements);
		const scores = gold.elements.map((e) => f1(counts(notes, [e])));
		expect(scores.reduce((a, b) => a + b, 0) / scores.length).toBeGreaterThan(macro);
		expect(f1(counts(notes, gold.hard))).toBeGreaterThan(hard);
		expect(all.grounded / all.right).toBeGreaterThan(grounded);
		expect(all.trapped).toBeLessThanOrEqual(traps);
	});
});
