import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { ReviewedDocument } from '../../../server/language/document';
import { documentSymbols, symbolList } from '../../../server/language/documentSymbols';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';
import { smallClaims } from '../smallClaims';
import { documentOf, uri } from './twoFiles';

const fileOf = (name: string) => readFileSync(path.join(import.meta.dirname, '../../..', name), 'utf8');

function linesDocument(text: string): ReviewedDocument {
	const review = reviewFile(text, 'x.ndjson', 'lines', smallClaims);
	return { uri, version: 1, languageId: 'jsonl', text, lines: new LineIndex(text), review };
}

/** Indented by depth: `name (detail) from-to @ line:character of what names it`. */
function outline(symbols: readonly DocumentSymbol[], indent = ''): string[] {
	return symbols.flatMap(({ name, detail, range, selectionRange, children = [] }) => {
		const place = ({ line, character }: { line: number; character: number }) => `${line}:${character}`;
		return [
			`${indent}${name}${detail === undefined ? '' : ` (${detail})`} ${place(range.start)}-${place(range.end)} @ ${place(selectionRange.start)}`,
			...outline(children, `${indent}  `),
		];
	});
}

const of = (document: ReviewedDocument) => outline(documentSymbols(document));

describe('document symbols', () => {
	it('list a case with its claim and its note, blank lines behind them left out', () => {
		const text = [
			'case: C-1',
			'claim:',
			'  id: CLM-1',
			'  lines:',
			'    - code: "32408"',
			'      modifiers: [RT, "59"]',
			'    - code: 1023t',
			'      units: 2',
			'      status: denied',
			'note:',
			'  id: N-1',
			'  documentation:',
			'    1023T:',
			'      duration: 6 min',
			'    procedure: { positioning: prone }',
			'  text: |',
			'    Some words.',
			'',
			'',
		].join('\n');
		expect(of(documentOf(text))).toEqual([
			'C-1 0:0-16:15 @ 0:6',
			'  claim (CLM-1) 1:0-8:20 @ 1:0',
			'    line 1: 32408 (RT 59) 4:6-5:27 @ 4:12',
			'    line 2: 1023T (2 units · denied) 6:6-8:20 @ 6:12',
			'  note (N-1) 9:0-16:15 @ 9:0',
			'    documentation 11:2-14:37 @ 11:2',
			'      1023T 12:4-13:21 @ 12:4',
			'        duration 13:6-13:21 @ 13:6',
			'      procedure 14:4-14:37 @ 14:4',
			'        positioning 14:17-14:35 @ 14:17',
			'    text 15:8-16:15 @ 15:8',
		]);
	});

	it('list each case of a JSON array, by what id there is', () => {
		const text =
			'[\n{ "claim": { "id": "CLM-1", "lines": [{ "code": "32408" }] } },\n{ "note": { "documentation": { "1023T": {} } } }\n]\n';
		expect(of(documentOf(text, 'json'))).toEqual([
			'CLM-1 1:0-1:62 @ 1:2',
			'  claim (CLM-1) 1:2-1:60 @ 1:2',
			'    line 1: 32408 1:38-1:57 @ 1:48',
			'case 2:0-2:48 @ 2:2',
			'  note 2:2-2:46 @ 2:2',
			'    documentation 2:12-2:42 @ 2:12',
			'      1023T 2:31-2:42 @ 2:31',
		]);
	});

	it('show ids and codes, and no other word that somebody typed in their place', () => {
		const text = `claim:\n  lines: [{ code: Jane Roe }]\nnote:\n  documentation:\n    Jane Roe: { Jane Roe: x }\n`;
		expect(of(documentOf(text)).map((s) => s.trim().split(' ').slice(0, 2).join(' '))).toEqual([
			'case 0:0-4:29',
			'claim 0:0-1:29',
			'line 1',
			'note 2:0-4:29',
			'documentation 3:2-4:29',
			'code 4:4-4:29',
		]);
		expect(JSON.stringify(documentSymbols(documentOf(text)))).not.toContain('Roe');
		const long = documentSymbols(documentOf(`case: ${'C'.repeat(200)}\nclaim: {}\n`));
		expect(long[0]?.name).toBe(`${'C'.repeat(80)}…`);
	});

	it('list the record of a FHIR claim where it stands, with the claim’s name', () => {
		expect(of(documentOf(fileOf('samples/14-fhir-bundle.json'), 'json'))).toEqual([
			'sample-0116 6:18-45:7 @ 7:24',
			'  claim (sample-0116) 6:18-45:7 @ 7:24',
			'    line 1: 32408 26:10-34:11 @ 30:79',
			'    line 2: 1023T 35:10-43:11 @ 39:79',
			'note (sample-0116) 53:18-63:7 @ 53:18',
			'  1023T 53:18-63:7 @ 57:83',
			'note (sample-0116) 67:18-91:7 @ 68:24',
		]);
	});

	it('list lines of NDJSON that belong together each in its own line', () => {
		const text = fileOf('test/editor/workspace/bulk.ndjson');
		const symbols = documentSymbols(linesDocument(text));
		expect(symbols.map((s) => [s.name, s.detail, s.range.start.line, s.range.end.line])).toEqual([
			['CLM-9011', undefined, 0, 0],
			['CLM-9012', undefined, 1, 1],
			['note', 'CLM-9012', 3, 3],
		]);
		expect(symbols[1]?.children?.[0]?.children?.map((s) => s.name)).toEqual(['line 1: 1023T']);
	});

	it('list the lines of a clearinghouse’s request', () => {
		expect(of(documentOf(fileOf('samples/15-clearinghouse.json'), 'json'))).toEqual([
			'sample-0117 0:0-37:1 @ 3:2',
			'  claim (sample-0117) 0:0-37:1 @ 3:2',
			'    line 1: 32408 (RT) 11:6-22:7 @ 16:27',
			'    line 2: 1023T (51 · 2 units) 23:6-34:7 @ 28:27',
		]);
	});

	it('have what names them inside, also where YAML uses a value again, or half of it is typed', () => {
		for (const text of [
			'claim: &c\n  lines: &l\n    - &x { code: 1023T }\n    - *x\nnote: *c\n',
			'case:\nclaim:\n  lines:\n    -\n    - code:\nnote:\n  documentation:\n    1023T:\n',
			'case: [\nclaim: { lines: [ { code: "10',
		]) {
			const all: DocumentSymbol[] = documentSymbols(documentOf(text));
			for (let s = all.pop(); s; s = all.pop()) {
				const { start, end } = s.selectionRange;
				const at = (p: { line: number; character: number }) => p.line * 1000 + p.character;
				expect(at(s.range.start)).toBeLessThanOrEqual(at(start));
				expect(at(end)).toBeLessThanOrEqual(at(s.range.end));
				expect(s.name).not.toBe('');
				all.push(...(s.children ?? []));
			}
		}
	});

	it('are none for a text without a case, and a list for clients that know no tree', () => {
		expect(of(documentOf('a: 1\n'))).toEqual([]);
		const list = symbolList(uri, documentSymbols(documentOf('case: C-1\nclaim:\n  lines: [{ code: "32408" }]\n')));
		expect(list.map((s) => [s.name, s.containerName, s.location.range.start.line])).toEqual([
			['C-1', undefined, 0],
			['claim', 'C-1', 1],
			['line 1: 32408', 'claim', 2],
		]);
	});
});
