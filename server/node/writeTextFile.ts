import { chmodSync, chownSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';

/**
 * Writes a file whole or not at all; a text as UTF-8. Throws what the file system throws.
 * @param like the file that was there, whose rights and owner the new one gets
 */
export function writeTextFile(file: string, content: string | Uint8Array, like?: Stats): void {
	const half = `${file}.${process.pid}.tmp`;
	try {
		// Until it has its rights nobody else may read it.
		writeFileSync(half, content, { flag: 'wx', flush: true, mode: like ? 0o600 : 0o666 });
		if (like) {
			takeAfter(half, like);
		}
		renameSync(half, file);
	} catch (error) {
		rmSync(half, { force: true });
		throw error;
	}
}

function takeAfter(file: string, { uid, gid, mode }: Stats): void {
	const own = statSync(file);
	if (own.uid !== uid || own.gid !== gid) {
		chownSync(file, uid, gid);
	}
	chmodSync(file, mode & 0o7777);
}
