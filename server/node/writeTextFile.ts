import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all, as UTF-8. Throws what the file system throws. */
export function writeTextFile(file: string, text: string): void {
	const half = `${file}.${process.pid}.tmp`;
	try {
		writeFileSync(half, text, { flag: 'wx' });
		renameSync(half, file);
	} catch (error) {
		rmSync(half, { force: true });
		throw error;
	}
}
