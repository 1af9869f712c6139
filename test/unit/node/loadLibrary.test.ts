import {
	appendFileSync,
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../server/library/packedTable';
import { LibraryCache } from '../../../server/node/libraryCache';
import { loadLibrary } from '../../../server/node/loadLibrary';
import { addOnEditsTsv, cptText, orderText } from '../library/fixtures';

let folder: string;
let cacheFolder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'codes-'));
	cacheFolder = path.join(folder, 'cache', 'codes');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cache = (version = '1') => new LibraryCache(cacheFolder, version);
const write = (name: string, text: string) => {
	const file = path.join(folder, name);
	writeFileSync(file, text);
	return file;
};
const kept = () => {
	const [name = '', ...more] = readdirSync(cacheFolder);
	expect(more).toEqual([]);
	return path.join(cacheFolder, name);
};
const message = async (file: string) => (await loadLibrary(file, {})).problems[0]?.message;

describe('what was read is kept', () => {
	it('and given as it was, with its problems, without reading the file', async () => {
		const file = write('AOC_2026Q3.tsv', addOnEditsTsv.replace('2025274', '2025474'));
		const mtime = new Date(2026, 6, 1);
		utimesSync(file, mtime, mtime);
		const first = await loadLibrary(file, {}, cache());
		// Another content of the same size and time: what is kept is given.
		writeFileSync(file, readFileSync(file, 'utf8').replace('32405', '32999'));
		utimesSync(file, mtime, mtime);
		const second = await loadLibrary(file, {}, cache());
		expect(second).toEqual(first);
		expect(second.problems).toHaveLength(1);
		expect(second.file && rowsOf(second.file.table, 'P1023T')).toHaveLength(3);
		expect(second.file?.reversed && rowsOf(second.file.reversed, 'P32405')).toHaveLength(1);
		expect(statSync(kept()).mode & 0o077).toBe(0);
	});

	it('until the file is another', async () => {
		const file = write('icd10cm_order_2026.txt', orderText);
		await loadLibrary(file, {}, cache());
		writeFileSync(file, orderText.replace('Solitary pulmonary nodule\n', 'Another text\n'));
		const { file: read } = await loadLibrary(file, {}, cache());
		expect(read && rowsOf(read.table, 'DR911')[0]?.texts[1]).toBe('Another text');
	});

	it('for one version of the product and one wish', async () => {
		const file = write('icd10cm_order_2026.txt', orderText);
		const get = (version: string, wish: unknown) => {
			const { size, mtimeMs, ino } = statSync(file);
			return cache(version).get(file, wish, `${size} ${mtimeMs} ${ino}`);
		};
		await loadLibrary(file, {}, cache());
		expect(get('1', {})).toBeDefined();
		expect(get('2', {})).toBeUndefined();
		expect(get('1', { system: 'diagnosis' })).toBeUndefined();
	});

	it.each<[string, (bytes: Buffer) => Buffer]>([
		['half-written', (bytes) => bytes.subarray(0, bytes.length / 2)],
		['empty', () => Buffer.alloc(0)],
		[
			'with one byte changed',
			(bytes) => bytes.fill(bytes[bytes.length - 9] === 65 ? 66 : 65, bytes.length - 9, bytes.length - 8),
		],
		['of another kind', () => Buffer.from('{"named":"x"}\n')],
	])('and read again when it is %s', async (_, damage) => {
		const file = write('icd10cm_order_2026.txt', orderText);
		const whole = await loadLibrary(file, {}, cache());
		const good = readFileSync(kept());
		writeFileSync(kept(), damage(Buffer.from(good)));
		expect(await loadLibrary(file, {}, cache())).toEqual(whole);
		expect(readFileSync(kept())).toEqual(good);
	});

	it('unless it holds licensed texts', async () => {
		const file = write('LONGULT.txt', cptText);
		expect((await loadLibrary(file, {}, cache())).file?.licensed).toBe(true);
		expect(() => readdirSync(cacheFolder)).toThrow();
	});

	it('where the folder can be written to; elsewhere the file is read each time', async () => {
		writeFileSync(path.join(folder, 'cache'), 'a file');
		const file = write('icd10cm_order_2026.txt', orderText);
		expect((await loadLibrary(file, {}, cache())).file?.rowCount).toBe(5);
	});

	it('and forgotten when nobody has used it for long', async () => {
		await loadLibrary(write('icd10cm_order_2025.txt', orderText), {}, cache());
		const old = kept();
		const long = new Date(Date.now() - 200 * 24 * 60 * 60 * 1000);
		utimesSync(old, long, long);
		writeFileSync(`${old}.1.tmp`, 'half-written');
		utimesSync(`${old}.1.tmp`, long, long);
		await loadLibrary(write('icd10cm_order_2026.txt', orderText), {}, cache());
		expect(readdirSync(cacheFolder)).toHaveLength(1);
		expect(kept()).not.toBe(old);
	});
});

describe('a file that cannot be read', () => {
	it('is not there', async () => {
		expect(await message(path.join(folder, 'x.txt'))).toBe('The file cannot be read: no such file or folder.');
	});

	it('is a folder', async () => {
		mkdirSync(path.join(folder, 'x'));
		expect(await message(path.join(folder, 'x'))).toBe('The file cannot be read: is a folder.');
	});

	it('is a device, which never ends', async () => {
		expect(await message('/dev/zero')).toBe('The file cannot be read: neither a file nor a folder.');
	});

	it('leads in a circle', async () => {
		symlinkSync('x', path.join(folder, 'x'));
		expect(await message(path.join(folder, 'x'))).toBe(
			'The file cannot be read: a symbolic link that leads in a circle.',
		);
	});

	it('is protected, unless from the superuser', async () => {
		const file = write('icd10cm_order_2026.txt', orderText);
		chmodSync(file, 0);
		const mayRead = process.getuid?.() === 0;
		expect(await message(file)).toBe(mayRead ? undefined : 'The file cannot be read: permission denied.');
	});

	it('is larger than any', async () => {
		const file = write('x.txt', '');
		appendFileSync(file, '');
		const { truncateSync } = await import('node:fs');
		truncateSync(file, 300 * 1024 * 1024);
		expect(await message(file)).toBe('The file cannot be read: larger than 256 MB.');
	});
});
