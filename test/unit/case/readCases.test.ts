import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCaseName, textFormatOf } from '../../../server/case/readCases';
import type { TextFormat } from '../../../server/text/tree';
import { at } from './places';
import { readCases } from './wholeFile';

/** What a file is found to hold: `format id` of each case, or `nothing`. */
function held(text: string, path: string): string[] | 'nothing' {
	const file = readCases(text, path, textFormatOf(path) ?? expect.fail(path));
	return file ? file.cases.map((c) => `${c.format} ${c.id?.value ?? c.claim?.id?.value ?? '-'}`) : 'nothing';
}

describe('names', () => {
	it.each([
		['a.yaml', 'yaml'],
		['A.YML', 'yaml'],
		['x/a.json', 'json'],
		['a.jsonc', 'jsonc'],
		['a.jsonl', 'lines'],
		['a.ndjson', 'lines'],
		['a.yaml.txt', undefined],
		['yaml', undefined],
	])('%s is read as %s', (path, format) => {
		expect(textFormatOf(path)).toBe(format);
	});

	it.each(['a.case.yaml', 'A.Claim.YML', 'x.y.note.json', 'a.case.jsonc', 'a.cases.jsonl', 'a.cases.ndjson'])(
		'%s is ours',
		(path) => {
			expect(hasCaseName(path)).toBe(true);
		},
	);

	it.each(['case.yaml', 'a.cases.yaml', 'a.case.jsonl', 'a.claims.yaml', 'a.case.yaml.bak', 'acase.yaml'])(
		'%s is not',
		(path) => {
			expect(hasCaseName(path)).toBe(false);
		},
	);
});

describe('under our own name', () => {
	it.each([
		['case: C-1\n', ['native C-1']],
		['claim:\n', ['native -']],
		['note: ~\n', ['native -']],
		['{"claim": ', ['native -']],
		['claim: [', ['native -']],
		['claim:\n  lines:\n    - cod', ['native -']],
	])('the beginning of a case is a case: %j', (text, cases) => {
		expect(held(text, 'a.case.yaml')).toEqual(cases);
	});

	it.each([
		'',
		'# case\n',
		'suite: login\ncases: [a]\n',
		'- name: a case\n  steps: [note]\n',
		'describe: claim\n',
		'case\n',
		'[1, claim]\n',
		'name: test\nsteps:\n  - claim: 1\n',
	])('what has none of the keys is none: %j', (text) => {
		expect(held(text, 'a.case.yaml')).toBe('nothing');
	});

	it('what is nested too deep is reported, though no case can be read', () => {
		const file = readCases(`note: ${'['.repeat(600)}`, 'a.case.yaml', 'yaml');
		expect(file?.cases).toEqual([]);
		expect(file?.problems).toMatchObject([{ rule: 'too-large' }]);
		expect(held(`note: ${'['.repeat(600)}`, 'a.yaml')).toBe('nothing');
	});
});

describe('under any other name', () => {
	it.each([
		['claim:\n  lines:\n    - code: x\n', ['native -']],
		['claim: {id: CLM, lines: [{}, {revenueCode: 1}]}\n', ['native CLM']],
		['note:\n  documentation:\n    1023T:\n      duration: 1\n', ['native -']],
		['note: {documentation: {procedure: {}}}\n', ['native -']],
		['resourceType: Claim\nid: F\n', ['fhir-r4 F']],
	])('content decides: %j', (text, cases) => {
		expect(held(text, 'a.yaml')).toEqual(cases);
	});

	it.each([
		['a bare case', 'case: C-1\nclaim: {}\n'],
		['a claim without lines', 'claim:\n  lines:\n'],
		['lines of text', 'claim:\n  lines: [code]\n'],
		['a persistent volume claim', 'kind: Pod\nspec: {volumes: [{claim: x}]}\nclaim: {lines: 3}\n'],
		['lines of another kind', 'claim:\n  lines:\n    - text: documentation\n'],
		['a release note', 'note:\n  documentation:\n    readme: {url: x}\n'],
		['a text about documentation', 'note:\n  documentation: see docs\n'],
		['a composition', 'services:\n  web: {image: x}\nnote: documentation\n'],
		['a FHIR patient', 'resourceType: Patient\nnote: Claim\n'],
		['a FHIR claim response', 'resourceType: ClaimResponse\n'],
		['a word', 'claim note lines documentation\n'],
	])('%s is none', (_, text) => {
		expect(held(text, 'a.yaml')).toBe('nothing');
	});

	it('a package file is none', () => {
		expect(held('{"name":"claim","keywords":["note"],"lines":{"documentation":[]}}', 'package.json')).toBe('nothing');
		expect(held('{"resourceType":["Claim"]}', 'a.json')).toBe('nothing');
	});
});

describe('several cases in a file', () => {
	it('a stream of documents', () => {
		const text = 'case: A\n---\nother: 1\n---\ncase: B\n...\n';
		const file = readCases(text, 'a.case.yaml', 'yaml');
		expect(file?.cases.map((c) => at(text, c))).toEqual(['0:0-7', '4:0-7']);
	});

	it('a list', () => {
		const text = '- case: A\n  claim:\n    lines: []\n- 7\n-\n- case: B\n';
		const file = readCases(text, 'a.case.yaml', 'yaml');
		expect(file?.cases.map((c) => at(text, c))).toEqual(['0:2-2:13', '5:2-9']);
		expect(file?.problems).toEqual([]);
	});

	it('a JSON list, with cases of two formats', () => {
		const text = '[{"claim":{"id":"A","lines":[{"code":"x"}]}},{"resourceType":"Claim","id":"B"},{"x":1}]';
		expect(held(text, 'a.json')).toEqual(['native A', 'fhir-r4 B']);
	});

	it('a case a line', () => {
		const text = '{"case":"A","note":{"id":[]}}\n\n{"x":1}\n{"case":"B"\n{"resourceType":"Claim","id":"C"}\n';
		const file = readCases(text, 'a.cases.jsonl', 'lines');
		expect(file?.cases.map((c) => at(text, c))).toEqual(['0:0-29', '3:0-11', '4:0-33']);
		expect(file?.problems.map((p) => `${p.rule} ${at(text, p)}`)).toEqual(['wrong-type 0:25-27', 'syntax 3:11-11']);
	});

	it('a case that is nested too deep leaves the others', () => {
		const text = `case: A\n---\nnote: ${'['.repeat(600)}\n---\ncase: B\n`;
		expect(held(text, 'a.case.yaml')).toEqual(['native A', 'native B']);
		expect(readCases(text, 'a.case.yaml', 'yaml')?.problems).toMatchObject([{ rule: 'too-large' }]);
	});
});

it('problems stand in the order of the text', () => {
	const text = 'claim: {payer: [x]}\nnote: *x\ncase: [y]\n';
	const file = readCases(text, 'a.case.yaml', 'yaml');
	expect(file?.problems.map((p) => `${p.rule} ${at(text, p)}`)).toEqual([
		'wrong-type 0:15-18',
		'syntax 1:6-8',
		'wrong-type 2:6-9',
	]);
});

describe('any text is read', () => {
	const formats: readonly TextFormat[] = ['yaml', 'json', 'jsonc', 'lines'];
	const keys = [
		'case',
		'claim',
		'note',
		'lines',
		'code',
		'units',
		'modifiers',
		'documentation',
		'procedures',
		'1023T',
		'item',
	];
	const shape = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small' },
			fc.constantFrom<unknown>('x', '', 7, true, null, 'A'),
			fc.array(tie('value'), { maxLength: 3 }),
			fc.dictionary(
				fc.constantFrom(...keys, 'resourceType', 'coding', 'diagnosis', 'careTeam', 'quantity'),
				tie('value'),
			),
		),
	})).value;

	it.each(formats)('fields of any kind, as %s', (format) => {
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...keys), shape), fc.boolean(), (data, fhir) => {
				const text = JSON.stringify(fhir ? { resourceType: 'Claim', ...data } : { case: 'C', ...data });
				const file = readCases(text, 'a.case.json', format);
				expect(file?.cases).toHaveLength(1);
				for (const p of file?.problems ?? []) {
					expect(text.slice(p.start, p.end)).not.toBe('');
				}
			}),
			{ numRuns: 300 },
		);
	});

	it.each(formats)('a case broken off anywhere, as %s', (format) => {
		const text =
			format === 'yaml'
				? 'case: C-1\nclaim:\n  lines:\n    - code: "32408"\n      modifiers: [RT]\nnote:\n  documentation:\n    1023T: {a: b}\n'
				: '{"case":"C-1","claim":{"lines":[{"code":"32408","units":1}]},"note":{"documentation":{"1023T":{"a":"b"}}}}';
		for (let end = 0; end <= text.length; end++) {
			const file = readCases(text.slice(0, end), 'a.case.yaml', format);
			expect(file === undefined || file.cases.length === 1).toBe(true);
		}
		expect(readCases(text.slice(0, 60), 'a.case.yaml', format)?.cases[0]?.claim?.lines[0]?.code?.value).toBe('32408');
	});
});
