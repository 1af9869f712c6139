import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { safeFixes } from '../review/safeFixes';
import { Placement } from '../text/placement';
import { type EditSupport, workspaceEdit } from './codeActions';
import type { ReviewedDocument } from './document';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.claimReview`;

/** All safe fixes of a document as one action; none where there is nothing to do. */
export function fixAll(document: ReviewedDocument, support: EditSupport): CodeAction[] {
	const { edits, count } = document.review ? safeFixes(document.review) : { edits: [], count: 0 };
	const edit = count > 0 ? workspaceEdit([{ edits }], Placement.whole, document, support) : undefined;
	return edit ? [{ title: `Fix all safe problems of form (${count})`, kind: fixAllKind, edit }] : [];
}
