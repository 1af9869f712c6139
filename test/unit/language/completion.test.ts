import { describe, expect, it } from 'vitest';
import { InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { type CompletionSupport, completion } from '../../../server/language/completion';
import type { CodeHit } from '../../../server/library/codeSearch';
import { documentOf, guidance, withOtherFile } from './twoFiles';

const support: CompletionSupport = {
	snippets: true,
	markdown: true,
	keepsIndentation: true,
	labelDetails: true,
	asksAgain: false,
	hasSchema: false,
};
const plain = { ...support, snippets: false };

/** The completion where `|` stands in the text. */
async function at(marked: string, languageId: 'yaml' | 'json' = 'yaml', can = support, hits: readonly CodeHit[] = []) {
	const offset = marked.indexOf('|');
	const text = marked.replace('|', '');
	const document = { ...documentOf(text, languageId), uri: `file:///x.case.${languageId}` };
	const sources = { guidance, library: undefined, search: async () => hits };
	const items = (await completion(document, offset, languageId, sources, can))?.items ?? [];
	/** The text after choosing the label. */
	const chosen = (label: string) => {
		const item = items.find((i) => i.label === label);
		const edit = item?.textEdit as TextEdit | undefined;
		if (!edit) {
			throw new Error(`no ${label} among ${items.map((i) => i.label).join()}`);
		}
		expect(edit.range.start.line).toBe(edit.range.end.line);
		const [start, end] = [document.lines.offset(edit.range.start), document.lines.offset(edit.range.end)];
		return text.slice(0, start) + edit.newText + text.slice(end);
	};
	return { items, labels: items.map((i) => i.label), chosen };
}

const claimKeys = ['id', 'type', 'typeOfBill', 'payer', 'patient', 'billingProvider', 'renderingProvider'];

describe('keys of the format', () => {
	it.each([
		['an empty file', '|', ['case', 'claim', 'note']],
		['a blank line at the end', 'case: C\nclaim:\n  id: X\n|', ['note']],
		['a half-typed key', 'ca|', ['case', 'claim', 'note']],
		['a claim', 'claim:\n  |', claimKeys],
		['between other keys', 'claim:\n  id: X\n  |\n  payer: Medicare\n', ['type', 'typeOfBill', 'patient']],
		['flow braces', 'claim: { id: X, | }\n', ['type', 'typeOfBill', 'payer']],
		['open braces at the end', 'claim: { |', claimKeys],
		['a line', 'claim:\n  lines:\n    - |', ['code', 'modifiers', 'units']],
		['a line that goes on', 'claim:\n  lines:\n    - code: 1023T\n      |', ['modifiers', 'units', 'charge']],
		['a line of an unindented list', 'claim:\n  lines:\n  - code: 1023T\n    mo|\n', ['modifiers', 'units']],
		['an item of a list of cases', '- case: A\n- case: B\n  |\n- case: C\n', ['claim', 'note']],
		['the second document', 'case: A\n---\ncase: B\n|', ['claim', 'note']],
		['after windows line ends', 'claim:\r\n  id: X\r\n  |\r\n', ['type', 'typeOfBill']],
	])('in %s', async (_, text, first) => {
		const { labels } = await at(text, 'yaml', plain);
		expect(labels.slice(0, first.length)).toEqual(first);
	});

	it.each([
		['braces', '{ | }', ['case', 'claim', 'note']],
		['quotes', '{ "claim": { "pa|" } }', claimKeys],
		['a claim without an end', '{ "claim": { "id": "X",\n|', claimKeys.slice(1)],
		['a line before a value is typed', '{ "claim": { "lines": [ { "code": \n "units": 1, |', ['modifiers', 'charge']],
		['a second case', '[{ "case": "A" }, { "case": "B", | }]', ['claim', 'note']],
	])('in JSON, in %s', async (_, text, first) => {
		const { labels } = await at(text, 'json', plain);
		expect(labels.slice(0, first.length)).toEqual(first);
	});

	it('say what they hold', async () => {
		const { items } = await at('claim:\n  |');
		expect(items[3]).toMatchObject({
			label: 'payer',
			documentation: { kind: 'markdown', value: expect.stringContaining('**payer** · field of `claim`') },
		});
	});

	it.each([
		['claim:\n  p|', 'payer', 'claim:\n  payer: $0'],
		['claim:\n  p|: Medicare', 'patient', 'claim:\n  patient: Medicare'],
		['claim:\n  d|', 'diagnoses', 'claim:\n  diagnoses: [$0]'],
		['claim:\n  |', 'lines', 'claim:\n  lines:\n    - $0'],
		['claim:\n  lines:\n    |', 'code', 'claim:\n  lines:\n    - code: $0'],
		['claim:\n  lines:\n    - code: X\n    |', 'code', 'claim:\n  lines:\n    - code: X\n    - code: $0'],
		['no|', 'note', 'note:\n  $0'],
		['claim: { "p|" }', 'payer', 'claim: { "payer": $0 }'],
	])('are written in YAML: %j', async (text, label, expected) => {
		expect((await at(text)).chosen(label)).toBe(expected);
	});

	it.each([
		['{ "claim": { "p|" } }', 'payer', '{ "claim": { "payer": "$0" } }'],
		['{ "claim": { | } }', 'diagnoses', '{ "claim": { "diagnoses": ["$0"] } }'],
		['{ "claim": { "p|": "X" } }', 'payer', '{ "claim": { "payer": "X" } }'],
		['{ "claim": {\n"p|"\n"id": "X" } }', 'payer', '{ "claim": {\n"payer": "$0",\n"id": "X" } }'],
		['{ "claim": { "lines": [{ | }] } }', 'units', '{ "claim": { "lines": [{ "units": $0 }] } }'],
	])('are written in JSON: %j', async (text, label, expected) => {
		expect((await at(text, 'json')).chosen(label)).toBe(expected);
	});

	it('are no snippets for a client that takes none', async () => {
		const { chosen, items } = await at('claim:\n  |', 'yaml', plain);
		expect(chosen('lines')).toBe('claim:\n  lines:\n    - ');
		expect(items.every((i) => i.insertTextFormat !== InsertTextFormat.Snippet)).toBe(true);
	});

	it('are left to what completes by the schema; elements, codes and values are not', async () => {
		const can = { ...plain, hasSchema: true };
		expect((await at('claim:\n  |', 'yaml', can)).labels).toEqual([]);
		expect((await at('claim:\n  type: |', 'yaml', can)).labels).toEqual([]);
		expect((await at('claim:\n  type: |', 'yaml', plain)).labels).toEqual(['professional', 'institutional']);
		expect((await at('claim:\n  payer: |', 'yaml', can)).labels).toContain('Medicare');
		expect((await at('note:\n  documentation:\n    1023T:\n      |', 'yaml', can)).labels[0]).toBe('indication');
		expect((await at('note:\n  documentation:\n    |', 'yaml', can)).labels[0]).toBe('procedure');
	});
});

describe('nothing', () => {
	it.each([
		['a comment', 'claim:\n  # |\n  id: X\n'],
		['a comment behind a value', 'claim:\n  payer: X # |\n'],
		['a block of text', 'note:\n  text: >-\n    The aorta.\n    |\n'],
		['an empty line of a text', 'note:\n  text: >\n    The aorta.\n|\n    More.\n'],
		['a text that goes on', 'note:\n  text: The aorta\n    lies |\n'],
		['a quoted text over lines', 'note:\n  text: "The aorta\n    lies |\n    there"\n'],
		['a text of JSON', '{ "note": { "text": "The aorta |" } }'],
		['JSON without a comma', '{ "claim": { "id": "X" | } }'],
		['an identifier', 'claim:\n  patient: |\n'],
		['the value of a mapping', 'claim: |\n'],
	])('in %s', async (_, text) => {
		const { labels } = await at(text, text.startsWith('{') ? 'json' : 'yaml');
		expect(labels).toEqual([]);
	});

	it('in a file that is no case', async () => {
		const document = { ...documentOf('a: '), uri: 'file:///a.yaml', review: undefined };
		const sources = { guidance, library: undefined, search: async () => [] };
		expect(await completion(document, 3, 'yaml', sources, support)).toBeUndefined();
	});
});

describe('documentation', () => {
	const note = (rest: string) => `claim:\n  lines: [{ code: 1023T }]\nnote:\n  documentation:\n${rest}`;

	it('offers the add-on of this claim first, then the whole procedure', async () => {
		const { labels } = await at(note('    |'), 'yaml', plain);
		expect(labels.slice(0, 2)).toEqual(['1023T', 'procedure']);
	});

	it('offers the elements that are missing, required ones first', async () => {
		const { labels, items } = await at(note('    1023T:\n      indication: x\n      |\n'), 'yaml', plain);
		const names = ['imagingModality', 'technique', 'duration', 'imagingConfirmation', 'complications'];
		expect(labels).not.toContain('indication');
		expect([...labels.slice(0, 5)].sort()).toEqual([...names].sort());
		expect(labels.slice(5)).toEqual(['start', 'end']);
		expect(items[0]?.documentation).toMatchObject({ value: expect.stringContaining('**What to write:**') });
	});

	it('offers the kinds of imaging', async () => {
		expect((await at(note('    1023T:\n      imagingModality: |\n'))).labels).toContain('CT fluoroscopy');
		expect((await at(note('    1023T:\n      technique: |\n'))).labels).toEqual([]);
	});

	it('inserts all missing elements, empty', async () => {
		const before = note('    1023T:\n      technique: x\n      duration: x\n      complications: none\n');
		const { chosen } = await at(`${before}      |`);
		expect(chosen('all 3 missing elements')).toBe(
			`${before}      indication: $1\n      imagingModality: $2\n      imagingConfirmation: $3`,
		);
	});

	it('inserts a block in JSON', async () => {
		const { chosen } = await at('{\n  "note": {\n    "documentation": {\n      |\n    }\n  }\n}', 'json');
		expect(chosen('1023T with its 6 elements')).toMatch(
			/\n {6}"1023T": \{\n {8}"indication": "\$1",\n {8}"imagingModality": "\$2",[\s\S]*\n {6}\\\}\n {4}\}\n {2}\}\n\}$/,
		);
	});
});

describe('codes', () => {
	const claim = (line: string) => `claim:\n  dateOfService: 2026-05-05\n  lines:\n    - code: 1023T\n    - ${line}`;

	it('are the primaries of the add-on on this claim first', async () => {
		const { items } = await at(claim('code: |'));
		expect(items[0]?.labelDetails?.description).toMatch(/^primary of 1023T/);
		const labels = items.map((i) => i.label);
		expect(labels.indexOf('32408')).toBeLessThan(labels.indexOf('47000'));
	});

	it('are the add-ons that a code of this claim can carry', async () => {
		const { items } = await at('claim:\n  lines:\n    - code: "32408"\n    - code: |\n');
		expect(items[0]).toMatchObject({ label: '1023T', labelDetails: { description: /^add-on to 32408/ } });
	});

	it.each([
		['code: |', 'code: "32408"'],
		['code: 32|', 'code: "32408"'],
		['code:|', 'code: "32408"'],
		['code: "3|"', 'code: "32408"'],
		['code: "3|', 'code: "32408"'],
		["code: '3|'", "code: '32408'"],
		['code: 3|2405 # why', 'code: "32408" # why'],
		['{ code: 3|, units: 1 }', '{ code: "32408", units: 1 }'],
		['{ code: |', '{ code: "32408"'],
	])('are quoted in YAML: %j', async (line, expected) => {
		expect((await at(claim(line))).chosen('32408')).toBe(claim(expected));
	});

	it.each([
		['"code": |', '"code": "32408"'],
		['"code": "3|"', '"code": "32408"'],
		['"code": "3|', '"code": "32408"'],
		['"code": |\n"units": 1', '"code": "32408",\n"units": 1'],
	])('are quoted in JSON: %j', async (line, expected) => {
		const text = (own: string) => `{ "claim": { "lines": [{ ${own} }] } }`;
		// What stands behind an open quote belongs to it.
		const { chosen } = await at(text(line), 'json');
		expect(chosen('32408')).toBe(text(expected));
	});

	it('out of files follow, each quoted as it needs', async () => {
		const hit = (code: string): CodeHit => ({ system: 'procedure', code, text: 'A text', source: 'A file' });
		const { chosen, items } = await at(claim('code: 1|'), 'yaml', support, [hit('10E5'), hit('0042'), hit('A4550')]);
		expect(chosen('10E5')).toBe(claim('code: "10E5"'));
		expect(chosen('0042')).toBe(claim('code: "0042"'));
		expect(chosen('A4550')).toBe(claim('code: A4550'));
		expect(items.at(-1)?.filterText).toBe('A4550 A text');
	});

	it('of a note are those of the claim first, also of a claim in another file', async () => {
		const text = 'note:\n  procedures: []\n';
		const document = withOtherFile(text, 'claim:\n  lines: [{ code: "47000" }]\n');
		const sources = { guidance, library: undefined, search: async () => [] };
		const found = await completion(document, 21, 'yaml', sources, support);
		expect(found?.items[0]?.label).toBe('47000');
	});
});

describe('values', () => {
	it('are places of service, those typical of the add-on first', async () => {
		const text = (place: string) => `claim:\n  placeOfService: ${place}\n  lines: [{ code: 1023T }]\n`;
		const { labels, chosen } = await at(text('|'));
		expect(labels.slice(0, 3)).toEqual(['19', '22', '24']);
		expect(chosen('22')).toBe(text('"22"'));
	});

	it('are payers, statuses and pointers', async () => {
		expect((await at('{ "claim": { "payer": "Me|" } }', 'json')).chosen('Medicare')).toBe(
			'{ "claim": { "payer": "Medicare" } }',
		);
		expect((await at('claim:\n  lines:\n    - status: |\n')).labels).toEqual(['denied', 'voided']);
		const text = (n: string) => `claim:\n  diagnoses: [R91.1, C34.90]\n  lines: [{ diagnosisPointers: [1, ${n}] }]\n`;
		expect((await at(text('|'))).labels).toEqual(['2']);
		expect((await at(text('|'))).chosen('2')).toBe(text('2'));
	});

	it('are modifiers that the line has not; those that cannot stand on its code last', async () => {
		const text = (own: string) =>
			`claim:\n  lines:\n    - code: 1023T\n      modifiers:\n        - RT\n        ${own}\n`;
		const { labels, items, chosen } = await at(text('- |'));
		expect(labels).not.toContain('RT');
		expect(items.at(-1)?.labelDetails?.description).toMatch(/^cannot stand on 1023T/);
		expect(chosen('LT')).toBe(text('- LT'));
		expect((await at(text('|'))).chosen('59')).toBe(text('- "59"'));
	});

	it('are diagnoses that are known', async () => {
		expect((await at('claim:\n  diagnoses: [|]\n')).labels).toContain('R91.1');
	});
});

describe('snippets', () => {
	it('write a service line as an item of its list', async () => {
		expect((await at('claim:\n  lines:\n    - |')).chosen('service line')).toBe(
			'claim:\n  lines:\n    - code: "$1"\n      units: 1\n      diagnosisPointers: [1]',
		);
		expect((await at('claim: { lines: [|] }')).chosen('service line')).toBe(
			'claim: { lines: [{ code: "$1", units: 1, diagnosisPointers: [1] }] }',
		);
		expect((await at('{\n  "claim": {\n    "lines": [\n      |\n    ] } }', 'json')).chosen('service line')).toBe(
			'{\n  "claim": {\n    "lines": [\n      {\n        "code": "$1",\n        "units": 1,\n        "diagnosisPointers": [1]\n      \\}\n    ] } }',
		);
	});

	it('write a whole case, one identifier typed for claim and note', async () => {
		expect((await at('|')).chosen('whole case')).toContain('claim:\n  id: $2\n  payer: $3\n  patient: $4\n');
		expect((await at('|')).items.map((i) => i.label)).toEqual(['case', 'claim', 'note', 'whole case']);
	});
});

it('never fails, wherever the cursor is in a text that is cut off anywhere', async () => {
	const yaml =
		'# a case\ncase: C\nclaim: &c !!map\n  payer: "Med\n  lines:\n  - { code: 1023T, modifiers: [RT, \'5\n  - code: "32408"\n     units: 1\nnote:\n  text: |-\n    x: y\n  documentation: { 1023T: { a: [b';
	const json = '[{ "case": "C", "claim": { "payer": "Me, "lines": [{ "code": , ], "x" }, // c\n { "note": "\\';
	for (const [text, language] of [
		[yaml, 'yaml'],
		[json, 'json'],
	] as const) {
		for (let end = 0; end <= text.length; end += 3) {
			for (let offset = 0; offset <= end; offset += 7) {
				const cut = text.slice(0, end);
				await expect(
					at(`${cut.slice(0, offset).replaceAll('|', '>')}|${cut.slice(offset)}`, language),
				).resolves.toBeDefined();
			}
		}
	}
});
