import type * as vscode from 'vscode';

/**
 * The output channel as the client library may use it: every message is cut to its first line and what comes with it
 * is dropped. At level Trace the library would write whole documents, and an error's message may quote one.
 */
export function quietChannel(channel: vscode.LogOutputChannel): vscode.LogOutputChannel {
	const quiet: Partial<vscode.LogOutputChannel> = {
		trace: (message) => channel.trace(firstLine(message)),
		debug: (message) => channel.debug(firstLine(message)),
		info: (message) => channel.info(firstLine(message)),
		warn: (message) => channel.warn(firstLine(message)),
		error: (error) => channel.error(typeof error === 'string' ? firstLine(error) : error.name),
		append: (value) => channel.append(value),
		appendLine: (value) => channel.appendLine(firstLine(value)),
	};
	return new Proxy(channel, {
		get: (target, property) => {
			const value = property in quiet ? Reflect.get(quiet, property) : Reflect.get(target, property);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}

function firstLine(message: string): string {
	// A trace object of the library is JSON on one line, parameters and all.
	return /^\s*[{[]/.test(message) ? 'trace' : (message.split('\n', 1)[0] ?? '');
}
