import type { Claim, ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { addOnWork } from './addOnWork';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { firstPrimaries } from './primaryLines';
import type { Related, Rule } from './rule';
import { placesOf } from './workInText';

const inText = 'the words in the text';

export const displacementUnsuccessful: Rule = {
	id: 'displacement-unsuccessful',
	severity: 'warning',
	asksProvider: true,
	what: 'The text of the note says that moving the tissue was tried and given up, or the primary procedure was broken off.',
	why: 'An add-on stands for work that was done beside its primary procedure; whether work that was given up is reported is not known for these codes.',
	whatToDo:
		'Read what was done in the end. If the displacement failed, or the primary procedure was broken off before it, verify that the add-on is billable; if the record does not say, ask the provider.',
	*check({ claim, note }, { guidance }) {
		const givenUp = new Map<string, Related>();
		for (const work of addOnWork(claim, note, guidance)) {
			// What failed at first and was done in the end was done.
			const [words] = note && work.told.length === 0 && !work.inField ? placesOf(work.givenUp, note, inText) : [];
			if (words) {
				givenUp.set(work.billed.code.value, words);
			}
		}
		for (const billed of firstOfEach(addOnsInEffect(claim, guidance))) {
			const { code } = billed;
			const words = givenUp.get(code.value);
			const broken = claim ? brokenOffPrimary(billed, claim, guidance) : undefined;
			if (words || broken) {
				yield {
					start: code.start,
					end: code.end,
					code: code.value,
					values: [...(words ? ['given up'] : []), ...(broken ? [broken.primary, broken.modifier.value] : [])],
					message: `${messageOf(code.value, words !== undefined, broken)} Verify what was done in the end; if the record does not say, ask the provider.`,
					related: [
						...(words ? [words] : []),
						...(broken
							? [
									{
										start: broken.modifier.start,
										end: broken.modifier.end,
										on: 'claim' as const,
										message: 'broken off',
									},
								]
							: []),
					],
				};
			}
		}
	},
};

interface BrokenOff {
	readonly primary: string;
	readonly modifier: ServiceLine['modifiers'][number];
}

function messageOf(code: string, isGivenUp: boolean, broken: BrokenOff | undefined): string {
	const said = isGivenUp ? 'the note’s text says that the displacement was tried and given up' : undefined;
	const billed = broken && `its primary ${broken.primary} carries ${broken.modifier.value} (broken off)`;
	return `${code} is billed, and ${[said, billed].filter((s) => s !== undefined).join(', and ')}.`;
}

/** Where each primary that carries the add-on was broken off: the first, and the modifier that says so. */
function brokenOffPrimary({ line, procedure }: BilledAddOn, claim: Claim, guidance: Guidance): BrokenOff | undefined {
	const broken = firstPrimaries(procedure, line, claim).map((primary) => {
		const modifier = primary.modifiers.find((m) => guidance.modifier(m.value.toUpperCase())?.brokenOff);
		return modifier && { primary: primary.code?.value ?? '', modifier };
	});
	return broken.every((b) => b !== undefined) ? broken[0] : undefined;
}

function firstOfEach(billed: readonly BilledAddOn[]): BilledAddOn[] {
	const first = new Map<string, BilledAddOn>();
	for (const one of billed) {
		if (!first.has(one.code.value)) {
			first.set(one.code.value, one);
		}
	}
	return [...first.values()];
}
