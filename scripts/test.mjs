// `npm test`: everything that can be checked here. Each step runs even if one before it failed, and the last line counts them:
// "N passed, N failed". A step that runs tests counts its tests, any other step counts as one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, setUp } from './setUp.mjs';

const out = path.join(root, '.vscode-test');
const total = { passed: 0, failed: 0 };
const failedSteps = [];

/** Runs a step that gives { passed, failed }, or throws; prints how it went. Gives whether nothing failed. */
async function step(name, run) {
	console.log(`\n── ${name}`);
	const start = Date.now();
	let counts;
	try {
		counts = await run();
	} catch (error) {
		console.error(error.message);
		counts = { passed: 0, failed: 1 };
	}
	total.passed += counts.passed;
	total.failed += counts.failed;
	if (counts.failed > 0) {
		failedSteps.push(name);
	}
	const seconds = ((Date.now() - start) / 1000).toFixed(1);
	console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
	return counts.failed === 0;
}

/** Runs a script of this checkout in this Node; gives its exit status. */
function run(script, ...args) {
	const child = spawnSync(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: 'inherit' });
	if (child.error) {
		throw child.error;
	}
	return child.status;
}

/** A step that passes or fails as a whole. */
const whole = (script, ...args) => {
	return () => (run(script, ...args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
};

/** A step whose tests are counted: `read` takes the counts out of the file that the tests' runner leaves. */
const counted = (file, read, script, ...args) => {
	return () => {
		mkdirSync(path.dirname(file), { recursive: true });
		rmSync(file, { force: true });
		const status = run(script, ...args);
		const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
		// A test file that cannot be loaded, a runner that breaks or finds no test: a failure that no test stands for.
		if (counts.failed === 0 && (status !== 0 || counts.passed === 0)) {
			counts.failed = 1;
		}
		return counts;
	};
};

async function everything() {
	const ready = await step('set-up', () => {
		setUp();
		return { passed: 1, failed: 0 };
	});
	if (!ready) {
		return;
	}
	const built = await step('build', async () => {
		const { build } = await import('./build.mjs');
		await build();
		return { passed: 1, failed: 0 };
	});
	const colors = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;
	await step('lint', whole('node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', colors, '.'));
	await step('type check', whole('node_modules/typescript/bin/tsc', '--noEmit'));
	await step('type check of the view', whole('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'client/view'));
	if (!built) {
		console.log('\nNo tests were run: there is nothing built to run them on.');
		return;
	}
	const report = path.join(out, 'vitest.json');
	const vitest = counted(
		report,
		({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
		'node_modules/vitest/vitest.mjs',
		...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
	);
	await step('unit and protocol tests', vitest);
	const packed = await step('package', whole('scripts/package.mjs', '--built'));
	if (!packed) {
		return;
	}
	const results = path.join(out, 'results.json');
	await step(
		'tests in VS Code',
		counted(results, (counts) => counts, 'test/editor/run.mjs', '--no-pack'),
	);
}

await everything();
if (failedSteps.length > 0) {
	console.log(`\nFailed: ${failedSteps.join(', ')}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
