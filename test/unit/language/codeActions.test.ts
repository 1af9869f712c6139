import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { codeActions } from '../../../server/language/codeActions';
import type { ReviewedDocument } from '../../../server/language/document';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';

const uri = 'file:///x.case.yaml';

function reviewed(text: string, name = 'x.case.yaml'): ReviewedDocument {
	const context = { guidance: bundledGuidance(), today: '2026-11-23' };
	const format = name.endsWith('json') ? 'json' : 'yaml';
	const review = reviewFile(text, name, format, context);
	return { uri, version: 7, languageId: format, text, lines: new LineIndex(text), review };
}

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const snippets = { documentChanges: true, snippets: true };

function editsOf(document: ReviewedDocument, title: string, support = snippets) {
	const action = codeActions(document, whole, support).find((a) => a.title === title);
	const change = action?.edit?.documentChanges?.[0];
	return change && 'edits' in change ? change.edits : undefined;
}

const position = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });

describe('a fix', () => {
	it('is a snippet with a tab stop in the gap, at the start of a line', () => {
		const text = 'claim:\n  dateOfService: 2026-03-10\n  lines:\n    - code: 1023T\nnote: {}\n';
		expect(editsOf(reviewed(text), 'Insert a primary procedure line')).toEqual([
			{ range: position(4, 0), snippet: { kind: 'snippet', value: '    - code: ${1}\n' } },
		]);
	});

	it('is a plain edit where an editor would indent the lines of a snippet once more', () => {
		const text = 'claim:\n  lines:\n    - code: 1023T\n      dateOfService: 2026-03-10';
		expect(editsOf(reviewed(text), 'Insert a primary procedure line')).toEqual([
			{ range: position(3, 31), newText: '\n    - code: \n      dateOfService: 2026-03-10' },
		]);
	});

	it('escapes what a snippet would take for its own', () => {
		const text = 'claim:\n  lines:\n    - code: 1023T\n      renderingProvider: "a$1}\\\\b"\n';
		expect(editsOf(reviewed(text), 'Insert a primary procedure line')?.[0]).toEqual({
			range: position(4, 0),
			snippet: { kind: 'snippet', value: '    - code: ${1}\n      renderingProvider: a\\$1\\}\\\\b\n' },
		});
	});

	it('is none on an alias, where it would change another place', () => {
		const text =
			'x: &l\n  - code: 1023T\n    modifiers: "51"\n    units: 2\n    diagnosisPointers: 1\nclaim:\n  dateOfService: 2026-03-10\n  diagnoses: [R91.1]\n  lines: *l\n';
		const document = reviewed(text);
		expect(document.review?.findings.map((f) => [f.rule, text.slice(f.start, f.end)])).toEqual([
			['add-on-modifier', '*l'],
			['add-on-units', '*l'],
			['add-on-without-primary', '*l'],
		]);
		expect(codeActions(document, whole, snippets)).toEqual([]);
	});

	it('is none for a finding that is ignored', () => {
		const text =
			'claim:\n  dateOfService: 2026-03-10\n  diagnoses: [R91.1]\n  lines:\n    # claim-review: ignore add-on-without-primary, note-missing - on the paper claim\n    - { code: 1023T, diagnosisPointers: 1 }\n';
		expect(reviewed(text).review?.settled.map((f) => [f.rule, f.fixes.length])).toEqual([
			['add-on-without-primary', 1],
		]);
		expect(codeActions(reviewed(text), whole, snippets)).toEqual([]);
	});

	it('belongs to the case that the finding is in', () => {
		const one = 'claim:\n  lines:\n    - code: 1023T\n';
		const text = `${one}---\n${one}`;
		const actions = codeActions(
			reviewed(text),
			{ start: { line: 6, character: 12 }, end: { line: 6, character: 12 } },
			snippets,
		);
		expect(actions).toHaveLength(1);
		expect(actions[0]?.edit?.documentChanges).toEqual([
			{
				textDocument: { uri, version: 7 },
				edits: [{ range: position(7, 0), snippet: { kind: 'snippet', value: '    - code: ${1}\n' } }],
			},
		]);
	});
});
