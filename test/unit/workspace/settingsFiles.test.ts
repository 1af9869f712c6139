import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { HostError } from '../../../server/workspace/host';
import { SettingsFiles } from '../../../server/workspace/settingsFiles';
import { Workspace } from '../../../server/workspace/workspace';
import { MemoryHost } from './memoryHost';

const inputs = { guidance: bundledGuidance, today: () => '2026-11-23' };

const alone =
	'case: C-1\nclaim:\n  dateOfService: 2026-03-10\n  diagnoses: [R91.1]\n  lines:\n    - code: 1023T\n      diagnosisPointers: 1\n';
const whole =
	'priorImaging: CT, coagulationStatus: INR 1.0, informedConsent: written, positioning: supine, accessPath: anterior, ' +
	'anesthesia: local, postProcedureImaging: CT, postProcedureInstructions: given';
const noted = `${alone.replace('    - code', '    - code: "32408"\n      diagnosisPointers: 1\n    - code')}note:\n  documentation:\n    1023T:\n      duration: 5 min\n    procedure: { ${whole} }\n  signed: 2026-03-10\n`;

function settingsOf(files: Record<string, string>, more: { day?: string } = {}) {
	const host = new MemoryHost(files);
	const settings = new SettingsFiles(host, { ...inputs, ...more });
	return { host, settings, workspace: new Workspace(host, (file) => settings.contextOf(file)) };
}

async function findings(workspace: Workspace, file: string) {
	return (await workspace.review(file)).review?.findings.map((f) => `${f.severity} ${f.rule}`);
}

describe('settings files', () => {
	it('the nearest one counts, whole', async () => {
		const { workspace } = settingsOf({
			'/a/claim-review.yaml': 'severity: { add-on-without-primary: hint }\n',
			'/a/b/claim-review.yaml': 'severity: { note-missing: off }\n',
			'/a/x.case.yaml': alone,
			'/a/b/x.case.yaml': alone,
			'/a/b/c/x.case.yaml': alone,
			'/x.case.yaml': alone,
		});
		expect(await findings(workspace, '/a/x.case.yaml')).toEqual(['hint add-on-without-primary']);
		expect(await findings(workspace, '/a/b/x.case.yaml')).toEqual(['error add-on-without-primary']);
		expect(await findings(workspace, '/a/b/c/x.case.yaml')).toEqual(['error add-on-without-primary']);
		expect(await findings(workspace, '/x.case.yaml')).toEqual(['error add-on-without-primary']);
	});

	it('a rule that is off says nothing, and what is left out is not reviewed', async () => {
		const { workspace, host } = settingsOf({
			'/a/claim-review.yaml': 'severity: { add-on-without-primary: off }\nexclude: [old/, "*.draft.yaml"]\n',
			'/a/x.case.yaml': alone,
			'/a/old/x.case.yaml': alone,
			'/a/b/x.draft.yaml': alone,
		});
		await workspace.scan([...host.files.keys()]);
		expect(await findings(workspace, '/a/x.case.yaml')).not.toContain('error add-on-without-primary');
		expect(await findings(workspace, '/a/old/x.case.yaml')).toBeUndefined();
		expect(await findings(workspace, '/a/b/x.draft.yaml')).toBeUndefined();
		expect(workspace.caseFiles()).toEqual(['/a/x.case.yaml']);
	});

	it('take no guidance and no file of codes from a folder that is not trusted, and say so', async () => {
		const own = 'severity: { note-missing: off }\nguidance: own\ncodeLibraries: [codes.csv]\n';
		const payers = 'kind: payers\npayers:\n  - { name: Example Health, aliases: [EXH] }\n';
		const host = new MemoryHost({ '/a/claim-review.yaml': own, '/a/own/payers.yaml': payers, '/a/x.case.yaml': alone });
		let isTrusted = false;
		const settings = new SettingsFiles(host, { ...inputs, isTrusted: () => isTrusted });
		expect((await settings.guidanceOf('/a/x.case.yaml')).payer('EXH')).toBeUndefined();
		expect((await settings.contextOf('/a/x.case.yaml'))?.severities?.get('note-missing')).toBe('off');
		expect(settings.all().map(({ file, problems }) => [file, problems])).toEqual([
			[
				'/a/claim-review.yaml',
				[
					{
						message: 'This folder is not trusted: guidance of its own is not used until it is.',
						severity: 'information',
						start: 42,
						end: 45,
					},
					{
						message: 'This folder is not trusted: a file of codes is not used until it is.',
						severity: 'information',
						start: 62,
						end: 71,
					},
				],
			],
		]);
		isTrusted = true;
		settings.clear();
		expect((await settings.guidanceOf('/a/x.case.yaml')).payer('EXH')?.name).toBe('Example Health');
		expect(settings.all()[0]?.problems).toEqual([]);
	});

	it('say which elements are required', async () => {
		const files = { '/a/x.case.yaml': noted, '/b/x.case.yaml': noted };
		const own = 'requiredElements: { 1023T: [duration] }\n';
		const { workspace } = settingsOf({ ...files, '/a/claim-review.yaml': own });
		expect(await findings(workspace, '/a/x.case.yaml')).toEqual([]);
		expect(await findings(workspace, '/b/x.case.yaml')).toEqual(['error documentation-missing']);
	});

	it('the day of review is that of the settings, and what is given for all goes before it', async () => {
		const files = { '/a/claim-review.yaml': 'today: 2026-01-15\n' };
		expect((await settingsOf(files).settings.contextOf('/a/x.yaml'))?.today).toBe('2026-01-15');
		expect((await settingsOf(files).settings.contextOf('/x.yaml'))?.today).toBe('2026-11-23');
		const { settings } = settingsOf(files, { day: '2026-12-31' });
		expect((await settings.contextOf('/a/x.yaml'))?.today).toBe('2026-12-31');
	});

	it('give the same context as long as nothing changes, so that reviews are remembered', async () => {
		const { settings } = settingsOf({ '/a/claim-review.yaml': 'today: 2026-01-15\n' });
		expect(await settings.contextOf('/a/x.yaml')).toBe(await settings.contextOf('/a/b/y.yaml'));
		expect(await settings.contextOf('/x.yaml')).toBe(await settings.contextOf('/y.yaml'));
	});

	it('add guidance of the organization’s own, from a folder beside them', async () => {
		const payers = 'kind: payers\npayers:\n  - name: Example Health\n    aliases: [EXH]\n';
		const { settings } = settingsOf({
			'/a/claim-review.yaml': 'guidance: ./ours\n',
			'/a/ours/payers.yaml': payers,
			'/b/claim-review.yaml': 'guidance: [/a/ours]\n',
		});
		expect(settings.all()).toEqual([]);
		const own = await settings.guidanceOf('/a/x.yaml');
		expect(settings.all().flatMap((s) => s.problems)).toEqual([]);
		expect(own.payer('exh')?.name).toBe('Example Health');
		expect(own.addOn('1023T')?.code).toBe('1023T');
		expect((await settings.guidanceOf('/x.yaml')).payer('exh')).toBeUndefined();
		expect(settings.readsGuidance('/a/ours/payers.yaml')).toBe(true);
		expect(settings.readsGuidance('/a/payers.yaml')).toBe(false);
	});

	it('say at its place what is wrong, in guidance too', async () => {
		const text = 'guidance: [nowhere, ours]\nseverity: { nonsense: off }\n';
		const { settings } = settingsOf({ '/a/claim-review.yaml': text, '/a/ours/x.yaml': 'kind: nonsense\n' });
		await settings.contextOf('/a/x.yaml');
		const said = settings.all().map((s) => [s.file, s.problems.map((p) => s.text.slice(p.start, p.end))]);
		expect(said).toEqual([
			['/a/claim-review.yaml', ['nowhere', 'nonsense']],
			['/a/ours/x.yaml', ['nonsense']],
		]);
	});

	it('that cannot be read are said to be so, and not looked past', async () => {
		const { settings, host } = settingsOf({ '/claim-review.yaml': 'today: 2026-01-15\n', '/a/x.case.yaml': alone });
		const read = host.read.bind(host);
		host.read = async (file) => {
			if (file === '/a/claim-review.yaml') {
				throw new HostError('permission denied');
			}
			return read(file);
		};
		expect((await settings.contextOf('/a/x.case.yaml'))?.today).toBe('2026-11-23');
		expect(settings.all().map((s) => [s.file, s.problems[0]?.message])).toEqual([
			['/a/claim-review.yaml', 'These settings cannot be read: permission denied.'],
		]);
	});
});

describe('a file of guidance that is open', () => {
	const files = {
		'/a/claim-review.yaml': 'guidance: ours\n',
		'/a/ours/payers.yaml': 'kind: payers\npayers: [{ name: Acme }]\n',
		'/a/ours/sources.yaml': 'kind: sources\nsources: [{ id: ours, title: Ours }]\n',
		'/a/theirs/payers.yaml': 'kind: payers\npayers: []\n',
	};
	const policy = (source: string) =>
		`kind: payers\npayers:\n  - name: Acme\n    policies: [{ codes: [1023T], from: 2026-01-01, severity: error, says: A., source: ${source}, confidence: L }]\n`;

	it('is compiled as the editor has it, with the others of its folder', async () => {
		const { settings } = settingsOf(files);
		expect(await settings.guidanceProblems('/a/ours/payers.yaml', policy('ours'))).toEqual([]);
		expect(await settings.guidanceProblems('/a/ours/payers.yaml', policy('mine'))).toMatchObject([
			{ message: 'There is no source `mine`: it would stand in a file of kind sources.' },
		]);
		expect(await settings.guidanceProblems('/a/ours/new.yaml', 'kind: payer\n')).toHaveLength(1);
	});

	it('is none where no settings name its folder', async () => {
		const { settings } = settingsOf(files);
		expect(await settings.guidanceProblems('/a/theirs/payers.yaml', 'kind: payer\n')).toBeUndefined();
		expect(await settings.guidanceProblems('/b/payers.yaml', 'kind: payer\n')).toBeUndefined();
		expect(await settings.guidanceProblems('/a/ours/x.json', '{}')).toBeUndefined();
	});
});
