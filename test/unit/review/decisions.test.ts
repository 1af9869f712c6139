import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../../server/review/decisions';
import { addDecision } from '../../../server/review/newDecision';
import { applyEdits } from '../../../server/text/edit';

const print = '0123456789abcdef';
const one = `- rule: note-missing
  case: C-1
  code: 1023T
  fingerprint: "${print}"
  determination: over-coded
  reason: "not in the record"
  who: JD
  when: 2026-11-24
`;

function problems(text: string): [string, string][] {
	return readDecisions(text, 'decision').problems.map((p) => [text.slice(p.start, p.end), p.message]);
}

describe('a decisions file', () => {
	it('is read whole', () => {
		expect(readDecisions(one, 'decision')).toEqual({
			decisions: [
				{
					rule: 'note-missing',
					case: 'C-1',
					fingerprint: print,
					start: 8,
					end: 20,
					settlement: {
						by: 'decision',
						reason: 'not in the record',
						determination: 'over-coded',
						who: 'JD',
						when: '2026-11-24',
					},
				},
			],
			problems: [],
			isWhole: true,
		});
	});

	it('a fingerprint of digits only is no number', () => {
		const text = one.replace(`"${print}"`, '0123456789012345');
		expect(readDecisions(text, 'decision').decisions[0]?.fingerprint).toBe('0123456789012345');
	});

	it.each([
		[
			'reason: "not in the record"',
			'x: 1',
			[
				['note-missing', 'This decision has no effect: `reason` missing.'],
				['x', 'A decision has no such key.'],
			],
		],
		['"not in the record"', 'TBD', [['TBD', 'This is no reason.']]],
		['note-missing', 'note-mising', [['note-mising', 'There is no such rule. Did you mean `note-missing`?']]],
		['note-missing', 'syntax', [['syntax', 'A mistake of the text is mended, not decided.']]],
		[
			'over-coded',
			'guilty',
			[['guilty', 'A determination is one of: correct, incorrect, over-coded, under-coded, unable-to-determine.']],
		],
		['2026-11-24', 'yesterday', [['yesterday', '`when` is a day of the form YYYY-MM-DD.']]],
		[`"${print}"`, 'abc', [['abc', 'A fingerprint has sixteen digits, 0 to 9 and a to f; copy it from the finding.']]],
		['who: JD', 'who:', [['note-missing', 'This decision has no effect: `who` missing.']]],
		['  case: C-1', '  cases: C-1', [['cases', 'A decision has no such key. Did you mean `case`?']]],
	])('%s as %s is invalid and has no effect', (from, to, expected) => {
		const text = one.replace(from, to);
		expect(problems(text)).toEqual(expected);
		expect(readDecisions(text, 'decision').decisions).toEqual([]);
	});

	it.each(['', '# nothing yet\n', '[]\n'])('%j holds none', (text) => {
		expect(readDecisions(text, 'decision')).toMatchObject({ decisions: [], problems: [] });
	});

	it.each(['a: 1\n', 'text\n', '- text\n', '- [a]\n'])('%j is no list of mappings', (text) => {
		expect(problems(text)).toHaveLength(1);
	});

	it('half-written, loses nothing of what stands before', () => {
		const text = `${one}- rule: note-missing\n  fingerprint: "0123`;
		const { decisions, isWhole } = readDecisions(text, 'decision');
		expect(decisions.map((d) => d.fingerprint)).toEqual([print]);
		expect(isWhole).toBe(false);
	});

	it('with a conflict of version control is read on both sides', () => {
		const other = one.replace(print, 'fedcba9876543210');
		const text = `<<<<<<< HEAD\n${one}=======\n${other}>>>>>>> theirs\n`;
		const { decisions, isWhole } = readDecisions(text, 'decision');
		expect(decisions.map((d) => d.fingerprint)).toEqual([print, 'fedcba9876543210']);
		expect(isWhole).toBe(false);
		expect(problems(text).map(([words]) => words)).toEqual(['<<<<<<< HEAD', '=======', '>>>>>>> theirs']);
	});

	it('a baseline needs rule and fingerprint only', () => {
		const { decisions, problems: none } = readDecisions(
			`- { rule: note-missing, fingerprint: "${print}" }\n`,
			'baseline',
		);
		expect(none).toEqual([]);
		expect(decisions).toMatchObject([{ rule: 'note-missing', settlement: { by: 'baseline' } }]);
	});
});

describe('a new decision', () => {
	const decision = { rule: 'note-missing', fingerprint: print, when: '2026-11-24' };

	it.each([
		[
			'an empty file',
			'',
			'# What was decided about findings of Claim Review: the audit trail. Written by its code actions, or by hand.\n- ',
		],
		['others', one, `${one}- `],
		['a file without a last line end', one.trimEnd(), `${one}- `],
		['Windows line ends', one.replaceAll('\n', '\r\n'), `${one.replaceAll('\n', '\r\n')}- `],
		['comments', '# ours\n', '# ours\n- '],
		['an indented list', one.replace(/^/gm, '  ').trimEnd(), `${one.replace(/^/gm, '  ').trimEnd()}\n  - `],
	])('is added behind %s', (_, text, before) => {
		const edit = addDecision(text, {
			...decision,
			case: '007',
			reason: 'a "quoted"\nreason: #1',
			who: 'Ärztin',
			determination: 'correct',
		});
		const written = applyEdits(text, edit ? [edit] : []);
		expect(written.startsWith(`${before}rule: note-missing`)).toBe(true);
		const { decisions, problems: none } = readDecisions(written, 'decision');
		expect(none).toEqual([]);
		expect(decisions.at(-1)).toMatchObject({
			case: '007',
			settlement: { reason: 'a "quoted" reason: #1', who: 'Ärztin', determination: 'correct', when: '2026-11-24' },
		});
	});

	it('has gaps for what only a person can say, and no effect until then', () => {
		const edit = addDecision('', { ...decision, determination: 'gap' });
		expect(edit?.gaps).toHaveLength(3);
		expect(readDecisions(edit?.newText ?? '', 'decision')).toMatchObject({ decisions: [] });
	});

	it.each([
		`${one}- rule: note-missing\n  reason: "half`,
		`<<<<<<< a\n${one}=======\n>>>>>>> b\n`,
		'a: 1\n',
		`${one}...\n`,
		'[]\n',
	])('is not added to %j', (text) => {
		expect(addDecision(text, { ...decision, reason: 'why', who: 'JD' })).toBeUndefined();
	});
});
