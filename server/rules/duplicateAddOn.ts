import { type Claim, isoDay, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { isSameProvider } from './primaryLines';
import type { Rule, RuleFinding } from './rule';

export const duplicateAddOn: Rule = {
	id: 'duplicate-add-on',
	severity: 'warning',
	what: 'An add-on stands on two lines for one date of service and one provider.',
	why: 'A payer takes the second line for the first one sent twice, unless the claim says what sets it apart.',
	whatToDo: 'Verify in the note that the work was done twice. If it was not, take the second line off the claim.',
	*check({ claim }, { guidance }) {
		const seen: BilledAddOn[] = [];
		for (const billed of addOnsInEffect(claim, guidance)) {
			const first = claim && seen.find((s) => isDouble(s, billed, claim, guidance));
			if (first) {
				yield finding(first, billed, claim);
			}
			seen.push(billed);
		}
	},
};

/** The same code on a known day, by providers not known to differ, and nothing that sets one line apart. */
function isDouble(first: BilledAddOn, second: BilledAddOn, claim: Claim, guidance: Guidance): boolean {
	const day = isoDay(second.line.dateOfService);
	return (
		first.code.value === second.code.value &&
		day !== undefined &&
		day === isoDay(first.line.dateOfService) &&
		isSameProvider(first.line, second.line, claim) &&
		!saysApart(first.line, guidance) &&
		!saysApart(second.line, guidance) &&
		!areSides(first.line, second.line, guidance)
	);
}

function saysApart(line: ServiceLine, guidance: Guidance): boolean {
	return line.modifiers.some((m) => {
		const modifier = guidance.modifier(m.value);
		return modifier?.distinct || modifier?.repeat;
	});
}

/** One line is of the right side, the other of the left. */
function areSides(first: ServiceLine, second: ServiceLine, guidance: Guidance): boolean {
	const sidesOf = (line: ServiceLine) => line.modifiers.flatMap((m) => guidance.modifier(m.value)?.side ?? []);
	const [one, other] = [sidesOf(first), sidesOf(second)];
	return one.length > 0 && other.length > 0 && !one.some((side) => other.includes(side));
}

function finding(first: BilledAddOn, { code, line }: BilledAddOn, claim: Claim): RuleFinding {
	const known = claim.scope === 'professional' && first.line.provider && line.provider;
	return {
		start: code.start,
		end: code.end,
		code: code.value,
		values: [line.dateOfService?.value ?? '', line.provider?.value ?? ''],
		message:
			`${code.value} stands on another line of this claim for ${isoDay(line.dateOfService)}${known ? ' and the same provider' : ''}. ` +
			'A payer takes the second line for the first one sent twice. Verify in the note that the work was done twice; ' +
			'if it was not, take this line off the claim.',
		related: [{ start: first.code.start, end: first.code.end, message: `${code.value} stands here first` }],
	};
}
