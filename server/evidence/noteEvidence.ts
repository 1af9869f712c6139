import type { NoteText } from '../case/noteText';
import type { Narrative } from '../guidance/narrative';
import { evidenceIn } from './evidenceIn';
import type { ElementEvidence } from './findEvidence';

/** What the words of a note document, with places in the file that it stands in. */
export function noteEvidence(text: NoteText, narrative: Narrative): ElementEvidence[] {
	const placed = (spans: ElementEvidence['spans']) => spans.map((span) => ({ ...span, ...text.placeOf(span) }));
	return [...evidenceIn(text, narrative).values()].map(({ spans, against, givenUp, ...found }) => ({
		...found,
		spans: placed(spans),
		...(against && { against: placed(against) }),
		...(givenUp && { givenUp: placed(givenUp) }),
	}));
}
