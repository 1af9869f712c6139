import type { Note } from '../case/case';
import { evidenceIn } from '../evidence/evidenceIn';
import type { Guidance } from '../guidance/guidance';
import type { DocumentationElement } from '../guidance/types';
import { complicationsIn, type DescribedComplication } from './complications';
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
		const coded = complicationsIn(note, guidance);
		for (const { code, element, value } of fields) {
			const described = [...coded, ...othersIn(note, element, coded, guidance)];
			if (described.length === 0) {
				continue;
			}
			const codes = described.flatMap((d) => d.diagnoses.map((x) => x.code));
			const named = codes.length > 0 ? ` (${codes.join(', ')})` : '';
			yield {
				start: value.start,
				end: value.end,
				on: 'note',
				code,
				values: [value.value, ...(codes.length > 0 ? codes : ['other'])],
				message: `\`${element.name}\` of ${code} says that there was none, and the note’s text documents a complication${named}. Read the words; if they leave it open, ask the provider.`,
				related: described.map(({ words: [span], diagnoses }): Related => {
					const own = diagnoses.length > 0 ? ` (${diagnoses.map((d) => d.code).join(', ')})` : '';
					return {
						...text.placeOf(span ?? { start: 0, end: 0 }),
						on: 'note',
						message: `a complication${own} in the text`,
					};
				}),
			};
		}
	},
};

/** What the text says went wrong in other words than those that have a code. */
function othersIn(
	{ text }: Note,
	{ contradictNoneBy = [] }: DocumentationElement,
	coded: readonly DescribedComplication[],
	{ data }: Guidance,
): DescribedComplication[] {
	const taken = coded.flatMap((c) => c.words);
	return contradictNoneBy.flatMap((name) => {
		const found = text && evidenceIn(text, data.narrative).get(name);
		const words = found?.status === 'documented' ? found.spans : [];
		const others = words.filter((w) => !taken.some((t) => t.start < w.end && w.start < t.end));
		return others.length > 0 ? [{ diagnoses: [], words: others }] : [];
	});
}

function saysNone({ value }: { readonly value: { readonly value: string } }): boolean {
	return deniesAll(value.value);
}
