import type { Claim, Note } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { elementStates } from './elementStates';
import { canBeOf, describesWork, techniqueOf, type WordsOnWork, workInText } from './workInText';

/** An add-on that is billed, and what its note says of its work in its region of the body. */
export interface AddOnWork {
	readonly billed: BilledAddOn;
	/** It was done, or a careful reader would hesitate; words about other regions are not among them. */
	readonly told: readonly WordsOnWork[];
	/** Words that say that it was tried and given up. */
	readonly givenUp: readonly WordsOnWork[];
	/** Words that say that it was not done. */
	readonly denied: readonly WordsOnWork[];
	/** It was done, or may have been, in the region of another add-on. */
	readonly elsewhere: readonly WordsOnWork[];
	/** Whether the technique's field describes it, or cannot be read. */
	readonly inField: boolean;
}

interface Known {
	readonly claim: Claim | undefined;
	readonly guidance: Guidance;
	readonly work: readonly AddOnWork[];
}

/** Several rules ask the same of a note. */
const known = new WeakMap<Note, Known>();

/**
 * What a note says of the work of each add-on that the claim bills, once for each code. Empty without a claim, and where
 * the note has no text.
 */
export function addOnWork(claim: Claim | undefined, note: Note | undefined, guidance: Guidance): readonly AddOnWork[] {
	const { text } = note ?? {};
	if (!note || !text || text.value.trim() === '') {
		return [];
	}
	const before = known.get(note);
	if (before?.claim === claim && before?.guidance === guidance) {
		return before.work;
	}
	const byCode = new Map(addOnsInEffect(claim, guidance).map((b) => [b.code.value, b]));
	const work = [...byCode.values()].flatMap((billed) => workOf(billed, note, text, guidance));
	known.set(note, { claim, guidance, work });
	return work;
}

function workOf(billed: BilledAddOn, note: Note, text: NonNullable<Note['text']>, guidance: Guidance): AddOnWork[] {
	const technique = techniqueOf(billed.code.value, guidance);
	if (!technique) {
		return [];
	}
	const work = workInText(text, technique, guidance);
	const own = (words: readonly WordsOnWork[]) => words.filter((w) => canBeOf(billed.procedure, w));
	const told = own([...work.done, ...work.doubtful]);
	return [
		{
			billed,
			told,
			givenUp: own(work.givenUp),
			denied: own(work.denied),
			elsewhere: [...work.done, ...work.doubtful].filter((w) => !told.includes(w)),
			// What the text says decides; the field is read only where the text does not say that it was done.
			inField: told.length === 0 && isInField(billed, note, guidance),
		},
	];
}

function isInField({ code, procedure }: BilledAddOn, note: Note | undefined, guidance: Guidance): boolean {
	const technique = techniqueOf(code.value, guidance);
	const [state] = technique ? elementStates(note, code.value, [technique], guidance) : [];
	if (state?.state === 'unreadable') {
		return true;
	}
	const value = state?.state === 'documented' ? state.field?.value.value : undefined;
	return value !== undefined && describesWork(value, procedure, guidance);
}
