import { describe, expect, it } from 'vitest';
import { type Referred, references, referredAt } from '../../../server/language/references';
import type { Workspace } from '../../../server/workspace/workspace';
import { documentOf } from './twoFiles';
import { workspaceOf } from './wholeWorkspace';

/** `file start-end`, offsets in the file. */
function places(referred: Referred, workspace: Workspace): string[] {
	return [...references(referred, workspace.cases)].flatMap(({ file, places: found }) =>
		found.map((p) => `${file} ${p.start}-${p.end}`),
	);
}

const files = {
	'a.case.yaml': 'case: C-1\nclaim:\n  lines:\n    - code: "32408"\n    - code: 1023t\nnote:\n  procedures: [1023T]\n',
	'b.cases.ndjson':
		'{"case":"C-2","claim":{"lines":[{"code":"1023T"}]}}\n{"case":"C-3","claim":{"lines":[{"code":"32408"},{"code":"1023T"}]}}\n',
	'c.note.yaml': 'case: C-2\nnote:\n  documentation: { 1023T: {} }\n',
	'd.yaml': 'a: 1023T\n',
};

describe('references', () => {
	it('are all service lines of the workspace that bill the code, by file', async () => {
		const workspace = await workspaceOf(files);
		expect(places({ code: '1023T' }, workspace)).toEqual([
			'a.case.yaml 58-63',
			'b.cases.ndjson 40-47',
			'b.cases.ndjson 109-116',
		]);
		expect(places({ code: '1024T' }, workspace)).toEqual([]);
	});

	it('are all claims and notes of a case id', async () => {
		const workspace = await workspaceOf(files);
		expect(places({ caseId: 'C-2' }, workspace)).toEqual(['b.cases.ndjson 8-13', 'c.note.yaml 6-9']);
	});

	it('follow an edit', async () => {
		const workspace = await workspaceOf(files);
		workspace.setOpen('a.case.yaml', { text: `# more\n${files['a.case.yaml']}`, format: 'yaml' });
		await workspace.review('a.case.yaml');
		expect(places({ code: '1023T' }, workspace)[0]).toBe('a.case.yaml 65-70');
		await workspace.refresh('b.cases.ndjson');
		expect(places({ code: '1023T' }, workspace)).toHaveLength(3);
	});

	it('can be asked for at a code of a line or a note, and at a case id', () => {
		const text = files['a.case.yaml'];
		const document = documentOf(text);
		const at = (word: string, from = 0) => referredAt(document, text.indexOf(word, from) + 1);
		expect(at('32408')).toEqual({ code: '32408' });
		expect(at('1023t')).toEqual({ code: '1023T' });
		expect(at('1023T')).toEqual({ code: '1023T' });
		expect(at('C-1')).toEqual({ caseId: 'C-1' });
		expect(at('lines')).toBeUndefined();
		expect(referredAt(documentOf('a: 1023T\n'), 4)).toBeUndefined();
	});
});
