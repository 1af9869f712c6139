import type { Guidance } from '../guidance/guidance';
import type { Citation, Cited, Confidence } from '../guidance/types';
import { prose } from './markdown';

/** Where facts come from and how sure they are, a heading and a list; nothing for no sources. */
export function sourceList(sources: readonly (Cited | Citation)[], guidance: Guidance): string[] {
	if (sources.length === 0) {
		return [];
	}
	const items = sources.map((cited) => {
		const source = guidance.source(cited.source);
		const title = source?.url ? `[${prose(source.title)}](${source.url})` : prose(source?.title ?? cited.source);
		const backs = 'backs' in cited ? ` — ${prose(cited.backs)}` : '';
		return `- ${title}${backs} (${confidences[cited.confidence]})`;
	});
	return [`**Sources**\n${items.join('\n')}`];
}

/** How far a fact can be trusted, in words. */
export const confidences: Record<Confidence, string> = {
	H: 'high confidence',
	M: 'medium confidence',
	L: 'low confidence, inferred',
};
