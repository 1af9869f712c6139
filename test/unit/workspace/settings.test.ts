import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { readSettings } from '../../../server/workspace/settings';

/** What is said, and of which words. */
function problems(text: string): [string, string][] {
	return readSettings(text, bundledGuidance()).problems.map((p) => [text.slice(p.start, p.end), p.message]);
}

describe('settings', () => {
	it('are read whole', () => {
		const text = `severity:
  add-on-sibling: off
  documentation-missing: warning
exclude: [archive/, "*.draft.yaml"]
limits:
  caseMegabytes: 0.5
guidance: our-guidance
requiredElements:
  1023t: [duration, technique]
baseline: true
today: 2026-05-01
`;
		const { settings, problems: none } = readSettings(text, bundledGuidance());
		expect(none).toEqual([]);
		expect([...(settings.severities ?? [])]).toEqual([
			['add-on-sibling', 'off'],
			['documentation-missing', 'warning'],
		]);
		expect(settings.exclude).toEqual(['archive/', '*.draft.yaml']);
		expect(settings.caseLimit).toBe(524_288);
		expect(settings.guidance).toEqual([{ value: 'our-guidance', start: 140, end: 152 }]);
		expect([...settings.requiredElements]).toEqual([['1023T', ['duration', 'technique']]]);
		expect(settings.usesBaseline).toBe(true);
		expect(settings.today).toBe('2026-05-01');
	});

	it.each([
		['', []],
		['# nothing yet\n', []],
		['severity:\n', []],
		['serverity: {}\n', [['serverity', 'There is no such setting. Did you mean `severity`?']]],
		[
			'severity: { add-on-siblings: off }\n',
			[['add-on-siblings', 'There is no such rule. Did you mean `add-on-sibling`?']],
		],
		[
			'severity: { add-on-sibling: fatal }\n',
			[['fatal', 'A severity is one of: off, error, warning, information, hint.']],
		],
		[
			'severity: { unused-decision: off }\n',
			[
				[
					'unused-decision',
					'The severity of `unused-decision` cannot be set: what is wrong with settings or decisions is always shown.',
				],
			],
		],
		['severity: high\n', [['high', '`severity` takes a severity for each rule, by its id.']]],
		['limits: { caseMegabytes: -1 }\n', [['-1', '`caseMegabytes` is a number above 0, at most 100.']]],
		['limits: { caseMegabytes: lots }\n', [['lots', '`caseMegabytes` is a number above 0, at most 100.']]],
		['today: 2026-02-30\n', [['2026-02-30', '`today` is a day of the form YYYY-MM-DD.']]],
		['exclude: [[a]]\n', [['[a]', 'A text stands here, or a list of texts.']]],
		[
			'requiredElements: { 32408: [duration] }\n',
			[['32408', 'This is no add-on code whose documentation elements are known.']],
		],
		['baseline: perhaps\n', [['perhaps', '`baseline` is true or false.']]],
		['- a\n', [['- a', 'Settings are a mapping of keys to values.']]],
		['today: 2026-01-01\n---\ntoday: 2026-01-02\n', [['---\ntoday: 2026-01-02\n', 'Settings are one document.']]],
	])('%j', (text, expected) => {
		expect(problems(text)).toEqual(expected);
	});

	it('what is understood has its effect beside what is not', () => {
		const { settings, problems: found } = readSettings(
			'severity: { add-on-sibling: hint\ntoday: 20',
			bundledGuidance(),
		);
		expect(found.length).toBeGreaterThan(0);
		expect(settings.severities?.get('add-on-sibling')).toBe('hint');
	});

	it('an unknown element is named with those that are known', () => {
		const [[words, message] = []] = problems('requiredElements: { 1023T: [durations] }\n');
		expect(words).toBe('durations');
		expect(message).toMatch(/^1023T has no such element\. Known: indication, /);
	});
});
