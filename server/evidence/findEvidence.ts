import type { Narrative, NarrativeContext, NarrativeCue } from '../guidance/narrative';
import { type NarrativeReader, narrativeReader, type ReadySign } from './narrativeReader';
import type { Occurrences } from './occurrences';
import type { Pattern } from './pattern';
import { sectionsOf } from './sections';
import { hasCapitals, type Sentence, sentencesOf } from './sentences';
import { type Word, wordsOf } from './words';

/** `ambiguous`: a careful reader would hesitate; `negated`: the text says that it was not so; `absent`: nothing is said. */
export type EvidenceStatus = 'documented' | 'negated' | 'ambiguous' | 'absent';

/** Words of the text that show something. Offsets are UTF-16 code units in the text that was read; `end` exclusive. */
export interface EvidenceSpan {
	readonly start: number;
	readonly end: number;
	/** Which sign was seen. */
	readonly sign: string;
}

export interface ElementEvidence {
	readonly element: string;
	readonly status: EvidenceStatus;
	/**
	 * In the order of the text, no two of them overlapping or side by side, each inside of one sentence. Empty when absent. Of very many
	 * places the first ones: nobody reads more, and those of a large folder are all kept.
	 */
	readonly spans: readonly EvidenceSpan[];
	/** Words elsewhere that deny what is documented; absent where there are none. */
	readonly against?: readonly EvidenceSpan[];
	/** Words that say it was tried and given up, of those that deny it; absent where there are none. */
	readonly givenUp?: readonly EvidenceSpan[];
}

/**
 * What a note's prose documents, element by element, for each element that the vocabulary knows, in its order.
 * The same text gives the same answer; any text gives one. The time grows with the text's length and nothing else.
 */
export function findEvidence(text: string, narrative: Narrative): ElementEvidence[] {
	const reader = narrativeReader(narrative);
	const writing = { abbreviations: reader.abbreviations, hasCapitals: hasCapitals(text) };
	const found = new Map<string, Sighting[]>();
	const lastSeen = new Map<string, number>();
	const starts: number[] = [];
	for (const section of sectionsOf(text, reader.titles)) {
		for (const sentence of sentencesOf(text, section, writing)) {
			const from = starts[Math.max(0, starts.length - sentencesBefore)] ?? sentence.start;
			starts.push(sentence.start);
			for (const sighting of new SentenceReading(text, sentence, starts.length, reader).sightings()) {
				if (sighting.after && !sighting.after.some((id) => (lastSeen.get(id) ?? -1) >= from)) {
					continue;
				}
				if (sighting.status === 'documented') {
					lastSeen.set(sighting.sign, sighting.start);
				}
				const ofElement = found.get(sighting.element);
				if (sighting.takesBack && !(ofElement && takeBack(ofElement, starts.length))) {
					continue;
				}
				if (ofElement) {
					ofElement.push(sighting);
				} else {
					found.set(sighting.element, [sighting]);
				}
			}
		}
	}
	return reader.elements.map((element) => verdict(element, found.get(element)));
}

interface Sighting extends EvidenceSpan {
	readonly element: string;
	readonly status: Exclude<EvidenceStatus, 'absent'>;
	readonly isGivenUp: boolean;
	readonly takesBack: boolean;
	/** The sentence around the sign's words. */
	readonly isWhole: boolean;
	/** Which sentence of the text it stands in. */
	readonly sentence: number;
	/** Signs of which one must have been seen shortly before. */
	readonly after?: readonly string[];
}

/** How many sentences before it a sentence speaks of, beside its own. */
const sentencesBefore = 3;

/**
 * What was told in the sentence of an outcome and directly before it was tried, and came to nothing: as far as each
 * sentence goes on about it, since an outcome behind something else is of that.
 * @returns whether there was any
 */
function takeBack(sightings: Sighting[], outcome: number): boolean {
	let reached = outcome;
	let isAny = false;
	for (let i = sightings.length - 1; i >= 0; i--) {
		const before = sightings[i];
		if (!before || before.sentence < reached - 1) {
			break;
		}
		reached = before.sentence;
		if (before.status === 'documented') {
			isAny = true;
			sightings[i] = { ...before, status: 'negated', isGivenUp: true };
		}
	}
	return isAny;
}

/** What is documented somewhere is documented; else what is denied goes before what is doubtful. */
function verdict(element: string, sightings: readonly Sighting[] | undefined): ElementEvidence {
	if (!sightings) {
		return { element, status: 'absent', spans: [] };
	}
	const status = (['documented', 'negated', 'ambiguous'] as const).find((s) => sightings.some((x) => x.status === s));
	const spansOf = (isWanted: (sighting: Sighting) => boolean) =>
		withoutOverlaps(exact(sightings.filter(isWanted)).map(({ start, end, sign }) => ({ start, end, sign })));
	const against = status === 'documented' ? spansOf((s) => s.status === 'negated') : [];
	const givenUp = spansOf((s) => s.isGivenUp);
	return {
		element,
		status: status ?? 'absent',
		spans: spansOf((s) => s.status === status),
		...(against.length > 0 && { against }),
		...(givenUp.length > 0 && { givenUp }),
	};
}

/** A whole sentence is shown only where no words of it are. */
function exact(sightings: readonly Sighting[]): Sighting[] {
	const words = sightings.filter((s) => !s.isWhole);
	let next = 0;
	return sightings.filter((s) => {
		if (!s.isWhole) {
			return true;
		}
		while ((words[next]?.end ?? Number.POSITIVE_INFINITY) <= s.start) {
			next++;
		}
		return (words[next]?.start ?? Number.POSITIVE_INFINITY) >= s.end;
	});
}

function withoutOverlaps(spans: EvidenceSpan[]): EvidenceSpan[] {
	const kept: EvidenceSpan[] = [];
	for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
		const last = kept.at(-1);
		// Words side by side, such as `under CT` and `fluoroscopy`, are read as one.
		if (last && span.start <= last.end + 1) {
			kept[kept.length - 1] = { ...last, end: Math.max(last.end, span.end) };
		} else {
			kept.push(span);
		}
	}
	return kept.slice(0, mostSpans);
}

const mostSpans = 12;

/** Cues that are farther away than this, in words, speak of something else. */
const usualReach = 8;
/** How far from a sign, in words, other words count for it. */
const nearBy = 25;
/** How far, in words, words reach that speak of their whole sentence. */
const wholeSentence = 45;

interface SeenCue {
	readonly cue: NarrativeCue;
	readonly from: number;
	readonly to: number;
}

const noTerms: readonly string[] = [];

/** One sentence: its words, and what is found in them. */
class SentenceReading {
	private readonly words: readonly Word[];
	/** The terms that begin at each word. */
	private readonly terms: readonly (readonly string[])[];
	private readonly occurrences: Occurrences;
	private seenCues: readonly SeenCue[] | undefined;

	constructor(
		text: string,
		private readonly sentence: Sentence,
		/** Which one of the text it is, from 1. */
		private readonly number: number,
		private readonly reader: NarrativeReader,
	) {
		this.words = wordsOf(text, sentence.from, sentence.end);
		this.occurrences = reader.occurrences;
		this.occurrences.begin(this.words);
		this.terms = this.words.map((word, i) => this.termsAt(word, i));
	}

	/** Finds the terms that begin at a word, and lets patterns see them. */
	private termsAt(word: Word, at: number): readonly string[] {
		let names: string[] | undefined;
		this.reader.terms.visitAt(word, noTerms, ({ name, id }, pattern) => {
			const end = this.endOf(pattern, at);
			if (end !== undefined) {
				this.occurrences.add(id, at, end);
				names = names?.includes(name) ? names : [...(names ?? []), name];
			}
		});
		return names ?? noTerms;
	}

	/** The end of the pattern's match at a word, if it is there. */
	private endOf(pattern: Pattern, at: number): number | undefined {
		return this.occurrences.mayHold(pattern) ? this.occurrences.endOf(pattern, at) : undefined;
	}

	sightings(): Sighting[] {
		const seen: Sighting[] = [];
		const look = (one: ReadySign, from: number, to: number | undefined) => {
			const sighting = to === undefined ? undefined : this.sighting(one, from, to);
			if (sighting) {
				seen.push(sighting);
			}
		};
		for (const [i, word] of this.words.entries()) {
			this.reader.signs.visitAt(word, this.terms[i] ?? noTerms, (one, pattern) => {
				if (this.fits(one)) {
					look(one, i, this.endOf(pattern, i));
				}
			});
		}
		if (this.sentence.isFirst && this.hasWords()) {
			const behindHeading = this.words.findIndex((w) => w.start >= this.sentence.start);
			for (const one of this.reader.openings) {
				look(one, Math.max(0, behindHeading), this.fits(one) ? this.words.length : undefined);
			}
		}
		return seen;
	}

	/** A number alone, such as that of the next heading, says nothing under a heading. */
	private hasWords(): boolean {
		return this.words.some((w) => !w.isNumber && w.start >= this.sentence.start);
	}

	private fits({ isIn, notIn }: ReadySign): boolean {
		const { kind } = this.sentence.section;
		return (!isIn || isIn.has(kind)) && !notIn?.has(kind);
	}

	private sighting({ sign, also, unless, ignores }: ReadySign, from: number, to: number): Sighting | undefined {
		if (!also.every((p) => this.has(p, from, to)) || unless.some((p) => this.has(p, from, to))) {
			return undefined;
		}
		const contexts = this.contextsOf(from, to, ignores);
		const status = statusIn(contexts, sign.status ?? 'documented');
		if (!status) {
			return undefined;
		}
		const { element, id, after } = sign;
		const isWhole = sign.whole === true;
		const takesBack = sign.takesBack === true && status === 'negated';
		return {
			element,
			status,
			isGivenUp: takesBack || (status === 'negated' && contexts.has('failed')),
			takesBack,
			isWhole,
			sentence: this.number,
			start: (isWhole ? undefined : this.words[from]?.start) ?? this.sentence.start,
			end: (isWhole ? undefined : this.words[to - 1]?.end) ?? this.sentence.end,
			sign: id,
			...(after && { after }),
		};
	}

	/** Whether it stands near by: in the same sentence, and where that is very long, not far away. */
	private has(pattern: Pattern, from: number, to: number): boolean {
		const last = Math.min(this.words.length, to + nearBy);
		return (
			this.occurrences.mayHold(pattern) && this.occurrences.standsBetween(pattern, Math.max(0, from - nearBy), last)
		);
	}

	private contextsOf(from: number, to: number, ignores: ReadonlySet<NarrativeContext>): Set<NarrativeContext> {
		const contexts = this.cues()
			.filter((seen) => !ignores.has(seen.cue.context) && this.speaksOf(seen, from, to))
			.map((seen) => seen.cue.context);
		return new Set(contexts);
	}

	private speaksOf({ cue, from, to }: SeenCue, signFrom: number, signTo: number): boolean {
		const within = cue.within ?? usualReach;
		switch (cue.reaches) {
			case 'sentence':
				return from - signTo <= wholeSentence && signFrom - to <= wholeSentence;
			case 'forward':
				// What is said to be planned may be parted by the word that says so: `saline would be injected`.
				return isInside(from, to, signFrom, signTo)
					? cue.context === 'planned'
					: from <= signFrom && signFrom - to <= within && !this.scopeEnds(to, signFrom);
			case 'backward':
				return to >= signTo && from - signTo <= within && !this.scopeEnds(signTo, from);
		}
	}

	private scopeEnds(from: number, to: number): boolean {
		return this.words.slice(from, Math.max(from, to)).some((w) => this.reader.scopeEnds.has(w.text));
	}

	private cues(): readonly SeenCue[] {
		if (!this.seenCues) {
			const seen: SeenCue[] = [];
			for (const [from, word] of this.words.entries()) {
				this.reader.cues.visitAt(word, this.terms[from] ?? noTerms, (cue, pattern) => {
					const to = this.endOf(pattern, from);
					if (to !== undefined) {
						seen.push({ cue, from, to });
					}
				});
			}
			this.seenCues = seen;
		}
		return this.seenCues;
	}
}

function isInside(from: number, to: number, signFrom: number, signTo: number): boolean {
	return from > signFrom && to < signTo;
}

/** What the contexts make of a sign; undefined: it shows nothing. */
function statusIn(contexts: ReadonlySet<NarrativeContext>, status: Sighting['status']): Sighting['status'] | undefined {
	if (contexts.has('hypothetical') || contexts.has('historical')) {
		return undefined;
	}
	if (contexts.has('negated') || contexts.has('failed')) {
		return 'negated';
	}
	if (contexts.has('planned')) {
		return undefined;
	}
	return contexts.has('pending') ? 'ambiguous' : status;
}
