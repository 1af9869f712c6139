import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LibraryWish } from '../library/layout';
import type { LibraryReading } from '../library/libraryFile';
import { libraryLimit, readLibrary } from '../library/readLibrary';
import { reasonOf } from './fileTrouble';
import type { LibraryCache } from './libraryCache';
import { libraryStamp } from './libraryStamp';

/** Reads a file of codes, from the cache where it is the same. Never fails: what is wrong is a problem of the reading. */
export async function loadLibrary(file: string, wish: LibraryWish, cache?: LibraryCache): Promise<LibraryReading> {
	// A file that is being replaced is read again; one that goes on changing is left alone.
	for (let attempt = 0; attempt < attempts; attempt++) {
		const stamp = libraryStamp(file) ?? '';
		const kept = cache?.get(file, wish, stamp);
		if (kept) {
			return kept;
		}
		let bytes: Uint8Array;
		try {
			const found = statSync(file);
			if (!found.isFile()) {
				return unread(found.isDirectory() ? 'is a folder' : 'neither a file nor a folder');
			}
			if (found.size > libraryLimit) {
				return unread(`larger than ${libraryLimit / 1024 / 1024} MB`);
			}
			bytes = readFileSync(file);
		} catch (error) {
			return unread(reasonOf(error));
		}
		if (libraryStamp(file) === stamp) {
			const reading = await readLibrary(path.basename(file), bytes, wish);
			cache?.put(file, wish, stamp, reading);
			return reading;
		}
	}
	return unread('it changes while it is being read');
}

const attempts = 3;

function unread(reason: string): LibraryReading {
	return { problems: [{ severity: 'error', message: `The file cannot be read: ${reason}.` }] };
}
