// The list of cases that a client's view shows: how long until it is there, how long it holds up the client that takes it in,
// and what a keystroke costs of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { placeBehind } from './cases.mjs';
import { variedFolder } from './report.mjs';

export async function overview(count, { makeServer, row, median }) {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-overview-'));
	const server = makeServer();
	try {
		variedFolder(folder, count);
		await server.start(folder);
		await server.workspaceFindings();
		const delay = monitorEventLoopDelay({ resolution: 1 });
		delay.enable();
		const start = performance.now();
		let { version, cases } = await server.cases();
		const seconds = (performance.now() - start) / 1000;
		delay.disable();
		if (cases !== count) {
			throw new Error(`the list has ${cases} cases of ${count}`);
		}
		const file = path.join(folder, 'c00000.case.yaml');
		const text = readFileSync(file, 'utf8');
		await server.open(pathToFileURL(file).href, 'yaml', text);
		const place = placeBehind(text, 'placeOfService: "');
		const changes = [];
		for (let i = 0; i < 10; i++) {
			await server.type(place.line, place.character, String(i % 10));
			const at = performance.now();
			({ version, cases } = await server.cases(version));
			changes.push(performance.now() - at);
		}
		const name = `list of ${count.toLocaleString('en')} cases`;
		row(`${name}, all files looked at before`, 's', seconds, { target: 3 });
		row(`${name}: longest hold of the client that takes it in`, 'ms', delay.max / 1e6, { target: 50 });
		row(`${name}: what is different after a keystroke`, 'ms', median(changes), { target: 150 });
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}
