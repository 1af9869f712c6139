import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { type LibraryFile, type LibraryReading, readingVersion } from '../library/libraryFile';
import { isTable, type PackedTable } from '../library/packedTable';
import { writeTextFile } from './writeTextFile';

/**
 * Files of codes as they were read, in a folder of the user's: made anew when the file has changed, when another version of
 * the product reads it, and when the kept one is half-written or damaged. What cannot be kept is read again each time.
 * Licensed texts are not kept: they are in the user's own file only.
 */
export class LibraryCache {
	/** @param version of the product: it may read a file in another way */
	constructor(
		private readonly folder: string,
		private readonly version: string,
	) {}

	/** @param stamp what the file is now */
	get(file: string, wish: unknown, stamp: string): LibraryReading | undefined {
		try {
			const kept = this.place(file, wish);
			const reading = unpacked(readFileSync(kept), this.named(file, wish, stamp));
			const now = new Date();
			utimesSync(kept, now, now);
			return reading;
		} catch {
			return undefined;
		}
	}

	/** Nothing happens where the folder cannot be written to. */
	put(file: string, wish: unknown, stamp: string, reading: LibraryReading): void {
		if (!reading.file || reading.file.licensed) {
			return;
		}
		try {
			mkdirSync(this.folder, { recursive: true, mode: 0o700 });
			const kept = this.place(file, wish);
			writeTextFile(kept, packed(reading, this.named(file, wish, stamp)));
			chmodSync(kept, 0o600);
			this.forgetOld();
		} catch {
			// The cache saves time and nothing else.
		}
	}

	private named(file: string, wish: unknown, stamp: string): string {
		return JSON.stringify([this.version, readingVersion, file, wish, stamp]);
	}

	private place(file: string, wish: unknown): string {
		const name = createHash('sha256')
			.update(JSON.stringify([file, wish]))
			.digest('hex')
			.slice(0, 32);
		return path.join(this.folder, `${name}${suffix}`);
	}

	/** What nobody has used for long, and what was left half-written. */
	private forgetOld(): void {
		for (const name of readdirSync(this.folder).filter((n) => n.includes(suffix))) {
			const file = path.join(this.folder, name);
			const age = Date.now() - statSync(file).mtimeMs;
			if (age > (name.endsWith(suffix) ? keptFor : leftOverFor)) {
				rmSync(file, { force: true });
			}
		}
	}
}

const suffix = '.codes';
const day = 24 * 60 * 60 * 1000;
const keptFor = 90 * day;
const leftOverFor = day;

/** One line of JSON that says what follows, then the tables' pieces, each at an address that can be divided by 4. */
interface Header {
	readonly named: string;
	readonly crc: number;
	/** Lengths in bytes of keys, starts and texts of each table. */
	readonly sizes: readonly (readonly [number, number, number])[];
	readonly file: Omit<LibraryFile, 'table' | 'reversed'>;
	readonly problems: LibraryReading['problems'];
}

function packed({ file, problems }: LibraryReading, named: string): Uint8Array {
	const { table, reversed, ...rest } = file as LibraryFile;
	const pieces = [table, ...(reversed ? [reversed] : [])].map((t) => [t.keys, bytesOf(t.starts), t.texts] as const);
	const body = Buffer.concat(pieces.flat().map(padded));
	const sizes = pieces.map((p) => p.map((b) => b.length) as [number, number, number]);
	const header: Header = { named, crc: crc32(body), sizes, file: rest, problems };
	return Buffer.concat([padded(Buffer.from(`${JSON.stringify(header)}\n`), 0x20), body]);
}

/** Throws for what was not kept whole, or is of something else. */
function unpacked(bytes: Buffer, named: string): LibraryReading {
	const end = bytes.indexOf(0x0a);
	const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header;
	const body = bytes.subarray(up(end + 1));
	if (header.named !== named || crc32(body) !== header.crc) {
		throw new Error('another or damaged');
	}
	let at = 0;
	const take = (length: number) => {
		const piece = body.subarray(at, at + length);
		at += up(length);
		return piece;
	};
	const [table, reversed] = header.sizes.map(([keys, starts, texts]): PackedTable => {
		// In memory of its own: a view of the whole file cannot be handed to another thread by pieces.
		const own = {
			keys: new Uint8Array(take(keys)),
			starts: startsIn(take(starts)),
			texts: new Uint8Array(take(texts)),
		};
		if (!isTable(own)) {
			throw new Error('damaged');
		}
		return own;
	});
	if (!table) {
		throw new Error('damaged');
	}
	return { file: { ...header.file, table, ...(reversed && { reversed }) }, problems: header.problems };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
	return new Uint8Array(buffer, byteOffset, byteLength);
}

function startsIn(bytes: Uint8Array): Uint32Array {
	return new Uint32Array(new Uint8Array(bytes).buffer);
}

function up(length: number): number {
	return Math.ceil(length / 4) * 4;
}

function padded(bytes: Uint8Array, filler = 0): Uint8Array {
	const all = new Uint8Array(up(bytes.length)).fill(filler);
	all.set(bytes);
	return all;
}
