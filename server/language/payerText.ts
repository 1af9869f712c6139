import type { Guidance } from '../guidance/guidance';
import type { PayerPolicy } from '../guidance/types';
import { escaped, prose, supply } from './markdown';
import { sourceList } from './sourceText';

/** Which payer a name stands for and what is known of its policies; Markdown. */
export function payerText(name: string, guidance: Guidance): string {
	const payer = guidance.payer(name);
	if (!payer) {
		return `**${escaped(name)}** · payer\n\nNot known here, so no policy of it is. ${supply('payers')} The CMS lists and indicators are Medicare's; whether this payer follows them is not known.`;
	}
	const policies = payer.policies.map(policyText);
	return [
		`**${prose(payer.name)}** · payer`,
		payer.isMedicare
			? "The CMS lists and indicators are this payer's own."
			: "The CMS lists and indicators are Medicare's; whether this payer follows them is not known.",
		...(policies.length > 0
			? [`**Policies**\n${policies.join('\n')}`]
			: [[...payer.notKnown.map(prose), supply('payers')].join(' ')]),
		...sourceList(payer.policies, guidance),
	].join('\n\n');
}

function policyText(policy: PayerPolicy): string {
	const { codes, from, until, says } = policy;
	const facts = [...policyFacts(policy), until === undefined ? `since ${from}` : `${from} to ${until}`];
	return `- ${codes.join(', ')} (${facts.join(', ')}): ${prose(says)}`;
}

/** What a claim is compared with: phrases, none where the policy answers neither question. */
export function policyFacts({ covered, authorizationNeeded }: PayerPolicy): string[] {
	return [
		covered === undefined ? undefined : covered ? 'covered' : 'not covered',
		authorizationNeeded === undefined
			? undefined
			: authorizationNeeded
				? 'authorization needed'
				: 'no authorization needed',
	].filter((f) => f !== undefined);
}
