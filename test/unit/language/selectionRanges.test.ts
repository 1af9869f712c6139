import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import type { ReviewedDocument } from '../../../server/language/document';
import { selectionRange } from '../../../server/language/selectionRanges';
import { documentOf } from './twoFiles';

/** From the innermost outward, each as `line:character-line:character`. */
function at(document: ReviewedDocument, line: number, character: number): string[] {
	const ranges: string[] = [];
	let range: SelectionRange | undefined = selectionRange(document, document.lines.offset({ line, character }));
	for (; range; range = range.parent) {
		const { start, end } = range.range;
		ranges.push(`${start.line}:${start.character}-${end.line}:${end.character}`);
	}
	return ranges;
}

const text = [
	'case: C-1',
	'claim:',
	'  lines:',
	'    - code: "32408"',
	'      units: 1',
	'    - code: 1023T',
	'note:',
	'  text: Words',
	'',
].join('\n');

describe('a selection range', () => {
	it('grows from a value over its line and its section to the file', () => {
		expect(at(documentOf(text), 3, 14)).toEqual([
			'3:13-3:18', // 32408
			'3:12-3:19', // "32408"
			'3:6-3:19', // code: "32408"
			'3:6-4:14', // the service line
			'3:4-5:17', // the list
			'2:2-5:17', // lines: …
			'1:0-5:17', // claim: …
			'0:0-7:13', // the case
			'0:0-8:0', // the file
		]);
	});

	it('begins at a key', () => {
		expect(at(documentOf(text), 4, 8)).toEqual([
			'4:6-4:11',
			'4:6-4:14',
			'3:6-4:14',
			'3:4-5:17',
			'2:2-5:17',
			'1:0-5:17',
			'0:0-7:13',
			'0:0-8:0',
		]);
	});

	it('is of the case that the cursor is in', () => {
		const json = '[{ "claim": { "lines": [] } },\n { "claim": { "lines": [{ "code": "1023T" }] } }]';
		expect(at(documentOf(json, 'json'), 1, 36)).toEqual([
			'1:35-1:40',
			'1:34-1:41',
			'1:26-1:41',
			'1:24-1:43',
			'1:23-1:44',
			'1:14-1:44',
			'1:12-1:46',
			'1:3-1:46',
			'1:1-1:48',
			'0:0-1:49',
		]);
	});

	it('stays in its resource where a claim’s record stands apart from it', () => {
		const bundle = readFileSync(path.join(import.meta.dirname, '../../../samples/14-fhir-bundle.json'), 'utf8');
		const ranges = at(documentOf(bundle, 'json'), 56, 22);
		expect(ranges.slice(0, 4)).toEqual(['56:19-56:28', '56:18-56:29', '56:8-56:29', '53:18-63:7']);
		expect(ranges.at(-1)).toBe('0:0-95:0');
	});

	it('is the file where there is nothing else', () => {
		expect(at(documentOf('# x\n\nclaim: {}\n'), 0, 1)).toEqual(['0:0-3:0']);
		expect(at(documentOf('a: 1\n'), 0, 1)).toEqual(['0:0-1:0']);
	});
});
