// Runs a mocha suite inside VS Code's server and web workbench, as @vscode/test-electron does it in a desktop VS Code.
import { openPage, remoteUri, workbenchUrl } from './page.mjs';
import { installVsix, startServer } from './server.mjs';

// The workbench's own chatter, which arrives on the same channel as the suite's output.
const noise =
	/^(\[?(Error|Warning)?\]?\s*)(Resolv(ed|ing) connection token|Creating a socket|\[reconnection-grace|\[AgentHost|\[AccountPolicy|Updating additional builtin|Ignoring fetching additional|\[Service Worker\]|\[chat-stt\]|Timed out waiting for authentication provider|\[DefaultAccount\]|Canceled: Canceled)/;

/**
 * Runs the suite of a module (`tests`, a bundle that exports run()) on the folder `workspace`, with the VSIX installed and the
 * extension in the folder `devExtension` under development. Throws when the suite fails, crashes or does not answer in time.
 * @param profile from newServerProfile
 * @param logLevel as VS Code's option --log takes it: PUBLISHER.NAME:LEVEL for one extension
 */
export async function runSuite({
	vsix,
	devExtension,
	tests,
	workspace,
	profile,
	logLevel,
	seconds = 420,
	verbose = false,
}) {
	installVsix(profile, vsix);
	const log = (text) => verbose && process.stderr.write(text);
	const server = await startServer(profile, { tests: true, log });
	let view;
	try {
		view = await openPage(server);
		const ended = await suiteEnd(view.page, seconds, verbose, () =>
			view.page.goto(
				workbenchUrl(server, workspace, [
					['extensionDevelopmentPath', remoteUri(server, devExtension)],
					['extensionTestsPath', remoteUri(server, tests)],
					['skipWelcome', 'true'],
					['logLevel', logLevel],
				]),
				{ waitUntil: 'commit' },
			),
		);
		if (view.refused.size > 0) {
			console.log('asked for and not given:', Object.fromEntries(view.refused));
		}
		if (ended !== undefined) {
			throw new Error(ended);
		}
	} finally {
		await view?.close().catch(() => {});
		await server.stop();
	}
}

/** Why the suite did not pass, or undefined. The page must have both functions before it loads (`go`). */
async function suiteEnd(page, seconds, verbose, go) {
	let timer;
	const end = new Promise((resolve) => {
		page.exposeFunction('codeAutomationLog', (type, [text, ...more]) => {
			if (verbose || !noise.test(String(text))) {
				(console[type] ?? console.log)(text, ...more);
			}
		});
		page.exposeFunction('codeAutomationExit', (code) => resolve(code === 0 ? undefined : 'the suite failed'));
		page.on('crash', () => resolve('the page crashed'));
		timer = setTimeout(() => resolve(`the suite did not end in ${seconds} s`), seconds * 1000);
		if (!verbose) {
			return;
		}
		page.on('pageerror', (error) => console.error('page error', error.message));
		page.on('console', (message) => console.error('page', message.type(), message.text()));
		page.on('requestfailed', (request) => console.error('failed', request.url(), request.failure()?.errorText));
	});
	try {
		await go();
		return await end;
	} finally {
		clearTimeout(timer);
	}
}
