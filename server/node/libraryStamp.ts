import { statSync } from 'node:fs';

/** What a file is known by: another one under its name has another. Undefined for a file that cannot be looked at. */
export function libraryStamp(file: string): string | undefined {
	try {
		const { size, mtimeMs, ino } = statSync(file);
		return `${size} ${mtimeMs} ${ino}`;
	} catch {
		return undefined;
	}
}
