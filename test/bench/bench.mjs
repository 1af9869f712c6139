// How fast and how large, beside others in the same run. Prints a Markdown table; see README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseYaml, fhirBundle, jsonArray, placeBehind, yamlList } from './cases.mjs';
import { codeTables } from './codes.mjs';
import { evidenceTables } from './evidence.mjs';
import { openFolder, unrelated } from './folders.mjs';
import { Server } from './languageServer.mjs';
import { navigation } from './navigation.mjs';
import { overview } from './overview.mjs';
import { auditReport } from './report.mjs';
import { ruleTables } from './rules.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const yamlServer = path.join(here, 'node_modules/yaml-language-server/bin/yaml-language-server');
const settings = { validate: true, schemas: {}, schemaStore: { enable: false }, completion: false };

const servers = {
	ours: () => new Server([path.join(root, 'dist/server.js'), '--stdio']),
	echo: () => new Server([path.join(here, 'echoServer.mjs'), '--stdio']),
	yaml: existsSync(yamlServer) ? () => new Server([yamlServer, '--stdio'], { pulls: false, settings }) : undefined,
};

const rows = [];

function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)];
}

function p95(values) {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
}

async function timed(work) {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

const shown = (value, unit) =>
	value === undefined ? '–' : `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
const ratio = (a, b) =>
	a === undefined || b === undefined || b === 0 ? '–' : `${(a / b).toFixed(a / b < 10 ? 2 : 0)}×`;

function row(what, unit, ours, { p95: high, target, echo, yaml, parse } = {}) {
	rows.push([
		what,
		shown(ours, unit),
		shown(high, unit),
		target === undefined ? '–' : `≤ ${target} ${unit}`,
		shown(echo, unit),
		ratio(ours, echo),
		shown(parse, unit),
		ratio(ours, parse),
		shown(yaml, unit),
		ratio(ours, yaml),
	]);
}

/** Types one character again and again in each server by turns, so that noise falls on all alike. */
async function keystrokes(what, uri, languageId, text, target, rounds, slowRounds, peakTarget, places) {
	const place = places?.digit ?? placeBehind(text, languageId === 'yaml' ? 'units: ' : '"units": ');
	const running = {};
	const first = {};
	for (const [name, make] of Object.entries(servers)) {
		if (make && !(name === 'yaml' && languageId !== 'yaml')) {
			running[name] = make();
			await running[name].start();
			first[name] = await timed(() => running[name].open(uri, languageId, text));
		}
	}
	const times = { ours: [], echo: [], yaml: [], parse: [] };
	for (let i = 0; i < rounds; i++) {
		const digit = String((i % 8) + 1);
		for (const [name, server] of Object.entries(running)) {
			if (name !== 'yaml' || i < slowRounds) {
				times[name].push(await timed(() => server.type(place.line, place.character, digit)));
			}
		}
		if (languageId === 'json') {
			times.parse.push(await timed(() => JSON.parse(text)));
		}
	}
	const of = (name) =>
		times[name].length > 0 ? median(times[name].slice(times[name].length > 20 ? 10 : 0)) : undefined;
	row(`${what}: keystroke to diagnostics, median`, 'ms', of('ours'), {
		p95: p95(times.ours.slice(10)),
		target,
		echo: of('echo'),
		yaml: of('yaml'),
		parse: of('parse'),
	});
	row(`${what}: first reading`, 'ms', first.ours, { echo: first.echo, yaml: first.yaml });
	const hovers = { ours: [], echo: [], yaml: [] };
	const code = places?.code ?? placeBehind(text, languageId === 'yaml' ? 'code: 10' : '"code": "10');
	for (let i = 0; i < 40; i++) {
		for (const [name, server] of Object.entries(running)) {
			hovers[name].push(await timed(() => server.hover(code.line, code.character)));
		}
	}
	row(`${what}: hover on 1023T, median`, 'ms', median(hovers.ours.slice(5)), {
		p95: p95(hovers.ours.slice(5)),
		target: 2,
		echo: median(hovers.echo.slice(5)),
		yaml: hovers.yaml.length > 0 ? median(hovers.yaml.slice(5)) : undefined,
	});
	const completions = [];
	for (let i = 0; i < 40; i++) {
		completions.push(await timed(() => running.ours.complete(code.line, code.character)));
	}
	row(`${what}: completion of a code, median`, 'ms', median(completions.slice(5)), {
		p95: p95(completions.slice(5)),
		target: text.length < 100_000 ? 10 : 30,
	});
	row(`${what}: peak memory`, 'MB', running.ours.peak(), {
		target: peakTarget,
		echo: running.echo.peak(),
		yaml: running.yaml?.peak(),
	});
	const asked = text.length < 100_000 ? 10 : 30;
	await navigation(what, running.ours, text, languageId, place, asked, { row, median, p95 });
	for (const server of Object.values(running)) {
		await server.stop();
	}
}

/** Where to type and to hover in a Bundle, in a claim of its middle. */
function bundlePlaces(text) {
	return { digit: placeBehind(text, '"value": '), code: placeBehind(text, '"code": "10') };
}

/** From opening to diagnostics in servers that have just started. */
async function firstReading(what, uri, text, target) {
	const times = { ours: [], echo: [], parse: [] };
	for (let i = 0; i < 5; i++) {
		for (const name of ['ours', 'echo']) {
			const server = servers[name]();
			await server.start();
			times[name].push(await timed(() => server.open(uri, 'json', text)));
			await server.stop();
		}
		times.parse.push(await timed(() => JSON.parse(text)));
	}
	row(`${what}: first diagnostics of a server just started, median`, 'ms', median(times.ours), {
		target,
		echo: median(times.echo),
		parse: median(times.parse),
	});
}

async function starts(text) {
	const times = { ours: [], echo: [], yaml: [] };
	for (let i = 0; i < 7; i++) {
		for (const [name, make] of Object.entries(servers)) {
			if (!make || (name === 'yaml' && i >= 3)) {
				continue;
			}
			let server;
			times[name].push(
				await timed(async () => {
					server = make();
					await server.start();
					await server.open('file:///bench/one.case.yaml', 'yaml', text);
				}),
			);
			await server.stop();
		}
	}
	row('5 KB: process start to first diagnostics, median', 'ms', median(times.ours), {
		target: 250,
		echo: median(times.echo),
		yaml: times.yaml.length > 0 ? median(times.yaml) : undefined,
	});
}

/** Reads the files and parses as many bytes of JSON: what any program would have to do. */
const floor = `
const { readFileSync, readdirSync } = require('node:fs');
let sum = 0;
for (const file of readdirSync('.')) sum += JSON.parse(JSON.stringify({ text: readFileSync(file, 'utf8') })).text.length;
process.stdout.write(String(sum));`;

function commandLine(count) {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
	try {
		for (let n = 0; n < count; n++) {
			writeFileSync(path.join(folder, `c${n}.case.yaml`), caseYaml(n, 5000));
		}
		const times = { ours: [], parse: [] };

		const peakFile = path.join(folder, '..', `${path.basename(folder)}.peak`);
		const atExit = path.join(folder, '..', `${path.basename(folder)}.cjs`);
		writeFileSync(
			atExit,
			`process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS / 1024)));`,
		);
		const run = (args) => {
			const start = performance.now();
			const done = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
			if (done.status === 2 || done.status === null) {
				throw new Error(`the command failed: ${done.stderr}`);
			}
			return performance.now() - start;
		};
		for (let i = 0; i < 3; i++) {
			times.ours.push(
				run(['--require', atExit, path.join(root, 'dist/cli.js'), 'check', '--format', 'json', '.']) / 1000,
			);
			times.parse.push(run(['-e', floor]) / 1000);
		}
		const peak = Number(
			spawnSync(process.execPath, ['-p', `require('node:fs').readFileSync(${JSON.stringify(peakFile)}, 'utf8')`], {
				encoding: 'utf8',
			}).stdout,
		);
		rmSync(peakFile);
		rmSync(atExit);
		row(`command line, ${count.toLocaleString('en')} files of 5 KB, median`, 's', median(times.ours), {
			target: count === 1000 ? 3 : undefined,
			parse: median(times.parse),
		});
		row(`command line, ${count.toLocaleString('en')} files: peak memory`, 'MB', peak, {
			target: count === 5000 ? 300 : undefined,
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const small = caseYaml(1, 5000);
await starts(small);
await keystrokes('5 KB', 'file:///bench/one.case.yaml', 'yaml', small, 2, 210, 10);
await keystrokes('1 MB YAML list', 'file:///bench/list.case.yaml', 'yaml', yamlList(200, 5000), 8, 110, 3, 150);
await keystrokes('1 MB JSON array', 'file:///bench/array.case.json', 'json', jsonArray(200, 5000), 8, 110, 0, 150);
for (const [what, apart] of [
	['1 MB FHIR Bundle', false],
	['1 MB FHIR Bundle, by type', true],
]) {
	const text = fhirBundle(150, 1200, apart);
	await firstReading(what, 'file:///bench/bundle.json', text, 250);
	await keystrokes(what, 'file:///bench/bundle.json', 'json', text, 20, 110, 0, 200, bundlePlaces(text));
}
commandLine(1000);
const tools = { makeServer: servers.ours, row, median, p95 };
await openFolder(1000, tools);
await auditReport(1000, tools);
await overview(1000, tools);
if (process.argv.includes('--large')) {
	commandLine(5000);
	await openFolder(5000, tools);
	await auditReport(5000, tools);
	await overview(5000, tools);
	unrelated(50_000, path.join(root, 'dist/cli.js'), tools);
}

const head = [
	'what',
	'ours',
	'ours p95',
	'to reach',
	'echo server',
	'ours ÷ echo',
	'JSON.parse',
	'ours ÷ it',
	'yaml-language-server',
	'ours ÷ it',
];
const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
console.log(table);
console.log(`\n${await ruleTables()}`);
console.log(`\n${await evidenceTables()}`);
console.log(`\n${await codeTables()}`);
if (!servers.yaml) {
	console.log('\nyaml-language-server is not installed, so it was not measured.');
}
