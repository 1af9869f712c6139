import type { Claim, Located } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { FeeIndicator } from '../guidance/types';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { isMedicare } from './listCaveats';
import type { Rule, RuleFinding } from './rule';

/** What an indicator says of practitioners is no matter of an institutional claim. */
const judgedOnInstitutional: readonly FeeIndicator['column'][] = ['multiple', 'bilateral'];

export const addOnModifier: Rule = {
	id: 'add-on-modifier',
	severity: 'error',
	what: "A modifier stands on an add-on that cannot stand there, by the add-on's indicators in the fee schedule.",
	why: 'The indicators of the Medicare physician fee schedule say to which codes a modifier can be applied; a line with another one is returned or denied.',
	whatToDo: 'Remove the modifier, or move it to the line that it was meant for.',
	*check({ claim }, { guidance }) {
		for (const billed of addOnsInEffect(claim, guidance)) {
			for (const modifier of billed.line.modifiers) {
				const indicator = guidance.modifierConflict(billed.code.value, modifier.value);
				const isJudged = claim?.scope === 'professional' || judgedOnInstitutional.some((c) => c === indicator?.column);
				if (claim && indicator && isJudged) {
					yield finding(billed, modifier, indicator, claim, guidance);
				}
			}
		}
	},
};

function finding(
	{ code, line, procedure }: BilledAddOn,
	modifier: Located<string>,
	{ label, value, meaning }: FeeIndicator,
	claim: Claim,
	guidance: Guidance,
): RuleFinding {
	const { start, end, value: name } = modifier;
	const asOf = procedure.feeSchedule?.asOf;
	const source = `Medicare physician fee schedule${asOf ? `, ${asOf}` : ''}: ${label}, ${value}`;
	const isOthers = !isMedicare(claim, guidance);
	return {
		start,
		end,
		severity: isOthers ? 'warning' : 'error',
		code: code.value,
		values: [name],
		message: [
			`Modifier ${name} cannot stand on ${code.value} (${source}).`,
			...(meaning ? [meaning] : []),
			...(isOthers ? [`These are Medicare's indicators; ${claim.payer?.value}'s own are not supplied.`] : []),
			'Remove it, or move it to the line that it was meant for.',
		].join(' '),
		fixes: modifier.shared
			? []
			: [
					{
						title: `Remove modifier ${name} from ${code.value}`,
						safe: false,
						edits: [{ kind: 'removeModifier', place: { start, end }, line: line.path }],
					},
				],
	};
}
