// What VS Code loads and calls (extensionTestsPath): runs every *.test.ts beside it and leaves the counts where run.mjs reads them.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

// Put in by run.mjs when it bundles this file.
declare const RESULTS_FILE: string;

export function run(): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 30_000, forbidOnly: true, forbidPending: true });
	for (const name of readdirSync(__dirname).sort()) {
		if (name.endsWith('.test.js')) {
			mocha.addFile(path.join(__dirname, name));
		}
	}
	return new Promise((resolve, reject) => {
		const runner = mocha.run((failed) => {
			const passed = runner.stats?.passes ?? 0;
			writeFileSync(RESULTS_FILE, JSON.stringify({ passed, failed }));
			if (failed > 0) {
				reject(new Error(`${failed} of ${passed + failed} tests failed`));
			} else {
				resolve();
			}
		});
	});
}
