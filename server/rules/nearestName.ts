import { distance } from 'fastest-levenshtein';

/** Longer keys than this are compared with nothing: they are no slip of the finger. */
const longest = 60;

/**
 * The one of the names that was probably meant: the same but for capitals, spaces, `_` and `-`, else at most a third of
 * its letters (never more than three) away. Undefined when none is near.
 */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
	if (typed.length > longest) {
		return undefined;
	}
	const plain = plainName(typed);
	let nearest: string | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const name of names) {
		const away = distance(plain, plainName(name));
		if (away < least && away <= Math.min(3, Math.floor(name.length / 3))) {
			nearest = name;
			least = away;
		}
	}
	return nearest;
}

function plainName(name: string): string {
	return name.replace(/[\s_-]/g, '').toLowerCase();
}
