import type { Claim, Located, ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Diagnosis } from '../guidance/types';
import type { Rule, RuleFinding } from './rule';

export const lateralityConflict: Rule = {
	id: 'laterality-conflict',
	severity: 'warning',
	what: 'A modifier says one side of the body, and the diagnosis that the line points to names the other.',
	why: 'One of the two is wrong: a claim that contradicts itself is denied, or puts a wrong side into the record.',
	whatToDo: 'Verify the side in the note, and correct the modifier, the diagnosis or the pointer.',
	*check({ claim }, { guidance }) {
		for (const line of claim && claim.scope !== 'other' ? claim.lines : []) {
			const found = claim && line.code && line.status !== 'voided' ? judge(line, claim, guidance) : undefined;
			if (found) {
				yield found;
			}
		}
	},
};

/** Undefined where a side is not said, is said of both, or is that of any diagnosis that the line points to. */
function judge(line: ServiceLine, claim: Claim, guidance: Guidance): RuleFinding | undefined {
	const modifiers = line.modifiers.flatMap((m) => sided(m, guidance.modifier(m.value)?.side));
	const [first, ...others] = modifiers;
	if (!first || others.some((m) => m.side !== first.side)) {
		return undefined;
	}
	const diagnoses = new Set(line.diagnosisPointers.flatMap((p) => claim.diagnoses[p.value - 1] ?? []));
	const named = [...diagnoses].flatMap((d) => sided(d, guidance.diagnosis(d.value)?.side));
	if (named.length === 0 || named.some((d) => d.side === 'both' || d.side === first.side)) {
		return undefined;
	}
	const { start, end, value } = first.at;
	const codes = named.map((d) => d.at.value);
	const source = guidance.source(guidance.diagnosis(codes[0] ?? '')?.source ?? '')?.title;
	return {
		start,
		end,
		...(line.code && { code: line.code.value }),
		values: [value, ...codes],
		message:
			`${value} says ${first.side}, and ${codes.join(', ')}, which this line points to, ` +
			`${codes.length === 1 ? 'names' : 'name'} the ${named[0]?.side} side${source ? ` (${source})` : ''}. ` +
			'Verify the side in the note, and correct the modifier, the diagnosis or the pointer.',
		related: named.map(({ at, side }) => ({
			start: at.start,
			end: at.end,
			message: `${at.value} names the ${side} side`,
		})),
	};
}

interface Sided {
	readonly at: Located<string>;
	readonly side: NonNullable<Diagnosis['side']>;
}

function sided(at: Located<string>, side: Sided['side'] | undefined): Sided[] {
	return side ? [{ at, side }] : [];
}
