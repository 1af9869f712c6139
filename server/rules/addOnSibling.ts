import { type Claim, isoDay, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure } from '../guidance/types';
import { addOnsInEffect, type BilledAddOn, isInEffect, standingKey } from './billedAddOns';
import { standingOf } from './byStanding';
import { linesByCode } from './linesByCode';
import { listCaveats, listOf } from './listCaveats';
import { codesOf, firstPrimaries } from './primaryLines';
import type { Fix, Rule, RuleFinding } from './rule';

export const addOnSibling: Rule = {
	id: 'add-on-sibling',
	severity: 'warning',
	what: "The claim's procedures are primaries of a sibling of the add-on, and none is a primary of the add-on itself.",
	why:
		'Siblings bill the same work in different regions of the body, each with primaries of its own (CMS National Correct ' +
		'Coding Initiative, add-on code edits). A primary of the sibling suggests that the wrong one was chosen.',
	whatToDo: 'Verify in the note where the work was done. If it was in the other region, bill the sibling instead.',
	*check({ claim }, { guidance }) {
		const known = new Map<string, readonly Sibling[]>();
		for (const billed of addOnsInEffect(claim, guidance)) {
			const key = standingKey(billed);
			const siblings = known.get(key) ?? (claim ? siblingsWithPrimary(billed, claim, guidance) : []);
			known.set(key, siblings);
			if (claim && siblings.length > 0) {
				yield finding(billed, siblings, listCaveats(billed, claim, guidance));
			}
		}
	},
};

interface Sibling {
	readonly procedure: AddOnProcedure;
	/** Its payable primaries on the claim, the first line of each code. */
	readonly primaries: readonly ServiceLine[];
}

/**
 * None where the claim has a primary of the add-on on its day (even one denied, which says what was meant), where the
 * contractor makes the add-on's list, and none that the claim bills beside it already: that one its primaries belong to.
 */
function siblingsWithPrimary(billed: BilledAddOn, claim: Claim, guidance: Guidance): Sibling[] {
	const { line, procedure } = billed;
	const day = isoDay(line.dateOfService);
	const { billed: lines, meant } = linesByCode(claim);
	const own = procedure.addOn.primaries.some((p) => meant.get(p.code)?.firstBeside({ day }));
	if (own || procedure.addOn.type === '2') {
		return [];
	}
	const standing = standingOf(line, claim);
	return procedure.addOn.siblings.flatMap((code): Sibling[] => {
		const sibling = guidance.addOn(code);
		if (!sibling || !isInEffect(sibling.inEffect, day) || lines.get(sibling.code)?.firstBeside(standing)) {
			return [];
		}
		const primaries = firstPrimaries(sibling, line, claim);
		return primaries.length > 0 ? [{ procedure: sibling, primaries }] : [];
	});
}

function finding(
	{ code, line, procedure }: BilledAddOn,
	siblings: readonly Sibling[],
	caveats: readonly string[],
): RuleFinding {
	const { start, end, value } = code;
	const whose = siblings.map(
		(s) =>
			`${codesOf(s.primaries)} ${s.primaries.length > 1 ? 'are primaries' : 'is a primary'} of ${named(s.procedure)}`,
	);
	return {
		start,
		end,
		code: value,
		message: [
			`${whose.join(', ')}, and nothing beside it is a primary of ${named(procedure)} (${listOf(procedure)}).`,
			`Verify in the note where the work was done; if it was there, bill ${siblings.map((s) => s.procedure.code).join(' or ')} instead.`,
			...caveats,
		].join(' '),
		related: siblings.flatMap((s) =>
			s.primaries.flatMap((l) =>
				l.code
					? [{ start: l.code.start, end: l.code.end, message: `${l.code.value} is a primary of ${s.procedure.code}` }]
					: [],
			),
		),
		fixes: code.shared
			? []
			: siblings.map(
					(s): Fix => ({
						title: `Replace by ${s.procedure.code}`,
						safe: false,
						edits: [{ kind: 'replaceCode', place: { start, end }, line: line.path, code: s.procedure.code }],
					}),
				),
	};
}

function named({ code, region }: AddOnProcedure): string {
	return region ? `${code} (${region})` : code;
}
