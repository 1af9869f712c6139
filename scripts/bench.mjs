// `npm run bench`: builds, installs what the bench compares with, and runs it (test/bench/README.md).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { npm, root, setUp } from './setUp.mjs';

setUp();
const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], {
	stdio: ['ignore', 'ignore', 'inherit'],
});
if (built.status !== 0) {
	process.exit(1);
}
const bench = path.join(root, 'test/bench');
if (!existsSync(path.join(bench, 'node_modules/yaml-language-server'))) {
	try {
		npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], bench);
	} catch {
		console.log('yaml-language-server could not be installed; the bench goes on without it.');
	}
}
const args = [path.join(bench, 'bench.mjs'), ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
