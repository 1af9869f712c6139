import { type ScalarPlaces, scalarPlaces } from '../text/scalarPlaces';
import { type ScalarNode, textOf } from '../text/tree';
import type { Located, Place } from './case';

/** The words of the record, blanks around them included, and where each of them stands in the file. */
export interface NoteText extends Located<string> {
	/**
	 * The place in the file of words of the value, by their offsets in it (UTF-16 code units, `end` exclusive). Words that
	 * do not stand in the file as such (a YAML alias, an encoded attachment) have the place of what they were read from.
	 */
	placeOf(words: Place): Place;
	/** The words of a value at the offset in the file that does not show them; undefined where the file can be read. */
	encodedAt?(offset: number): Located<string> | undefined;
}

/** The text of one scalar. */
export class ScalarText implements NoteText {
	readonly value: string;
	readonly start: number;
	readonly end: number;
	readonly shared?: true;
	private places: ScalarPlaces | 'elsewhere' | undefined;

	/** @param file the text that the scalar was read from */
	constructor(
		private readonly scalar: ScalarNode,
		private readonly file: string,
	) {
		this.value = textOf(scalar) ?? '';
		this.start = scalar.start;
		this.end = scalar.end;
		if (scalar.shared) {
			this.shared = true;
		}
	}

	placeOf({ start, end }: Place): Place {
		this.places ??= scalarPlaces(this.file, this.scalar) ?? 'elsewhere';
		return this.places === 'elsewhere' ? { start: this.start, end: this.end } : this.places.rangeInFile(start, end);
	}
}
