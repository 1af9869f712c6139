import type { NoteText } from '../case/noteText';
import { evidenceIn, type NoteEvidence } from '../evidence/evidenceIn';
import type { EvidenceSpan } from '../evidence/findEvidence';
import type { Sentence } from '../evidence/sentences';
import { sentencesIn } from '../evidence/sentencesIn';
import type { Guidance } from '../guidance/guidance';
import type { DocumentationElement } from '../guidance/types';
import { minutesBetween } from './timeSpan';
import type { WordsOnWork } from './workInText';

/** Words of a note's text that say that the work of an add-on came after the procedure it opens the way for. */
export interface OutOfOrder {
	readonly words: EvidenceSpan;
	/** Where the procedure was done before, if that stands elsewhere. */
	readonly done?: EvidenceSpan;
}

/**
 * What a text says explicitly: in one sentence that names both in the wrong order, or by the times of day of both. Undefined
 * where it does not, and where work before the procedure, or a procedure after the work, is told, too.
 * @param work what the text says of the work in the add-on's region
 * @param kinds elements of the signs that describe the procedures that carry the add-on
 */
export function outOfOrderInText(
	text: NoteText,
	technique: DocumentationElement,
	work: readonly WordsOnWork[],
	kinds: readonly string[],
	guidance: Guidance,
): OutOfOrder | undefined {
	const { narrative } = guidance.data;
	const evidence = evidenceIn(text, narrative);
	const spansOf = (elements: readonly string[] = []) => elements.flatMap((e) => documented(evidence, e));
	const said = spansOf(technique.tooLateBy);
	const timed = spansOf(technique.timedBy);
	const done = spansOf(technique.primaryDoneBy);
	if (work.length === 0 || kinds.length === 0 || (said.length === 0 && (timed.length === 0 || done.length === 0))) {
		return undefined;
	}
	const reading = new OrderReading(text.value, sentencesIn(text.value, narrative), work, done);
	const described = kinds.map((kind) => documented(evidence, kind));
	return reading.bySentence(said, described) ?? reading.byTimes(timed, described);
}

function documented(evidence: NoteEvidence, element: string): readonly EvidenceSpan[] {
	const found = evidence.get(element);
	return found?.status === 'documented' ? found.spans : [];
}

/** A time of day; not an amount of minutes, as that of fluoroscopy. */
const clock =
	/(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?[ap]\.?m\b)?(?!\s*(?:min|sec|hours?\b|hrs?\b))/gi;

/** Later by so many minutes is no order of events: midnight, or noon that was not said, lies between. */
const longest = 240;

interface Timed {
	readonly time: string;
	readonly words: EvidenceSpan;
}

class OrderReading {
	constructor(
		private readonly text: string,
		private readonly sentences: readonly Sentence[],
		private readonly work: readonly EvidenceSpan[],
		private readonly done: readonly EvidenceSpan[],
	) {}

	/** The first sentence that says it, where the work is told nowhere before and the procedure nowhere after it. */
	bySentence(said: readonly EvidenceSpan[], described: readonly (readonly EvidenceSpan[])[]): OutOfOrder | undefined {
		const [words] = said;
		const sentence = words && this.sentenceOf(words);
		const isOfPrimary = sentence && described.every((spans) => spans.some((s) => isIn(s, sentence)));
		const isClear =
			sentence && this.work.every((w) => w.end > sentence.from) && this.done.every((d) => d.start < sentence.end);
		return words && isOfPrimary && isClear ? { words } : undefined;
	}

	/** The earliest time of the work against the latest of the procedure, of sentences that tell of one of them only. */
	byTimes(timed: readonly EvidenceSpan[], described: readonly (readonly EvidenceSpan[])[]): OutOfOrder | undefined {
		const began = this.timesIn(
			timed.filter((t) => {
				const sentence = this.sentenceOf(t);
				return sentence && this.work.some((w) => isIn(w, sentence)) && !this.done.some((d) => isIn(d, sentence));
			}),
		);
		const ended = this.timesIn(
			this.done.filter((d) => {
				const sentence = this.sentenceOf(d);
				return (
					sentence &&
					!this.work.some((w) => isIn(w, sentence)) &&
					described.some((spans) => spans.some((s) => isIn(s, sentence)))
				);
			}),
		);
		const first = began.reduce<Timed | undefined>((a, b) => (a && !isAfter(a.time, b.time) ? a : b), undefined);
		const last = ended.reduce<Timed | undefined>((a, b) => (a && !isAfter(b.time, a.time) ? a : b), undefined);
		// What is told without a time may have come between.
		const isWhole = this.done.every((d) => ended.some((e) => this.sentenceOf(e.words) === this.sentenceOf(d)));
		return first && last && isWhole && isAfter(first.time, last.time)
			? { words: first.words, done: last.words }
			: undefined;
	}

	private timesIn(spans: readonly EvidenceSpan[]): Timed[] {
		const sentences = new Set(spans.flatMap((s) => this.sentenceOf(s) ?? []));
		return [...sentences].flatMap(({ start, end }) =>
			[...this.text.slice(start, end).matchAll(clock)].map(({ 0: time, index }): Timed => {
				const from = start + index;
				return { time, words: { start: from, end: from + time.length, sign: '' } };
			}),
		);
	}

	private sentenceOf({ start, end }: EvidenceSpan): Sentence | undefined {
		return this.sentences.find((s) => s.from <= start && end <= s.end);
	}
}

function isIn(span: EvidenceSpan, sentence: Sentence): boolean {
	return sentence.from <= span.start && span.end <= sentence.end;
}

function isAfter(time: string, before: string): boolean {
	const minutes = minutesBetween(before, time);
	return minutes !== undefined && minutes > 0 && minutes <= longest;
}
