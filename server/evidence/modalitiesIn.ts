import type { ImagingModality } from '../guidance/types';
import { ChoiceIds } from './choiceIds';
import { Occurrences } from './occurrences';
import { type Pattern, readPattern } from './pattern';
import { wordsOf } from './words';

/** Words that name a modality. Offsets are UTF-16 code units in the text that was read; `end` exclusive. */
export interface NamedModality {
	readonly modality: ImagingModality;
	readonly start: number;
	readonly end: number;
}

interface Ready {
	readonly patterns: readonly { readonly modality: ImagingModality; readonly pattern: Pattern }[];
	readonly occurrences: Occurrences;
}

const ready = new WeakMap<readonly ImagingModality[], Ready>();

/** The modalities that a text names, in its order; of words that could be two (`CT fluoroscopy`), the longer one. */
export function modalitiesIn(text: string, modalities: readonly ImagingModality[]): NamedModality[] {
	const words = wordsOf(text);
	const { patterns, occurrences } = readyFor(modalities);
	occurrences.begin(words);
	const named = patterns.flatMap(({ modality, pattern }) =>
		occurrences.matches(pattern).map((match) => ({ ...match, modality })),
	);
	const found: NamedModality[] = [];
	let behind = 0;
	for (const { start: from, end: to, modality } of named.sort((a, b) => a.start - b.start || b.end - a.end)) {
		const [first, last] = [words[from], words[to - 1]];
		if (from >= behind && first && last) {
			found.push({ modality, start: first.start, end: last.end });
			behind = to;
		}
	}
	return found;
}

function readyFor(modalities: readonly ImagingModality[]): Ready {
	const before = ready.get(modalities);
	if (before) {
		return before;
	}
	const ids = new ChoiceIds();
	const patterns = modalities.flatMap((modality) =>
		modality.phrases.flatMap((phrase) => {
			const pattern = readPattern(phrase, ids);
			return pattern ? [{ modality, pattern }] : [];
		}),
	);
	const made = { patterns, occurrences: new Occurrences(ids) };
	ready.set(modalities, made);
	return made;
}

/** Whether two names can mean the same imaging: the same kind, or a special one of the other. */
export function agree(a: ImagingModality, b: ImagingModality): boolean {
	return a.name === b.name || (a.kindOf?.includes(b.name) ?? false) || (b.kindOf?.includes(a.name) ?? false);
}
