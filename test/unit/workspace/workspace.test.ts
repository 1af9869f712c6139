import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { hover } from '../../../server/language/hover';
import { fixEdits } from '../../../server/review/fixEdits';
import { applyEdits } from '../../../server/text/edit';
import { LineIndex } from '../../../server/text/lineIndex';
import { Workspace } from '../../../server/workspace/workspace';
import { smallClaims } from '../smallClaims';
import { MemoryHost } from './memoryHost';

const context = smallClaims;

const claim = 'case: C-1\nclaim:\n  lines:\n    - code: "32408"\n    - code: 1023T\n';
const note = 'case: C-1\nnote:\n  documentation:\n    1023T:\n      indication: Aorta in the path\n';

async function workspaceOf(files: Record<string, string>) {
	const host = new MemoryHost(files);
	const affected: string[][] = [];
	const workspace = new Workspace(
		host,
		() => context,
		(near) => affected.push([...near].sort()),
	);
	await workspace.scan([...host.files.keys()]);
	return { workspace, host, affected };
}

async function found(workspace: Workspace, file: string) {
	const { text, review } = await workspace.review(file);
	return review?.findings.map((f) => [f.rule, text.slice(f.start, f.end)]);
}

describe('a claim and its note in two files', () => {
	it('are reviewed as one case, each finding in the file that it concerns', async () => {
		const { workspace } = await workspaceOf({ 'a.claim.yaml': claim, 'b.note.yaml': note });
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['documentation-missing', '1023T']]);
		expect(await found(workspace, 'b.note.yaml')).toEqual([['documentation-missing', '1023T']]);
		const onClaim = (await workspace.review('a.claim.yaml')).review?.findings[0];
		const onNote = (await workspace.review('b.note.yaml')).review?.findings[0];
		expect(onClaim?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
		expect(onNote?.fingerprint).toBe(onClaim?.fingerprint);
	});

	it('explain in either how the whole case stands', async () => {
		const { workspace } = await workspaceOf({ 'a.claim.yaml': claim, 'b.note.yaml': note });
		const said = async (file: string) => {
			const { text, review } = await workspace.review(file);
			const document = { uri: file, version: 1, languageId: 'yaml', text, lines: new LineIndex(text), review };
			return hover(document, text.indexOf('1023T') + 1, bundledGuidance())?.markdown;
		};
		for (const markdown of [await said('a.claim.yaml'), await said('b.note.yaml')]) {
			expect(markdown).toContain('**Documentation in this case**: 1 of 6');
			expect(markdown).toContain('**32408** (on this claim)');
		}
	});

	it('a fix on the claim writes into the note, and only there', async () => {
		const { workspace } = await workspaceOf({ 'a.claim.yaml': claim, 'b.note.yaml': `# before\n${note}` });
		const { review } = await workspace.review('a.claim.yaml');
		const part = review?.parts[0]?.review;
		const reviewed = part?.cases[0];
		const fix = reviewed?.findings[0]?.fixes.find((f) => f.title === 'Insert the missing element "duration" of 1023T');
		const files = fix && reviewed && part && fixEdits(fix, reviewed, part.source);
		expect(files?.map((f) => f.file)).toEqual(['b.note.yaml']);
		const written = applyEdits(workspace.textOf('b.note.yaml') ?? '', files?.[0]?.edits ?? []);
		expect(written).toMatch(/^# before\n.*indication: Aorta in the path\n {6}duration: {2}# [^\n]+\n$/s);
	});

	it('editing the note, unsaved, clears the finding of the claim at once', async () => {
		const { workspace, affected } = await workspaceOf({ 'a.claim.yaml': claim, 'b.note.yaml': note });
		await workspace.review('a.claim.yaml');
		affected.length = 0;
		const elements = ['imagingModality: CT', 'technique: saline', 'duration: 5 min', 'imagingConfirmation: CT'];
		const whole = `${note}      ${[...elements, 'complications: none'].join('\n      ')}\n`;
		workspace.setOpen('b.note.yaml', { text: whole, format: 'yaml' });
		expect(affected.flat()).toContain('a.claim.yaml');
		expect(await found(workspace, 'a.claim.yaml')).toEqual([]);
		workspace.setOpen('b.note.yaml', undefined);
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['documentation-missing', '1023T']]);
	});

	it('follows a file that is new, renamed, gone or no longer belongs', async () => {
		const { workspace, host } = await workspaceOf({ 'a.claim.yaml': claim });
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['note-missing', '1023T']]);
		host.files.set('b.note.yaml', note);
		await workspace.refresh('b.note.yaml');
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['documentation-missing', '1023T']]);
		host.files.set('b.note.yaml', note.replace('C-1', 'C-2'));
		await workspace.refresh('b.note.yaml');
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['note-missing', '1023T']]);
		host.files.set('b.note.yaml', note);
		await workspace.refresh('b.note.yaml');
		host.files.delete('b.note.yaml');
		await workspace.refresh('b.note.yaml');
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['note-missing', '1023T']]);
		await expect(workspace.review('b.note.yaml')).rejects.toThrow('no such file or folder');
	});

	it('says nothing about other files before all have been looked at', async () => {
		const workspace = new Workspace(new MemoryHost({ 'a.claim.yaml': claim }), () => context);
		expect(await found(workspace, 'a.claim.yaml')).toEqual([]);
		await workspace.scan(['a.claim.yaml']);
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['note-missing', '1023T']]);
	});

	it('a note that two claims want is taken by neither, and points to both', async () => {
		const { workspace } = await workspaceOf({ 'a.claim.yaml': claim, 'b.claim.yaml': claim, 'c.note.yaml': note });
		expect(await found(workspace, 'a.claim.yaml')).toEqual([['ambiguous-note', 'C-1']]);
		const { review } = await workspace.review('c.note.yaml');
		expect(review?.findings.map((f) => [f.rule, f.related.map((r) => [r.file, r.start, r.end])])).toEqual([
			[
				'ambiguous-note',
				[
					['a.claim.yaml', 6, 9],
					['b.claim.yaml', 6, 9],
				],
			],
		]);
	});
});

describe('cases of one file', () => {
	it('are each linked to their own note in another', async () => {
		const files = {
			'claims.yaml':
				'- case: C-1\n  claim: { lines: [{ code: 1022T }] }\n- case: C-2\n  claim: { lines: [{ code: 1023T }] }\n',
			'notes.yaml': '- case: C-2\n  note: { patient: P, documentation: { 1023T: { duration: 5 min } } }\n',
		};
		const { workspace } = await workspaceOf(files);
		expect(await found(workspace, 'claims.yaml')).toEqual([
			['add-on-without-primary', '1022T'],
			['note-missing', '1022T'],
			['add-on-without-primary', '1023T'],
			['documentation-missing', '1023T'],
		]);
		expect(await found(workspace, 'notes.yaml')).toEqual([['documentation-missing', '1023T']]);
	});
});

it('reads each closed file once for a scan, and the last used ones not again', async () => {
	const { workspace, host } = await workspaceOf({ 'a.claim.yaml': claim, 'b.note.yaml': note });
	expect([...host.reads.values()]).toEqual([1, 1]);
	await workspace.review('a.claim.yaml');
	expect(host.reads.get('b.note.yaml')).toBe(1);
});

it('goes on where a file cannot be read, and says which', async () => {
	const workspace = new Workspace(new MemoryHost({ 'b.note.yaml': note }), () => context);
	expect(await workspace.scan(['gone.yaml', 'b.note.yaml'])).toEqual([
		{ path: 'gone.yaml', reason: 'no such file or folder' },
	]);
	expect(workspace.caseFiles()).toEqual(['b.note.yaml']);
});

it('stops when it is told to, and then takes nothing for looked for', async () => {
	const workspace = new Workspace(new MemoryHost({ 'a.claim.yaml': claim, 'b.note.yaml': note }), () => context);
	const seen: number[] = [];
	await workspace.scan(['a.claim.yaml', 'b.note.yaml'], {
		cancelled: () => seen.length === 1,
		progress: (done) => seen.push(done),
	});
	expect(seen).toEqual([1]);
	expect(workspace.isComplete).toBe(false);
	expect(await found(workspace, 'a.claim.yaml')).toEqual([]);
});

it('another case of the same file is pointed to where it stands', async () => {
	const one = (id: string) => `case: ${id}\nclaim:\n  lines:\n    - code: "32408"\n`;
	const files = { 'a.case.yaml': [one('C-1'), one('C-2'), one('C-2')].join('---\n') };
	const workspace = new Workspace(new MemoryHost(files), () => context);
	await workspace.scan(Object.keys(files));
	const outcome = await workspace.outcome('a.case.yaml');
	const [double, ...others] = outcome?.findings.filter((f) => f.rule === 'duplicate-case') ?? [];
	expect(others).toEqual([]);
	const [first] = double?.related ?? [];
	// The second case begins in line 6.
	expect(outcome?.text.slice(0, first?.start).split('\n').length).toBe(6);
	expect(outcome?.text.slice(first?.start, first?.end)).toBe('C-2');
});
