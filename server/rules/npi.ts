import type { Located } from '../case/case';
import type { Rule } from './rule';

export const npi: Rule = {
	id: 'npi',
	severity: 'information',
	what: 'A provider number of ten digits has a check digit that does not fit.',
	why: "The last digit of a national provider identifier is a check digit (Luhn's formula over the number with 80840 before it; CMS, NPI check digit standard). A digit that was mistyped or swapped does not fit.",
	whatToDo: "Compare the number with the provider's own.",
	*check({ claim, note }) {
		const seen = new Set<number>();
		const numbers = [...(claim?.scope === 'professional' ? claim.providerNumbers : [])].map((n) => ({
			n,
			on: 'claim' as const,
		}));
		const author = note?.author ? [{ n: note.author, on: 'note' as const }] : [];
		for (const { n, on } of [...numbers, ...author]) {
			if (/^\d{10}$/.test(n.value) && !isValid(n) && !(on === 'claim' && seen.has(n.start))) {
				seen.add(n.start);
				yield {
					start: n.start,
					end: n.end,
					on,
					message:
						'The check digit of this provider number does not fit, so a digit of it is wrong if it is a national provider identifier. Compare it with the provider’s own.',
				};
			}
		}
	},
};

/** Luhn's formula with the prefix 80840, whose digits add 24 to the sum. */
function isValid({ value }: Located<string>): boolean {
	let sum = 24;
	for (let i = 0; i < value.length; i++) {
		const digit = Number(value[value.length - 1 - i]);
		const weighed = i % 2 === 1 ? digit * 2 : digit;
		sum += weighed > 9 ? weighed - 9 : weighed;
	}
	return sum % 10 === 0;
}
