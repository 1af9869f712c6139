import { accessSync, constants, lstatSync, readFileSync } from 'node:fs';
import { HostError } from '../workspace/host';
import { reasonOf } from './fileTrouble';
import { decoded, type Encoding, encoded, encodingOf } from './readTextFile';
import { writeTextFile } from './writeTextFile';

/** A file that may be given another text. */
export interface ReplaceableFile {
	readonly encoding: Encoding;
	/** Whole or not at all, in the same encoding, with the same rights and owner. Fails with a {@link HostError}. */
	write(text: string): void;
}

/**
 * Looks whether a file can be given another text, so that what is not changed keeps its bytes. Fails with a
 * {@link HostError} that says why not.
 * @param text what was read of it; it must be that still
 */
export function replaceableFile(file: string, text: string): ReplaceableFile {
	return withReason(() => {
		const found = lstatSync(file);
		if (found.isSymbolicLink()) {
			throw new HostError('a symbolic link is not written through: name the file itself');
		}
		// For the superuser every file is writable, which is not what was meant by the one who protected it.
		if ((found.mode & 0o222) === 0) {
			throw new HostError('is read-only');
		}
		accessSync(file, constants.W_OK);
		const bytes = readFileSync(file);
		const encoding = encodingOf(bytes);
		if (decoded(bytes, encoding) !== text) {
			throw new HostError('has changed since it was read');
		}
		if (!encoded(text, encoding).equals(bytes)) {
			throw new HostError('holds bytes that are no text, which would be lost');
		}
		return {
			encoding,
			write: (newText) => withReason(() => writeTextFile(file, encoded(newText, encoding), found)),
		};
	});
}

function withReason<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw error instanceof HostError ? error : new HostError(reasonOf(error, 'written'));
	}
}
