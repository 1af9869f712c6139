import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../../server/language/codeLenses';
import { documentSymbols } from '../../../server/language/documentSymbols';
import { foldingRanges } from '../../../server/language/foldingRanges';
import { inlayHints } from '../../../server/language/inlayHints';
import { referredAt } from '../../../server/language/references';
import { renameCase, renamedPlace } from '../../../server/language/renameCase';
import { selectionRange } from '../../../server/language/selectionRanges';
import { semanticTokens } from '../../../server/language/semanticTokens';
import { documentOf, guidance } from './twoFiles';

const samples = path.join(import.meta.dirname, '../../../samples');
const files = readdirSync(samples).filter((name) => /\.(?:yaml|json)$/.test(name));

describe('what shows the way through a file', () => {
	it.each(files)('holds for every beginning of %s', (name) => {
		const text = readFileSync(path.join(samples, name), 'utf8');
		for (let length = 0; length <= text.length; length += 41) {
			const document = documentOf(text.slice(0, length), name.endsWith('json') ? 'json' : 'yaml');
			const lastLine = document.lines.position(length).line;
			for (const { startLine, endLine } of foldingRanges(document)) {
				expect(startLine).toBeLessThan(endLine);
				expect(endLine).toBeLessThanOrEqual(lastLine);
			}
			for (const { name: shown, selectionRange: named, range } of documentSymbols(document)) {
				expect(shown).not.toBe('');
				expect(named.start.line).toBeGreaterThanOrEqual(range.start.line);
				expect(named.end.line).toBeLessThanOrEqual(range.end.line);
			}
			const { data } = semanticTokens(document, guidance);
			expect(data.every((n) => n >= 0)).toBe(true);
			const everywhere = { start: { line: 0, character: 0 }, end: { line: lastLine + 1, character: 0 } };
			inlayHints(document, everywhere, guidance);
			codeLenses(document, { guidance, narrative: 'accept' }, true);
			for (const offset of [length, length >> 1]) {
				expect(selectionRange(document, offset).range).toBeDefined();
				referredAt(document, offset);
				renamedPlace(document, offset);
				renameCase(document, offset, 'C-9', () => false);
			}
		}
	});
});
