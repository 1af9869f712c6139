import type { ReviewContext, ReviewUnit, RuleFinding } from '../rules/rule';
import { rules } from '../rules/rules';

/** What a rule found that only the provider can clear up. */
export interface Contradiction {
	readonly rule: string;
	readonly finding: RuleFinding;
}

/** Where the record contradicts itself or what is billed, by the rules that are about that and not switched off. */
export function contradictionsOf(unit: ReviewUnit, context: ReviewContext): Contradiction[] {
	return rules
		.filter((r) => r.asksProvider && context.severities?.get(r.id) !== 'off')
		.flatMap((r) => Array.from(r.check(unit, context), (finding) => ({ rule: r.id, finding })));
}
