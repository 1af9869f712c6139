/** A place as the Language Server Protocol has it: 0-based line, 0-based UTF-16 character. */
export interface LinePosition {
	readonly line: number;
	readonly character: number;
}

/** What is asked of a text's lines where they are only shown. */
export interface Lines {
	/** An offset outside the text is taken for its nearest end. */
	position(offset: number): LinePosition;
	/** The line without its line end; empty for a line that the text does not have. */
	lineText(line: number): string;
}

/** Offsets to lines and back, for one text. Only the edges of the program (`language`, `protocol`, `cli`) use it. */
export class LineIndex implements Lines {
	/** Offset of each line's first character. */
	private readonly starts: number[];

	constructor(private readonly text: string) {
		// Editors take a byte order mark off before they count, and put it back when they save.
		this.starts = [text.startsWith('\uFEFF') ? 1 : 0];
		// A text of a megabyte is indexed at every keystroke, and most have no carriage return.
		const end = text.includes('\r') ? /\r\n?|\n/g : undefined;
		if (!end) {
			for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
				this.starts.push(at + 1);
			}
			return;
		}
		while (end.exec(text)) {
			this.starts.push(end.lastIndex);
		}
	}

	get lineCount(): number {
		return this.starts.length;
	}

	/** An offset outside the text is taken for its nearest end. */
	position(offset: number): LinePosition {
		const at = Math.max(0, Math.min(offset, this.text.length));
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.starts[middle] ?? 0) <= at) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return { line: low, character: Math.max(0, at - (this.starts[low] ?? 0)) };
	}

	/** A position behind the end of its line is taken for that end, one outside the text for the text's end. */
	offset({ line, character }: LinePosition): number {
		if (line < 0) {
			return this.starts[0] ?? 0;
		}
		const start = this.starts[line];
		if (start === undefined) {
			return this.text.length;
		}
		return Math.min(start + Math.max(0, character), start + this.lineText(line).length);
	}

	/** The line without its line end; empty for a line that the text does not have. */
	lineText(line: number): string {
		const start = this.starts[line];
		if (start === undefined) {
			return '';
		}
		return this.text.slice(start, this.starts[line + 1] ?? this.text.length).replace(/[\r\n]+$/, '');
	}
}
