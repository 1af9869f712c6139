import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/text/readText';
import { plainData, type TextFormat } from '../../../server/text/tree';
import { placeFaults, scalarsOf } from './treeChecks';

const formats: readonly TextFormat[] = ['yaml', 'json', 'jsonc', 'lines'];

/** What people and accidents put into such files, so that random text hits the readers' corners. */
const piece = fc.constantFrom(
	...[
		'a',
		'b:',
		' c: ',
		'- ',
		'? ',
		': ',
		'[',
		']',
		'{',
		'}',
		',',
		'"',
		"'",
		'|\n',
		'>-\n',
		'|+\n\n',
		'\n',
		'\n  ',
		'\n    ',
	],
	...[
		'\n',
		'#c',
		'&a ',
		'*a ',
		'<<: *a',
		'<<: ',
		'!!map ',
		'!!seq ',
		'!t ',
		'---\n',
		'...\n',
		'%YAML 1.1\n',
		'~',
		'1',
		'\t',
	],
	...[
		'\r\n',
		'\r',
		'\uFEFF',
		'é',
		'\u{1F600}',
		'\uD83D',
		'"x": ',
		'"note": ',
		'{"a": 1}',
		'\\u12',
		'//x\n',
		'/*',
		'*/',
		'null',
	],
	...['tr', '\u0000', 'documentation:', 'claim:', 'lines:', '- code: 1', ' ', '  '],
);

const validCase = `case: C-1 # ß😀
claim: &c
  diagnoses: [R91.1, 'J18.9']
  lines:
    - code: "32408"
      modifiers: [RT]
    - <<: {units: 1}
      code: 1023T
note:
  documentation:
    1023T: {indication: "x\\ty", duration: ~}
  text: |
    One [two.
  other: *c
`;

describe('any text is read, and its nodes lie in it', () => {
	it.each(formats)('random pieces as %s', (format) => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
				expect(placeFaults(readText(pieces.join(''), format))).toEqual([]);
			}),
			{ numRuns: 1200 },
		);
	});

	it.each(formats)('random characters as %s', (format) => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
				expect(placeFaults(readText(text, format))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it.each(formats)('a case broken off or overwritten anywhere, as %s', (format) => {
		const text =
			format === 'yaml' ? validCase : JSON.stringify(plainData(readText(validCase, 'yaml').documents[0]?.root));
		fc.assert(
			fc.property(fc.nat(text.length), fc.nat(8), piece, fc.boolean(), (at, length, inserted, cut) => {
				const broken = text.slice(0, at) + inserted + (cut ? '' : text.slice(at + length));
				expect(placeFaults(readText(broken, format))).toEqual([]);
			}),
			{ numRuns: 600 },
		);
	});
});

describe('JSON', () => {
	it.each(['json', 'jsonc', 'yaml'] as const)('any value is read as it is, as %s', (format) => {
		const key = fc.string({ unit: 'grapheme', minLength: 1 }).filter((k) => k !== '<<' && k !== '__proto__');
		const { value } = fc.letrec((tie) => ({
			value: fc.oneof(
				{ depthSize: 'small' },
				fc.string({ unit: 'grapheme' }),
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				fc.integer(),
				fc.boolean(),
				fc.constant(null),
				fc.array(tie('value')),
				fc.dictionary(key, tie('value')),
			),
		}));
		fc.assert(
			fc.property(value, fc.constantFrom(undefined, 1, 2, 4), (data, indent) => {
				const text = JSON.stringify(data, null, indent);
				const read = readText(text, format);
				const root = read.documents[0]?.root;
				expect(read.problems).toEqual([]);
				expect(JSON.stringify(plainData(root))).toBe(JSON.stringify(data));
				expect(placeFaults(read)).toEqual([]);
				for (const scalar of root ? scalarsOf(root) : []) {
					expect(JSON.parse(text.slice(scalar.start, scalar.end))).toBe(scalar.kind === 'scalar' && scalar.value);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
