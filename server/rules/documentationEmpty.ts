import type { Place } from '../case/case';
import { addOnsInEffect } from './billedAddOns';
import { type ElementState, elementStates } from './elementStates';
import { fillFromNote } from './fromNote';
import type { Rule, RuleFinding } from './rule';

export const documentationEmpty: Rule = {
	id: 'documentation-empty',
	severity: 'error',
	about: 'note',
	what: 'A documentation element of a billed add-on is there but says nothing.',
	why: 'A placeholder such as `TBD` or `see note` is no documentation: whoever reads the abstract cannot tell what was done.',
	whatToDo:
		'Write what the record says. If it says nothing, ask the provider; never add what the record does not hold.',
	*check({ claim, note }, { guidance }) {
		if (!note) {
			return;
		}
		const billed = new Set(addOnsInEffect(claim, guidance).map((b) => b.code.value));
		for (const documented of note.documentation) {
			const code = documented.code.value;
			// A note in a file of its own is judged by itself; beside a claim, for what the claim bills.
			if (!guidance.addOn(code) || (claim && !billed.has(code))) {
				continue;
			}
			const required = guidance.elementsOf(code).filter((e) => e.required);
			for (const state of elementStates(note, code, required, guidance)) {
				if (state.state === 'empty' && state.field) {
					yield {
						...finding(code, state, state.field),
						fixes: fillFromNote(state.element, state.field, note, guidance),
					};
				}
			}
		}
	},
};

function finding(code: string, { element }: ElementState, field: NonNullable<ElementState['field']>): RuleFinding {
	// An absent value has no characters to underline: its key has.
	const place: Place = field.value.end > field.value.start ? field.value : field.name;
	return {
		start: place.start,
		end: place.end,
		on: 'note',
		severity: element.severity,
		code,
		message: `\`${element.name}\` of ${code} is there but says nothing. ${element.why} Write what the record says; if it says nothing, ask the provider.`,
	};
}
