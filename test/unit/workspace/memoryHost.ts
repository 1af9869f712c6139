import { posix } from 'node:path';
import { folderOf, type Host, HostError, type Listing } from '../../../server/workspace/host';

/** Files in memory. Counts how often each was read. */
export class MemoryHost implements Host {
	readonly files: Map<string, string>;
	readonly reads = new Map<string, number>();

	constructor(files: Record<string, string>) {
		this.files = new Map(Object.entries(files));
	}

	async read(file: string): Promise<string> {
		this.reads.set(file, (this.reads.get(file) ?? 0) + 1);
		const text = this.files.get(file);
		if (text === undefined) {
			throw new HostError('no such file or folder', true);
		}
		return text;
	}

	async siblings(folder: string): Promise<readonly string[]> {
		return [...this.files.keys()].filter((f) => folderOf(f) === folder).sort();
	}

	absolute(file: string): string {
		return posix.normalize(file);
	}

	async includes(file: string): Promise<boolean> {
		return this.files.has(file);
	}

	async list(): Promise<Listing> {
		return { files: [...this.files.keys()].sort(), troubles: [] };
	}
}
