import { mostSevere, type Rule, type RuleFinding } from '../rules/rule';

/** More findings of one rule than this in one case, or in one file of our own, are not listed: nobody reads them. */
export const findingLimit = 200;

export interface LimitedFindings {
	readonly found: readonly RuleFinding[];
	/** The last one says that there are more. */
	readonly isCut: boolean;
}

/**
 * What a rule finds, up to the limit. A rule that finds more ends there: what is not listed is never made.
 * @param isHere findings that are said in another file are limited there
 */
export function limitedCheck(
	rule: Rule,
	found: Iterable<RuleFinding>,
	isHere: (one: RuleFinding) => boolean,
): LimitedFindings {
	const listed: RuleFinding[] = [];
	let here = 0;
	let elsewhere = 0;
	for (const one of found) {
		if (!isHere(one)) {
			if (elsewhere++ < findingLimit) {
				listed.push(one);
			}
		} else if (here++ < findingLimit) {
			listed.push(one);
		} else {
			return { found: [...listed, more(rule, one, listed)], isCut: true };
		}
	}
	return { found: listed, isCut: false };
}

/** Stands where the first one stands that is not listed, and is as severe as any that is. */
function more(rule: Rule, { start, end, on }: RuleFinding, listed: readonly RuleFinding[]): RuleFinding {
	return {
		start,
		end,
		...(on && { on }),
		severity: mostSevere(listed.map((f) => f.severity ?? rule.severity)),
		values: [`more than ${findingLimit}`],
		message: `This rule has more than ${findingLimit} findings in this case, and no more of them are listed. Mend the listed ones first.`,
	};
}

/**
 * Of each group the first ones up to the limit, in the order given, and behind them one that says how many more there
 * are.
 * @param groupOf undefined for what is not limited here
 * @param rest makes that one of the first that is not listed
 */
export function limitedList<T>(
	all: readonly T[],
	groupOf: (one: T) => string | undefined,
	rest: (first: T, more: number) => T,
): readonly T[] {
	if (all.length <= findingLimit) {
		return all;
	}
	const counts = new Map<string, number>();
	const cut = new Map<string, number>();
	const listed: T[] = [];
	for (const one of all) {
		const group = groupOf(one);
		const count = group === undefined ? 0 : (counts.get(group) ?? 0) + 1;
		if (group !== undefined) {
			counts.set(group, count);
		}
		if (group !== undefined && count === findingLimit + 1) {
			cut.set(group, listed.length);
		}
		if (count <= findingLimit + 1) {
			listed.push(one);
		}
	}
	for (const [group, at] of cut) {
		listed[at] = rest(listed[at] as T, (counts.get(group) ?? 0) - findingLimit);
	}
	return listed;
}

/** What the one says that stands for the rest of a list. */
export function restMessage(more: number): string {
	return `From here on ${more} more of these findings are not listed; mend those before it first.`;
}
