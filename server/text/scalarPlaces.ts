import { spellBlock } from './blockPlaces';
import { spellFlow } from './flowPlaces';
import { Spelling } from './spelling';
import type { ScalarNode } from './tree';

/**
 * Where the characters of a scalar's value stand in the file: inside quotes, behind escapes, in folded and indented lines.
 * All offsets are UTF-16 code units, those in the value from its start, those in the file from the text's start; an offset
 * outside is taken for the nearest end.
 */
export interface ScalarPlaces {
	/** Where the character at the offset begins; at the value's end, where its last character ends. */
	toFile(offsetInValue: number): number;
	/** The character that stands at the offset in the file; between two (in an indentation), the one behind. */
	toValue(offsetInFile: number): number;
	/** From the first character to the end of the last, so that nothing behind the words is in it. */
	rangeInFile(startInValue: number, endInValue: number): { readonly start: number; readonly end: number };
}

/**
 * The places of a scalar's characters, in time linear to its length. A number or the like is taken as it is written.
 * Undefined where there is no telling: for a value that stands elsewhere (a YAML alias), and wherever what is read here is
 * not what the parser read.
 * @param text what the node was read from
 */
export function scalarPlaces(text: string, node: ScalarNode): ScalarPlaces | undefined {
	const value = typeof node.value === 'string' ? node.value : node.source;
	const spelled = new Spelling(value);
	if (node.style === 'literal' || node.style === 'folded') {
		spellBlock(text, node, spelled);
	} else {
		spellFlow(text, node, spelled);
	}
	return spelled.isWhole ? new Places(spelled.starts, spelled.ends, node) : undefined;
}

class Places implements ScalarPlaces {
	constructor(
		private readonly starts: Uint32Array,
		private readonly ends: Uint32Array,
		private readonly node: ScalarNode,
	) {}

	toFile(offsetInValue: number): number {
		const { length } = this.starts;
		if (length === 0) {
			return this.node.start;
		}
		return offsetInValue >= length ? at(this.ends, length - 1) : at(this.starts, Math.max(0, offsetInValue));
	}

	toValue(offsetInFile: number): number {
		let low = 0;
		let high = this.ends.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (at(this.ends, middle) <= offsetInFile) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	rangeInFile(startInValue: number, endInValue: number): { start: number; end: number } {
		const start = this.toFile(startInValue);
		const last = Math.min(endInValue, this.ends.length) - 1;
		return { start, end: last < 0 ? start : Math.max(start, at(this.ends, last)) };
	}
}

function at(places: Uint32Array, index: number): number {
	return places[index] ?? 0;
}
