import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import { undecidable } from '../review/decisions';
import type { Finding } from '../review/finding';
import { ignoreComment } from '../review/ignoreComment';
import { addDecision } from '../review/newDecision';
import type { Determination } from '../review/settlement';
import type { TextEdit } from '../text/edit';
import { diagnostic } from './diagnostics';
import { type OtherText, type ReviewedDocument, rangeOf } from './document';

/** The decisions file that a judgement goes to. */
export interface DecisionsTarget extends OtherText {
	/** There is no such file yet. */
	readonly isNew: boolean;
}

/** What a reviewer says of a finding. What is absent is left as a gap. */
export interface Judgement {
	/** Absent: the finding is only ignored. `gap`: still to be chosen. */
	readonly determination?: Determination | 'gap';
	readonly reason?: string;
	readonly who?: string;
	/** ISO day. */
	readonly when: string;
}

export interface JudgementEdit {
	readonly edit: WorkspaceEdit;
	/** The file that it writes to. */
	readonly uri: string;
}

/** The argument of the command by which an editor asks for reason and author itself. */
export interface SettleArguments {
	readonly uri: string;
	readonly rule: string;
	readonly fingerprint: string;
	/** A determination is wanted, not only that the finding is ignored. */
	readonly determine: boolean;
	/** It is written into the decisions file, whose entries have an author. */
	readonly decides: boolean;
}

const ignoreTitle = 'Ignore with a reason…';
const determineTitle = 'Record a determination…';

/** For an editor that asks for the reason itself: the two ways to settle each open finding that the range touches. */
export function settleCommands(document: ReviewedDocument, range: Range): CodeAction[] {
	return settleable(document, range).flatMap((finding) =>
		[ignoreTitle, determineTitle].flatMap((title): CodeAction[] => {
			const determine = title === determineTitle;
			const decides = determine || !commentFor(document, finding);
			const { rule, fingerprint } = finding;
			if (decides && undecidable.has(rule)) {
				return [];
			}
			const argument: SettleArguments = { uri: document.uri, rule, fingerprint, determine, decides };
			return [
				{
					title: `${title.replace('…', '')} (${rule})…`,
					kind: CodeActionKind.QuickFix,
					diagnostics: [diagnostic(finding, document)],
					command: { title, command: 'claimReview.settle', arguments: [argument] },
				},
			];
		}),
	);
}

/** The same for any other editor: edits with gaps for what only a person can say. */
export function settleActions(
	document: ReviewedDocument,
	range: Range,
	target: DecisionsTarget,
	today: string,
): CodeAction[] {
	return settleable(document, range).flatMap((finding) =>
		[ignoreTitle, determineTitle].flatMap((title): CodeAction[] => {
			const judgement: Judgement = { when: today, ...(title === determineTitle && { determination: 'gap' }) };
			const written = judgementEdit(document, finding, judgement, target);
			return written
				? [
						{
							title: `${title.replace('…', '')} (${finding.rule})`,
							kind: CodeActionKind.QuickFix,
							diagnostics: [diagnostic(finding, document)],
							edit: written.edit,
						},
					]
				: [];
		}),
	);
}

/**
 * Writes a judgement of a finding: an ignored one as a comment where the file has comments, else as an entry of the
 * decisions file. Undefined where neither can be written.
 */
export function judgementEdit(
	document: ReviewedDocument,
	finding: Finding,
	judgement: Judgement,
	target: DecisionsTarget,
): JudgementEdit | undefined {
	const { determination, reason, who, when } = judgement;
	const comment = determination === undefined ? commentFor(document, finding, reason) : undefined;
	if (comment) {
		return { edit: editOf(document, comment), uri: document.uri };
	}
	if (undecidable.has(finding.rule)) {
		return undefined;
	}
	const added = addDecision(target.text, {
		rule: finding.rule,
		...(finding.case !== undefined && { case: finding.case }),
		...(finding.code !== undefined && { code: finding.code }),
		fingerprint: finding.fingerprint,
		...(determination && { determination }),
		...(reason !== undefined && { reason }),
		...(who !== undefined && { who }),
		when,
	});
	return added && { edit: editOf(target, added, target.isNew), uri: target.uri };
}

/** The open finding of a document by its rule and fingerprint. */
export function openFinding(document: ReviewedDocument, rule: string, fingerprint: string): Finding | undefined {
	return document.review?.findings.find((f) => f.rule === rule && f.fingerprint === fingerprint);
}

function settleable(document: ReviewedDocument, range: Range): readonly Finding[] {
	const start = document.lines.offset(range.start);
	const end = document.lines.offset(range.end);
	const isAbout = (f: Finding) => f.rule !== 'decision-invalid' && f.rule !== 'unused-decision';
	return (document.review?.findings ?? []).filter((f) => f.start <= end && start <= f.end && isAbout(f));
}

function commentFor({ review }: ReviewedDocument, { rule, start }: Finding, reason?: string): TextEdit | undefined {
	const part = review?.parts.findLast((p) => p.at.inPart(start) !== undefined);
	const comment = part && ignoreComment(part.review.source, { rule, start: part.at.inPart(start) ?? 0 }, reason);
	return comment && part.at.inFile(comment);
}

function editOf({ uri, version, lines }: OtherText, edit: TextEdit, isNew = false): WorkspaceEdit {
	const edits = [{ range: rangeOf(edit, lines), newText: edit.newText }];
	const change = { textDocument: { uri, version }, edits };
	return { documentChanges: isNew ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] : [change] };
}
