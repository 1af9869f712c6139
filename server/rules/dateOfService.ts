import type { Located } from '../case/case';
import type { Rule } from './rule';

export const dateOfService: Rule = {
	id: 'date-of-service',
	severity: 'error',
	what: 'A date of service is missing, is no date, or is in the future.',
	why: 'A service is billed for the day on which it was done, and every list and edit is valid for some days only.',
	whatToDo: 'Write the day on which the service was done, as YYYY-MM-DD.',
	*check({ claim, missing }, { today }) {
		if (!claim || claim.scope === 'other') {
			return;
		}
		for (const { field, start, end } of missing) {
			if (field === 'dateOfService') {
				const message =
					'A service line has no date of service, neither its own nor the claim’s. Write the day on which the service was done.';
				yield { start, end, message };
			}
		}
		const seen = new Set<number>();
		for (const { dateOfService: date, code } of claim.lines) {
			const message = date && !seen.has(date.start) ? mistake(date, today) : undefined;
			if (date && message) {
				seen.add(date.start);
				const { start, end } = date;
				yield {
					start,
					end,
					...(code && date.start !== claim.dateOfService?.start && { code: code.value }),
					message,
				};
			}
		}
		const { dateOfService: own } = claim;
		const message = own && !seen.has(own.start) ? mistake(own, today) : undefined;
		if (own && message) {
			yield { start: own.start, end: own.end, message };
		}
	},
};

/** Undefined for a day that is one and has come. */
function mistake({ value }: Located<string>, today: string): string | undefined {
	const day = /^(\d{4}-\d{2}-\d{2})(?:$|T)/.exec(value)?.[1];
	if (day === undefined) {
		return 'This is no date of the form YYYY-MM-DD, so nothing that depends on the day is judged. Write the day on which the service was done.';
	}
	const date = new Date(`${day}T00:00:00Z`);
	if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) {
		return `${day} is no day of the calendar. Write the day on which the service was done.`;
	}
	return day > today
		? `${day} is in the future: the day of review is ${today}. Write the day on which the service was done.`
		: undefined;
}
