import type { Claim, ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Procedure } from '../guidance/types';
import { addOnsInEffect, type BilledAddOn, standingKey } from './billedAddOns';
import { ByStanding, standingOf } from './byStanding';
import { isPayable } from './linesByCode';
import { saidBy } from './listCaveats';
import { codesOf, firstOfEachCode, firstPrimaries } from './primaryLines';
import type { Rule, RuleFinding } from './rule';

export const separateImagingGuidance: Rule = {
	id: 'separate-imaging-guidance',
	severity: 'warning',
	what: 'Imaging guidance is billed beside an add-on whose primary procedures already include it.',
	why: 'Guidance that is part of a procedure is paid with it; a line of its own for it is paid a second time, or denied.',
	whatToDo: 'Verify in the note what the imaging guided. If it was the primary procedure, take the line off the claim.',
	*check({ claim }, { guidance }) {
		const carried = claim && carriedAddOns(claim, guidance);
		const apart = claim && carried && daysWithGuidanceApart(claim, guidance);
		for (const line of claim && carried ? claim.lines : []) {
			const guiding = line.code && guidance.procedure(line.code.value);
			if (!claim || !carried || !guiding?.guidesBy || !isPayable(line) || isDistinct(line, guidance)) {
				continue;
			}
			const standing = standingOf(line, claim);
			if (apart?.firstBeside({ day: standing.day }) || carried.without.firstBeside(standing)) {
				continue;
			}
			const beside = carried.included.beside(standing).flat();
			if (beside.length > 0) {
				const inOrder = beside.sort((a, b) => a.number - b.number).map(({ one }) => one);
				yield* finding(line, guiding, inOrder, guidance);
			}
		}
	},
};

/** An add-on line that is carried. */
interface CarriedAddOn {
	readonly billed: BilledAddOn;
	/** Its payable primaries, the first line of each code. */
	readonly primaries: readonly ServiceLine[];
}

/** The add-on lines that are carried, of those that stand alike the first. */
interface CarriedAddOns {
	/** Every one of their primaries is known to include its guidance. */
	readonly included: ByStanding<CarriedAddOn>;
	readonly without: ByStanding<CarriedAddOn>;
}

/** Undefined where none is. */
function carriedAddOns(claim: Claim, guidance: Guidance): CarriedAddOns | undefined {
	const carried: CarriedAddOns = { included: new ByStanding(), without: new ByStanding() };
	const judged = new Set<string>();
	let number = 0;
	for (const billed of addOnsInEffect(claim, guidance).filter((b) => isFirst(standingKey(b), judged))) {
		const primaries = firstPrimaries(billed.procedure, billed.line, claim);
		if (primaries.length > 0) {
			const included = primaries.every((p) => guidanceOf(p, guidance) === 'yes');
			(included ? carried.included : carried.without).add(
				standingOf(billed.line, claim),
				{ billed, primaries },
				number++,
			);
		}
	}
	return number > 0 ? carried : undefined;
}

function isFirst(key: string, seen: Set<string>): boolean {
	const first = !seen.has(key);
	seen.add(key);
	return first;
}

/** Days of procedures whose guidance is reported apart: a guidance line of the day can be theirs, were they denied or not. */
function daysWithGuidanceApart(claim: Claim, guidance: Guidance): ByStanding<true> {
	const days = new ByStanding<true>();
	for (const [number, line] of claim.lines.entries()) {
		if (line.status !== 'voided' && guidanceOf(line, guidance) === 'no') {
			days.add({ day: standingOf(line, claim).day }, true, number);
		}
	}
	return days;
}

function guidanceOf({ code }: ServiceLine, guidance: Guidance) {
	return guidance.procedure(code?.value ?? '')?.imagingGuidance?.included;
}

function isDistinct({ modifiers }: ServiceLine, guidance: Guidance): boolean {
	return modifiers.some((m) => guidance.modifier(m.value)?.distinct);
}

function* finding(
	{ code }: ServiceLine,
	{ guidesBy }: Procedure,
	beside: readonly CarriedAddOn[],
	guidance: Guidance,
): Iterable<RuleFinding> {
	if (!code) {
		return;
	}
	const addOns = codesOf(beside.map((c) => c.billed.line));
	const primaries = firstOfEachCode(beside.flatMap((c) => c.primaries));
	const { start, end, value } = code;
	const facts = primaries.flatMap((p) => guidance.procedure(p.code?.value ?? '')?.imagingGuidance ?? []);
	const source = saidBy(facts.find((f) => f.confidence === 'L') ?? facts[0], guidance);
	const distinct = guidance.data.modifiers.filter((m) => m.distinct).map((m) => m.code);
	const unless =
		distinct.length > 0 ? `; guidance for something else carries a modifier that says so (${distinct.join(', ')})` : '';
	yield {
		start,
		end,
		code: value,
		message:
			`${value} bills ${guidesBy} guidance beside ${addOns}, and guidance is part of ${codesOf(primaries)}` +
			`${source}. Whether it is part of ${addOns} itself is not verified. Verify in the note what ` +
			`was guided: take the line off if it was that procedure${unless}.`,
		related: primaries.flatMap((p) =>
			p.code ? [{ start: p.code.start, end: p.code.end, message: `Imaging guidance is part of ${p.code.value}` }] : [],
		),
	};
}
