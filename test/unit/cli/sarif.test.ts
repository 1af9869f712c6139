import { describe, expect, it } from 'vitest';
import { sarifReport } from '../../../server/cli/sarif';
import { exampleReport } from './exampleReport';
import { sarifMistakes } from './sarifSchema';

const trouble = { path: '/no/x y.json', reason: 'permission denied' };

describe('SARIF', () => {
	const log = JSON.parse(sarifReport(exampleReport(), []));
	const [run] = log.runs;

	it('is valid by the schema of version 2.1.0', () => {
		expect(sarifMistakes(sarifReport(exampleReport(), []))).toBeNull();
		expect(sarifMistakes(sarifReport(exampleReport(), [trouble]))).toBeNull();
		expect(sarifMistakes(sarifReport({ ...exampleReport(), files: [] }, []))).toBeNull();
	});

	it('would not be by a schema that nothing is checked with', () => {
		const broken = { ...log, runs: [{ ...run, results: [{ ...run.results[0], level: 'hint' }] }] };
		expect(sarifMistakes(JSON.stringify(broken))).toMatchObject([{ instancePath: '/runs/0/results/0/level' }]);
	});

	it('has each finding once, with its place, and what it is related to', () => {
		expect(run.results).toEqual([
			{
				ruleId: 'duplicate-add-on',
				ruleIndex: indexOf('duplicate-add-on'),
				level: 'warning',
				message: { text: 'One, "two".' },
				locations: [
					{
						physicalLocation: {
							artifactLocation: { uri: 'a%20b/%C3%A4.case.yaml', uriBaseId: '%SRCROOT%' },
							region: { startLine: 3, startColumn: 13, endLine: 3, endColumn: 20 },
						},
					},
				],
				relatedLocations: [
					{
						id: 0,
						message: { text: 'There.' },
						physicalLocation: {
							artifactLocation: { uri: 'file:///else/b.note.yaml' },
							region: { startLine: 2, startColumn: 2, endLine: 2, endColumn: 5 },
						},
					},
				],
				partialFingerprints: { 'claimReview/v1': '00000000000000aa' },
				suppressions: [
					{
						kind: 'external',
						status: 'accepted',
						justification: 'over-coded: not done, see addendum',
						properties: { by: 'decision', determination: 'over-coded', who: 'JD', when: '2026-11-24' },
					},
				],
				properties: { severity: 'warning', code: '10005' },
			},
			{
				ruleId: 'add-on-without-primary',
				ruleIndex: indexOf('add-on-without-primary'),
				level: 'error',
				message: { text: 'No primary.' },
				locations: [
					{
						physicalLocation: {
							artifactLocation: { uri: 'a%20b/%C3%A4.case.yaml', uriBaseId: '%SRCROOT%' },
							region: { startLine: 4, startColumn: 13, endLine: 4, endColumn: 18 },
						},
					},
				],
				relatedLocations: [
					{
						id: 0,
						message: { text: 'Only this.' },
						physicalLocation: {
							artifactLocation: { uri: 'a%20b/%C3%A4.case.yaml', uriBaseId: '%SRCROOT%' },
							region: { startLine: 3, startColumn: 13, endLine: 3, endColumn: 20 },
						},
					},
				],
				partialFingerprints: { 'claimReview/v1': '00000000000000bb' },
				suppressions: [],
				properties: { severity: 'error', code: '1023T' },
			},
		]);
	});

	it('tells what each rule is about, in words and as Markdown', () => {
		const { rules } = run.tool.driver;
		expect(rules.map((r: { id: string }) => r.id)).toEqual([...rules.map((r: { id: string }) => r.id)].sort());
		expect(rules[indexOf('setting-invalid')]).toEqual({
			id: 'setting-invalid',
			shortDescription: {
				text: 'A setting that is not understood, or that names a file that cannot be used, or not all of it.',
			},
			fullDescription: {
				text: 'A setting that is not understood, or that names a file that cannot be used, or not all of it. It has no effect, and is never replaced by a guess.',
			},
			help: {
				text: 'A setting that is not understood, or that names a file that cannot be used, or not all of it. It has no effect, and is never replaced by a guess. Mend it; hovering over a key says what it takes, and over a file of codes what it was recognised as.',
				markdown:
					'**What is wrong** A setting that is not understood, or that names a file that cannot be used, or not all of it.\n\n**Why it matters** It has no effect, and is never replaced by a guess.\n\n**What to do** Mend it; hovering over a key says what it takes, and over a file of codes what it was recognised as.',
			},
			defaultConfiguration: { level: 'error' },
			properties: { severity: 'error', about: 'claim' },
		});
	});

	it('tells of files that could not be read', () => {
		expect(run.invocations).toEqual([{ executionSuccessful: true }]);
		expect(JSON.parse(sarifReport(exampleReport(), [trouble])).runs[0].invocations).toEqual([
			{
				executionSuccessful: false,
				toolExecutionNotifications: [
					{
						level: 'error',
						message: { text: 'permission denied' },
						locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///no/x%20y.json' } } }],
					},
				],
			},
		]);
	});

	it('names no case', () => {
		expect(sarifReport(exampleReport(), [])).not.toContain('C-1');
	});

	function indexOf(id: string): number {
		return run.tool.driver.rules.findIndex((r: { id: string }) => r.id === id);
	}
});
