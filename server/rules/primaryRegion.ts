import type { Claim, Note } from '../case/case';
import { phrasesIn } from '../evidence/phrasesIn';
import type { AddOn } from '../guidance/types';
import { addOnsInEffect } from './billedAddOns';
import { firstPrimaries } from './primaryLines';
import type { Rule } from './rule';

export const primaryRegion: Rule = {
	id: 'primary-region',
	severity: 'warning',
	what: 'The only listed primary is of no particular region, and neither a diagnosis nor the note places it in that of the add-on.',
	why: 'CMS lists some primary procedures for add-ons of several regions (add-on code edits, 2026 Q2); which add-on goes with them hangs on where the work was done.',
	whatToDo:
		'Look in the record where the procedure was done. If that is another region, its own add-on is the one to look at; if the record does not say, ask the provider.',
	*check({ claim, note }, { guidance }) {
		if (!claim || !note) {
			return;
		}
		const judged = new Set<string>();
		for (const { line, code, procedure } of addOnsInEffect(claim, guidance)) {
			const primaries = firstPrimaries(procedure, line, claim);
			const [primary] = primaries;
			const isOfNone = primaries.every((p) => guidance.procedure(p.code?.value ?? '')?.anyRegion);
			if (!primary?.code || !isOfNone || judged.has(code.value)) {
				continue;
			}
			judged.add(code.value);
			const { addOn, region } = procedure;
			if (addOn.regionWords.length > 0 && !isPlaced(addOn, claim, note)) {
				const { start, end, value } = primary.code;
				yield {
					start,
					end,
					code: code.value,
					values: [code.value, value],
					message: `${value} is what carries ${code.value}, and is of no particular region: neither a diagnosis nor the note places it${
						region === undefined ? ' there' : ` in that of the add-on (${region})`
					}. Look in the record where it was done.`,
				};
			}
		}
	},
};

/** A note without any words places nothing, and speaks against nothing. */
function isPlaced(addOn: AddOn, { diagnoses }: Claim, note: Note): boolean {
	const codes = diagnoses.map((d) => d.value.replaceAll('.', '').toUpperCase());
	if (codes.some((c) => addOn.regionDiagnoses.some((r) => c.startsWith(r)))) {
		return true;
	}
	const fields = note.documentation.flatMap((d) => d.elements.map((e) => e.value.value));
	const words = [note.text?.value ?? '', ...fields].join('\n');
	return words.trim() === '' || phrasesIn(words, placing(addOn)).length > 0;
}

const phrases = new WeakMap<AddOn, readonly { readonly phrases: readonly string[] }[]>();

function placing(addOn: AddOn): readonly { readonly phrases: readonly string[] }[] {
	const known = phrases.get(addOn) ?? [{ phrases: [...addOn.regionWords, ...addOn.siteWords] }];
	phrases.set(addOn, known);
	return known;
}
