import type { Note } from '../case/case';
import type { NoteText } from '../case/noteText';
import { evidenceIn, type NoteEvidence } from '../evidence/evidenceIn';
import { type ElementEvidence, type EvidenceSpan, findEvidence } from '../evidence/findEvidence';
import { phrasesIn } from '../evidence/phrasesIn';
import type { Sentence } from '../evidence/sentences';
import { sentencesIn } from '../evidence/sentencesIn';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure, DocumentationElement } from '../guidance/types';

/*
 * What a note's text says of the work that an add-on is billed for, and in which add-on's region of the body. The work is
 * what the element of its documentation is shown by that holds the technique.
 */

/** Words about the work. Offsets are those of the note's text. */
export interface WordsOnWork extends EvidenceSpan {
	/** The add-ons whose region the words or their sentence name; empty: none that the guidance has words for. */
	readonly regions: ReadonlySet<AddOnProcedure>;
}

/** Each list in the order of the text. */
export interface WorkInText {
	/** It was done, and did not come to nothing. */
	readonly done: readonly WordsOnWork[];
	/** A careful reader would hesitate. */
	readonly doubtful: readonly WordsOnWork[];
	/** It was tried and given up. */
	readonly givenUp: readonly WordsOnWork[];
	/** It was not done. */
	readonly denied: readonly WordsOnWork[];
	/** The text tells of another way in which tissue is moved, as in an open operation. */
	readonly isDoubted: boolean;
}

const nothing: WorkInText = { done: [], doubtful: [], givenUp: [], denied: [], isDoubted: false };

/** The element of an add-on's documentation that holds the technique, where texts can show it. */
export function techniqueOf(code: string, guidance: Guidance): DocumentationElement | undefined {
	return guidance.elementsOf(code).find((e) => e.holds === 'technique' && e.shownBy);
}

/** Remembered by what was found in the text, which is remembered by the text. */
const known = new WeakMap<ElementEvidence, { readonly guidance: Guidance; readonly work: WorkInText }>();

/** What a text says of the work, wherever in the body. */
export function workInText(text: NoteText, technique: DocumentationElement, guidance: Guidance): WorkInText {
	const evidence = evidenceIn(text, guidance.data.narrative);
	const found = evidence.get(technique.shownBy?.at(-1) ?? '');
	if (!found || found.status === 'absent') {
		return nothing;
	}
	const before = known.get(found);
	if (before?.guidance === guidance) {
		return before.work;
	}
	const work = new WorkReading(text.value, technique, evidence, guidance).read(found);
	known.set(found, { guidance, work });
	return work;
}

/** What a field's value says of the work: it is one sentence or a few, read like a note. */
export function describesWork(value: string, addOn: AddOnProcedure, guidance: Guidance): boolean {
	const work = techniqueOf(addOn.code, guidance)?.shownBy?.at(-1);
	const found = findEvidence(value, guidance.data.narrative).find((e) => e.element === work);
	const isDescribed = found?.status === 'documented' || found?.status === 'ambiguous';
	return isDescribed && canBeOf(addOn, { regions: regionsIn(value, regionalAddOns(guidance)) });
}

/** Whether words can be about an add-on's region: they name it, or none that the guidance has words for. */
export function canBeOf(addOn: AddOnProcedure, { regions }: Pick<WordsOnWork, 'regions'>): boolean {
	return regions.size === 0 || addOn.addOn.regionWords.length === 0 || regions.has(addOn);
}

interface Regional {
	readonly procedure: AddOnProcedure;
	readonly phrases: readonly string[];
}

const regional = new WeakMap<Guidance, readonly Regional[]>();

/** The add-ons with words for their region. */
export function regionalAddOns(guidance: Guidance): readonly Regional[] {
	const before = regional.get(guidance);
	if (before) {
		return before;
	}
	const made = guidance.data.addOns.flatMap(({ code }) => {
		const procedure = guidance.addOn(code);
		return procedure && procedure.addOn.regionWords.length > 0
			? [{ procedure, phrases: procedure.addOn.regionWords }]
			: [];
	});
	regional.set(guidance, made);
	return made;
}

function regionsIn(words: string, all: readonly Regional[]): Set<AddOnProcedure> {
	return new Set(phrasesIn(words, all).map((n) => n.of.procedure));
}

interface Placed extends WordsOnWork {
	/** Which sentence of the text they stand in. */
	readonly sentence: number;
}

class WorkReading {
	private readonly sentences: readonly Sentence[];

	constructor(
		private readonly text: string,
		private readonly technique: DocumentationElement,
		private readonly evidence: NoteEvidence,
		private readonly guidance: Guidance,
	) {
		this.sentences = sentencesIn(text, guidance.data.narrative);
	}

	read(found: ElementEvidence): WorkInText {
		const named = this.placed(found.givenUp);
		const told = this.placed(found.status === 'documented' ? found.spans : []);
		const doubtful = this.placed(found.status === 'ambiguous' ? found.spans : []);
		const afterAll = this.shownBy(this.technique.doneAfterAllBy);
		const given: Placed[] = [];
		const takenBack = new Set<Placed>();
		for (const one of named.filter((w) => !afterAll.some((a) => isSoonAfter(a, w)))) {
			given.push(one);
			add(takenBack, spokenOfBefore(one, told, 1));
		}
		for (const one of this.shownBy(this.technique.givenUpBy)) {
			const meant = spokenOfBefore(one, [...told, ...doubtful], 0);
			if (meant.length > 0 && !afterAll.some((a) => isSoonAfter(a, one))) {
				given.push({ ...one, regions: new Set(meant.flatMap((m) => [...m.regions])) });
				add(takenBack, meant);
			}
		}
		const succeeded = named.filter((w) => !given.includes(w));
		const negated = this.placed(found.status === 'negated' ? found.spans : found.against);
		return {
			done: inOrder([...told.filter((w) => !takenBack.has(w)), ...succeeded]),
			doubtful: doubtful.filter((w) => !takenBack.has(w)),
			givenUp: inOrder(given),
			denied: negated.filter((w) => !named.some((g) => g.start === w.start)),
			isDoubted: (this.technique.doubtedBy ?? []).some((e) => this.evidence.get(e)?.status === 'documented'),
		};
	}

	private shownBy(elements: readonly string[] = []): Placed[] {
		const spans = elements.flatMap((name) => {
			const found = this.evidence.get(name);
			return found?.status === 'documented' ? found.spans : [];
		});
		return this.placed(spans);
	}

	private placed(spans: readonly EvidenceSpan[] = []): Placed[] {
		return spans.map((span) => {
			const sentence = this.sentences.findIndex((s) => s.from <= span.start && span.end <= s.end);
			const around = this.sentences[sentence] ?? span;
			const all = regionalAddOns(this.guidance);
			const own = regionsIn(this.text.slice(span.start, span.end), all);
			const regions = own.size > 0 ? own : regionsIn(this.text.slice(around.start, around.end), all);
			return { ...span, sentence, regions };
		});
	}
}

function add(set: Set<Placed>, words: readonly Placed[]): void {
	for (const one of words) {
		set.add(one);
	}
}

function isSoonAfter(after: Placed, { sentence }: Placed): boolean {
	return after.sentence === sentence || after.sentence === sentence + 1;
}

/**
 * What words speak of that name nothing by themselves: what stands before them in their sentence, and in the sentences
 * directly before it, as long as each goes on about the work.
 * @param gap so many sentences about something else may lie between
 */
function spokenOfBefore(one: Placed, told: readonly Placed[], gap: number): Placed[] {
	const before = told.filter((w) => w.start < one.start && share(w, one));
	const meant: Placed[] = [];
	let reached = one.sentence;
	for (const words of before.reverse()) {
		if (reached - words.sentence > 1 + (meant.length === 0 ? gap : 0)) {
			break;
		}
		meant.push(words);
		reached = words.sentence;
	}
	return meant;
}

function share(a: WordsOnWork, b: WordsOnWork): boolean {
	return a.regions.size === 0 || b.regions.size === 0 || [...a.regions].some((r) => b.regions.has(r));
}

function inOrder(words: readonly WordsOnWork[]): WordsOnWork[] {
	return [...words].sort((a, b) => a.start - b.start);
}

/** Places of the first words, to look at. */
export function placesOf(words: readonly WordsOnWork[], { text }: Note, message: string) {
	return text ? words.slice(0, 3).map((span) => ({ ...text.placeOf(span), on: 'note' as const, message })) : [];
}
