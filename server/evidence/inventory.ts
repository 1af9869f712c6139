import type { Pattern } from './pattern';
import { prefixLength, type Word } from './words';

/** More different words than this are not remembered: a vocabulary is for notes, and they share their words. */
const mostWords = 20_000;

/** The words, prefixes and terms that the patterns of a vocabulary ask for, by number. */
export class ChoiceIds {
	private readonly ids = new Map<string, number>();
	private readonly prefixes = new Map<string, [prefix: string, id: number][]>();
	/** By the words that were asked for. */
	private readonly known = new Map<string, readonly number[]>();

	get size(): number {
		return this.ids.size;
	}

	idOf(kind: 'word' | 'prefix' | 'term' | 'number', text = ''): number {
		const key = `${kind} ${text}`;
		const known = this.ids.get(key);
		if (known !== undefined) {
			return known;
		}
		const id = this.ids.size;
		this.ids.set(key, id);
		if (kind === 'prefix') {
			const beginning = text.slice(0, prefixLength);
			this.prefixes.set(beginning, [...(this.prefixes.get(beginning) ?? []), [text, id]]);
		}
		return id;
	}

	/** All that a word is asked for as. */
	idsOf({ text, isNumber }: Word): readonly number[] {
		if (isNumber) {
			return [this.idOf('number')];
		}
		const known = this.known.get(text);
		if (known) {
			return known;
		}
		const exact = this.ids.get(`word ${text}`);
		const beginnings = this.prefixes.get(text.slice(0, prefixLength)) ?? [];
		const found = beginnings.filter(([prefix]) => text.startsWith(prefix)).map(([, id]) => id);
		if (exact !== undefined) {
			found.push(exact);
		}
		if (this.known.size >= mostWords) {
			this.known.clear();
		}
		this.known.set(text, found);
		return found;
	}
}

/** What a sentence holds at all: most patterns need a word that is not in it, and are passed over by one look. */
export class Inventory {
	private readonly held: Uint8Array;

	/** @param terms names of the terms that stand in the sentence */
	constructor(words: readonly Word[], terms: Iterable<string>, ids: ChoiceIds) {
		this.held = new Uint8Array(ids.size + 1);
		for (const word of words) {
			for (const id of ids.idsOf(word)) {
				this.held[id] = 1;
			}
		}
		for (const term of terms) {
			this.held[ids.idOf('term', term)] = 1;
		}
	}

	/** False where some part of the pattern is certainly not there. */
	mayHold({ needed }: Pattern): boolean {
		for (const anyOf of needed) {
			if (!this.holdsAny(anyOf)) {
				return false;
			}
		}
		return true;
	}

	private holdsAny(ids: Uint16Array): boolean {
		for (const id of ids) {
			if (this.held[id] === 1) {
				return true;
			}
		}
		return false;
	}
}
