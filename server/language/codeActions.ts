import {
	type CodeAction,
	CodeActionKind,
	type TextEdit as ProtocolEdit,
	type Range,
	type SnippetTextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Place } from '../case/case';
import { shifted } from '../review/finding';
import { type FileEdits, fixEdits } from '../review/fixEdits';
import { openOnes } from '../review/safeFixes';
import type { Fix } from '../rules/rule';
import { lineStartOf, type TextEdit } from '../text/edit';
import type { Placement } from '../text/placement';
import { diagnostic } from './diagnostics';
import { type OtherText, type ReviewedDocument, rangeOf } from './document';
import { cut } from './markdown';
import { withQuery } from './queryAction';

export interface EditSupport {
	/** The client takes edits of a named version of a document. */
	readonly documentChanges: boolean;
	/** The client takes snippets in edits, so the cursor can land in the gap. */
	readonly snippets: boolean;
	/** The client shows a query to the provider, by the command `claimReview.draftQuery`. */
	readonly draftsQueries?: boolean;
}

/** The quick fixes of every open finding that the range touches. */
export function codeActions(document: ReviewedDocument, range: Range, support: EditSupport): CodeAction[] {
	const { review, lines } = document;
	const start = lines.offset(range.start);
	const end = lines.offset(range.end);
	if (!review) {
		return [];
	}
	const isOpen = openOnes(review);
	const overlaps = (place: Place) => place.start <= end && start <= place.end;
	return review.parts.flatMap(({ at, review: part }) => {
		if (!at.touches(start, end)) {
			return [];
		}
		return part.cases.flatMap((reviewed) =>
			reviewed.findings
				.filter((f) => overlaps(at.inFile<Place>(f)) && isOpen(f, at))
				.flatMap((finding) => {
					const fixes = finding.fixes.flatMap((fix, index): CodeAction[] => {
						const edit = workspaceEdit(fixEdits(fix, reviewed, part.source), at, document, support);
						const action = {
							title: titleOf(fix),
							kind: CodeActionKind.QuickFix,
							diagnostics: [diagnostic(shifted(finding, at), document)],
							...(index === 0 && !fix.quotations && { isPreferred: true }),
						};
						return edit ? [{ ...action, edit }] : [];
					});
					return support.draftsQueries ? withQuery(fixes, finding, reviewed, at, document) : fixes;
				}),
		);
	});
}

/** The words that a fix writes from the note stand in its title, where it writes one quotation only. */
function titleOf({ title, quotations: [quotation, ...others] = [] }: Fix): string {
	return quotation === undefined || others.length > 0 ? title : `${title}: “${cut(quotation)}”`;
}

/**
 * Text edits as an editor takes them. Undefined where one of the files cannot be written.
 * @param at where the part stands that the offsets in the document are of
 */
export function workspaceEdit(
	files: readonly FileEdits[] | undefined,
	at: Placement,
	document: ReviewedDocument,
	support: EditSupport,
): WorkspaceEdit | undefined {
	const written = files?.map(({ file, edits }) => ({
		target: file === undefined ? document : document.otherText?.(file),
		edits: file === undefined ? edits.map((e) => at.inFile(e)) : edits,
	}));
	if (!written?.every((w): w is Written => w.target !== undefined)) {
		return undefined;
	}
	if (!support.documentChanges) {
		return {
			changes: Object.fromEntries(
				written.map(({ target, edits }) => [target.uri, edits.map((e) => plainEdit(e, target))]),
			),
		};
	}
	return {
		documentChanges: written.map(({ target, edits }) => ({
			textDocument: { uri: target.uri, version: target.version },
			edits: fileEdits(edits, target, support),
		})),
	};
}

interface Written {
	readonly target: OtherText;
	readonly edits: readonly TextEdit[];
}

function fileEdits(edits: readonly TextEdit[], target: OtherText, support: EditSupport) {
	let tabStop = 1;
	return edits.map((edit): ProtocolEdit | SnippetTextEdit => {
		if (!support.snippets || !edit.gaps || !keepsItsIndentation(edit, target.text)) {
			return plainEdit(edit, target);
		}
		const snippet = snippetOf(edit, tabStop);
		tabStop += edit.gaps.length;
		return { range: rangeOf(edit, target.lines), snippet: { kind: 'snippet', value: snippet } };
	});
}

function plainEdit(edit: TextEdit, { lines }: OtherText): ProtocolEdit {
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
