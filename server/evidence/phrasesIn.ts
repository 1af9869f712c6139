import { ChoiceIds } from './choiceIds';
import { Occurrences } from './occurrences';
import { type Pattern, readPattern } from './pattern';
import { wordsOf } from './words';

/** What phrases name. */
interface Phrased {
	readonly phrases: readonly string[];
}

/** Words that name one of several. Offsets are UTF-16 code units in the text that was read; `end` exclusive. */
export interface NamedPart<T> {
	readonly of: T;
	readonly start: number;
	readonly end: number;
}

interface Ready {
	readonly patterns: readonly { readonly of: Phrased; readonly pattern: Pattern }[];
	readonly occurrences: Occurrences;
}

const ready = new WeakMap<readonly Phrased[], Ready>();

/**
 * Which of several a text names, in its order; of words that could be two (`CT fluoroscopy`), the longer one. What the
 * phrases are made of is remembered by the list: the same one is to be given again.
 */
export function phrasesIn<T extends Phrased>(text: string, all: readonly T[]): NamedPart<T>[] {
	const words = wordsOf(text);
	const { patterns, occurrences } = readyFor(all);
	occurrences.begin(words);
	const named = patterns.flatMap(({ of, pattern }) =>
		occurrences.matches(pattern).map((match) => ({ ...match, of: of as T })),
	);
	const found: NamedPart<T>[] = [];
	let behind = 0;
	for (const { start: from, end: to, of } of named.sort((a, b) => a.start - b.start || b.end - a.end)) {
		const [first, last] = [words[from], words[to - 1]];
		if (from >= behind && first && last) {
			found.push({ of, start: first.start, end: last.end });
			behind = to;
		}
	}
	return found;
}

function readyFor(all: readonly Phrased[]): Ready {
	const before = ready.get(all);
	if (before) {
		return before;
	}
	const ids = new ChoiceIds();
	const patterns = all.flatMap((of) =>
		of.phrases.flatMap((phrase) => {
			const pattern = readPattern(phrase, ids);
			return pattern ? [{ of, pattern }] : [];
		}),
	);
	const made = { patterns, occurrences: new Occurrences(ids) };
	ready.set(all, made);
	return made;
}
