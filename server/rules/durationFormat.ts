import { type Note, wholeProcedure } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { type AddOnField, addOnFields } from './documentedAddOns';
import type { Rule, RuleFinding } from './rule';
import { timeField } from './timeField';
import { minutesBetween, timeSpan } from './timeSpan';

export const durationFormat: Rule = {
	id: 'duration-format',
	severity: 'warning',
	about: 'note',
	what: 'The duration of an add-on is no time span, is zero, or is longer than the whole procedure.',
	why: 'The time that the displacement took sets it apart from the primary procedure (the account of the add-on in the guidance); what is no span does not.',
	whatToDo:
		'Write the span that the record gives (`6 min`), or beginning and end (`10:41 to 10:47`). If it gives none, ask the provider.',
	*check({ claim, note }, { guidance }) {
		if (!note) {
			return;
		}
		for (const field of addOnFields('duration', claim, note, guidance)) {
			const found = judge(field, note, guidance);
			if (found) {
				yield found;
			}
		}
	},
};

function judge({ code, element, value }: AddOnField, note: Note, guidance: Guidance): RuleFinding | undefined {
	const { start, end } = value;
	const minutes = timeSpan(value.value);
	const found = (wrong: string, ...values: string[]): RuleFinding => ({
		start,
		end,
		on: 'note',
		code,
		values: [value.value, ...values],
		message: `\`${element.name}\` of ${code} ${wrong}. Write what the record says, as 6 min or 10:41 to 10:47; if it gives no time, ask the provider.`,
	});
	if (minutes === undefined) {
		return found('is no time span that can be read');
	}
	if (minutes === 0) {
		return found('is zero');
	}
	const from = timeField('startTime', wholeProcedure, note, guidance)?.value.value ?? '';
	const to = timeField('endTime', wholeProcedure, note, guidance)?.value.value ?? '';
	const whole = minutesBetween(from, to);
	return whole !== undefined && whole > 0 && minutes > whole
		? found('is longer than the whole procedure from its start to its end', from, to)
		: undefined;
}
