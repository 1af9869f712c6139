import { type Claim, isoDay } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Payer, PayerPolicy } from '../guidance/types';
import { isInEffect } from './billedAddOns';
import type { Rule, RuleFinding } from './rule';

export const payerPolicy: Rule = {
	id: 'payer-policy',
	severity: 'warning',
	what: "A code is billed that the payer does not cover, or that needs an authorization which the claim does not give, by the policies in the organization's guidance.",
	why: 'A payer publishes what it covers and what it has to agree to beforehand. No policy comes with the product: each is supplied by the organization, with its source and dates, and says itself how severe a claim against it is.',
	whatToDo:
		'Look whether the policy applies to this patient and plan. If an authorization was given, add its number to the claim.',
	*check({ claim }, { guidance }) {
		const payer = claim && claim.scope !== 'other' ? guidance.payer(claim.payer?.value) : undefined;
		if (!claim || !payer || payer.policies.length === 0) {
			return;
		}
		for (const line of claim.lines) {
			if (!line.code || line.status) {
				continue;
			}
			const policies = policiesOn(line.code.value, isoDay(line.dateOfService), payer);
			for (const { what, policy } of against(policies, claim)) {
				yield finding(line.code, what, policy, payer, guidance);
			}
		}
	},
};

/** Those in effect on the day, the latest first. */
function policiesOn(code: string, day: string | undefined, { policies }: Payer): PayerPolicy[] {
	const inEffect = policies.filter((p) => p.codes.includes(code) && isInEffect(p, day));
	return inEffect.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}

interface Against {
	readonly what: string;
	readonly policy: PayerPolicy;
}

/** What the claim is against: of several policies that answer a question the latest counts. */
function against(policies: readonly PayerPolicy[], claim: Claim): Against[] {
	const coverage = policies.find((p) => p.covered !== undefined);
	if (coverage?.covered === false) {
		// Whether it would have to be asked beforehand is no question then.
		return [{ what: 'does not cover', policy: coverage }];
	}
	const asking = policies.find((p) => p.authorizationNeeded !== undefined);
	return asking?.authorizationNeeded && !claim.authorization?.value.trim()
		? [{ what: 'needs an authorization for', policy: asking }]
		: [];
}

function finding(
	{ start, end, value }: { readonly start: number; readonly end: number; readonly value: string },
	what: string,
	policy: PayerPolicy,
	payer: Payer,
	guidance: Guidance,
): RuleFinding {
	const source = guidance.source(policy.source);
	const published = source ? `${source.title}${source.date === undefined ? '' : `, ${source.date}`}` : policy.source;
	const days = policy.until === undefined ? `since ${policy.from}` : `${policy.from} to ${policy.until}`;
	const given = what === 'does not cover' ? '' : ', and the claim gives none';
	return {
		start,
		end,
		code: value,
		severity: policy.severity,
		values: [value, payer.name, what, policy.from],
		message: `${payer.name} ${what} ${value}${given} (policy in effect ${days}): ${sentence(policy.says)} Source: ${published}. Look whether it applies to this patient and plan.`,
	};
}

function sentence(says: string): string {
	const words = says.replace(/\s+/g, ' ').trim();
	return /[.!?]$/.test(words) ? words : `${words}.`;
}
