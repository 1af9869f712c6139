import type { NoteText } from '../case/noteText';
import type { Narrative } from '../guidance/narrative';
import { evidenceIn } from './evidenceIn';
import type { ElementEvidence } from './findEvidence';

/** What the words of a note document, with places in the file that it stands in. */
export function noteEvidence(text: NoteText, narrative: Narrative): ElementEvidence[] {
	return [...evidenceIn(text, narrative).values()].map((found) => ({
		...found,
		spans: found.spans.map((span) => ({ ...span, ...text.placeOf(span) })),
	}));
}
