// What an audit report over a folder costs beside reviewing it: the command line as a whole, and the report alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caseYaml } from './cases.mjs';
import { engine, root } from './engine.mjs';

const payers = ['Medicare', 'Aetna', 'Cigna Health', 'UnitedHealthcare', 'Blue Cross Blue Shield'];
const primaries = ['32408', '32400', '32555', '32994', '32557'];
const sites = ['22', '22', '19', '24', '11'];
/** Some without their add-on's primary or an element, so that there is something to count. */
const faults = [
	(text) => text,
	(text) => text,
	(text) => text.replace(/ {4}- code: "\d+"\n.*\n.*\n/, ''),
	(text) => text.replace(/ {6}duration.*\n/, '').replace(/technique: .*/, 'technique: TBD'),
	(text) => text,
];

/** A case as those of the bench, each with its own payer, site, primary, month and charge. */
function variedCase(n, bytes) {
	const at = (list, by = 1) => list[Math.floor(n / by) % list.length];
	const month = String(1 + ((n * 7) % 11)).padStart(2, '0');
	const charge = (base) => (base + ((n * 37) % 400) * 2.5).toFixed(2);
	return at(faults)(
		caseYaml(n, bytes)
			.replace('Medicare', at(payers, 3))
			.replace('"22"', `"${at(sites, 2)}"`)
			.replace('  text: |', '      complications: none\n  text: |')
			.replace('2026-03-10', `2026-${month}-1${n % 10}`)
			.replaceAll('"32408"', `"${at(primaries, 5)}"`)
			.replace('modifiers: [RT]', `charge: ${charge(1100)}`)
			.replace('units: 1', `charge: ${charge(300)}`),
	);
}

/** Writes a folder of such cases. */
export function variedFolder(folder, count, bytes = 5000) {
	for (let n = 0; n < count; n++) {
		writeFileSync(path.join(folder, `c${String(n).padStart(5, '0')}.case.yaml`), variedCase(n, bytes));
	}
}

export async function auditReport(count, { row, median }) {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-report-'));
	try {
		variedFolder(folder, count);
		const run = (...args) => {
			const start = performance.now();
			const done = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args, '--date', '2026-11-24', '.'], {
				cwd: folder,
				encoding: 'utf8',
				maxBuffer: 1 << 28,
			});
			if (done.status !== 0) {
				throw new Error(`the command failed: ${done.stderr}`);
			}
			return performance.now() - start;
		};
		const times = { check: [], report: [] };
		for (let i = 0; i < 3; i++) {
			times.check.push(run('check', '--quiet', '--fail-on', 'never'));
			times.report.push(run('report', '--output', path.join(folder, 'report.html')));
		}
		const files = `${count.toLocaleString('en')} files of 5 KB`;
		row(`audit report, ${files}: reading and reviewing alone`, 's', median(times.check) / 1000);
		row(`audit report, ${files}: with the report as HTML`, 's', median(times.report) / 1000);
		row(`audit report, ${files}: size of the page`, 'MB', statSync(path.join(folder, 'report.html')).size / 1e6);
		const alone = await reportAlone(folder);
		row(`audit report, ${files}: reading again, counting, HTML and plots`, 's', alone / 1000, {
			target: count === 5000 ? 3 : undefined,
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Milliseconds from a workspace that has reviewed all files to the page. */
async function reportAlone(folder) {
	const { workplace, collectSources, buildReport, reportPage, nodeHost } = await engine(
		'cli/workplace',
		'report/collect',
		'report/buildReport',
		'report/reportHtml',
		'node/nodeHost',
	);
	const { files } = await nodeHost.list([folder]);
	const { workspace } = workplace({ today: '2026-11-24' });
	await workspace.scan(files);
	const start = performance.now();
	const { sources } = await collectSources(files, workspace);
	await reportPage(buildReport(sources, { date: '2026-11-24' }).report);
	return performance.now() - start;
}
