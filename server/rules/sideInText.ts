import type { Place } from '../case/case';
import type { NoteText } from '../case/noteText';
import { evidenceIn } from '../evidence/evidenceIn';
import type { Guidance } from '../guidance/guidance';
import type { Diagnosis, Modifier } from '../guidance/types';

/** The one side that a note's text places its procedure on. */
export interface DescribedSide {
	readonly side: NonNullable<Modifier['side']>;
	/** The words that say so, in the file that the note stands in. */
	readonly words: readonly Place[];
}

/** More places than this are no help to a reader. */
const mostPlaces = 3;

/**
 * The side of the procedure in a note's text, of those that the guidance has words for. Undefined where the text says
 * none, or speaks of another side anywhere: then it may mean that one, too.
 */
export function sideInText(text: NoteText, { data }: Guidance): DescribedSide | undefined {
	const evidence = evidenceIn(text, data.narrative);
	const sides = data.modifiers.flatMap(({ side, sideInText: shown }) => (side && shown ? [{ side, shown }] : []));
	const isDone = (element: string) => evidence.get(element)?.status === 'documented';
	const done = sides.filter((s) => s.shown.done.some(isDone));
	const [only] = done;
	const isClear = sides.every((s) => s.side === only?.side || !isSpokenOf(evidence.get(s.shown.named)?.status));
	if (!only || !isClear || done.some((s) => s.side !== only.side)) {
		return undefined;
	}
	const spans = only.shown.done.filter(isDone).flatMap((element) => evidence.get(element)?.spans ?? []);
	const first = spans.sort((a, b) => a.start - b.start).slice(0, mostPlaces);
	return { side: only.side, words: first.map((s) => text.placeOf(s)) };
}

/** The words by which a note's text places the procedure on the other side of a diagnosis's organ; empty: it does not. */
export function otherSideInText({ contradictedBy }: Diagnosis, text: NoteText, { data }: Guidance): Place[] {
	const evidence = evidenceIn(text, data.narrative);
	const done = contradictedBy && evidence.get(contradictedBy.done);
	return done?.status !== 'documented' || isSpokenOf(evidence.get(contradictedBy?.unless ?? '')?.status)
		? []
		: done.spans.slice(0, mostPlaces).map((s) => text.placeOf(s));
}

function isSpokenOf(status: string | undefined): boolean {
	return status !== undefined && status !== 'absent';
}
