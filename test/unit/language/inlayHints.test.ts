import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../server/guidance/compileGuidance';
import { openGuidance } from '../../../server/guidance/guidance';
import type { ReviewedDocument } from '../../../server/language/document';
import { inlayHints } from '../../../server/language/inlayHints';
import { documentOf } from './twoFiles';

const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** `line:character label` */
function hints(document: ReviewedDocument, range = everywhere, guidance = bundledGuidance()): string[] {
	return inlayHints(document, range, guidance).map(
		({ position, label }) => `${position.line}:${position.character} ${label}`,
	);
}

const text = [
	'claim:',
	'  lines:',
	'    - code: "32408"',
	'    - { code: 1023t, units: 1 }',
	'    - code: "20982"',
	'    - code: "99999"',
	'note:',
	'  procedures: [1023T]',
	'  documentation: { 1023T: {} }',
	'',
].join('\n');

describe('an inlay hint', () => {
	it('says behind the code of a line what it means, in a few words', () => {
		expect(hints(documentOf(text))).toEqual([
			'2:19 Taking a tissue core from the lung or the…',
			'3:19 add-on, tissue moved aside in the chest',
			'4:19 Destroying bone tumors through the skin with…',
		]);
	});

	it('has the whole meaning in its tooltip', () => {
		const [first, second] = inlayHints(documentOf(text), everywhere, bundledGuidance());
		expect(first?.tooltip).toEqual({
			kind: 'markdown',
			value: 'Taking a tissue core from the lung or the mediastinum with a needle.',
		});
		expect(second?.tooltip).toMatchObject({ value: expect.stringMatching(/^Added to a procedure .* target\.$/) });
		expect(second?.paddingLeft).toBe(true);
	});

	it('is given for the lines in the range only', () => {
		const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 40 } };
		expect(hints(documentOf(text), range)).toEqual(['3:19 add-on, tissue moved aside in the chest']);
	});

	it('stands in every format', () => {
		const sample = (name: string) => readFileSync(path.join(import.meta.dirname, '../../../samples', name), 'utf8');
		expect(hints(documentOf(sample('14-fhir-bundle.json'), 'json'))).toEqual([
			'30:86 Taking a tissue core from the lung or the…',
			'39:86 add-on, tissue moved aside in the chest',
		]);
		expect(hints(documentOf(sample('15-clearinghouse.json'), 'json')).map((h) => h.split(' ')[0])).toEqual([
			'16:34',
			'28:34',
		]);
	});

	it('has the words of an organization’s own guidance, and not ours beside its meaning', () => {
		const own =
			'kind: procedures\nprocedures:\n  - { code: 1023T, meaning: Ours. }\n  - { code: "99999", meaning: A long meaning that nobody wants to read behind a code, shortMeaning: "short: yes" }\n';
		const { data, problems } = compileGuidance([{ path: 'x.yaml', text: own }], bundledGuidance().data);
		expect(problems).toEqual([]);
		expect(hints(documentOf(text), everywhere, openGuidance(data)).slice(1)).toEqual([
			'3:19 Ours',
			'4:19 Destroying bone tumors through the skin with…',
			'5:19 short: yes',
		]);
	});

	it('is none where nothing is known, or without a case', () => {
		expect(hints(documentOf('claim:\n  lines: [{ code: "99999" }, { units: 1 }]\n'))).toEqual([]);
		expect(hints(documentOf('code: 1023T\n'))).toEqual([]);
	});
});
