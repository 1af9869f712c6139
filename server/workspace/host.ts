/**
 * Where a workspace's files are: a disk, or anything that holds files. Files and folders are named by texts in which `/`
 * parts folders; only the host knows more of them.
 */
export interface Host {
	/** The text of a file. Fails with a {@link HostError} when it cannot be read. */
	read(file: string): Promise<string>;
	/**
	 * The files below the folders that may hold cases or settings, but for what version control ignores, each once, by
	 * name. Links are not followed. A file among the folders is taken as it is.
	 */
	list(folders: readonly string[]): Promise<Listing>;
	/** Whether a file, new perhaps, is one that `list` of the folders has. */
	includes(file: string, folders: readonly string[]): Promise<boolean>;
	/** The whole name of a file or folder that may be named from somewhere, with `/`. */
	absolute(file: string): string;
	/** The files of a folder itself that may hold cases or settings, by name; none for a folder that cannot be read. */
	siblings(folder: string): Promise<readonly string[]>;
}

export interface Listing {
	readonly files: readonly string[];
	readonly troubles: readonly FileTrouble[];
}

/** Why a path could not be read, in words. */
export interface FileTrouble {
	readonly path: string;
	readonly reason: string;
}

/** A file could not be read. The message is the reason, in words, without the file's name. */
export class HostError extends Error {
	override readonly name = 'HostError';

	/** @param isMissing there is no such file */
	constructor(
		message: string,
		readonly isMissing = false,
	) {
		super(message);
	}
}

/** The folder of a file: empty for a name without one. */
export function folderOf(file: string): string {
	return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

export function nameOf(file: string): string {
	return file.slice(file.lastIndexOf('/') + 1);
}

/** Whether the name is one of a file that the host can have, and not the address of a text that is nowhere on disk. */
export function isFile(file: string): boolean {
	return !/^[a-z][a-z0-9+.-]+:/i.test(file);
}
