import { wholeProcedure } from '../case/case';
import { documentedAddOns } from './documentedAddOns';
import type { Rule } from './rule';
import { timeField } from './timeField';
import { minutesBetween } from './timeSpan';

export const wrongOrder: Rule = {
	id: 'wrong-order',
	severity: 'warning',
	about: 'note',
	what: 'The times of the note say that the displacement began when the procedure was already over.',
	why: 'Tissue is moved to open the path for the primary procedure, so before it (the account of the add-on in the guidance): what comes after it opened nothing.',
	whatToDo:
		'Compare the times with the record; one of them may be a slip. If the record has them so, ask the provider in which order the work was done.',
	*check({ claim, note }, { guidance }) {
		if (!note) {
			return;
		}
		const from = timeField('startTime', wholeProcedure, note, guidance)?.value;
		const to = timeField('endTime', wholeProcedure, note, guidance)?.value;
		if (!from || !to) {
			return;
		}
		for (const code of documentedAddOns(claim, note, guidance)) {
			const began = timeField('startTime', code, note, guidance)?.value;
			if (began && isBehind(began.value, from.value, to.value)) {
				yield {
					start: began.start,
					end: began.end,
					on: 'note',
					code,
					values: [began.value, from.value, to.value],
					message: `The displacement of ${code} began after the end of the whole procedure. Compare the times with the record.`,
					related: [{ start: to.start, end: to.end, on: 'note', message: 'the end of the procedure' }],
				};
			}
		}
	},
};

const halfDay = 12 * 60;

/** Times of day have no date: what lies outside of the procedure is behind it where its end is nearer than its beginning. */
function isBehind(time: string, from: string, to: string): boolean {
	const [whole, sinceBegin, sinceEnd] = [
		minutesBetween(from, to),
		minutesBetween(from, time),
		minutesBetween(to, time),
	];
	return (
		whole !== undefined &&
		sinceBegin !== undefined &&
		sinceEnd !== undefined &&
		sinceBegin > whole &&
		sinceEnd > 0 &&
		sinceEnd < halfDay
	);
}
