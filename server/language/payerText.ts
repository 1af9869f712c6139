import type { Guidance } from '../guidance/guidance';
import type { PayerPolicy } from '../guidance/types';
import { escaped, supply } from './markdown';
import { sourceList } from './sourceText';

/** Which payer a name stands for and what is known of its policies; Markdown. */
export function payerText(name: string, guidance: Guidance): string {
	const payer = guidance.payer(name);
	if (!payer) {
		return `**${escaped(name)}** · payer\n\nNot known here, so no policy of it is. ${supply('payers')} The CMS lists and indicators are Medicare's; whether this payer follows them is not known.`;
	}
	const policies = payer.policies.map(policyText);
	return [
		`**${payer.name}** · payer`,
		payer.isMedicare
			? "The CMS lists and indicators are this payer's own."
			: "The CMS lists and indicators are Medicare's; whether this payer follows them is not known.",
		...(policies.length > 0
			? [`**Policies**\n${policies.join('\n')}`]
			: [[...payer.notKnown, supply('payers')].join(' ')]),
		...sourceList(payer.policies, guidance),
	].join('\n\n');
}

function policyText({ codes, from, until, says, covered, authorizationNeeded }: PayerPolicy): string {
	const facts = [
		covered === undefined ? undefined : covered ? 'covered' : 'not covered',
		authorizationNeeded === undefined
			? undefined
			: authorizationNeeded
				? 'authorization needed'
				: 'no authorization needed',
		until === undefined ? `since ${from}` : `${from} to ${until}`,
	].filter((f) => f !== undefined);
	return `- ${codes.join(', ')} (${facts.join(', ')}): ${says}`;
}
