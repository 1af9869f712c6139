import type { Claim, ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Procedure } from '../guidance/types';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { saidBy } from './listCaveats';
import { codesOf, firstOfEachCode, isSameDay, lineObstacle, payablePrimaries } from './primaryLines';
import type { Rule, RuleFinding } from './rule';

export const separateImagingGuidance: Rule = {
	id: 'separate-imaging-guidance',
	severity: 'warning',
	what: 'Imaging guidance is billed beside an add-on whose primary procedures already include it.',
	why: 'Guidance that is part of a procedure is paid with it; a line of its own for it is paid a second time, or denied.',
	whatToDo: 'Verify in the note what the imaging guided. If it was the primary procedure, take the line off the claim.',
	*check({ claim }, { guidance }) {
		const carried = claim ? carriedAddOns(claim, guidance) : [];
		const apart = claim ? withGuidanceApart(claim, guidance) : [];
		for (const line of claim && carried.length > 0 ? claim.lines : []) {
			const guiding = line.code && guidance.procedure(line.code.value);
			if (!claim || !guiding?.guidesBy || isDistinct(line, guidance) || apart.some((l) => isSameDay(l, line))) {
				continue;
			}
			const beside = carried.filter((c) => !lineObstacle(line, c.billed.line, claim));
			if (beside.length > 0 && beside.every((c) => c.includeGuidance)) {
				yield* finding(line, guiding, beside, guidance);
			}
		}
	},
};

/** An add-on line that is carried. */
interface CarriedAddOn {
	readonly billed: BilledAddOn;
	/** Its payable primaries, the first line of each code. */
	readonly primaries: readonly ServiceLine[];
	/** Every one of them is known to include its guidance. */
	readonly includeGuidance: boolean;
}

function carriedAddOns(claim: Claim, guidance: Guidance): CarriedAddOn[] {
	return addOnsInEffect(claim, guidance).flatMap((billed) => {
		const primaries = firstOfEachCode(payablePrimaries(billed, claim));
		const includeGuidance = primaries.every((p) => guidanceOf(p, guidance) === 'yes');
		return primaries.length > 0 ? [{ billed, primaries, includeGuidance }] : [];
	});
}

/** Procedures whose guidance is reported apart: a guidance line of the day can be theirs, were they denied or not. */
function withGuidanceApart(claim: Claim, guidance: Guidance): ServiceLine[] {
	return claim.lines.filter((l) => l.status !== 'voided' && guidanceOf(l, guidance) === 'no');
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
