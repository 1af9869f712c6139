import type { Amount, Count } from './auditReport';

/** A count of what stands at some places, two of which may be in one line. */
export function countOf(places: readonly number[]): Count {
	return { count: places.length, places: distinct(places) };
}

export function amountOf(amount: number | undefined, places: readonly number[]): Amount {
	return { amount: amount === undefined ? undefined : Math.round(amount * 100) / 100, places: distinct(places) };
}

function distinct(places: readonly number[]): number[] {
	return [...new Set(places)];
}

/** By a key, in the order in which keys come. */
export function grouped<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		for (const key of keysOf(one)) {
			const group = groups.get(key);
			if (group) {
				group.push(one);
			} else {
				groups.set(key, [one]);
			}
		}
	}
	return groups;
}
