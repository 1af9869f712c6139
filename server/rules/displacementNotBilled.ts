import type { Claim } from '../case/case';
import { isoDay } from '../case/case';
import type { NoteText } from '../case/noteText';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure } from '../guidance/types';
import { isInEffect } from './billedAddOns';
import type { Rule } from './rule';
import { regionalAddOns, techniqueOf, type WordsOnWork, workInText } from './workInText';

export const displacementNotBilled: Rule = {
	id: 'displacement-not-billed',
	severity: 'information',
	about: 'note',
	what: 'The text of the note describes that tissue was moved aside through the skin in a region, and that region’s add-on is not on the claim.',
	why: 'A claim is reviewed both ways: what is described and not billed is as much a difference between record and claim as the reverse.',
	whatToDo:
		'Verify in the record whether the work stands beside a listed primary procedure, and whether leaving it off was meant. This finding does not say that it should be billed.',
	*check({ claim, note }, { guidance }) {
		if (!claim || !note?.text || claim.scope === 'other') {
			return;
		}
		for (const [procedure, span] of describedIn(note.text, guidance)) {
			if (isMissing(procedure, claim)) {
				yield {
					...note.text.placeOf(span),
					on: 'note',
					code: procedure.code,
					values: [procedure.code],
					message: `Moving tissue aside${procedure.region === undefined ? '' : ` (${procedure.region})`} is described in the note’s text, and ${procedure.code} is not on this claim: verify.`,
				};
			}
		}
	},
};

/**
 * The add-ons whose work the text documents in their region, each with its first words; words of two regions tell
 * nothing, and so does a text of an open or endoscopic operation: the codes are for work through the skin.
 */
function describedIn(text: NoteText, guidance: Guidance): Map<AddOnProcedure, WordsOnWork> {
	const described = new Map<AddOnProcedure, WordsOnWork>();
	for (const { procedure } of regionalAddOns(guidance)) {
		const technique = techniqueOf(procedure.code, guidance);
		const { done, isDoubted } = technique ? workInText(text, technique, guidance) : { done: [], isDoubted: true };
		const words = isDoubted ? undefined : done.find(({ regions }) => regions.size === 1 && regions.has(procedure));
		if (words) {
			described.set(procedure, words);
		}
	}
	return described;
}

/** No line has the code, whatever became of it, and some day of the claim lies in the time of the code. */
function isMissing({ code, inEffect }: AddOnProcedure, claim: Claim): boolean {
	const days = claim.lines.map((l) => isoDay(l.dateOfService ?? claim.dateOfService));
	return (
		claim.lines.length > 0 &&
		!claim.lines.some((l) => l.code?.value === code) &&
		days.some((d) => isInEffect(inEffect, d))
	);
}
