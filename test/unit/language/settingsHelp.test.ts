import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { settingsCompletion, settingsHover } from '../../../server/language/settingsHelp';

const today = '2026-11-23';

/** `|` is the cursor. */
function hoverAt(marked: string): [string, string] | undefined {
	const text = marked.replace('|', '');
	const found = settingsHover(text, marked.indexOf('|'), bundledGuidance(), today);
	return found && [text.slice(found.start, found.end), found.markdown];
}

function completionAt(marked: string): string[] {
	const text = marked.replace('|', '');
	return settingsCompletion(text, marked.indexOf('|'), bundledGuidance(), today).map((i) => i.label);
}

describe('hover in settings', () => {
	it.each([
		['se|verity:\n  note-missing: off\n', 'severity', /How severe the findings of a rule are/],
		['severity:\n  note-|missing: off\n', 'note-missing', /rule, by itself: warning/],
		['severity:\n  note-missing: wa|rning\n', 'warning', /the one that the rule has by itself/],
		['limits: { case|Megabytes: 1 }\n', 'caseMegabytes', /in megabytes of text/],
		['requiredElements:\n  1023T: [dur|ation]\n', 'duration', /documentation of 1023T/],
		['requiredElements:\n  10|23T: [duration]\n', '1023T', /Required by the guidance: /],
	])('%j', (marked, words, said) => {
		expect(hoverAt(marked)).toEqual([words, expect.stringMatching(said)]);
	});

	it('keeps silent where nothing is known', () => {
		expect(hoverAt('nonse|nse: 1\n')).toBeUndefined();
		expect(hoverAt('|')).toBeUndefined();
		expect(hoverAt('exclude: [arch|ive/]\n')).toBeUndefined();
	});
});

describe('completion in settings', () => {
	const settings = [
		'severity',
		'exclude',
		'limits',
		'guidance',
		'codeLibraries',
		'requiredElements',
		'narrative',
		'baseline',
		'today',
	];
	it.each([
		['|', settings],
		['severity:\n  note-missing: off\n|', settings],
		['sev|', settings],
		['severity:\n  note-missing: |', ['off', 'hint', 'information', 'warning', 'error']],
		['severity: { note-missing: |', ['off', 'hint', 'information', 'warning', 'error']],
		['severity: { note-missing: off, npi: o|', ['off', 'hint', 'information', 'warning', 'error']],
		['limits:\n  |', ['caseMegabytes']],
		['limits: { |', ['caseMegabytes']],
		['limits: { caseMegabytes: 4 }\n|', settings],
		['# lim|', []],
		['severity: # lim|', []],
		['requiredElements:\n  |', ['1022T', '1023T', '1024T']],
		['today: |', [today]],
		['baseline: |', ['true', 'false']],
		['guidance:\n  - |', []],
	])('%j', (marked, labels) => {
		expect(completionAt(marked)).toEqual(labels);
	});

	it('offers the rules and the elements', () => {
		expect(completionAt('severity:\n  note-missing: off\n  |')).toEqual(
			expect.arrayContaining(['add-on-without-primary', 'syntax', 'note-missing']),
		);
		expect(completionAt('requiredElements:\n  1023T:\n    - |')).toEqual(expect.arrayContaining(['duration']));
		expect(completionAt('severity: { note-missing: off, |')).toEqual(expect.arrayContaining(['syntax', 'npi']));
		expect(completionAt('requiredElements: { 1023T: [duration, |')).toEqual(expect.arrayContaining(['technique']));
		expect(completionAt('requiredElements: { 1023T: [duration], 1024T: [|')).toEqual(
			expect.arrayContaining(['technique']),
		);
		expect(completionAt('requiredElements:\n  1023T:\n  - |')).toEqual(expect.arrayContaining(['duration']));
	});
});
