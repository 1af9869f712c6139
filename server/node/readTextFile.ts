import { readFileSync, statSync } from 'node:fs';

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Bytes that are no text become U+FFFD. A byte
 * order mark of UTF-8 stays, since an edit must keep it. Throws what the file system throws, and for a pipe or a device,
 * which could be waited for or read without end.
 */
export function readTextFile(file: string): string {
	const found = statSync(file);
	if (!found.isFile() && !found.isDirectory()) {
		throw Object.assign(new Error('no file'), { code: 'ENXIO' });
	}
	const bytes = readFileSync(file);
	return decoded(bytes, encodingOf(bytes));
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export function encodingOf(bytes: Uint8Array): Encoding {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) {
		return 'utf-16le';
	}
	return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

export function decoded(bytes: Buffer, encoding: Encoding): string {
	return encoding === 'utf-8' ? bytes.toString('utf8') : new TextDecoder(encoding).decode(bytes);
}

/** The bytes that {@link decoded} reads so; a byte order mark of UTF-16, which that leaves out, is there again. */
export function encoded(text: string, encoding: Encoding): Buffer {
	if (encoding === 'utf-8') {
		return Buffer.from(text, 'utf8');
	}
	const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
	return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
