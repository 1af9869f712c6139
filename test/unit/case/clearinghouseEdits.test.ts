import { describe, expect, it } from 'vitest';
import type { CaseEdit } from '../../../server/case/caseEdit';
import { textEditsOf } from '../../../server/case/readCases';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { reviewFile } from '../../../server/review/reviewFile';
import { edited } from '../text/editChecks';
import { readCases } from './wholeFile';

function written(text: string, edit: CaseEdit, path = 'a.json'): string {
	const file = readCases(text, path, path.endsWith('yaml') ? 'yaml' : 'json') ?? expect.fail('no file');
	return edited(text, textEditsOf(edit, file.cases[0] ?? expect.fail('no case'), file.source));
}

const line = ['claimInformation', 'serviceLines', 0];
const withLine = (text: string, path?: string) => written(text, { kind: 'insertLine', after: line }, path);
const claimOf = (service: string) =>
	`{"claimInformation":{"serviceLines":[{"professionalService":{${service}},"serviceDate":"20260714"}]}}`;

function placeOf(text: string, words: string) {
	const start = text.indexOf(words);
	return { start, end: start + words.length };
}

describe('a line', () => {
	it('minified: the same day and qualifier', () => {
		expect(withLine(claimOf('"procedureIdentifier":"HC","procedureCode":"1023T"'))).toBe(
			'{"claimInformation":{"serviceLines":[{"professionalService":{"procedureIdentifier":"HC","procedureCode":"1023T"},"serviceDate":"20260714"},{"serviceDate":"20260714","professionalService":{"procedureIdentifier":"HC","procedureCode":"‸"}}]}}',
		);
	});

	it('indented: the next number, as text, and the same rendering provider', () => {
		expect(
			withLine(`{
  "claimInformation": {
    "serviceLines": [
      {
        "assignedNumber": "1",
        "serviceDate": "2026-07-14",
        "professionalService": {
          "procedureCode": "1023T"
        },
        "renderingProvider": {
          "npi": "1999999984"
        }
      },
      {
        "assignedNumber": "4"
      }
    ]
  }
}
`),
		).toBe(`{
  "claimInformation": {
    "serviceLines": [
      {
        "assignedNumber": "1",
        "serviceDate": "2026-07-14",
        "professionalService": {
          "procedureCode": "1023T"
        },
        "renderingProvider": {
          "npi": "1999999984"
        }
      },
      {
        "assignedNumber": "5",
        "serviceDate": "2026-07-14",
        "professionalService": {
          "procedureCode": "‸"
        },
        "renderingProvider": {
          "npi": "1999999984"
        }
      },
      {
        "assignedNumber": "4"
      }
    ]
  }
}
`);
	});

	it('of an institutional claim, with a number as number', () => {
		expect(
			withLine(
				'{"claimInformation":{"serviceLines":[{"assignedNumber":1,"institutionalService":{"procedureCode":"32408"}}]}}',
			),
		).toBe(
			'{"claimInformation":{"serviceLines":[{"assignedNumber":1,"institutionalService":{"procedureCode":"32408"}},{"assignedNumber":2,"institutionalService":{"procedureCode":"‸"}}]}}',
		);
	});

	it('where lines say themselves what was done', () => {
		expect(withLine('{"claimInformation":{"serviceLines":[{"procedureCode":"1023T"}]}}')).toBe(
			'{"claimInformation":{"serviceLines":[{"procedureCode":"1023T"},{"procedureCode":"‸"}]}}',
		);
	});

	it('in YAML', () => {
		expect(
			withLine(
				'claimInformation:\n  serviceLines:\n  - serviceDate: "20260714"\n    professionalService: { procedureCode: 1023T }\n',
				'a.yaml',
			),
		).toBe(
			'claimInformation:\n  serviceLines:\n  - serviceDate: "20260714"\n    professionalService: { procedureCode: 1023T }\n  - serviceDate: "20260714"\n    professionalService:\n      procedureCode: ‸\n',
		);
	});

	it.each([
		['that is not there', '{"claimInformation":{"serviceLines":[]}}'],
		['that stands in place of a list', '{"claimInformation":{"serviceLines":{"serviceDate":"20260714"}}}'],
		['of text', '{"claimInformation":{"serviceLines":["x"]}}'],
	])('is not written behind one %s', (_, text) => {
		expect(withLine(text)).toBe('no edit');
	});
});

describe('a modifier', () => {
	const removed = (text: string, words: string) =>
		written(text, { kind: 'removeModifier', place: placeOf(text, words), line });

	it('goes, and the only one with its key', () => {
		expect(removed(claimOf('"procedureCode":"1023T","procedureModifiers":["50","RT"]'), '"50"')).toBe(
			claimOf('"procedureCode":"1023T","procedureModifiers":["RT"]'),
		);
		expect(removed(claimOf('"procedureCode":"1023T","procedureModifiers":["50"]'), '"50"')).toBe(
			claimOf('"procedureCode":"1023T"'),
		);
	});
});

it.each([
	['"serviceUnitCount":"3"', '"3"', '"serviceUnitCount":"1"'],
	['"serviceUnitCount":3.0', '3.0', '"serviceUnitCount":1'],
])('units in %s become 1, quoted as they were', (before, words, after) => {
	const text = claimOf(before);
	expect(written(text, { kind: 'setUnits', place: placeOf(text, words), units: 1 })).toBe(claimOf(after));
});

describe('a code', () => {
	const replaced = (text: string, words: string) =>
		written(text, { kind: 'replaceCode', place: placeOf(text, words), line, code: '1023T' });

	it('is replaced in its quotes', () => {
		expect(replaced(claimOf('"procedureCode":"1022T"'), '"1022T"')).toBe(claimOf('"procedureCode":"1023T"'));
		const flat = '{"claimInformation":{"serviceLines":[{"procedureCode":"1022T"}]}}';
		expect(replaced(flat, '"1022T"')).toBe('{"claimInformation":{"serviceLines":[{"procedureCode":"1023T"}]}}');
	});

	it('not beside a description of the old one, nor elsewhere', () => {
		expect(replaced(claimOf('"procedureCode":"1022T","description":"own words"'), '"1022T"')).toBe('no edit');
		expect(replaced(claimOf('"procedureCode":"1022T","x":"1024T"'), '"1024T"')).toBe('no edit');
	});
});

it('documentation elements are not written into a claim', () => {
	const elements = [{ name: 'start', ask: 'When?' }];
	expect(written(claimOf(''), { kind: 'insertElements', code: '1023T', elements })).toBe('no edit');
});

it('the fixes of a review take a modifier off, set the units and insert a line', () => {
	const text = claimOf('"procedureCode":"1023T","procedureModifiers":["50"],"serviceUnitCount":"2"');
	const review = reviewFile(text, 'a.json', 'json', { guidance: bundledGuidance(), today: '2026-11-23' });
	const fixes = (review?.findings ?? []).flatMap((f) => f.fixes.map((x) => `${f.rule}: ${x.title}`));
	expect(fixes).toEqual([
		'add-on-without-primary: Insert a primary procedure line',
		'add-on-modifier: Remove modifier 50 from 1023T',
		'add-on-units: Set the units to 1',
	]);
});
