import { describe, expect, it } from 'vitest';
import { workspaceEdit } from '../../../server/language/codeActions';
import type { ReviewedDocument } from '../../../server/language/document';
import { renameCase, renamedPlace } from '../../../server/language/renameCase';
import { applyEdits } from '../../../server/text/edit';
import { documentOf, noteUri, uri, withOtherFile } from './twoFiles';

const free = () => false;

/** The whole texts afterwards, by URI; a sentence where it is refused. */
function renamed(document: ReviewedDocument, newId: string, otherText = '', isTaken: (id: string) => boolean = free) {
	const found = renameCase(document, document.text.indexOf('C-1') + 1, newId, isTaken);
	if (typeof found === 'string') {
		return found;
	}
	const texts: Record<string, string> = {};
	for (const { file, edits } of found.files) {
		const placed = file === undefined ? edits.map((e) => found.at.inFile(e)) : edits;
		texts[file ?? 'own'] = applyEdits(file === undefined ? document.text : otherText, placed);
	}
	return texts;
}

describe('where a case id can be changed', () => {
	it('is at the id, without its quotes', () => {
		const place = (text: string, offset: number, languageId = 'yaml') => {
			const found = renamedPlace(documentOf(text, languageId), offset);
			return found && [found.range.start.character, found.range.end.character, found.placeholder];
		};
		expect(place('case: C-1\nclaim: {}\n', 6)).toEqual([6, 9, 'C-1']);
		expect(place("case: 'C-1'\nclaim: {}\n", 8)).toEqual([7, 10, 'C-1']);
		expect(place('{ "case": "C-1", "claim": {} }', 12, 'json')).toEqual([11, 14, 'C-1']);
		expect(place('case: C-1\nclaim: {}\n', 2)).toBeUndefined();
		expect(place('case: C-1\nclaim: { id: CLM-1 }\n', 23)).toBeUndefined();
		expect(place('x: &a C-1\ncase: *a\nclaim: {}\n', 17)).toBeUndefined();
		expect(place('a: C-1\n', 4)).toBeUndefined();
	});
});

describe('another case id', () => {
	it('is written in the claim and in the note of another file', () => {
		const note = '# the note\ncase: "C-1"\nnote: { documentation: {} }\n';
		const document = withOtherFile('case: C-1 # here\nclaim: { lines: [] }\n', note);
		expect(renamed(document, ' C-2 ', note)).toEqual({
			own: 'case: C-2 # here\nclaim: { lines: [] }\n',
			'x.note.yaml': '# the note\ncase: "C-2"\nnote: { documentation: {} }\n',
		});
		const found = renameCase(document, 7, 'C-2', free);
		const edit = typeof found === 'string' ? undefined : workspaceEdit(found.files, found.at, document, plain);
		expect(Object.keys(edit?.changes ?? {})).toEqual([uri, noteUri]);
	});

	it('is written in the cursor’s case of several, in the quotes that it needs', () => {
		const two = 'case: C-0\nclaim: {}\n---\ncase: C-1\nclaim: {}\n';
		expect(renamed(documentOf(two), '007')).toEqual({ own: 'case: C-0\nclaim: {}\n---\ncase: "007"\nclaim: {}\n' });
		expect(renamed(documentOf('{ case: C-1, claim: {} }\n'), 'a, b')).toEqual({
			own: '{ case: "a, b", claim: {} }\n',
		});
		expect(renamed(documentOf('[{ "case": "C-1", "claim": { "lines": [] } }]', 'json'), 'say "x"')).toEqual({
			own: '[{ "case": "say \\"x\\"", "claim": { "lines": [] } }]',
		});
	});

	it('leaves a note alone that belongs by its name and has no id', () => {
		const note = 'note: { documentation: {} }\n';
		expect(renamed(withOtherFile('case: C-1\nclaim: { lines: [] }\n', note), 'C-2', note)).toEqual({
			own: 'case: C-2\nclaim: { lines: [] }\n',
		});
	});

	it('is refused where it is none, is taken, or would change another place', () => {
		const document = documentOf('case: C-1\nclaim: {}\n');
		expect(renamed(document, '  ')).toMatch(/one line/);
		expect(renamed(document, 'a\nb')).toMatch(/one line/);
		expect(renamed(document, 'C-2', '', (id) => id === 'C-2')).toMatch(/already/);
		expect(renamed(documentOf('case: &a C-1\nclaim: { id: *a }\n'), 'C-2')).toMatch(/by hand/);
		expect(renamed(documentOf('case: |\n  C-1\nclaim: {}\n'), 'C-2')).toMatch(/by hand/);
		expect(renameCase(document, 12, 'C-2', free)).toMatch(/no case id/);
		expect(renamed(document, 'C-1')).toEqual({});
	});
});

const plain = { documentChanges: false, snippets: false };
