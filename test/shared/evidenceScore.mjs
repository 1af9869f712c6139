// Scores `claim-review evidence` on the real notes of the shared folder, with the shared folder's scorer. Run by .ci/run.
//   node test/shared/evidenceScore.mjs [FOLDER]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(path.resolve(process.argv[2] ?? path.join(root, '../shared')), 'evidence');
const bars = ['--min-macro-f1', '0.97', '--min-hard-f1', '0.95', '--max-traps', '0'];
const files = ['--gold', path.join(folder, 'gold.json'), '--notes', path.join(folder, 'notes')];
const command = [process.execPath, path.join(root, 'dist/cli.js'), 'evidence', '--format', 'json'];
const { status } = spawnSync(process.execPath, [path.join(folder, 'score.mjs'), ...files, ...bars, '--', ...command], {
	stdio: 'inherit',
});
console.log(status === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exitCode = status === 0 ? 0 : 1;
