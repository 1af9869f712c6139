// A page that shows the workbench of a server (see server.mjs), in a headless Chromium.
import { createRequire } from 'node:module';
import path from 'node:path';
import { browser, vscodeServer } from './parts.mjs';

/**
 * Opens a page that reaches nothing but the server, so that no test can depend on the internet.
 * Gives { page, refused, close }; `refused` maps each address that was asked for and not given to how often.
 */
export async function openPage(server) {
	const { chromium } = createRequire(path.join(vscodeServer(), 'package.json'))('playwright-core');
	const { path: executablePath, env } = browser();
	// No sandbox: containers often have none, and this browser only ever sees our own server.
	const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
	flags.push('--disable-background-networking', '--disable-component-update', '--disable-sync');
	const started = await chromium.launch({
		executablePath,
		headless: true,
		env: { ...process.env, ...env },
		args: flags,
	});
	const context = await started.newContext({ viewport: { width: 1280, height: 800 } });
	const refused = new Map();
	const isElsewhere = (url) => !['data:', 'blob:', 'about:'].includes(url.protocol) && url.host !== server.host;
	await context.route(isElsewhere, (route) => {
		const { origin } = new URL(route.request().url());
		refused.set(origin, (refused.get(origin) ?? 0) + 1);
		return route.abort();
	});
	return { page: await context.newPage(), refused, close: () => started.close() };
}

/** The workbench's address for a folder. `payload`: pairs such as ['openFile', URI]. */
export function workbenchUrl(server, folder, payload = []) {
	const query = new URLSearchParams({ folder });
	if (payload.length > 0) {
		query.set('payload', JSON.stringify(payload));
	}
	return `${server.url}?${query}`;
}

/** How the workbench names a file of this machine. */
export const remoteUri = (server, file) => `vscode-remote://${server.host}${path.resolve(file)}`;
