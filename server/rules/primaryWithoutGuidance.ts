import type { ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { saidBy } from './listCaveats';
import { payablePrimaries } from './primaryLines';
import type { Rule, RuleFinding } from './rule';

export const primaryWithoutGuidance: Rule = {
	id: 'primary-without-guidance',
	severity: 'information',
	what: 'The only primary procedure is one that is done without imaging, and its add-on is done under imaging.',
	why: 'Imaging that guided the add-on was there for the primary procedure too: one of the two codes may be the wrong one.',
	whatToDo: 'Verify in the note whether the primary procedure was guided by imaging.',
	*check({ claim }, { guidance }) {
		const said = new Set<ServiceLine>();
		for (const billed of addOnsInEffect(claim, guidance)) {
			const primaries = claim && billed.procedure.addOn.imageGuided ? payablePrimaries(billed, claim) : [];
			if (!primaries.every((l) => isWithoutGuidance(l, guidance))) {
				continue;
			}
			for (const line of primaries.filter((l) => !said.has(l))) {
				said.add(line);
				yield* finding(line, billed, guidance);
			}
		}
	},
};

function isWithoutGuidance({ code }: ServiceLine, guidance: Guidance): boolean {
	return guidance.procedure(code?.value ?? '')?.imagingGuidance?.included === 'by definition none';
}

function* finding({ code }: ServiceLine, { code: addOn }: BilledAddOn, guidance: Guidance): Iterable<RuleFinding> {
	if (!code) {
		return;
	}
	const { start, end, value } = code;
	const source = saidBy(guidance.procedure(value)?.imagingGuidance, guidance);
	yield {
		start,
		end,
		code: value,
		message:
			`${value} is by definition done without imaging${source}, and ${addOn.value}, which has no other primary procedure ` +
			'here, is done under imaging guidance. Verify in the note whether the primary procedure was guided by imaging.',
		related: [{ start: addOn.start, end: addOn.end, message: `${addOn.value} is done under imaging guidance` }],
	};
}
