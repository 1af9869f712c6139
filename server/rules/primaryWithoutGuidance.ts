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
		const gone = new Set<readonly unknown[]>();
		for (const billed of addOnsInEffect(claim, guidance)) {
			const primaries = claim && billed.procedure.addOn.imageGuided ? payablePrimaries(billed, claim) : [];
			// Those of one list have one code.
			if (!primaries.every(([first]) => first && isWithoutGuidance(first.one, guidance))) {
				continue;
			}
			for (const list of primaries.filter((l) => !gone.has(l))) {
				gone.add(list);
				for (const { one } of list.filter((l) => !said.has(l.one))) {
					said.add(one);
					yield* finding(one, billed, guidance);
				}
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
