import type { Place } from '../case/case';
import type { Narrative } from '../guidance/narrative';
import { narrativeReader } from './narrativeReader';
import { sectionsOf } from './sections';
import { hasCapitals, type Sentence, sentencesOf } from './sentences';

/** The sentences of a note's text, in order, as they are cut when it is read for evidence. */
export function sentencesIn(text: string, narrative: Narrative): Sentence[] {
	const { abbreviations, titles } = narrativeReader(narrative);
	const writing = { abbreviations, hasCapitals: hasCapitals(text) };
	return sectionsOf(text, titles).flatMap((section) => sentencesOf(text, section, writing));
}

/** The whole sentence that a span stands in, its section's heading included where the span has words of it. */
export function sentenceAround(sentences: readonly Sentence[], span: Place): Place {
	const around = sentences.find((s) => s.from <= span.start && span.end <= s.end);
	return around ? { start: span.start < around.start ? around.from : around.start, end: around.end } : span;
}
