import type { ChoiceIds } from './choiceIds';
import type { Pattern } from './pattern';
import type { Word } from './words';

/** None, in the lists of occurrences. */
const none = -1;

/**
 * Where the words, prefixes, numbers and terms that patterns ask for stand in one sentence. A pattern is followed from one
 * part to where the next one stands, so that words that no pattern asks for cost nothing. One object serves sentence after
 * sentence, and forgets the one before.
 */
export class Occurrences {
	/** By id: the sentence that the list is of, and its last occurrence. */
	private readonly sentence: Uint32Array;
	private readonly last: Int32Array;
	/** By occurrence. */
	private readonly starts: number[] = [];
	private readonly ends: number[] = [];
	private readonly before: number[] = [];
	private count = 0;
	private now = 0;
	private states = new States();
	private following = new States();

	constructor(private readonly ids: ChoiceIds) {
		this.sentence = new Uint32Array(ids.size);
		this.last = new Int32Array(ids.size);
	}

	/** Takes up a sentence; its terms are added one by one. */
	begin(words: readonly Word[]): void {
		this.now++;
		this.count = 0;
		for (let i = 0; i < words.length; i++) {
			const word = words[i];
			for (const id of word ? this.ids.idsOf(word) : []) {
				this.add(id, i, i + 1);
			}
		}
	}

	/** Word indexes, `end` exclusive. */
	add(id: number, start: number, end: number): void {
		const at = this.count++;
		this.starts[at] = start;
		this.ends[at] = end;
		this.before[at] = this.lastOf(id);
		this.sentence[id] = this.now;
		this.last[id] = at;
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

	/** The end (word index, exclusive) of the shortest match that begins at a word, or undefined. */
	endOf({ items }: Pattern, at: number): number | undefined {
		this.states.count = 0;
		this.states.add(at, 0);
		for (const { ids, optional, gap } of items) {
			if (gap > 0) {
				this.states.widen(gap);
				continue;
			}
			const next = this.following;
			next.count = 0;
			if (optional) {
				next.addAll(this.states);
			}
			for (const id of ids) {
				this.follow(id, next);
			}
			if (next.count === 0) {
				return undefined;
			}
			this.following = this.states;
			this.states = next;
		}
		return this.states.shortest();
	}

	/** Whether a match begins between two words. */
	standsBetween(pattern: Pattern, from: number, to: number): boolean {
		for (const id of pattern.items[0]?.ids ?? []) {
			for (let at = this.lastOf(id); at !== none; at = this.before[at] ?? none) {
				const start = this.starts[at] ?? 0;
				if (start >= from && start < to && this.endOf(pattern, start) !== undefined) {
					return true;
				}
			}
		}
		return false;
	}

	/** Every match of a pattern, as word indexes, `end` exclusive; in no order. */
	matches(pattern: Pattern): { readonly start: number; readonly end: number }[] {
		const found: { start: number; end: number }[] = [];
		for (const id of this.mayHold(pattern) ? (pattern.items[0]?.ids ?? []) : []) {
			for (let at = this.lastOf(id); at !== none; at = this.before[at] ?? none) {
				const start = this.starts[at] ?? 0;
				const end = this.endOf(pattern, start);
				if (end !== undefined) {
					found.push({ start, end });
				}
			}
		}
		return found;
	}

	private follow(id: number, to: States): void {
		for (let at = this.lastOf(id); at !== none; at = this.before[at] ?? none) {
			if (this.states.reach(this.starts[at] ?? 0)) {
				to.add(this.ends[at] ?? 0, 0);
			}
		}
	}

	private holdsAny(ids: Uint16Array): boolean {
		for (const id of ids) {
			if (this.sentence[id] === this.now) {
				return true;
			}
		}
		return false;
	}

	private lastOf(id: number): number {
		return this.sentence[id] === this.now ? (this.last[id] ?? none) : none;
	}
}

/** More ways through a pattern than this are not followed: a sentence has not so many words. */
const mostStates = 128;

/** Where the parts of a pattern that were followed so far can end, and how many words may lie behind each end. */
class States {
	private readonly ends = new Int32Array(mostStates);
	private readonly slacks = new Int32Array(mostStates);
	count = 0;

	add(end: number, slack: number): void {
		for (let i = 0; i < this.count; i++) {
			if (this.ends[i] === end && this.slacks[i] === slack) {
				return;
			}
		}
		if (this.count < mostStates) {
			this.ends[this.count] = end;
			this.slacks[this.count++] = slack;
		}
	}

	addAll(others: States): void {
		for (let i = 0; i < others.count; i++) {
			this.add(others.ends[i] ?? 0, others.slacks[i] ?? 0);
		}
	}

	widen(gap: number): void {
		for (let i = 0; i < this.count; i++) {
			this.slacks[i] = (this.slacks[i] ?? 0) + gap;
		}
	}

	/** Whether something that begins there goes on from one of them. */
	reach(start: number): boolean {
		for (let i = 0; i < this.count; i++) {
			const end = this.ends[i] ?? 0;
			if (end <= start && start <= end + (this.slacks[i] ?? 0)) {
				return true;
			}
		}
		return false;
	}

	shortest(): number | undefined {
		let shortest = this.count > 0 ? this.ends[0] : undefined;
		for (let i = 1; i < this.count; i++) {
			const end = this.ends[i] ?? 0;
			shortest = shortest === undefined || end < shortest ? end : shortest;
		}
		return shortest;
	}
}
