import type { Located, Place } from './case';
import type { NoteText } from './noteText';

/** Several texts one behind the other, as one. */
export class JoinedText implements NoteText {
	readonly value: string;
	readonly start: number;
	readonly end: number;
	/** Where each part begins in the value. */
	private readonly starts: readonly number[];

	/**
	 * @param parts at least one
	 * @param behind what stands between a part and the next; its characters have no place of their own
	 */
	constructor(
		private readonly parts: readonly [NoteText, ...NoteText[]],
		behind: (part: NoteText) => string,
	) {
		const starts: number[] = [];
		let value = '';
		parts.forEach((part, i) => {
			starts.push(value.length);
			value += part.value + (i < parts.length - 1 ? behind(part) : '');
		});
		this.value = value;
		this.starts = starts;
		this.start = parts[0].start;
		this.end = parts[0].end;
	}

	/** Words across two parts have the place of those in the first. */
	placeOf({ start, end }: Place): Place {
		const index = this.indexAt(start);
		const part = this.parts[index] ?? this.parts[0];
		const from = this.starts[index] ?? 0;
		const last = part.value.length;
		return part.placeOf({ start: Math.min(start - from, last), end: Math.min(end - from, last) });
	}

	encodedAt(offset: number): Located<string> | undefined {
		for (const part of this.parts) {
			const found = part.encodedAt?.(offset);
			if (found) {
				return found;
			}
		}
		return undefined;
	}

	private indexAt(offset: number): number {
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >>> 1;
			if ((this.starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}
}
