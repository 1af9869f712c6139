import { complicationsIn } from './complications';
import { addOnFields } from './documentedAddOns';
import type { Related, Rule } from './rule';
import { deniesAll } from './saysNothing';

export const complicationConflict: Rule = {
	id: 'complication-conflict',
	severity: 'warning',
	about: 'note',
	asksProvider: true,
	what: 'A field says that there was no complication, and the text of the note documents one.',
	why: 'An abstract that contradicts the note shows nothing: what the provider dictated is the record, and a complication has a diagnosis code of its own.',
	whatToDo:
		'Read the words in the text. A pneumothorax brought about on purpose is no complication. If the text leaves it open, ask the provider.',
	*check({ claim, note }, { guidance }) {
		const fields = note?.text ? addOnFields('complications', claim, note, guidance).filter(saysNone) : [];
		if (!note?.text || fields.length === 0) {
			return;
		}
		const { text } = note;
		const described = complicationsIn(note, guidance);
		const [first] = described;
		if (!first) {
			return;
		}
		const codes = described.flatMap((d) => d.diagnoses.map((x) => x.code));
		const related = described.map(
			({ words: [span], diagnoses }): Related => ({
				...text.placeOf(span ?? { start: 0, end: 0 }),
				on: 'note',
				message: `a complication (${diagnoses.map((d) => d.code).join(', ')}) in the text`,
			}),
		);
		for (const { code, element, value } of fields) {
			yield {
				start: value.start,
				end: value.end,
				on: 'note',
				code,
				values: [value.value, ...codes],
				message: `\`${element.name}\` of ${code} says that there was none, and the note’s text documents a complication (${codes.join(', ')}). Read the words; if they leave it open, ask the provider.`,
				related,
			};
		}
	},
};

function saysNone({ value }: { readonly value: { readonly value: string } }): boolean {
	return deniesAll(value.value);
}
