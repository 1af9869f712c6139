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

	idOf(kind: 'word' | 'prefix' | 'term' | 'number' | 'clock', text = ''): number {
		const key = `${kind} ${text}`;
		const known = this.ids.get(key);
		if (known !== undefined) {
			return known;
		}
		const id = this.ids.size;
		this.ids.set(key, id);
		this.known.clear();
		if (kind === 'prefix') {
			const beginning = text.slice(0, prefixLength);
			this.prefixes.set(beginning, [...(this.prefixes.get(beginning) ?? []), [text, id]]);
		}
		return id;
	}

	/** All that a word is asked for as. */
	idsOf({ text, isNumber, isClock }: Word): readonly number[] {
		// Numbers are alike but for those that a pattern names, such as a year.
		const named = isNumber ? this.ids.get(`word ${text}`) : undefined;
		const key = named !== undefined ? text : isClock ? ':' : isNumber ? '' : text;
		const known = this.known.get(key);
		if (known) {
			return known;
		}
		const exact = this.ids.get(isNumber ? 'number ' : `word ${text}`);
		const beginnings = isNumber ? [] : (this.prefixes.get(text.slice(0, prefixLength)) ?? []);
		const found = beginnings.filter(([prefix]) => text.startsWith(prefix)).map(([, id]) => id);
		const clock = isClock ? this.ids.get('clock ') : undefined;
		found.push(...[exact, clock, named].filter((id) => id !== undefined));
		if (this.known.size >= mostWords) {
			this.known.clear();
		}
		this.known.set(key, found);
		return found;
	}
}
