// How a note's prose is read: the words and what they mean, as data. Made of files of kind `narrative`.

/** Everything that reading a narrative needs. Patterns are written as `server/evidence/pattern.ts` reads them. */
export interface Narrative {
	readonly terms: readonly NarrativeTerm[];
	readonly headings: readonly NarrativeHeading[];
	readonly cues: readonly NarrativeCue[];
	readonly signs: readonly NarrativeSign[];
	/** Words behind which a full stop does not end the sentence, in small letters, without the stop. */
	readonly abbreviations: readonly string[];
	/** Words behind which a cue in front of them speaks of nothing any more, in small letters. */
	readonly scopeEnds: readonly string[];
}

/** Words of one meaning, used in patterns as `<name>`. */
export interface NarrativeTerm {
	readonly name: string;
	/** Patterns without gaps and without other terms. */
	readonly phrases: readonly string[];
}

/** The headings of one kind of section. */
export interface NarrativeHeading {
	/** What the section holds, such as `indication`. */
	readonly section: string;
	/** Headings as written, without colon; case does not matter. */
	readonly titles: readonly string[];
	/** Words, or beginnings of words with a `*`: a heading with one of them that no title is holds this, too. */
	readonly words?: readonly string[];
	/** What it heads ends with its line or paragraph; running text behind that is no part of it. */
	readonly short?: boolean;
}

/** What words around a sign make of it, in the manner of NegEx and ConText. */
export type NarrativeContext = 'negated' | 'planned' | 'pending' | 'historical' | 'hypothetical' | 'failed';

export interface NarrativeCue {
	readonly context: NarrativeContext;
	/** Where the sign stands that the cue speaks of: behind the cue, before it, or anywhere in its sentence. */
	readonly reaches: 'forward' | 'backward' | 'sentence';
	/** How many words lie at most between cue and sign. */
	readonly within?: number;
	readonly phrases: readonly string[];
}

/** Words that show what a note documents of one element. */
export interface NarrativeSign {
	/** Tells it from others: an organization replaces a sign by one of the same id. */
	readonly id: string;
	readonly element: string;
	/** What it shows; `documented` where left out. */
	readonly status?: 'documented' | 'negated' | 'ambiguous';
	/** Any of these is the sign; empty: the section's first sentence is. */
	readonly patterns?: readonly string[];
	/** Each of these stands in the same sentence, too. */
	readonly also?: readonly string[];
	/** None of these stands in the same sentence. */
	readonly unless?: readonly string[];
	/** Only in these sections. */
	readonly in?: readonly string[];
	/** Not in these sections. */
	readonly notIn?: readonly string[];
	/** Its words are shown with the sentence around them: alone they would say little. */
	readonly whole?: boolean;
	/** It tells how what the sentences before it tell of ended, and takes that back. */
	readonly takesBack?: boolean;
	/** One of these signs was seen in its sentence or in the three before it. */
	readonly after?: readonly string[];
	/** Contexts that leave the sign as it is. */
	readonly ignores?: readonly NarrativeContext[];
	/** Why the sign is read so, above all the trap that it avoids. */
	readonly why: string;
}

export const noNarrative: Narrative = {
	terms: [],
	headings: [],
	cues: [],
	signs: [],
	abbreviations: [],
	scopeEnds: [],
};

/** An organization's words on top of a base: terms, headings and cues grow; a sign of the same id is replaced. */
export function extendNarrative(base: Narrative, own: Narrative): Narrative {
	const signs = new Map([...base.signs, ...own.signs].map((s) => [s.id, s]));
	return {
		terms: grown(
			base.terms,
			own.terms,
			(t) => t.name,
			(a, b) => ({ ...a, phrases: [...a.phrases, ...b.phrases] }),
		),
		headings: grown(
			base.headings,
			own.headings,
			(h) => h.section,
			(a, b) => ({
				...a,
				titles: [...a.titles, ...b.titles],
				...((a.words ?? b.words) && { words: [...(a.words ?? []), ...(b.words ?? [])] }),
			}),
		),
		cues: [...base.cues, ...own.cues],
		signs: [...signs.values()],
		abbreviations: [...base.abbreviations, ...own.abbreviations],
		scopeEnds: [...base.scopeEnds, ...own.scopeEnds],
	};
}

function grown<T>(base: readonly T[], own: readonly T[], key: (part: T) => string, join: (a: T, b: T) => T): T[] {
	const parts = new Map<string, T>();
	for (const part of [...base, ...own]) {
		const known = parts.get(key(part));
		parts.set(key(part), known ? join(known, part) : part);
	}
	return [...parts.values()];
}
