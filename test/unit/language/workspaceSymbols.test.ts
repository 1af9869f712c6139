import { describe, expect, it } from 'vitest';
import { findSymbols, symbolPlace } from '../../../server/language/workspaceSymbols';
import type { Workspace } from '../../../server/workspace/workspace';
import { workspaceOf } from './wholeWorkspace';

/** `name (container) file start-end`, offsets in the file. */
function found(query: string, { cases }: Workspace, limit = 100): string[] {
	return findSymbols(query, cases, limit).map(({ name, containerName, key }) => {
		const place = symbolPlace(key, cases);
		return `${name} (${containerName}) ${key.file} ${place?.start}-${place?.end}`;
	});
}

const files = {
	'a.case.yaml': 'case: C-1\nclaim:\n  id: CLM-7\n  lines:\n    - code: "32408"\n    - code: 1023T\nnote: {}\n',
	'b.cases.ndjson': '{"case":"C-10","claim":{"lines":[{"code":"1023T"}]}}\n{"claim":{"id":"X-C-1","lines":[]}}\n',
	'c.note.yaml': 'case: C-10\nnote: {}\n',
};

describe('workspace symbols', () => {
	it('are case ids, claim ids and codes of lines, the best fit first', async () => {
		const workspace = await workspaceOf(files);
		expect(found('c-1', workspace)).toEqual([
			'C-1 (claim and note) a.case.yaml 6-9',
			'C-10 (claim) b.cases.ndjson 8-14',
			'C-10 (note) c.note.yaml 6-10',
			'X-C-1 () b.cases.ndjson 68-75',
		]);
		expect(found('clm', workspace)).toEqual(['CLM-7 (C-1) a.case.yaml 23-28']);
		expect(found(' 1023T', workspace)).toEqual(['1023T (C-1) a.case.yaml 70-75', '1023T (C-10) b.cases.ndjson 41-48']);
		expect(found('c10', workspace).map((s) => s.split(' ')[0])).toEqual(['C-10', 'C-10']);
		expect(found('zz', workspace)).toEqual([]);
	});

	it('are the case ids alone where nothing is asked for, and never more than the limit', async () => {
		const workspace = await workspaceOf(files);
		expect(found('', workspace).map((s) => s.split(' ')[0])).toEqual(['C-1', 'C-10', 'C-10']);
		expect(found('c', workspace, 2)).toHaveLength(2);
	});

	it('have no place any more when their file is gone', async () => {
		const workspace = await workspaceOf(files);
		const [symbol] = findSymbols('CLM-7', workspace.cases, 1);
		workspace.setOpen('a.case.yaml', { text: 'a: 1\n', format: 'yaml' });
		await workspace.review('a.case.yaml');
		expect(symbol && symbolPlace(symbol.key, workspace.cases)).toBeUndefined();
	});

	it('hold no words that were typed in the place of a code', async () => {
		const workspace = await workspaceOf({ 'a.case.yaml': 'case: C-1\nclaim:\n  lines: [{ code: Jane Roe }]\n' });
		expect(found('Roe', workspace)).toEqual([]);
	});
});
