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
 * The complications with a diagnosis code that the text says happened. What was brought about on purpose is none, and
 * none is what is only warned of, denied or from before. Empty without a text.
 */
export function complicationsIn({ text }: Note, { data }: Guidance): DescribedComplication[] {
	if (!text) {
		return [];
	}
	const evidence = evidenceIn(text, data.narrative);
	const isDocumented = (element: string | undefined) =>
		element !== undefined && evidence.get(element)?.status === 'documented';
	const byElement = new Map<string, Diagnosis[]>();
	for (const diagnosis of data.diagnoses) {
		const { complication } = diagnosis;
		if (complication && isDocumented(complication.shownBy) && !isDocumented(complication.unless)) {
			byElement.set(complication.shownBy, [...(byElement.get(complication.shownBy) ?? []), diagnosis]);
		}
	}
	return [...byElement].map(([element, diagnoses]) => ({ diagnoses, words: evidence.get(element)?.spans ?? [] }));
}
