import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { LinePosition, Lines } from '../text/lineIndex';
import { Numbers } from '../text/numbers';

const bufferSize = 1024 * 1024;
const lineFeed = 10;
/** Of UTF-8. It is a character of the text, and no part of a line. */
const byteOrderMark = 0xefbbbf;

/**
 * A text file in UTF-8 that is too large to be held in memory, by its lines, which end with a line feed. Throws what the
 * file system throws. Offsets are UTF-16 code units of the whole text, as everywhere.
 */
export class LineFile implements Lines {
	private readonly file: number;
	/** Where each line begins in the file, in bytes; and behind the last one. */
	private readonly bytes = new Numbers();
	/** Where each line begins in the text; and behind the last one. */
	private readonly starts = new Numbers();
	private readonly changed: number;

	/**
	 * Goes through the file once.
	 * @param limit of a longer line only so much is given that it is longer, in UTF-16 code units
	 * @param each gets every line without its end, by number from 0
	 */
	constructor(
		path: string,
		private readonly limit: number,
		each: (line: string) => void,
	) {
		this.file = openSync(path, 'r');
		this.changed = fstatSync(this.file).mtimeMs;
		this.scan(each);
	}

	close(): void {
		closeSync(this.file);
	}

	/** Whether the file is as it was when it was opened: what is known of its lines holds for that only. */
	isUnchanged(): boolean {
		return fstatSync(this.file).mtimeMs === this.changed;
	}

	get lineCount(): number {
		return this.starts.length - 1;
	}

	/** Where a line begins in the text. */
	startOf(line: number): number {
		return this.starts.at(line);
	}

	position(offset: number): LinePosition {
		const line = this.starts.lastUpTo(offset, this.lineCount - 1);
		return { line, character: Math.max(0, offset - this.startOf(line)) };
	}

	/** A line without its end; of one that is longer than the limit only so much that it is longer. */
	lineText(line: number): string {
		const start = this.bytes.at(line);
		const length = Math.min(this.bytes.at(line + 1) - 1 - start, this.limit * 3 + 3);
		const bytes = Buffer.allocUnsafe(Math.max(0, length));
		let done = 0;
		while (done < bytes.length) {
			const read = readSync(this.file, bytes, done, bytes.length - done, start + done);
			if (read === 0) {
				break;
			}
			done += read;
		}
		return bytes.toString('utf8', 0, done).replace(/\r$/, '');
	}

	private scan(each: (line: string) => void): void {
		const buffer = Buffer.allocUnsafe(bufferSize);
		const line = new PartialLine(this.limit);
		const hasMark = readSync(this.file, buffer, 0, 3, 0) === 3 && buffer.readUIntBE(0, 3) === byteOrderMark;
		this.bytes.push(hasMark ? 3 : 0);
		this.starts.push(hasMark ? 1 : 0);
		for (let at = this.bytes.last; ; ) {
			const read = readSync(this.file, buffer, 0, bufferSize, at);
			if (read === 0) {
				if (at > this.bytes.last) {
					this.finish(line, at, each);
				}
				return;
			}
			for (let from = 0; from < read; ) {
				const feed = buffer.indexOf(lineFeed, from);
				const until = feed < 0 || feed >= read ? read : feed;
				line.add(buffer.subarray(from, until));
				if (until < read) {
					this.finish(line, at + until, each);
				}
				from = until + 1;
			}
			at += read;
		}
	}

	/** @param end of the line in the file, in bytes */
	private finish(line: PartialLine, end: number, each: (line: string) => void): void {
		const { text, length } = line.take();
		this.bytes.push(end + 1);
		this.starts.push(this.starts.last + length + 1);
		each(text);
	}
}

/** A line that may go on in the next buffer. */
class PartialLine {
	private decoder = new StringDecoder('utf8');
	private text = '';
	private length = 0;

	constructor(private readonly limit: number) {}

	add(bytes: Buffer): void {
		this.addText(this.decoder.write(bytes));
	}

	/** Its text, as far as the limit goes, and its length in UTF-16 code units. */
	take(): { text: string; length: number } {
		this.addText(this.decoder.end());
		const { text, length } = this;
		this.text = '';
		this.length = 0;
		return { text: text.endsWith('\r') ? text.slice(0, -1) : text, length };
	}

	private addText(text: string): void {
		this.length += text.length;
		if (this.text.length <= this.limit) {
			this.text += text;
		}
	}
}
