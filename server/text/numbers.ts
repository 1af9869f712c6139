/** A list of numbers that takes 8 bytes for each. */
export class Numbers {
	private values = new Float64Array(1024);
	private count = 0;

	get length(): number {
		return this.count;
	}

	push(value: number): void {
		if (this.count === this.values.length) {
			const wider = new Float64Array(Math.ceil(this.count * 1.5));
			wider.set(this.values);
			this.values = wider;
		}
		this.values[this.count++] = value;
	}

	/** 0 outside of the list. */
	at(index: number): number {
		return index < this.count ? (this.values[index] ?? 0) : 0;
	}

	get last(): number {
		return this.at(this.count - 1);
	}

	/** Of ascending numbers: the index of the last that is not greater than the value, from 0 to `most`. */
	lastUpTo(value: number, most: number): number {
		let low = 0;
		let high = Math.max(0, most);
		while (low < high) {
			const middle = (low + high + 1) >>> 1;
			if (this.at(middle) <= value) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}

	slice(from: number, to: number): number[] {
		return [...this.values.subarray(from, to)];
	}
}
