import type { Chunk } from './split';

interface Place {
	readonly start: number;
	readonly end: number;
}

/**
 * Where the text of a part stands in its file: as one, or in several pieces with one character between them. Offsets are
 * UTF-16 code units.
 */
export class Placement {
	/** Where each piece begins in the part. */
	private readonly starts: readonly number[];

	/** @param pieces at least one, in the order of the file, not overlapping */
	constructor(private readonly pieces: readonly Place[]) {
		let at = 0;
		this.starts = pieces.map(({ start, end }) => {
			const own = at;
			at += end - start + 1;
			return own;
		});
	}

	/** Of a text that is read whole. */
	static readonly whole = new Placement([{ start: 0, end: Number.MAX_SAFE_INTEGER }]);

	static of({ start, end, pieces }: Chunk): Placement {
		return new Placement(pieces ?? [{ start, end }]);
	}

	/** A place of the part in the file. One that goes on into another piece ends with its own. */
	inFile<T extends Place>(place: T): T {
		const { start, end } = this.span(place.start, place.end);
		return start === place.start && end === place.end ? place : { ...place, start, end };
	}

	/** The same of a place that is nothing else: for many at once, since copying costs more than finding. */
	span(from: number, to: number): Place {
		const index = this.pieceAt(from);
		const piece = this.pieces[index];
		const by = (piece?.start ?? 0) - (this.starts[index] ?? 0);
		if (by === 0 && this.pieces.length === 1) {
			return { start: from, end: to };
		}
		const last = this.pieces.length === 1 ? to + by : (piece?.end ?? 0);
		const start = Math.min(from + by, last);
		return { start, end: Math.max(start, Math.min(to + by, last)) };
	}

	/** An offset of the file in the part; undefined where another part or none stands there. Both ends of a piece are of it. */
	inPart(offset: number): number | undefined {
		const index = this.pieces.findIndex(({ start, end }) => start <= offset && offset <= end);
		const start = this.pieces[index]?.start;
		return start === undefined ? undefined : offset - start + (this.starts[index] ?? 0);
	}

	/** Whether any of it stands between two offsets of the file, ends included. */
	touches(from: number, to: number): boolean {
		return this.pieces.some(({ start, end }) => start <= to && from <= end);
	}

	isSameAs(other: Placement): boolean {
		return (
			this.pieces.length === other.pieces.length &&
			this.pieces.every((p, i) => p.start === other.pieces[i]?.start && p.end === other.pieces[i]?.end)
		);
	}

	/** The part's text out of the file's. */
	textIn(file: string): string {
		return this.pieces.map(({ start, end }) => file.slice(start, end)).join('\n');
	}

	/** Whether the file has the text here; without building it. */
	hasText(file: string, text: string): boolean {
		const last = this.pieces.length - 1;
		const length = (this.starts[last] ?? 0) + (this.pieces[last]?.end ?? 0) - (this.pieces[last]?.start ?? 0);
		return (
			text.length === length &&
			this.pieces.every(({ start, end }, i) => {
				const own = this.starts[i] ?? 0;
				// Two texts are compared many times faster than one is looked for at a place in another.
				return file.slice(start, end) === text.slice(own, own + end - start);
			})
		);
	}

	private pieceAt(offset: number): number {
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
