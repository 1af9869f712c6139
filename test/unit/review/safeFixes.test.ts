import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPart, textFormatOf } from '../../../server/case/readCases';
import { readDecisions } from '../../../server/review/decisions';
import { type FileReview, reviewFile } from '../../../server/review/reviewFile';
import { safeFixes } from '../../../server/review/safeFixes';
import { settleReview } from '../../../server/review/settle';
import type { ReviewContext } from '../../../server/rules/rule';
import { applyEdits } from '../../../server/text/edit';
import { valueAt } from '../../../server/text/tree';
import { smallClaims } from '../smallClaims';

function reviewed(text: string, name: string, context: ReviewContext = smallClaims): FileReview | undefined {
	return reviewFile(text, name, textFormatOf(name) ?? 'yaml', context);
}

/** The text after fix-all; the same text where there is nothing to do. */
function mended(text: string, name = 'x.case.yaml'): string {
	const review = reviewed(text, name);
	return review ? applyEdits(text, safeFixes(review).edits) : text;
}

const yaml = (code: string, more = '') => `claim:\n  lines:\n    - code: ${code}\n${more}`;

describe('all safe fixes of a file', () => {
	it.each(['007', '0x1F', '1e3', '1E+3', '0o7', '+5', '-0', '.5', '5.', '.inf', '123456789012345678901', '1e400'])(
		'put %s in quotes as it was typed, in block, flow and list',
		(typed) => {
			const text = `claim:\n  id: ${typed} # as typed\n  lines: [{code: ${typed}}, {"code":${typed},modifiers: ${typed}}]\nnote:\n  procedures:\n  - ${typed}\n`;
			const after = `claim:\n  id: "${typed}" # as typed\n  lines: [{code: "${typed}"}, {"code":"${typed}",modifiers: "${typed}"}]\nnote:\n  procedures:\n  - "${typed}"\n`;
			expect(mended(text)).toBe(after);
			const claim = readPart(after, 'yaml', true).cases[0]?.claim;
			expect(claim?.id?.value).toBe(typed);
			expect(claim?.lines.map((l) => l.code?.value)).toEqual([typed.toUpperCase(), typed.toUpperCase()]);
			expect(claim?.lines[1]?.modifiers.map((m) => m.value)).toEqual([typed.toUpperCase()]);
		},
	);

	it.each(['1e3', '1.0', '-0', '123456789012345678901'])('put %s in quotes in JSON', (typed) => {
		expect(mended(`{ "claim": { "lines": [{ "code": ${typed}, "units": 1.0 }] } }`, 'x.case.json')).toBe(
			`{ "claim": { "lines": [{ "code": "${typed}", "units": 1.0 }] } }`,
		);
	});

	it('stand where they belong in every part of a file, behind a byte order mark and Windows line ends', () => {
		const text = `\uFEFF${yaml('007')}---\n${yaml('"007"')}---\n${yaml('0x1F')}`.replaceAll('\n', '\r\n');
		const review = reviewed(text, 'x.case.yaml') ?? expect.fail('no case');
		expect(review.parts.length).toBeGreaterThan(1);
		expect(safeFixes(review)).toEqual({
			edits: [
				{ start: 31, end: 34, newText: '"007"' },
				{ start: 113, end: 117, newText: '"0x1F"' },
			],
			count: 2,
		});
	});

	it.each([
		['a YAML list', 'x.case.yaml', '- claim: { lines: [{ code: 007 }] }\n- claim: { lines: [{ code: 1e3 }] }\n'],
		['a JSON list', 'x.case.json', '[{"claim":{"lines":[{"code":1e3}]}},\n {"claim":{"lines":[{"code":1.0}]}}]'],
		['NDJSON', 'x.cases.ndjson', '{"claim":{"lines":[{"code":1e3}]}}\r\n\r\n{"claim":{"lines":[{"code":1.0}]}}'],
	])('are those of all cases of %s', (_, name, text) => {
		const review = reviewed(text, name) ?? expect.fail('no case');
		const { edits, count } = safeFixes(review);
		expect(count).toBe(2);
		expect(applyEdits(text, edits)).toBe(text.replace(/(?<=code"?: ?)[\w.]+/g, '"$&"'));
	});

	it('are those of a FHIR claim, of a number that is looked at twice once', () => {
		const text =
			'{"resourceType":"Claim","careTeam":[{"sequence":1,"provider":{"identifier":{"system":"http://hl7.org/fhir/sid/us-npi","value":1.0}}}],"item":[{"sequence":1.0,"productOrService":{"coding":[{"code":1e3}]}}]}';
		const review = reviewed(text, 'x.json') ?? expect.fail('no case');
		expect(review.findings.filter((f) => f.rule === 'text-as-number')).toHaveLength(2);
		expect(applyEdits(text, safeFixes(review).edits)).toBe(
			text.replace('"value":1.0', '"value":"1.0"').replace('1e3', '"1e3"'),
		);
	});

	it('leave ignored and decided findings alone', () => {
		const text = `${yaml('007')}    # claim-review: ignore text-as-number - so on the paper claim\n    - code: 1e3\n    - code: 0x1F\n`;
		const review = reviewed(text, 'x.case.yaml') ?? expect.fail('no case');
		const last = review.findings.findLast((f) => f.rule === 'text-as-number') ?? expect.fail('no finding');
		expect(text.slice(last.start, last.end)).toBe('0x1F');
		const { decisions, problems } = readDecisions(
			`- { rule: text-as-number, fingerprint: "${last.fingerprint}", reason: checked, who: JD, when: 2026-11-24 }\n`,
			'decision',
		);
		expect(problems).toEqual([]);
		const decided = settleReview(review, new Map(decisions.map((d) => [d.fingerprint, d])));
		expect(applyEdits(text, safeFixes(decided).edits)).toBe(text.replace('007', '"007"'));
	});

	it('are none where the rule is switched off', () => {
		const off = { ...smallClaims, severities: new Map([['text-as-number', 'off'] as const]) };
		const review = reviewed(yaml('007'), 'x.case.yaml', off) ?? expect.fail('no case');
		expect(safeFixes(review)).toEqual({ edits: [], count: 0 });
	});

	it('are none that change what a claim says', () => {
		const text = `${yaml('1023T', '      modifiers: ["51"]\n      units: 2\n')}note: { documentation: {} }\n`;
		const review = reviewed(text, 'x.case.yaml') ?? expect.fail('no case');
		expect(review.findings.flatMap((f) => f.fixes).length).toBeGreaterThan(2);
		expect(safeFixes(review)).toEqual({ edits: [], count: 0 });
	});

	it.each([
		['the dictated text', 'x.case.yaml', `${yaml('32408')}note:\n  text: 007\n`],
		['an anchor that is used elsewhere', 'x.case.yaml', `x: &n 007\n${yaml('*n')}`],
		['a merge key', 'x.case.yaml', 'x: &l { code: 007 }\nclaim:\n  lines:\n    - <<: *l\n'],
		['a tag, which would make the text a number again', 'x.case.yaml', yaml('!!int 007')],
		['a tag on a number in quotes', 'x.case.yaml', yaml('!!int "007"')],
		['a number that is only a part of what was typed', 'x.case.json', '{"claim":{"lines":[{"code":1e3x}]}}'],
		['a number that ends the file', 'x.case.json', '{"claim":{"lines":[{"code":1e3'],
		['the second of two equal keys, which is not read', 'x.case.yaml', yaml('"1"', '      code: 007\n')],
		['a key, which is read as it stands', 'x.case.yaml', `${yaml('32408')}note: { documentation: { 007: {} } }\n`],
	])('leave alone: %s', (_, name, text) => {
		const review = reviewed(text, name) ?? expect.fail('no case');
		expect(safeFixes(review)).toEqual({ edits: [], count: 0 });
		expect(review.findings.flatMap((f) => f.fixes).filter((f) => f.safe)).toEqual([]);
	});

	it('are apart: of two for one place the first is written', () => {
		const review = reviewed(yaml('007'), 'x.case.yaml') ?? expect.fail('no case');
		const parts = review.parts.map(({ at, review: part }) => {
			const cases = part.cases.map((c) => ({ ...c, findings: [...c.findings, ...c.findings] }));
			return { at, review: { ...part, cases } };
		});
		expect(safeFixes({ ...review, parts })).toEqual({ edits: [{ start: 28, end: 31, newText: '"007"' }], count: 1 });
	});

	it('hold for an anchor that nothing names', () => {
		expect(mended(yaml('&n 007'))).toBe(yaml('&n "007"'));
	});
});

const number = fc.constantFrom('007', '0x1F', '1e3', '0o7', '+5', '-0', '.5', '1.0', '12345678901234567890', '.nan');
const scalar = fc.oneof(
	{ weight: 4, arbitrary: number },
	fc.constantFrom('32408', '1023T', '"007"', "'1e3'", '~', '*a', '&b 010', '!!int 011', '!!float "1e3"', '[007, 1]'),
);
const ignored = fc.constantFrom('', '', ' # x', ' # claim-review: ignore text-as-number - so on paper');

const yamlCase = fc
	.tuple(fc.array(scalar, { minLength: 8, maxLength: 8 }), fc.array(ignored, { minLength: 3, maxLength: 3 }))
	.map(
		([s, c]) => `case: ${s[0]}
x: &a ${s[1]?.replace(/^[*&]\w\s*/, '') || '1'}${c[0]}
claim:
  patient: ${s[2]}${c[1]}
  renderingProvider: ${s[3]}
  lines:
    - code: ${s[4]}${c[2]}
      modifiers: [${s[5]}, RT]
    - {"code":${s[6]}, renderingProvider: *a, units: 02}
    - <<: { placeOfService: ${s[7]} }
note:
  patient: ${s[5]}
  procedures: ${s[6]}
  text: ${s[4]}
`,
	);

const jsonNumber = fc.constantFrom('1e3', '1.0', '-0', '12345678901234567890', '"007"', '32408', 'null', '1e');
const jsonCase = fc
	.array(jsonNumber, { minLength: 6, maxLength: 6 })
	.map(
		(s) =>
			`{ "case": ${s[0]}, "claim": { "patient": ${s[1]}, "lines": [{ "code":${s[2]},"modifiers":[${s[3]}, "RT"] }] }, "note": { "id": ${s[4]}, "text": ${s[5]} } }`,
	);

const file = fc.oneof(
	fc.array(yamlCase, { minLength: 1, maxLength: 3 }).map((c) => ({ name: 'x.case.yaml', text: c.join('---\n') })),
	fc.array(yamlCase, { minLength: 1, maxLength: 3 }).map((c) => ({
		name: 'x.case.yaml',
		text: c.map((one) => `- ${one.trimEnd().replaceAll('\n', '\n  ')}\n`).join(''),
	})),
	fc.array(jsonCase, { minLength: 1, maxLength: 3 }).map((c) => ({ name: 'x.cases.ndjson', text: c.join('\n') })),
	fc.array(jsonCase, { minLength: 1, maxLength: 3 }).map((c) => ({
		name: 'x.case.json',
		text: `[\n${c.join(',\n')}\n]\n`,
	})),
);

/** Leaves out or puts in a few characters, as one who is typing. */
const damage = fc.array(
	fc.tuple(
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.constantFrom('', '"', '{', ']', ':', '\n', ' ', 'x', '\u0000'),
	),
	{
		maxLength: 3,
	},
);

/** The record of each case, as it stands in the file. */
function dictated({ parts }: FileReview): string[] {
	return parts.flatMap(({ review: { cases, source } }) =>
		cases.map((c) => {
			const text = valueAt(valueAt(c.case.tree, 'note'), 'text');
			return text ? source.text.slice(text.start, text.end) : '';
		}),
	);
}

// SAFE_FIX_RUNS=20000 npx vitest run --project unit test/unit/review/safeFixes.test.ts
const runs = Number(process.env.SAFE_FIX_RUNS ?? 400);

describe('after all safe fixes of any text', () => {
	it(
		'none is left, nothing but quotation marks is new, and every code and the record read as before',
		() => {
			fc.assert(
				fc.property(file, damage, fc.boolean(), fc.boolean(), ({ name, text: whole }, damages, bom, windows) => {
					let text = whole;
					for (const [where, what] of damages) {
						const at = Math.floor(where * text.length);
						text = text.slice(0, at) + what + text.slice(what ? at : at + 1);
					}
					text = (bom ? '\uFEFF' : '') + (windows ? text.replaceAll('\n', '\r\n') : text);
					const before = reviewed(text, name);
					if (!before) {
						return;
					}
					const { edits, count } = safeFixes(before);
					expect(edits).toHaveLength(count);
					let end = -1;
					for (const edit of edits) {
						expect(edit.start).toBeGreaterThan(end);
						expect(edit.newText).toBe(`"${text.slice(edit.start, edit.end)}"`);
						end = edit.end;
					}
					const after = applyEdits(text, edits);
					const again = reviewed(after, name) ?? expect.fail('no case any more');
					expect(again.findings.flatMap((f) => f.fixes).filter((f) => f.safe)).toEqual([]);
					expect(safeFixes(again).count).toBe(0);
					expect(valuesOf(again)).toEqual(valuesOf(before));
					expect(dictated(again)).toEqual(dictated(before));
					expect(again.findings.length).toBe(before.findings.length - count);
				}),
				{ numRuns: runs },
			);
		},
		60_000 + runs * 30,
	);
});

/** What the cases say, as text. */
function valuesOf({ parts }: FileReview): unknown {
	return parts.flatMap(({ review }) =>
		review.cases.map(({ case: { id, claim, note } }) => [
			id?.value,
			claim?.patient?.value,
			claim?.lines.map((l) => [l.code?.value, l.provider?.value, l.modifiers.map((m) => m.value), l.units?.value]),
			note?.patient?.value,
			note?.procedures?.map((p) => p.value),
		]),
	);
}
