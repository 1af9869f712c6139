import { type CasePart, hasCaseName, mayHoldCases, readPart } from '../../../server/case/readCases';
import type { TextFormat } from '../../../server/text/tree';

/** A file read as one part, whatever container it is; undefined for one of which nothing is said. */
export function readCases(text: string, path: string, format: TextFormat): CasePart | undefined {
	const named = hasCaseName(path);
	if (!mayHoldCases(text, named)) {
		return undefined;
	}
	const part = readPart(text, format, named);
	const refused = named && part.source.problems.some((p) => p.rule === 'too-large');
	return part.cases.length === 0 && !refused ? undefined : part;
}
