import type { Place } from '../case/case';
import type { NoteText } from '../case/noteText';
import { evidenceIn } from '../evidence/evidenceIn';
import type { Guidance } from '../guidance/guidance';
import type { Modifier } from '../guidance/types';

/** The one side that a note's text places its procedure on. */
export interface DescribedSide {
	readonly side: NonNullable<Modifier['side']>;
	/** The words that say so, in the file that the note stands in. */
	readonly words: readonly Place[];
}

/**
 * The side of the procedure in a note's text, of those that the guidance has words for. Undefined where the text says
 * none, or speaks of another side anywhere: then it may mean that one, too.
 */
export function sideInText(text: NoteText, { data }: Guidance): DescribedSide | undefined {
	const evidence = evidenceIn(text, data.narrative);
	const sides = data.modifiers.flatMap(({ side, sideInText: shown }) => (side && shown ? [{ side, shown }] : []));
	const done = sides.filter((s) => evidence.get(s.shown.done)?.status === 'documented');
	const [only] = done;
	const isClear = sides.every((s) => s.side === only?.side || !isSpokenOf(evidence.get(s.shown.named)?.status));
	if (!only || !isClear || done.some((s) => s.side !== only.side)) {
		return undefined;
	}
	const spans = evidence.get(only.shown.done)?.spans ?? [];
	return { side: only.side, words: spans.slice(0, 3).map((s) => text.placeOf(s)) };
}

function isSpokenOf(status: string | undefined): boolean {
	return status !== undefined && status !== 'absent';
}
