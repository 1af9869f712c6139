// The outline of a file, its folds and all else that an editor asks for again after a keystroke.
import { placeBehind } from './cases.mjs';

/**
 * Types a character, asks for findings, and then for everything else, each by itself.
 * @param server a server with the document open
 * @param place where a digit stands
 * @param target milliseconds for each of them
 */
export async function navigation(what, server, text, languageId, place, target, { row, median, p95 }) {
	const code = placeBehind(text, languageId === 'yaml' ? 'code: 10' : '"code": "10');
	const screen = {
		start: { line: Math.max(0, code.line - 30), character: 0 },
		end: { line: code.line + 30, character: 0 },
	};
	const asked = {
		'document symbols': () => server.ask('documentSymbol'),
		'folding ranges': () => server.ask('foldingRange'),
		'selection range': () => server.ask('selectionRange', { positions: [code] }),
		'inlay hints of a screen': () => server.ask('inlayHint', { range: screen }),
		'semantic tokens': () => server.ask('semanticTokens/full'),
		'code lenses': () => server.ask('codeLens'),
		references: () => server.ask('references', { position: code, context: { includeDeclaration: false } }),
		'workspace symbols': () => server.connection.sendRequest('workspace/symbol', { query: '1023' }),
		'rename of a place that is none': () => server.ask('prepareRename', { position: code }),
	};
	const times = Object.fromEntries(Object.keys(asked).map((name) => [name, []]));
	for (let i = 0; i < 25; i++) {
		await server.type(place.line, place.character, String((i % 8) + 1));
		for (const [name, ask] of Object.entries(asked)) {
			const start = performance.now();
			await ask();
			times[name].push(performance.now() - start);
		}
	}
	for (const [name, all] of Object.entries(times)) {
		const warm = all.slice(5);
		row(`${what}: ${name}, median`, 'ms', median(warm), { p95: p95(warm), target });
	}
}
