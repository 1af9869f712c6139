import type { ImagingModality } from '../guidance/types';
import { type NamedPart, phrasesIn } from './phrasesIn';

/** Words that name a modality. */
export type NamedModality = NamedPart<ImagingModality>;

/** The modalities that a text names, in its order; of words that could be two (`CT fluoroscopy`), the longer one. */
export function modalitiesIn(text: string, modalities: readonly ImagingModality[]): NamedModality[] {
	return phrasesIn(text, modalities);
}

/** Whether two names can mean the same imaging: the same kind, or a special one of the other. */
export function agree(a: ImagingModality, b: ImagingModality): boolean {
	return a.name === b.name || (a.kindOf?.includes(b.name) ?? false) || (b.kindOf?.includes(a.name) ?? false);
}
