import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import type { Contradiction } from '../review/contradictions';
import type { Finding } from '../review/finding';
import { shifted } from '../review/finding';
import { type ProviderQuery, providerQuery } from '../review/providerQuery';
import type { ReviewedCase } from '../review/reviewCase';
import { type ReviewUnit, unitOf } from '../rules/rule';
import type { Placement } from '../text/placement';
import { diagnostic } from './diagnostics';
import type { ReviewedDocument } from './document';

/** The argument of the command by which an editor asks for the query and shows it: the query itself goes into no list. */
export interface QueryArguments {
	readonly uri: string;
	readonly rule: string;
	readonly fingerprint: string;
}

const title = 'Draft a query to the provider';

/**
 * The quick fixes of a finding with the query to the provider among them, where there is something to ask about it: first
 * where the note is signed, since nothing can be added to it but by an addendum, else behind them.
 * @param at where the finding's part stands in the document
 */
export function withQuery(
	fixes: CodeAction[],
	finding: Finding,
	reviewed: ReviewedCase,
	at: Placement,
	document: ReviewedDocument,
): CodeAction[] {
	const unit = unitOfCase(reviewed);
	const query = draft(unit, document);
	if (!query?.lacking.some((l) => isAbout(finding, l)) && !query?.contradictions.some((c) => isSame(finding, c))) {
		return fixes;
	}
	const { rule, fingerprint } = finding;
	const argument: QueryArguments = { uri: document.uri, rule, fingerprint };
	const action: CodeAction = {
		title,
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic(shifted(finding, at), document)],
		command: { title, command: 'claimReview.draftQuery', arguments: [argument] },
	};
	const isSigned = (unit.note?.signed?.value ?? '').trim() !== '';
	return isSigned
		? [{ ...action, isPreferred: true }, ...fixes.map(({ isPreferred: _, ...fix }) => fix)]
		: [...fixes, action];
}

/** The query, as Markdown, about the case that a finding is in; undefined when it is gone or there is nothing to ask. */
export function draftedQuery(document: ReviewedDocument, { rule, fingerprint }: QueryArguments): string | undefined {
	const cases = document.review?.parts.flatMap((p) => p.review.cases) ?? [];
	const reviewed = cases.find((c) => c.findings.some((f) => f.rule === rule && f.fingerprint === fingerprint));
	return reviewed && draft(unitOfCase(reviewed), document)?.markdown;
}

function draft(unit: ReviewUnit, { review }: ReviewedDocument): ProviderQuery | undefined {
	return review && providerQuery(unit, review.made.context);
}

function unitOfCase({ case: one, surroundings }: ReviewedCase): ReviewUnit {
	return unitOf(one, surroundings?.other?.case, surroundings?.facts);
}

function isSame({ rule, start }: Finding, { rule: of, finding }: Contradiction): boolean {
	return rule === of && start === finding.start;
}

/** A finding may also speak of what the text documents, and that is no question. */
function isAbout({ rule, code, start }: Finding, { field, code: of }: ProviderQuery['lacking'][number]): boolean {
	switch (rule) {
		case 'documentation-missing':
			return !field && code === of;
		case 'documentation-empty':
			return field !== undefined && (field.value.start === start || field.name.start === start);
		default:
			return false;
	}
}
