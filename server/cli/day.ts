import { InvalidArgumentError } from 'commander';

/** A day that is given as an option. */
export function day(text: string): string {
	const date = new Date(`${text}T00:00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
		throw new InvalidArgumentError('It is not a day of the form YYYY-MM-DD.');
	}
	return text;
}
