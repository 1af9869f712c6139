import { readFileSync } from 'node:fs';

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Bytes that are no text become U+FFFD. A byte
 * order mark of UTF-8 stays, since an edit must keep it. Throws what the file system throws.
 */
export function readTextFile(file: string): string {
	const bytes = readFileSync(file);
	if (bytes[0] === 0xff && bytes[1] === 0xfe) {
		return new TextDecoder('utf-16le').decode(bytes);
	}
	if (bytes[0] === 0xfe && bytes[1] === 0xff) {
		return new TextDecoder('utf-16be').decode(bytes);
	}
	return bytes.toString('utf8');
}
