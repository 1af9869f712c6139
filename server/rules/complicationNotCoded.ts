import { addOnsInEffect } from './billedAddOns';
import { complicationsIn } from './complications';
import type { Rule } from './rule';

export const complicationNotCoded: Rule = {
	id: 'complication-not-coded',
	severity: 'information',
	about: 'note',
	what: 'The text of the note documents a complication that has its diagnosis code, and the claim has none of them.',
	why: 'ICD-10-CM has codes of its own for complications of procedures; whether one is coded rests on what the provider documents (ICD-10-CM guidelines, I.B.16).',
	whatToDo:
		'Read the words in the text. Verify that the provider documents it as a complication of the procedure before it is coded; a pneumothorax brought about on purpose is none.',
	*check({ claim, note }, { guidance }) {
		if (!claim || claim.scope === 'other' || claim.lines.length === 0 || !note?.text) {
			return;
		}
		const [billed] = addOnsInEffect(claim, guidance);
		const coded = new Set(claim.diagnoses.map((d) => d.value.replaceAll('.', '').toUpperCase()));
		for (const { diagnoses, words } of complicationsIn(note, guidance)) {
			const [span] = words;
			const codes = diagnoses.map((d) => d.code);
			if (span && !codes.some((c) => coded.has(c.replaceAll('.', '')))) {
				yield {
					...note.text.placeOf(span),
					on: 'note',
					...(billed && { code: billed.code.value }),
					values: codes,
					message: `The note’s text documents a complication, and the claim has no diagnosis code for one (${codes.join(', ')}): verify that the provider documents it as a complication of the procedure.`,
				};
			}
		}
	},
};
