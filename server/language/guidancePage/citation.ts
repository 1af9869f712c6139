import type { Guidance } from '../../guidance/guidance';
import type { Cited } from '../../guidance/types';
import { confidences } from '../sourceText';
import type { Link, Words } from './page';

/** A source with its date and how sure it is: who reads a figure reads this, too. */
export function citation(cited: Cited, guidance: Guidance): Words {
	const source = guidance.source(cited.source);
	const title = source?.title ?? cited.source;
	const named: string | Link = source?.url ? { text: title, to: { url: source.url } } : title;
	const date = source?.date === undefined ? 'no date given' : source.date;
	return [named, ` (${date}; ${confidences[cited.confidence]})`];
}
