import type { NoteText } from '../case/noteText';
import type { Narrative } from '../guidance/narrative';
import { type ElementEvidence, findEvidence } from './findEvidence';

/** By element; offsets of the spans in the note's words, not in the file. */
export type NoteEvidence = ReadonlyMap<string, ElementEvidence>;

/** So many notes are remembered: those of a large file, of which a keystroke makes new cases. */
const mostNotes = 500;

const known = new WeakMap<NoteText, { readonly narrative: Narrative; readonly found: NoteEvidence }>();
/** By what tells texts apart, for each vocabulary; the longest known first. */
const byText = new WeakMap<Narrative, Map<string, NoteEvidence>>();

/**
 * What a note's words document. The same words are read once for a vocabulary, however many ask: a keystroke elsewhere in
 * the case makes a new case, and costs the note nothing.
 */
export function evidenceIn(text: NoteText, narrative: Narrative): NoteEvidence {
	const before = known.get(text);
	if (before?.narrative === narrative) {
		return before.found;
	}
	const found = remembered(text.value, narrative);
	known.set(text, { narrative, found });
	return found;
}

function remembered(text: string, narrative: Narrative): NoteEvidence {
	const notes = byText.get(narrative) ?? new Map<string, NoteEvidence>();
	byText.set(narrative, notes);
	const key = keyOf(text);
	const before = notes.get(key);
	if (before) {
		return before;
	}
	const found = new Map(findEvidence(text, narrative).map((e) => [e.element, e]));
	if (notes.size >= mostNotes) {
		const [oldest] = notes.keys();
		notes.delete(oldest ?? '');
	}
	notes.set(key, found);
	return found;
}

/** Two sums over the characters, and the length: the text itself would be kept alive, with the file around it. */
function keyOf(text: string): string {
	let a = 0x811c9dc5;
	let b = 0;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		a = Math.imul(a ^ unit, 0x01000193);
		b = (Math.imul(b, 31) + unit) | 0;
	}
	return `${text.length} ${a} ${b}`;
}
