import path from 'node:path';
import { type Host, HostError, type Listing } from '../workspace/host';
import { findCaseFiles, isCaseFile } from './caseFiles';
import { isMissing, reasonOf } from './fileTrouble';
import { readTextFile } from './readTextFile';

/** The file system of this machine. Files are named by paths, relative ones from the working directory. */
export const nodeHost: Host = {
	async read(file) {
		try {
			return readTextFile(file);
		} catch (error) {
			throw new HostError(reasonOf(error), isMissing(error));
		}
	},
	async list(folders): Promise<Listing> {
		const { files, troubles } = findCaseFiles(folders);
		// One file under two names would be its own copy.
		const seen = new Set<string>();
		const isNew = (file: string) => !seen.has(path.resolve(file)) && seen.add(path.resolve(file));
		return { files: files.filter(isNew), troubles };
	},
	absolute(file) {
		const whole = path.resolve(file).split(path.sep).join('/');
		return whole === '/' ? '' : whole;
	},
	async includes(file, folders) {
		return isCaseFile(file, folders);
	},
	async siblings(folder) {
		const { files } = findCaseFiles([folder || '.'], false);
		// Named as the file is that they stand beside: under two names it would be its own double.
		return folder === '.' ? files.map((f) => `./${f}`) : files;
	},
};
