import type { Choice, Pattern } from './pattern';
import { prefixLength, type Word } from './words';

/** What a pattern stands for, and the pattern. */
interface Candidate<T> {
	readonly value: T;
	readonly pattern: Pattern;
}

/** More different words than this are not remembered: a vocabulary is for notes, and they share their words. */
const mostWords = 20_000;

/** Finds the patterns that may begin at a word in one step, instead of trying every one. */
export class PatternIndex<T> {
	private readonly byWord = new Map<string, Candidate<T>[]>();
	private readonly byBeginning = new Map<string, [prefix: string, candidate: Candidate<T>][]>();
	private readonly byTerm = new Map<string, Candidate<T>[]>();
	private readonly byNumber: Candidate<T>[] = [];
	/** Those of any number, too. */
	private readonly byClock: Candidate<T>[] = [];
	/** By the words that were asked for. */
	private readonly known = new Map<string, readonly Candidate<T>[]>();

	add(value: T, pattern: Pattern): void {
		for (const choice of pattern.first) {
			this.addChoice(choice, { value, pattern });
		}
	}

	private addChoice(choice: Choice, candidate: Candidate<T>): void {
		switch (choice.kind) {
			case 'number':
				this.byNumber.push(candidate);
				this.byClock.push(candidate);
				break;
			case 'clock':
				this.byClock.push(candidate);
				break;
			case 'word':
				push(this.byWord, choice.text, candidate);
				break;
			case 'term':
				push(this.byTerm, choice.text, candidate);
				break;
			case 'prefix':
				push(this.byBeginning, choice.beginning, [choice.text, candidate]);
		}
	}

	/**
	 * Visits the patterns that may begin at a word.
	 * @param terms names of the terms of which a phrase begins at the word
	 */
	visitAt(word: Word, terms: readonly string[], visit: (value: T, pattern: Pattern) => void): void {
		for (const { value, pattern } of this.candidates(word)) {
			visit(value, pattern);
		}
		for (const term of terms) {
			for (const { value, pattern } of this.byTerm.get(term) ?? none) {
				visit(value, pattern);
			}
		}
	}

	private candidates(word: Word): readonly Candidate<T>[] {
		if (word.isNumber) {
			return word.isClock ? this.byClock : this.byNumber;
		}
		const known = this.known.get(word.text);
		if (known) {
			return known;
		}
		const beginnings = this.byBeginning.get(word.text.slice(0, prefixLength)) ?? [];
		const found = [
			...(this.byWord.get(word.text) ?? []),
			...beginnings.filter(([prefix]) => word.text.startsWith(prefix)).map(([, candidate]) => candidate),
		];
		if (this.known.size >= mostWords) {
			this.known.clear();
		}
		this.known.set(word.text, found);
		return found;
	}
}

const none: readonly never[] = [];

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
	const known = map.get(key);
	if (known) {
		known.push(value);
	} else {
		map.set(key, [value]);
	}
}
