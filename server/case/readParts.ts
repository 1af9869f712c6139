import { Placement } from '../text/placement';
import type { Problem, TextFormat } from '../text/tree';
import { type CasePart, readPart } from './readCases';
import { splitCases } from './splitCases';

/** A part of a file as it was read, whose offsets are of the part. */
export interface PlacedPart {
	readonly at: Placement;
	readonly part: CasePart;
}

/**
 * All parts of a file one after the other, so that only one need be in memory.
 * @param named the file has one of our names
 * @param wrong gets the mistakes of the container itself, offsets in the file
 */
export function* readParts(
	text: string,
	format: TextFormat,
	named: boolean,
	wrong: (problems: readonly Problem[]) => void = () => {},
): Iterable<PlacedPart> {
	const { chunks, problems } = splitCases(text, format);
	wrong(problems);
	for (const chunk of chunks) {
		const at = Placement.of(chunk);
		yield { at, part: readPart(at.textIn(text), chunk.format ?? format, named, undefined, chunk.beside) };
	}
}
