import { type Claim, isoDay, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { ByStanding, standingOf } from './byStanding';
import type { Rule, RuleFinding } from './rule';

export const duplicateAddOn: Rule = {
	id: 'duplicate-add-on',
	severity: 'warning',
	what: 'An add-on stands on two lines for one date of service and one provider.',
	why: 'A payer takes the second line for the first one sent twice, unless the claim says what sets it apart.',
	whatToDo: 'Verify in the note that the work was done twice. If it was not, take the second line off the claim.',
	*check({ claim }, { guidance }) {
		const seen = new Map<string, Alike>();
		for (const [number, billed] of addOnsInEffect(claim, guidance).entries()) {
			const { line } = billed;
			// The same code on a known day, by providers not known to differ, and nothing that sets one line apart.
			if (!claim || isoDay(line.dateOfService) === undefined || saysApart(line, guidance)) {
				continue;
			}
			const first = firstDouble(billed, [...seen.values()], claim, guidance);
			if (first) {
				yield finding(first, billed, claim);
			}
			remember(billed, number, seen, claim, guidance);
		}
	},
};

/** Add-on lines of one code and of the same sides. There are as many of these as add-on codes times sides, so few. */
interface Alike {
	readonly code: string;
	readonly sides: readonly string[];
	readonly lines: ByStanding<BilledAddOn>;
}

function firstDouble(
	{ code, line }: BilledAddOn,
	seen: readonly Alike[],
	claim: Claim,
	guidance: Guidance,
): BilledAddOn | undefined {
	const sides = sidesOf(line, guidance);
	const standing = standingOf(line, claim);
	return seen
		.filter((s) => s.code === code.value && !areTwoSides(s.sides, sides))
		.flatMap((s) => s.lines.firstBeside(standing) ?? [])
		.sort((a, b) => a.number - b.number)[0]?.one;
}

function remember(
	billed: BilledAddOn,
	number: number,
	seen: Map<string, Alike>,
	claim: Claim,
	guidance: Guidance,
): void {
	const code = billed.code.value;
	const sides = sidesOf(billed.line, guidance);
	const key = `${code} ${sides}`;
	const alike = seen.get(key) ?? { code, sides, lines: new ByStanding<BilledAddOn>() };
	seen.set(key, alike);
	alike.lines.add(standingOf(billed.line, claim), billed, number);
}

function saysApart(line: ServiceLine, guidance: Guidance): boolean {
	return line.modifiers.some((m) => {
		const modifier = guidance.modifier(m.value);
		return modifier?.distinct || modifier?.repeat;
	});
}

/** The sides of the body that the modifiers name, each once. */
function sidesOf({ modifiers }: ServiceLine, guidance: Guidance): string[] {
	return [...new Set(modifiers.flatMap((m) => guidance.modifier(m.value)?.side ?? []))].sort();
}

/** One line is of the right side, the other of the left. */
function areTwoSides(one: readonly string[], other: readonly string[]): boolean {
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
