import type { Note } from '../case/case';
import { evidenceIn } from '../evidence/evidenceIn';
import type { EvidenceSpan } from '../evidence/findEvidence';
import type { Guidance } from '../guidance/guidance';
import type { Diagnosis } from '../guidance/types';

/** A complication that a note's text says happened. */
export interface DescribedComplication {
	/** The codes for it that the guidance knows. */
	readonly diagnoses: readonly Diagnosis[];
	/** Offsets in the note's text; at least one. */
	readonly words: readonly EvidenceSpan[];
}

/**
 * The complications with a diagnosis code that the text says happened. What was brought about on purpose and is seen
 * afterwards is none, and none is what is only warned of, denied or from before. Empty without a text.
 */
export function complicationsIn({ text }: Note, { data }: Guidance): DescribedComplication[] {
	if (!text) {
		return [];
	}
	const evidence = evidenceIn(text, data.narrative);
	const wordsOf = (element: string | undefined) => {
		const found = element === undefined ? undefined : evidence.get(element);
		return found?.status === 'documented' ? found.spans : [];
	};
	const byWords = new Map<string, DescribedComplication>();
	for (const diagnosis of data.diagnoses) {
		const { complication } = diagnosis;
		const sure = wordsOf(complication?.alsoShownBy);
		const seen = wordsOf(complication?.unless).length > 0 ? [] : wordsOf(complication?.shownBy);
		const words = [...sure, ...seen].sort((a, b) => a.start - b.start);
		if (complication && words.length > 0) {
			const before = byWords.get(complication.shownBy);
			byWords.set(complication.shownBy, { diagnoses: [...(before?.diagnoses ?? []), diagnosis], words });
		}
	}
	return [...byWords.values()];
}
