import { describe, expect, it } from 'vitest';
import { ChoiceIds } from '../../../server/evidence/choiceIds';
import { Occurrences } from '../../../server/evidence/occurrences';
import { readPattern } from '../../../server/evidence/pattern';
import { wordsOf } from '../../../server/evidence/words';

/** The words of the text that the pattern matches from its first word on; undefined where it does not. */
function matched(pattern: string, text: string, terms: Record<string, [at: number, end: number][]> = {}) {
	const ids = new ChoiceIds();
	const read = readPattern(pattern, ids);
	const termIds = Object.entries(terms).map(([name, places]) => ({ id: ids.idOf('term', name), places }));
	const words = wordsOf(text);
	const occurrences = new Occurrences(ids);
	occurrences.begin(words);
	for (const { id, places } of termIds) {
		for (const [at, end] of places) {
			occurrences.add(id, at, end);
		}
	}
	const end = read && occurrences.mayHold(read) ? occurrences.endOf(read, 0) : undefined;
	return end === undefined ? undefined : words.slice(0, end).map((w) => w.text);
}

describe('a pattern', () => {
	it.each([
		['needle', 'Needle placed', ['needle']],
		['needle', 'needles placed', undefined],
		['displac*', 'displacing the lung', ['displacing']],
		['ct guid*', 'CT-guided biopsy', ['ct', 'guided']],
		['<number> ml', '2.5 mL saline', ['2.5', 'ml']],
		['<number> ml', 'five mL saline', undefined],
		['saline|air was', 'air was let in', ['air', 'was']],
		['ct as? guide', 'CT guide', ['ct', 'guide']],
		['ct as? guide', 'CT as guide', ['ct', 'as', 'guide']],
		['from ~2 to', 'from 10:12 to 10:18', ['from', '10:12', 'to']],
		['from ~2 to', 'from a b to', ['from', 'a', 'b', 'to']],
		['from ~2 to', 'from a b c to', undefined],
		['a ~3 a', 'a a a a', ['a', 'a']],
	])('%s in "%s"', (pattern, text, expected) => {
		expect(matched(pattern, text)).toEqual(expected);
	});

	it('takes any of a term’s phrases, the shortest that fits', () => {
		const terms = { modality: [[0, 1] as [number, number], [0, 2] as [number, number]] };
		expect(matched('<modality> guid*', 'CT fluoroscopy guided', terms)).toEqual(['ct', 'fluoroscopy', 'guided']);
		expect(matched('<modality>', 'CT fluoroscopy guided', terms)).toEqual(['ct']);
		expect(matched('<modality> guid*', 'CT x fluoroscopy guided', terms)).toBeUndefined();
	});

	it.each(['', ' ', '~3 needle', 'needle? in'])('%j is none', (text) => {
		expect(readPattern(text, new ChoiceIds())).toBeUndefined();
	});

	it('with many gaps over many like words is followed without going back', () => {
		const words = 'a '.repeat(2000);
		expect(matched(`a ${'~20 a '.repeat(40)}b`, words)).toBeUndefined();
	});
});

describe('words', () => {
	it('are cut at hyphens and slashes, numbers are whole, and places are kept', () => {
		expect(wordsOf('x CT-guided 2.3 mL at 10:41 (INR)', 2).map((w) => [w.text, w.start, w.end, w.isNumber])).toEqual([
			['ct', 2, 4, false],
			['guided', 5, 11, false],
			['2.3', 12, 15, true],
			['ml', 16, 18, false],
			['at', 19, 21, false],
			['10:41', 22, 27, true],
			['inr', 29, 32, false],
		]);
	});
});
