import type { ChoiceIds } from './choiceIds';
import { prefixLength } from './words';

/**
 * A pattern is a row of items with blanks between them:
 *   `needle`        that word, in any case
 *   `displac*`      any word that begins so
 *   `<number>`      a number
 *   `<clock>`       a number that is a time of day
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
	/** Any of them, see {@link ChoiceIds}; none for a gap. */
	readonly ids: Uint16Array;
	readonly optional: boolean;
	/** More than 0 for a gap. */
	readonly gap: number;
}

/** `beginning`: the first letters of a prefix. */
export type Choice = { readonly id: number } & (
	| { readonly kind: 'word' | 'term'; readonly text: string }
	| { readonly kind: 'prefix'; readonly text: string; readonly beginning: string }
	| { readonly kind: 'number' | 'clock' }
);

/** Undefined for a text that is no pattern: empty, or one that begins with something that may be missing. */
export function readPattern(text: string, ids: ChoiceIds): Pattern | undefined {
	const parts = text.split(/\s+/).filter(Boolean);
	const items = parts.map((part) => item(part, ids));
	const [first] = items;
	if (!first || first.optional || first.gap > 0) {
		return undefined;
	}
	const needed = items
		.slice(1)
		.filter((i) => !i.optional && i.gap === 0)
		.map((i) => i.ids)
		.sort((a, b) => a.length - b.length);
	return { items, first: choices(parts[0] ?? '', ids), needed };
}

function item(text: string, ids: ChoiceIds): Item {
	if (/^~\d+$/.test(text)) {
		return { ids: new Uint16Array(), optional: false, gap: Number(text.slice(1)) };
	}
	const optional = text.length > 1 && text.endsWith('?');
	const all = choices(optional ? text.slice(0, -1) : text, ids);
	return { ids: Uint16Array.from(all, (c) => c.id), optional, gap: 0 };
}

function choices(text: string, ids: ChoiceIds): Choice[] {
	return text.split('|').map((c) => choice(c, ids));
}

function choice(text: string, ids: ChoiceIds): Choice {
	if (text === '<number>') {
		return { kind: 'number', id: ids.idOf('number') };
	}
	if (text === '<clock>') {
		return { kind: 'clock', id: ids.idOf('clock') };
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
