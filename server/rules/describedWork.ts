import type { Claim, Note } from '../case/case';
import { evidenceIn } from '../evidence/evidenceIn';
import { type ElementEvidence, findEvidence } from '../evidence/findEvidence';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { elementStates } from './elementStates';

/** An add-on that is billed, and what its note's text says of its work. */
export interface DescribedWork {
	readonly billed: BilledAddOn;
	/** What the text says of the technique; `absent` where it says nothing. */
	readonly inText: ElementEvidence;
	/** Whether the technique's field describes such work itself, or may do so. */
	readonly inField: boolean;
}

/**
 * What a note's text says of the work of each add-on that the claim bills, once for each code: of what its technique is
 * shown by. Empty without a claim, and where the note has no text.
 */
export function describedWork(claim: Claim | undefined, note: Note | undefined, guidance: Guidance): DescribedWork[] {
	const { text } = note ?? {};
	if (!text || text.value.trim() === '') {
		return [];
	}
	const { narrative } = guidance.data;
	const byCode = new Map(addOnsInEffect(claim, guidance).map((b) => [b.code.value, b]));
	return [...byCode.values()].flatMap((billed) => {
		const code = billed.code.value;
		const element = guidance.elementsOf(code).find((e) => e.holds === 'technique');
		const work = element?.shownBy?.at(-1);
		const inText = work === undefined ? undefined : evidenceIn(text, narrative).get(work);
		if (!element || !inText) {
			return [];
		}
		const [state] = elementStates(note, code, [element], guidance);
		const value = state?.state === 'documented' ? state.field?.value.value : undefined;
		const said = value === undefined ? undefined : findEvidence(value, narrative).find((e) => e.element === work);
		return [{ billed, inText, inField: said?.status === 'documented' || said?.status === 'ambiguous' }];
	});
}
