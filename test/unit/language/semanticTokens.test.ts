import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReviewedDocument } from '../../../server/language/document';
import { semanticLegend, semanticTokens } from '../../../server/language/semanticTokens';
import { documentOf, guidance } from './twoFiles';

/** `line:character-character type` */
function tokens(document: ReviewedDocument): string[] {
	const { data } = semanticTokens(document, guidance);
	const found: string[] = [];
	let line = 0;
	let character = 0;
	for (let i = 0; i < data.length; i += 5) {
		const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(i, i + 4);
		character = lines === 0 ? character + characters : characters;
		line += lines;
		found.push(`${line}:${character}-${character + length} ${semanticLegend.tokenTypes[type]}`);
	}
	return found;
}

describe('semantic tokens', () => {
	it('are the codes that are add-ons and the elements that are known', () => {
		const text = [
			'claim:',
			'  lines: [{ code: "32408" }, { code: 1023t }]',
			'note:',
			'  procedures: ["32408", 1023T]',
			'  documentation:',
			'    1023T:',
			'      duration: 6 min',
			'      durations: x',
			'    procedure: { positioning: prone }',
			'',
		].join('\n');
		expect(tokens(documentOf(text))).toEqual([
			'1:37-42 macro',
			'3:24-29 macro',
			'5:4-9 macro',
			'6:6-14 property',
			'8:17-28 property',
		]);
	});

	it('follow the order of the text in a file of many resources', () => {
		const bundle = readFileSync(path.join(import.meta.dirname, '../../../samples/14-fhir-bundle.json'), 'utf8');
		expect(tokens(documentOf(bundle, 'json'))).toEqual(['39:79-86 macro', '57:83-90 macro']);
	});

	it('do not overlap where YAML uses a value again, and are none without a case', () => {
		const again = 'claim:\n  lines: [&x { code: 1023T }, *x]\nnote: &n\n  procedures: &p [1023T, 1024T]\n';
		expect(tokens(documentOf(again))).toEqual(['1:21-26 macro', '1:30-32 macro', '3:18-23 macro', '3:25-30 macro']);
		const twice = 'x: &x [1023T, 1024T]\nclaim: {}\nnote: { procedures: *x }\n';
		expect(tokens(documentOf(twice))).toEqual(['2:20-22 macro']);
		expect(tokens(documentOf('code: 1023T\n'))).toEqual([]);
	});
});
