/** Takes the value's characters one by one as they are found in the file, and sees whether they are the value's. */
export class Spelling {
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	private count = 0;
	private failed = false;

	constructor(private readonly value: string) {
		this.starts = new Uint32Array(value.length);
		this.ends = new Uint32Array(value.length);
	}

	get isWhole(): boolean {
		return !this.failed && this.count === this.value.length;
	}

	/** Forgets what was found, to try another reading. */
	restart(): void {
		this.count = 0;
		this.failed = false;
	}

	add(code: number, start: number, end: number): void {
		if (this.failed || this.value.charCodeAt(this.count) !== code) {
			this.failed = true;
			return;
		}
		this.starts[this.count] = start;
		this.ends[this.count] = end;
		this.count++;
	}

	/** As it stands. */
	addSlice(text: string, start: number, end: number): void {
		for (let i = start; i < end && !this.failed; i++) {
			this.add(text.charCodeAt(i), i, i + 1);
		}
	}

	fail(): void {
		this.failed = true;
	}
}

export const newline = 10;
export const space = 32;
const tab = 9;
const carriageReturn = 13;

export function isBlank(code: number): boolean {
	return code === space || code === tab;
}

/** The length of the line break at the offset; 0 where there is none. */
export function breakAt(text: string, offset: number): number {
	const code = text.charCodeAt(offset);
	return code === newline ? 1 : code === carriageReturn && text.charCodeAt(offset + 1) === newline ? 2 : 0;
}
