import { ChoiceIds } from './inventory';
import { prefixLength, type Word } from './words';

/**
 * A pattern is a row of items with blanks between them:
 *   `needle`        that word, in any case
 *   `displac*`      any word that begins so
 *   `<number>`      a number
 *   `<modality>`    any phrase of that term
 *   `a|b|<c>`       one of them
 *   `again?`        may be missing
 *   `~5`            up to five words of any kind
 */
export interface Pattern {
	readonly items: readonly Item[];
	/** What its first word is, one of which every match begins with. */
	readonly first: readonly Choice[];
	/** The ids of what must be there beside its first word: of each, any. Those with the fewest come first. */
	readonly needed: readonly Uint16Array[];
}

interface Item {
	readonly choices: readonly Choice[];
	readonly optional: boolean;
	/** More than 0 for a gap, which has no choices. */
	readonly gap: number;
}

/** `id`: see {@link ChoiceIds}; `beginning`: the first letters of a prefix. */
export type Choice = { readonly id: number } & (
	| { readonly kind: 'word' | 'term'; readonly text: string }
	| { readonly kind: 'prefix'; readonly text: string; readonly beginning: string }
	| { readonly kind: 'number' }
);

/** Where a term's phrases stand in a sentence: the ends (word indexes, exclusive) of those that begin at a word. */
export type TermEnds = (term: string, at: number) => readonly number[];

/** Undefined for a text that is no pattern: empty, or one that begins with something that may be missing. */
export function readPattern(text: string, ids = new ChoiceIds()): Pattern | undefined {
	const items = text
		.split(/\s+/)
		.filter(Boolean)
		.map((i) => item(i, ids));
	const [first] = items;
	if (!first || first.optional || first.gap > 0) {
		return undefined;
	}
	const needed = items
		.slice(1)
		.filter((i) => !i.optional && i.gap === 0)
		.map((i) => Uint16Array.from(i.choices, (c) => c.id))
		.sort((a, b) => a.length - b.length);
	return { items, first: first.choices, needed };
}

function item(text: string, ids: ChoiceIds): Item {
	if (/^~\d+$/.test(text)) {
		return { choices: [], optional: false, gap: Number(text.slice(1)) };
	}
	const optional = text.length > 1 && text.endsWith('?');
	const choices = (optional ? text.slice(0, -1) : text).split('|').map((c) => choice(c, ids));
	return { choices, optional, gap: 0 };
}

function choice(text: string, ids: ChoiceIds): Choice {
	if (text === '<number>') {
		return { kind: 'number', id: ids.idOf('number') };
	}
	if (text.startsWith('<') && text.endsWith('>')) {
		const term = text.slice(1, -1);
		return { kind: 'term', text: term, id: ids.idOf('term', term) };
	}
	const word = text.toLowerCase();
	if (!word.endsWith('*')) {
		return { kind: 'word', text: word, id: ids.idOf('word', word) };
	}
	const prefix = word.slice(0, -1);
	return { kind: 'prefix', text: prefix, beginning: prefix.slice(0, prefixLength), id: ids.idOf('prefix', prefix) };
}

/** The names of the terms that a pattern speaks of. */
export function termsIn({ items }: Pattern): string[] {
	return items.flatMap((i) => i.choices.flatMap((c) => (c.kind === 'term' ? [c.text] : [])));
}

/**
 * The end (word index, exclusive) of the shortest match that begins at a word, or undefined. Every end that an item can
 * have is followed at once, never one after the other, so the time grows with the words looked at and nothing else.
 */
export function matchAt(
	{ items, first }: Pattern,
	words: readonly Word[],
	at: number,
	terms: TermEnds,
): number | undefined {
	const here = words[at];
	if (!here || !first.some((c) => (c.kind === 'term' ? terms(c.text, at).length > 0 : isIt(c, here)))) {
		return undefined;
	}
	let ends = [at];
	for (const { choices, optional, gap } of items) {
		const next: number[] = [];
		for (const end of ends) {
			if (gap > 0) {
				for (let i = end; i <= Math.min(words.length, end + gap); i++) {
					addTo(next, i);
				}
				continue;
			}
			if (optional) {
				addTo(next, end);
			}
			for (const c of choices) {
				addEnds(c, words, end, terms, next);
			}
		}
		if (next.length === 0) {
			return undefined;
		}
		ends = next;
	}
	let shortest = ends[0];
	for (const end of ends) {
		shortest = shortest === undefined || end < shortest ? end : shortest;
	}
	return shortest;
}

/** There are few, so that looking through them beats a set. */
function addTo(ends: number[], end: number): void {
	if (!ends.includes(end)) {
		ends.push(end);
	}
}

function addEnds(c: Choice, words: readonly Word[], at: number, terms: TermEnds, to: number[]): void {
	const here = words[at];
	if (!here) {
		return;
	}
	if (c.kind === 'term') {
		for (const end of terms(c.text, at)) {
			addTo(to, end);
		}
	} else if (isIt(c, here)) {
		addTo(to, at + 1);
	}
}

/** Whether a word is what is chosen; a term is never a single word. */
export function isIt(c: Choice, { text, isNumber }: Word): boolean {
	switch (c.kind) {
		case 'number':
			return isNumber;
		case 'word':
			return text === c.text;
		case 'prefix':
			return text.startsWith(c.text);
		case 'term':
			return false;
	}
}
