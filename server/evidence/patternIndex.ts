import type { Choice, Pattern } from './pattern';
import type { Word } from './words';

const prefixLength = 3;

/** Finds the patterns that may begin at a word in one step, instead of trying every one. */
export class PatternIndex<T> {
	private readonly byWord = new Map<string, [T, Pattern][]>();
	private readonly byBeginning = new Map<string, [T, Pattern, string][]>();
	private readonly byTerm = new Map<string, [T, Pattern][]>();
	private readonly byNumber: [T, Pattern][] = [];

	add(value: T, pattern: Pattern): void {
		for (const choice of pattern.first) {
			this.addChoice(choice, value, pattern);
		}
	}

	private addChoice(choice: Choice, value: T, pattern: Pattern): void {
		switch (choice.kind) {
			case 'number':
				this.byNumber.push([value, pattern]);
				break;
			case 'word':
				push(this.byWord, choice.text, [value, pattern]);
				break;
			case 'term':
				push(this.byTerm, choice.text, [value, pattern]);
				break;
			case 'prefix':
				push(this.byBeginning, choice.text.slice(0, prefixLength), [value, pattern, choice.text]);
		}
	}

	/**
	 * Visits the patterns that may begin at a word.
	 * @param terms names of the terms of which a phrase begins at the word
	 */
	visitAt(word: Word, terms: Iterable<string>, visit: (value: T, pattern: Pattern) => void): void {
		if (word.isNumber) {
			for (const [value, pattern] of this.byNumber) {
				visit(value, pattern);
			}
		}
		for (const [value, pattern] of this.byWord.get(word.text) ?? []) {
			visit(value, pattern);
		}
		for (const [value, pattern, prefix] of this.byBeginning.get(word.text.slice(0, prefixLength)) ?? []) {
			if (word.text.startsWith(prefix)) {
				visit(value, pattern);
			}
		}
		for (const term of terms) {
			for (const [value, pattern] of this.byTerm.get(term) ?? []) {
				visit(value, pattern);
			}
		}
	}
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
	const known = map.get(key);
	if (known) {
		known.push(value);
	} else {
		map.set(key, [value]);
	}
}
