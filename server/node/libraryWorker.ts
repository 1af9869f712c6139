// Reads files of codes in a thread of its own, so that nobody waits for it and a file that is a trap ends only this thread.
import { parentPort, workerData } from 'node:worker_threads';
import type { LibraryWish } from '../library/layout';
import { LibraryCache } from './libraryCache';
import { loadLibrary } from './loadLibrary';

/** What the thread is asked for. */
export interface LibraryRequest {
	readonly id: number;
	readonly file: string;
	readonly wish: LibraryWish;
}

const { cacheFolder, version } = workerData as { cacheFolder?: string; version: string };
const cache = cacheFolder === undefined ? undefined : new LibraryCache(cacheFolder, version);

parentPort?.on('message', async ({ id, file, wish }: LibraryRequest) => {
	const reading = await loadLibrary(file, wish, cache);
	const { table, reversed } = reading.file ?? {};
	const pieces = [table, reversed].flatMap((t) => (t ? [t.keys.buffer, t.starts.buffer, t.texts.buffer] : []));
	parentPort?.postMessage({ id, reading }, pieces as ArrayBuffer[]);
});
