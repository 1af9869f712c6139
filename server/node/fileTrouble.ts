/** The reason behind a file system error, for people; its code where there are no words for it. */
export function reasonOf(error: unknown, work: 'read' | 'written' = 'read'): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
	return code === undefined ? `cannot be ${work}` : (reasons[code] ?? `cannot be ${work} (${code})`);
}

/** Whether the error says that there is no such file. */
export function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

const reasons: Record<string, string | undefined> = {
	ENOENT: 'no such file or folder',
	ENOTDIR: 'no such file or folder',
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EISDIR: 'is a folder',
	EROFS: 'the file system is read-only',
	ENOSPC: 'no space is left',
	ENXIO: 'neither a file nor a folder',
	ELOOP: 'a symbolic link that leads in a circle',
	ENAMETOOLONG: 'the name is too long',
	EMFILE: 'too many open files',
	ERR_FS_FILE_TOO_LARGE: 'larger than 2 GB',
	ERR_STRING_TOO_LONG: 'larger than 512 MB',
};
