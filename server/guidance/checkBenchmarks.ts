import type { Report } from './checkAddOn';
import type { Benchmark } from './types';

/** Ranges that are the wrong way round or leave their figure out, and days that do not exist. */
export function checkBenchmarks(benchmarks: readonly Benchmark[], report: Report): void {
	for (const [i, { value, low = value, high = value, date }] of benchmarks.entries()) {
		if (low > value) {
			report(['benchmarks', i, 'low'], `The lower end lies above the figure, ${value}.`);
		}
		if (high < value) {
			report(['benchmarks', i, 'high'], `The upper end lies below the figure, ${value}.`);
		}
		if (date.length === 'YYYY-MM-DD'.length && !isDay(date)) {
			report(['benchmarks', i, 'date'], `There is no day ${date}.`);
		}
	}
}

/** Whether a text of the form `YYYY-MM-DD` is a day of the calendar. */
export function isDay(day: string): boolean {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
