import type { NoteText } from '../case/noteText';
import type { Narrative } from '../guidance/narrative';
import type { EvidenceSpan } from './findEvidence';
import { narrativeReader } from './narrativeReader';
import { sectionsOf } from './sections';
import { hasCapitals, type Sentence, sentencesOf } from './sentences';

/** Longer clauses are not quoted: then the words that were seen stand alone. In UTF-16 code units. */
const longest = 160;

/**
 * The words around a span that make sense alone: its clause, without the heading, the list's mark and the stop. Literally
 * what the note's text holds, but for blanks and line ends, which are one blank each.
 */
export function quotationOf(span: EvidenceSpan, text: NoteText, narrative: Narrative): string {
	const clause = clauseOf(span, text, narrative);
	const { start, end } = clause.end - clause.start <= longest ? clause : span;
	return text.value.slice(start, end).replace(/\s+/g, ' ').trim();
}

function clauseOf(span: EvidenceSpan, text: NoteText, narrative: Narrative): { start: number; end: number } {
	const sentence = sentencesIn(text, narrative).find((s) => s.from <= span.start && span.end <= s.end);
	if (!sentence) {
		return span;
	}
	const { value } = text;
	const seen = Math.max(span.start, Math.min(sentence.start, span.end));
	// In front of a span of the heading alone there is nothing to be cut off.
	const begin = seen < span.end ? sentence.start : span.start;
	const before = value.slice(begin, Math.max(begin, seen));
	const parting = [...before.matchAll(/[,;:](?=\s)\s*|^(?:\d{1,2}[.)]|[-*•])\s+/g)].at(-1);
	const after = value.slice(span.end, sentence.end);
	const behind = /[,;](?=\s|$)|[.!?:]+["'’”)\]]*$/.exec(after)?.index ?? after.length;
	return { start: begin + (parting ? parting.index + parting[0].length : 0), end: span.end + behind };
}

const known = new WeakMap<NoteText, { readonly narrative: Narrative; readonly sentences: readonly Sentence[] }>();

/** A note is cut into sentences once for all that is quoted from it. */
function sentencesIn(text: NoteText, narrative: Narrative): readonly Sentence[] {
	const before = known.get(text);
	if (before?.narrative === narrative) {
		return before.sentences;
	}
	const { titles, abbreviations } = narrativeReader(narrative);
	const writing = { abbreviations, hasCapitals: hasCapitals(text.value) };
	const sentences = sectionsOf(text.value, titles).flatMap((s) => sentencesOf(text.value, s, writing));
	known.set(text, { narrative, sentences });
	return sentences;
}
