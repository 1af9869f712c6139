import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { bundledGuidance } from '../guidance/bundledGuidance';
import { nodeHost } from '../node/nodeHost';
import { nodeLibraries, userCacheFolder } from '../node/nodeLibraries';
import { localDay } from './localDay';
import { quietConsole } from './quietConsole';
import { serve } from './server';

/**
 * The language server on Node, over what the command line names: `--stdio`, `--node-ipc`, `--pipe=` or `--socket=`.
 * @returns false, with nothing started, when it names none of them
 */
export function startNodeServer(args: readonly string[]): boolean {
	if (!args.some((a) => /^--(?:stdio|node-ipc|pipe|socket)\b/.test(a))) {
		return false;
	}
	// Node would print the error's message and the line of code; either may hold words of a case.
	process.on('uncaughtException', (error) => {
		const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((l) => /^\s+at /.test(l)) : [];
		process.stderr.write(
			`The server failed: ${error instanceof Error ? error.name : typeof error}\n${frames.join('\n')}\n`,
		);
		process.exit(1);
	});
	serve(createConnection({ ...ProposedFeatures.all, console: quietConsole }), {
		version,
		guidance: bundledGuidance,
		host: nodeHost,
		libraries: (cacheFolder = userCacheFolder()) =>
			nodeLibraries({ version, cacheFolder, worker: path.join(__dirname, 'libraryWorker.js') }),
		today: () => localDay(new Date()),
		rulePages: rulePages(),
		pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
		yieldTurn: () => new Promise((resolve) => setImmediate(resolve)),
	});
	return true;
}

/** The rules' pages stand beside the folder of the bundle, in a checkout as in the extension. */
function rulePages(): string | undefined {
	const folder = path.join(__dirname, '../docs/rules');
	return existsSync(folder) ? pathToFileURL(folder).href : undefined;
}
