import type { Place } from '../case/case';
import type { NoteText } from '../case/noteText';
import { evidenceIn } from '../evidence/evidenceIn';
import type { EvidenceStatus } from '../evidence/findEvidence';
import { sentenceAround, sentencesIn } from '../evidence/sentencesIn';
import type { GuidanceData } from '../guidance/data';
import { isUnsayable } from '../guidance/providerQuery';

/** Words of the record, literally but for line breaks, and where they stand in it. */
export interface Quotation {
	readonly words: string;
	/** 1-based line of the record, as the provider reads it: not of the case file. */
	readonly line: number;
}

/** What a note's text says of an element. */
export interface Statement {
	readonly status: EvidenceStatus;
	readonly spans: readonly Place[];
	/** Words that deny what others document. */
	readonly against?: readonly Place[];
}

/** The words of one note that can be quoted in a query. */
export class NoteQuotations {
	private readonly sentences;

	constructor(
		private readonly text: NoteText,
		private readonly data: GuidanceData,
		/** Codes of the claim: no quotation has them, whatever they look like. */
		private readonly codes: readonly string[],
	) {
		this.sentences = sentencesIn(text.value, data.narrative);
	}

	statement(element: string): Statement {
		return evidenceIn(this.text, this.data.narrative).get(element) ?? { status: 'absent', spans: [] };
	}

	/** The sentence around a span; the span alone where the sentence says what no query may say; none where it does, too. */
	sentence(span: Place): Quotation | undefined {
		return this.quotation(sentenceAround(this.sentences, span)) ?? this.quotation(span);
	}

	private quotation(place: Place): Quotation | undefined {
		const words = quotable(this.text.value.slice(place.start, place.end), this.data, this.codes);
		return words === undefined ? undefined : { words, line: this.lineOf(place.start) };
	}

	/** Where the quotation of a span stands; without words where it cannot be quoted. */
	placeOf(span: Place): { readonly line: number; readonly words?: string } {
		return this.sentence(span) ?? { line: this.lineOf(span.start) };
	}

	private lineOf(offset: number): number {
		return this.text.value.slice(0, offset).split(/\r\n?|\n/).length;
	}
}

/** Words in one line; undefined for none, and for those that no query may say. */
export function quotable(text: string, { query }: GuidanceData, codes: readonly string[]): string | undefined {
	const words = text.replace(/\s+/g, ' ').trim();
	const isCode = (word: string) => codes.includes(word.replaceAll('.', '').toUpperCase());
	return words === '' || isUnsayable(words, query) || (words.match(/[\p{L}\p{N}.]+/gu) ?? []).some(isCode)
		? undefined
		: words;
}
