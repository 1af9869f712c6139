import type { Claim, Note } from '../case/case';
import { isoDay } from '../case/case';
import { evidenceIn } from '../evidence/evidenceIn';
import type { EvidenceSpan } from '../evidence/findEvidence';
import { phrasesIn } from '../evidence/phrasesIn';
import { sentenceAround, sentencesIn } from '../evidence/sentencesIn';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure } from '../guidance/types';
import { isInEffect } from './billedAddOns';
import type { Rule } from './rule';

export const displacementNotBilled: Rule = {
	id: 'displacement-not-billed',
	severity: 'information',
	about: 'note',
	what: 'The text of the note describes that tissue was moved aside in a region, and that region’s add-on is not on the claim.',
	why: 'A claim is reviewed both ways: what is described and not billed is as much a difference between record and claim as the reverse.',
	whatToDo:
		'Verify in the record whether the work stands beside a listed primary procedure, and whether leaving it off was meant. This finding does not say that it should be billed.',
	*check({ claim, note }, { guidance }) {
		if (!claim || !note?.text || claim.scope === 'other') {
			return;
		}
		for (const [work, addOns] of worksOf(guidance)) {
			for (const [procedure, span] of describedIn(work, addOns, note.text, guidance)) {
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
		}
	},
};

interface Regional {
	readonly procedure: AddOnProcedure;
	readonly phrases: readonly string[];
}

const works = new WeakMap<Guidance, ReadonlyMap<string, readonly Regional[]>>();

/** The add-ons with words for their region, by the element of the narrative's signs that shows their work. */
function worksOf(guidance: Guidance): ReadonlyMap<string, readonly Regional[]> {
	const before = works.get(guidance);
	if (before) {
		return before;
	}
	const made = new Map<string, Regional[]>();
	for (const { code } of guidance.data.addOns) {
		const procedure = guidance.addOn(code);
		const work = guidance
			.elementsOf(code)
			.find((e) => e.holds === 'technique')
			?.shownBy?.at(-1);
		if (procedure && work !== undefined && procedure.addOn.regionWords.length > 0) {
			made.set(work, [...(made.get(work) ?? []), { procedure, phrases: procedure.addOn.regionWords }]);
		}
	}
	works.set(guidance, made);
	return made;
}

/** The add-ons whose work the text documents in their region, each with its first words; words of two regions tell nothing. */
function describedIn(
	work: string,
	addOns: readonly Regional[],
	text: NonNullable<Note['text']>,
	guidance: Guidance,
): Map<AddOnProcedure, EvidenceSpan> {
	const described = new Map<AddOnProcedure, EvidenceSpan>();
	const found = evidenceIn(text, guidance.data.narrative).get(work);
	if (found?.status !== 'documented') {
		return described;
	}
	const named = phrasesIn(text.value, addOns);
	const sentences = sentencesIn(text.value, guidance.data.narrative);
	for (const span of found.spans) {
		const inside = ({ start, end }: { readonly start: number; readonly end: number }) => [
			...new Set(named.filter((n) => start <= n.start && n.end <= end).map((n) => n.of.procedure)),
		];
		const own = inside(span);
		const regions = own.length > 0 ? own : inside(sentenceAround(sentences, span));
		const [only] = regions;
		if (only && regions.length === 1 && !described.has(only)) {
			described.set(only, span);
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
