import { describe, expect, it } from 'vitest';
import type { CasePath } from '../../../server/case/case';
import { textEditsOf } from '../../../server/case/readCases';
import { edited } from '../text/editChecks';
import { readCases } from './wholeFile';

function withLine(text: string, after: CasePath, path = 'a.json'): string {
	const file = readCases(text, path, path.endsWith('yaml') ? 'yaml' : 'json') ?? expect.fail('no file');
	const first = file.cases[0] ?? expect.fail('no case');
	return edited(text, textEditsOf({ kind: 'insertLine', after }, first, file.source));
}

describe('a line', () => {
	it('minified: the next sequence, the same team, system and day', () => {
		expect(
			withLine(
				'{"resourceType":"Claim","item":[{"sequence":4,"careTeamSequence":[1,2],"productOrService":{"coding":[{"system":"urn:cpt","code":"1023T"}]},"servicedDate":"2026-07-14"},{"sequence":2}]}',
				['item', 0],
			),
		).toBe(
			'{"resourceType":"Claim","item":[{"sequence":4,"careTeamSequence":[1,2],"productOrService":{"coding":[{"system":"urn:cpt","code":"1023T"}]},"servicedDate":"2026-07-14"},{"sequence":5,"careTeamSequence":[1,2],"productOrService":{"coding":[{"system":"urn:cpt","code":"‸"}]},"servicedDate":"2026-07-14"},{"sequence":2}]}',
		);
	});

	it('indented: the same period, no system where there is none', () => {
		expect(
			withLine(
				`{
  "resourceType": "Claim",
  "item": [
    {
      "sequence": 1,
      "servicedPeriod": {
        "start": "2026-07-14",
        "end": "2026-07-14"
      }
    }
  ]
}
`,
				['item', 0],
			),
		).toBe(
			`{
  "resourceType": "Claim",
  "item": [
    {
      "sequence": 1,
      "servicedPeriod": {
        "start": "2026-07-14",
        "end": "2026-07-14"
      }
    },
    {
      "sequence": 2,
      "productOrService": {
        "coding": [
          {
            "code": "‸"
          }
        ]
      },
      "servicedPeriod": {
        "start": "2026-07-14",
        "end": "2026-07-14"
      }
    }
  ]
}
`,
		);
	});

	it('a detail stands among the details, with their sequence', () => {
		expect(
			withLine('{"resourceType":"Claim","item":[{"sequence":7,"detail":[{"sequence":1}]}]}', ['item', 0, 'detail', 0]),
		).toBe(
			'{"resourceType":"Claim","item":[{"sequence":7,"detail":[{"sequence":1},{"sequence":2,"productOrService":{"coding":[{"code":"‸"}]}}]}]}',
		);
	});

	it('in YAML', () => {
		expect(
			withLine(
				'resourceType: Claim\nitem:\n- sequence: 1\n  careTeamSequence: [1, 2]\n  servicedDate: 2026-07-14\n',
				['item', 0],
				'a.yaml',
			),
		).toBe(
			'resourceType: Claim\nitem:\n- sequence: 1\n  careTeamSequence: [1, 2]\n  servicedDate: 2026-07-14\n- sequence: 2\n  careTeamSequence:\n    - 1\n    - 2\n  productOrService:\n    coding:\n      - code: ‸\n  servicedDate: 2026-07-14\n',
		);
	});

	it.each([
		['that is not there', '{"resourceType":"Claim","item":[]}'],
		['that stands in place of a list', '{"resourceType":"Claim","item":{"sequence":1}}'],
		['of text', '{"resourceType":"Claim","item":["x"]}'],
	])('is not written behind one %s', (_, text) => {
		expect(withLine(text, ['item', 0])).toBe('no edit');
	});
});

it('documentation elements are not written into a claim', () => {
	const text = '{"resourceType":"Claim","item":[{"sequence":1}]}';
	const file = readCases(text, 'a.json', 'json') ?? expect.fail('no file');
	const first = file.cases[0] ?? expect.fail('no case');
	const edit = { kind: 'insertElements', code: '1023T', elements: [{ name: 'start', ask: 'When?' }] } as const;
	expect(textEditsOf(edit, first, file.source)).toBeUndefined();
});
