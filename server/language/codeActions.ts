import {
	type CodeAction,
	CodeActionKind,
	type TextEdit as ProtocolEdit,
	type Range,
	type SnippetTextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Case } from '../case/case';
import { textEditsOf } from '../case/readCases';
import { shifted } from '../review/reviewFile';
import type { Finding } from '../review/reviewPart';
import type { Fix } from '../rules/rule';
import { lineStartOf, type TextEdit } from '../text/edit';
import type { ReadText } from '../text/tree';
import { diagnostic } from './diagnostics';
import { type ReviewedDocument, rangeOf } from './document';

export interface EditSupport {
	/** The client takes edits of a named version of a document. */
	readonly documentChanges: boolean;
	/** The client takes snippets in edits, so the cursor can land in the gap. */
	readonly snippets: boolean;
}

/** The quick fixes of every finding that the range touches. */
export function codeActions(document: ReviewedDocument, range: Range, support: EditSupport): CodeAction[] {
	const { review, lines } = document;
	const start = lines.offset(range.start);
	const end = lines.offset(range.end);
	return (review?.parts ?? []).flatMap(({ start: base, review: part }) => {
		if (base > end || base + part.source.text.length < start) {
			return [];
		}
		return part.cases.flatMap(({ case: one, findings }) =>
			findings
				.filter((f) => base + f.start <= end && start <= base + f.end)
				.flatMap((finding) =>
					finding.fixes.flatMap((fix, index) => {
						const edits = textEdits(fix, one, part.source, base);
						return edits ? [action(shifted(finding, base), fix, index === 0, edits, document, support)] : [];
					}),
				),
		);
	});
}

/** The edits in the offsets of the file. */
function textEdits(fix: Fix, from: Case, source: ReadText, base: number): TextEdit[] | undefined {
	const edits: TextEdit[] = [];
	for (const edit of fix.edits) {
		const written = textEditsOf(edit, from, source);
		if (!written) {
			return undefined;
		}
		edits.push(...written.map((e) => ({ ...e, start: e.start + base, end: e.end + base })));
	}
	return edits;
}

function action(
	finding: Finding,
	fix: Fix,
	first: boolean,
	edits: readonly TextEdit[],
	document: ReviewedDocument,
	support: EditSupport,
): CodeAction {
	return {
		title: fix.title,
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic(finding, document)],
		...(first && { isPreferred: true }),
		edit: workspaceEdit(edits, document, support),
	};
}

function workspaceEdit(edits: readonly TextEdit[], document: ReviewedDocument, support: EditSupport): WorkspaceEdit {
	if (!support.documentChanges) {
		return { changes: { [document.uri]: edits.map((e) => plainEdit(e, document)) } };
	}
	const textDocument = { uri: document.uri, version: document.version };
	let tabStop = 1;
	const written = edits.map((edit): ProtocolEdit | SnippetTextEdit => {
		if (!support.snippets || !edit.gaps || !keepsItsIndentation(edit, document.text)) {
			return plainEdit(edit, document);
		}
		const snippet = snippetOf(edit, tabStop);
		tabStop += edit.gaps.length;
		return { range: rangeOf(edit, document.lines), snippet: { kind: 'snippet', value: snippet } };
	});
	return { documentChanges: [{ textDocument, edits: written }] };
}

function plainEdit(edit: TextEdit, { lines }: ReviewedDocument): ProtocolEdit {
	return { range: rangeOf(edit, lines), newText: edit.newText };
}

/**
 * An editor indents the further lines of a snippet by the indentation of the line it is inserted in. Ours are indented
 * already, so several lines go in as a snippet only at the start of a line.
 */
function keepsItsIndentation(edit: TextEdit, text: string): boolean {
	return !edit.newText.includes('\n') || !/\S|[ \t]/.test(text.slice(lineStartOf(text, edit.start), edit.start));
}

/** The text with its gaps as tab stops, the first of all gaps where the cursor goes first. */
function snippetOf({ newText, gaps = [] }: TextEdit, firstTabStop: number): string {
	let at = 0;
	let snippet = '';
	gaps.forEach((gap, index) => {
		snippet += `${escaped(newText.slice(at, gap))}\${${firstTabStop + index}}`;
		at = gap;
	});
	return snippet + escaped(newText.slice(at));
}

function escaped(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}
