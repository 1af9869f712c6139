import type { Narrative, NarrativeContext, NarrativeCue, NarrativeSign } from '../guidance/narrative';
import { ChoiceIds } from './choiceIds';
import { Occurrences } from './occurrences';
import { type Pattern, readPattern } from './pattern';
import { PatternIndex } from './patternIndex';
import { type Titles, titlesOf } from './sections';

/** A vocabulary made ready for reading: once for a guidance, then used for every note. */
export interface NarrativeReader {
	readonly titles: Titles;
	readonly abbreviations: ReadonlySet<string>;
	readonly scopeEnds: ReadonlySet<string>;
	readonly ids: ChoiceIds;
	/** Serves one sentence at a time. */
	readonly occurrences: Occurrences;
	readonly terms: PatternIndex<Term>;
	readonly signs: PatternIndex<ReadySign>;
	readonly cues: PatternIndex<NarrativeCue>;
	/** What the signs show, in their order. */
	readonly elements: readonly string[];
	/** The signs that are a section's first sentence, whatever its words. */
	readonly openings: readonly ReadySign[];
}

export interface Term {
	readonly name: string;
	/** What patterns ask for it as. */
	readonly id: number;
}

export interface ReadySign {
	readonly sign: NarrativeSign;
	readonly also: readonly Pattern[];
	readonly unless: readonly Pattern[];
	readonly ignores: ReadonlySet<NarrativeContext>;
	/** The kinds of sections that it is looked for in, and that it is not; absent: every one, and none. */
	readonly isIn: ReadonlySet<string> | undefined;
	readonly notIn: ReadonlySet<string> | undefined;
}

const readers = new WeakMap<Narrative, NarrativeReader>();

export function narrativeReader(narrative: Narrative): NarrativeReader {
	const known = readers.get(narrative);
	if (known) {
		return known;
	}
	const reader = ready(narrative);
	readers.set(narrative, reader);
	return reader;
}

function ready({ terms, headings, cues, signs, abbreviations, scopeEnds }: Narrative): NarrativeReader {
	const ids = new ChoiceIds();
	const patterns = (texts: readonly string[] = []) => readable(texts, ids);
	const termIndex = new PatternIndex<Term>();
	for (const { name, phrases } of terms) {
		for (const pattern of patterns(phrases)) {
			termIndex.add({ name, id: ids.idOf('term', name) }, pattern);
		}
	}
	const cueIndex = new PatternIndex<NarrativeCue>();
	for (const cue of cues) {
		for (const pattern of patterns(cue.phrases)) {
			cueIndex.add(cue, pattern);
		}
	}
	const signIndex = new PatternIndex<ReadySign>();
	const openings: ReadySign[] = [];
	for (const sign of signs) {
		const one = {
			sign,
			also: patterns(sign.also),
			unless: patterns(sign.unless),
			ignores: new Set(sign.ignores),
			isIn: sign.in && new Set(sign.in),
			notIn: sign.notIn && new Set(sign.notIn),
		};
		if (!sign.patterns) {
			openings.push(one);
		}
		for (const pattern of patterns(sign.patterns)) {
			signIndex.add(one, pattern);
		}
	}
	return {
		titles: titlesOf(headings),
		abbreviations: new Set(abbreviations),
		scopeEnds: new Set(scopeEnds),
		ids,
		occurrences: new Occurrences(ids),
		terms: termIndex,
		signs: signIndex,
		cues: cueIndex,
		elements: [...new Set(signs.map((s) => s.element))],
		openings,
	};
}

/** What cannot be read is left out: the guidance's own checks have said so. */
function readable(texts: readonly string[], ids: ChoiceIds): Pattern[] {
	return texts.flatMap((t) => readPattern(t, ids) ?? []);
}
