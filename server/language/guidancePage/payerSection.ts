import type { Guidance } from '../../guidance/guidance';
import type { Payer, PayerPolicy } from '../../guidance/types';
import { policyFacts } from '../payerText';
import { citation } from './citation';
import type { Block, Section, Words } from './page';

/** What each known payer's policies say of a code; of most nothing is supplied, and that is said. */
export function payerSection(code: string, guidance: Guidance): Section {
	const rows = guidance.payers.flatMap((payer) =>
		policiesAbout(code, payer).map((policy) => policyRow(payer, policy, guidance)),
	);
	const silent = guidance.payers.filter((p) => policiesAbout(code, p).length === 0);
	const table: Block = {
		kind: 'table',
		caption: `What the policies of payers say of ${code}`,
		columns: ['Payer', 'Policy', 'In effect', 'What it says', 'Source'],
		rows,
	};
	return {
		id: 'payers',
		title: 'Payers',
		blocks: [
			...(rows.length > 0 ? [table] : []),
			...(silent.length > 0
				? [{ kind: 'list' as const, items: silent.map((p) => `${p.name}: no policy supplied`) }]
				: []),
			{
				kind: 'paragraph',
				words:
					'No policy comes with the product. An organization supplies it in its own guidance, with its source and its dates; a payer that is not in the list is not known here.',
			},
		],
	};
}

export function policiesAbout(code: string, payer: Payer): readonly PayerPolicy[] {
	return payer.policies.filter((p) => p.codes.includes(code));
}

function policyRow(payer: Payer, policy: PayerPolicy, guidance: Guidance): readonly Words[] {
	const days = policy.until === undefined ? `since ${policy.from}` : `${policy.from} to ${policy.until}`;
	const facts = policyFacts(policy);
	return [
		payer.name,
		facts.length > 0 ? facts.join(', ') : 'see what it says',
		days,
		policy.says,
		citation(policy, guidance),
	];
}
