import type { NoteText } from '../case/noteText';
import type { Narrative } from '../guidance/narrative';
import { type ElementEvidence, findEvidence } from './findEvidence';

/** By element; offsets of the spans in the note's words, not in the file. */
export type NoteEvidence = ReadonlyMap<string, ElementEvidence>;

const known = new WeakMap<NoteText, { readonly narrative: Narrative; readonly found: NoteEvidence }>();

/** What a note's words document. A note is read once for a vocabulary, however many ask. */
export function evidenceIn(text: NoteText, narrative: Narrative): NoteEvidence {
	const before = known.get(text);
	if (before?.narrative === narrative) {
		return before.found;
	}
	const found = new Map(findEvidence(text.value, narrative).map((e) => [e.element, e]));
	known.set(text, { narrative, found });
	return found;
}
