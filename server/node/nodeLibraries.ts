import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LibraryReading } from '../library/libraryFile';
import type { LibraryLoader } from '../workspace/codeLibraries';
import { LibraryCache } from './libraryCache';
import { libraryStamp } from './libraryStamp';
import type { LibraryRequest } from './libraryWorker';

export interface LibraryPlaces {
	readonly version: string;
	/** Undefined: nothing is kept. */
	readonly cacheFolder?: string | undefined;
	/** The bundle of `libraryWorker.ts`; where it is not there, files are read in the caller's own thread. */
	readonly worker?: string | undefined;
}

/** Reads files of codes on this machine's disk: in a thread of its own that ends when there is nothing more to read. */
export function nodeLibraries({ version, cacheFolder, worker }: LibraryPlaces): LibraryLoader {
	const stamp = async (file: string) => libraryStamp(file);
	if (worker === undefined || !existsSync(worker)) {
		const cache = cacheFolder === undefined ? undefined : new LibraryCache(cacheFolder, version);
		// The readers are not looked at before a file is wanted.
		return { stamp, load: async (file, wish) => (await import('./loadLibrary')).loadLibrary(file, wish, cache) };
	}
	const thread = new LibraryThread(worker, { version, cacheFolder });
	return { stamp, load: (file, wish) => thread.load({ file, wish }) };
}

/** Where a program keeps what it can make again, as each system has it. */
export function userCacheFolder(): string {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	const home =
		process.platform === 'darwin'
			? path.join(homedir(), 'Library', 'Caches')
			: process.platform === 'win32'
				? (LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'))
				: XDG_CACHE_HOME || path.join(homedir(), '.cache');
	return path.join(home, 'claim-review');
}

/** One file after the other, each with a time that no honest file needs. */
class LibraryThread {
	private last: Promise<unknown> = Promise.resolve();
	private worker: Worker | undefined;
	private waiting = 0;
	private requests = 0;

	constructor(
		private readonly script: string,
		private readonly data: Pick<LibraryPlaces, 'version' | 'cacheFolder'>,
	) {}

	load(wanted: Omit<LibraryRequest, 'id'>): Promise<LibraryReading> {
		this.waiting++;
		const reading = this.last.then(() => this.read(wanted));
		this.last = reading.then(() => {
			this.waiting--;
			if (this.waiting === 0) {
				this.end();
			}
		});
		return reading;
	}

	private read(wanted: Omit<LibraryRequest, 'id'>): Promise<LibraryReading> {
		const id = ++this.requests;
		return new Promise((resolve) => {
			const worker = this.started();
			const done = (reading: LibraryReading) => {
				clearTimeout(timer);
				worker.off('message', answered);
				worker.off('error', broken);
				resolve(reading);
			};
			const answered = (answer: { id: number; reading: LibraryReading }) => {
				if (answer.id === id) {
					done(answer.reading);
				}
			};
			const broken = () => {
				this.end();
				done({
					problems: [
						{ severity: 'error', message: 'The file cannot be read: it takes more memory than any file of codes.' },
					],
				});
			};
			const timer = setTimeout(() => {
				this.end();
				done({
					problems: [
						{ severity: 'error', message: 'The file cannot be read: it takes longer than any file of codes.' },
					],
				});
			}, timeLimit);
			worker.on('message', answered);
			worker.on('error', broken);
			worker.postMessage({ id, ...wanted } satisfies LibraryRequest);
		});
	}

	private started(): Worker {
		this.worker ??= new Worker(this.script, {
			workerData: this.data,
			resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: youngLimit },
			// What it could print would hold words of a file.
			stdout: true,
			stderr: true,
		});
		return this.worker;
	}

	private end(): void {
		const { worker } = this;
		this.worker = undefined;
		worker?.terminate().catch(() => {});
	}
}

/** Milliseconds for one file, and megabytes for the thread. */
const timeLimit = 60_000;
const memoryLimit = 1024;
/** Megabytes of what is thrown away at once: with less, rubbish does not pile up beside a large file. */
const youngLimit = 16;
