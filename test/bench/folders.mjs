// A folder of many files: how long until all of its findings are shown, whether the open file waits meanwhile, and what
// files cost that are nobody's case.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { caseYaml, placeBehind } from './cases.mjs';

/** Half of the files are claims, the others their notes: every case stands in two. */
function writePairs(folder, count) {
	for (let n = 0; n < count / 2; n++) {
		const whole = caseYaml(n, 5000);
		const at = whole.indexOf('\nnote:') + 1;
		const sub = path.join(folder, `f${n % 50}`);
		mkdirSync(sub, { recursive: true });
		writeFileSync(path.join(sub, `c${n}.claim.yaml`), whole.slice(0, at));
		writeFileSync(path.join(sub, `c${n}.note.yaml`), `case: ${/case: (.*)/.exec(whole)[1]}\n${whole.slice(at)}`);
	}
}

/** Opens the folder in the server, types into one file all the while, and ends when every closed file's findings are there. */
export async function openFolder(count, { makeServer, row, median, p95 }) {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-folder-'));
	const server = makeServer();
	try {
		writePairs(folder, count);
		const text = caseYaml(count, 5000);
		const file = path.join(folder, 'open.case.yaml');
		writeFileSync(file, text);
		const start = performance.now();
		await server.start(folder);
		await server.open(pathToFileURL(file).href, 'yaml', text);
		let files;
		const done = server.workspaceFindings().then((n) => {
			files = n;
			return (performance.now() - start) / 1000;
		});
		const keystrokes = [];
		const place = placeBehind(text, 'units: ');
		for (let i = 0; files === undefined; i++) {
			const at = performance.now();
			await server.type(place.line, place.character, String((i % 8) + 1));
			keystrokes.push(performance.now() - at);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		const name = `folder of ${count.toLocaleString('en')} files, claims and notes apart`;
		row(`${name}: all findings shown, ${files} files with any`, 's', await done, {
			target: count === 5000 ? 10 : undefined,
		});
		row(`${name}: peak memory`, 'MB', server.peak(), { target: count === 5000 ? 300 : undefined });
		row(`${name}: keystroke in the open file meanwhile, median of ${keystrokes.length}`, 'ms', median(keystrokes), {
			p95: p95(keystrokes),
		});
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Files of YAML and JSON that hold no case. */
export function unrelated(count, cli, { row }) {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-unrelated-'));
	try {
		const lines = (n) =>
			Array.from({ length: 20 }, (_, i) => `  service${i}: { image: "example/${n}:${i}", ports: [80] }`);
		for (let n = 0; n < count; n++) {
			const sub = path.join(folder, `d${n % 200}`);
			mkdirSync(sub, { recursive: true });
			const yaml = `version: 3\nservices:\n${lines(n).join('\n')}\n`;
			writeFileSync(path.join(sub, n % 2 ? `f${n}.yaml` : `f${n}.json`), n % 2 ? yaml : JSON.stringify({ n, yaml }));
		}
		const start = performance.now();
		const { stdout, stderr } = spawnSync(process.execPath, [cli, 'check', '.'], { cwd: folder, encoding: 'utf8' });
		if (!stdout.startsWith('No case')) {
			throw new Error(`unrelated files were reviewed: ${stdout.slice(0, 200)} ${stderr}`);
		}
		row(`command line, ${count.toLocaleString('en')} unrelated files`, 's', (performance.now() - start) / 1000, {
			target: 5,
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
