// Files of codes at their real size: what loading them costs, in time and memory, beside other ways to keep them; a look-up;
// and a search at a keystroke. Each store is measured in a process of its own.
//   node test/bench/codes.mjs     prints only these tables (`npm run build` first)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { feeFile, hcpcsFile, orderFile, plainFile, writeCodeFiles } from './codeFiles.mjs';
import { engine, root, table } from './engine.mjs';

const self = fileURLToPath(import.meta.url);
const modules = [
	'library/readLibrary',
	'library/codeLibrary',
	'library/packedTable',
	'library/codeSearch',
	'guidance/bundledGuidance',
];

export async function codeTables() {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-codes-'));
	try {
		const names = writeCodeFiles(folder);
		const stores = await loads(folder, names);
		return [stores, await lookUps(folder, names), await searches()].join('\n\n');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The median of three processes; each prints its figures. */
async function loads(folder, names) {
	await writeJsonStore(folder, names);
	const run = (kind) => {
		const runs = [1, 2, 3].map(() => {
			const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', self, kind, folder, ...names], {
				encoding: 'utf8',
			});
			if (!stdout) {
				throw new Error(`the bench of ${kind} failed: ${stderr.slice(0, 500)}`);
			}
			return JSON.parse(stdout);
		});
		return Object.fromEntries(Object.keys(runs[0]).map((k) => [k, runs.map((r) => r[k]).sort((a, b) => a - b)[1]]));
	};
	const parsed = run('parse');
	run('cached');
	const cached = run('cached');
	const json = run('json');
	const row = (what, found, target) => [
		what,
		`${found.time.toFixed(0)} ms`,
		`${found.cpu.toFixed(0)} ms`,
		target,
		`${(found.time / cached.time).toFixed(1)}×`,
		`${found.kept.toFixed(0)} MB`,
		`${found.peak.toFixed(0)} MB`,
		target === '–' ? '–' : '≤ 80 MB',
	];
	return table([
		[
			'135,000 rows of four files',
			'time',
			'CPU',
			'to reach',
			'÷ cache',
			'kept in memory',
			'peak above an empty process',
			'to reach',
		],
		row('read, as at the first start', parsed, '≤ 1,000 ms'),
		row('from the cache', cached, '≤ 1,000 ms'),
		row('the same rows as JSON, in a map', json, '–'),
	]);
}

async function writeJsonStore(folder, names) {
	const { readLibrary, allRows } = await engine(...modules);
	const rows = [];
	for (const name of names) {
		const { file } = await readLibrary(name, readFileSync(path.join(folder, name)));
		rows.push([...allRows(file.table)]);
	}
	writeFileSync(path.join(folder, 'store.json'), JSON.stringify(rows));
}

async function lookUps(folder, names) {
	const { readLibrary, openLibrary } = await engine(...modules);
	const read = async (name) => (await readLibrary(name, readFileSync(path.join(folder, name)))).file;
	const library = openLibrary(await Promise.all(names.map(read)));
	const codes = Array.from(
		{ length: 1000 },
		(_, i) => `${String.fromCharCode(65 + (i % 26))}${String((i * 37) % 3000).padStart(4, '0')}A`,
	);
	const rows = [['look-up', 'median', 'to reach']];
	const row = (what, work) => {
		const times = [];
		for (let round = 0; round < 30; round++) {
			const start = performance.now();
			codes.forEach(work);
			times.push((performance.now() - start) / codes.length);
		}
		rows.push([what, `${(times.sort((a, b) => a - b)[15] * 1000).toFixed(1)} µs`, '≤ 100 µs']);
	};
	row('a diagnosis on a day', (code) => library.diagnosis(code, '2026-03-10'));
	row('all texts of a procedure', (code) => library.texts('procedure', code.slice(0, 5)));
	row('the pairs of an add-on code, both ways', (_, i) => {
		const code = `${String(i).padStart(4, '0')}T`;
		return [library.addOnPairs(code), library.addOnPairsListing(String(20_000 + i))];
	});
	return table(rows);
}

async function searches() {
	const { readLibrary, openLibrary, openSearch, bundledGuidance } = await engine(...modules);
	const texts = {
		'icd10cm_order_2026.txt': orderFile(160_000),
		'HCPC2026_JUL_ANWEB.txt': hcpcsFile(),
		'PPRRVU2026.csv': feeFile(),
		'own.csv': plainFile(50_000),
	};
	const files = [];
	for (const [name, text] of Object.entries(texts)) {
		files.push((await readLibrary(name, new TextEncoder().encode(text))).file);
	}
	const start = performance.now();
	const search = await openSearch(
		bundledGuidance(),
		openLibrary(files),
		() => new Promise((done) => setImmediate(done)),
	);
	const made = performance.now() - start;
	const words = [['typed', 'median', 'slowest of 20', 'to reach']];
	for (const typed of [
		'l',
		'lu',
		'lun',
		'lung',
		'lung b',
		'lung biopsy need',
		'C34',
		'32408',
		'edema macular',
		'biposy',
		'xyzzy',
	]) {
		const times = Array.from({ length: 20 }, () => {
			const begin = process.cpuUsage();
			search.find(typed, 100);
			return process.cpuUsage(begin).user / 1000;
		}).sort((a, b) => a - b);
		words.push([`\`${typed}\``, `${times[10].toFixed(1)} ms`, `${times[19].toFixed(1)} ms`, '≤ 30 ms']);
	}
	return `A keystroke in the search over ${search.count.toLocaleString('en')} codes, gathered in ${made.toFixed(0)} ms (CPU time):\n\n${table(words)}`;
}

/** In a process of its own: loads in one way and prints what it cost. */
async function measure(kind, folder, names) {
	const megabytes = (bytes) => bytes / 1024 / 1024;
	const loaders = await engine('node/nodeLibraries');
	globalThis.gc();
	const before = { rss: process.memoryUsage().rss, ...used() };
	const start = performance.now();
	const cpu = process.cpuUsage();
	const kept = kind === 'json' ? jsonStore(folder) : await inThreads(loaders, folder, names, kind === 'cached');
	const time = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	const peak = megabytes(process.resourceUsage().maxRSS * 1024 - before.rss);
	globalThis.gc();
	const bytes = kind === 'json' ? used().bytes - before.bytes : tableBytes(kept);
	const figures = { time, cpu: (user + system) / 1000, kept: megabytes(bytes), peak };
	console.log(JSON.stringify(figures));
	return kept;
}

function used() {
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return { bytes: heapUsed + arrayBuffers };
}

function jsonStore(folder) {
	const files = JSON.parse(readFileSync(path.join(folder, 'store.json'), 'utf8'));
	return files.map((rows) => new Map(rows.map((r) => [r.key, r])));
}

/** As the server does it. */
async function inThreads({ nodeLibraries }, folder, names, isCached) {
	const cacheFolder = isCached ? path.join(folder, 'cache') : undefined;
	const loader = nodeLibraries({ version: 'bench', cacheFolder, worker: path.join(root, 'dist/libraryWorker.js') });
	const readings = await Promise.all(names.map((name) => loader.load(path.join(folder, name), {})));
	if (readings.some((r) => !r.file)) {
		throw new Error('a file was not read');
	}
	return readings;
}

/** What the tables hold: memory that came from another thread is in no figure of this one. */
function tableBytes(readings) {
	const tables = readings.flatMap(({ file }) => [file.table, ...(file.reversed ? [file.reversed] : [])]);
	return tables.reduce((sum, { keys, starts, texts }) => sum + keys.length + starts.byteLength + texts.length, 0);
}

const [, script, kind, folder, ...names] = process.argv;
if (script && path.resolve(script) === self) {
	await (kind ? measure(kind, folder, names) : codeTables().then(console.log));
}
