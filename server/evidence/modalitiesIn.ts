import type { ImagingModality } from '../guidance/types';
import { matchAt, type Pattern, readPattern, type TermEnds } from './pattern';
import { wordsOf } from './words';

/** Words that name a modality. Offsets are UTF-16 code units in the text that was read; `end` exclusive. */
export interface NamedModality {
	readonly modality: ImagingModality;
	readonly start: number;
	readonly end: number;
}

interface Ready {
	readonly modality: ImagingModality;
	readonly pattern: Pattern;
}

const ready = new WeakMap<readonly ImagingModality[], readonly Ready[]>();
const noTerms: TermEnds = () => [];

/** The modalities that a text names, in its order; of words that could be two (`CT fluoroscopy`), the longer one. */
export function modalitiesIn(text: string, modalities: readonly ImagingModality[]): NamedModality[] {
	const words = wordsOf(text);
	const found: NamedModality[] = [];
	for (let at = 0; at < words.length; ) {
		let longest: { modality: ImagingModality; end: number } | undefined;
		for (const { modality, pattern } of patternsOf(modalities)) {
			const end = matchAt(pattern, words, at, noTerms);
			if (end !== undefined && end > (longest?.end ?? at)) {
				longest = { modality, end };
			}
		}
		const [first, last] = [words[at], words[(longest?.end ?? 0) - 1]];
		if (longest && first && last) {
			found.push({ modality: longest.modality, start: first.start, end: last.end });
		}
		at = longest?.end ?? at + 1;
	}
	return found;
}

function patternsOf(modalities: readonly ImagingModality[]): readonly Ready[] {
	const before = ready.get(modalities);
	if (before) {
		return before;
	}
	const made = modalities.flatMap((modality) =>
		modality.phrases.flatMap((phrase) => {
			const pattern = readPattern(phrase);
			return pattern ? [{ modality, pattern }] : [];
		}),
	);
	ready.set(modalities, made);
	return made;
}

/** Whether two names can mean the same imaging: the same kind, or a special one of the other. */
export function agree(a: ImagingModality, b: ImagingModality): boolean {
	return a.name === b.name || (a.kindOf?.includes(b.name) ?? false) || (b.kindOf?.includes(a.name) ?? false);
}
