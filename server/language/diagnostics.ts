import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Finding } from '../review/reviewPart';
import type { Severity } from '../rules/rule';
import { type ReviewedDocument, rangeOf } from './document';

export const diagnosticSource = 'Claim Review';

/** What a finding is shown in. */
export interface ShownText extends Pick<ReviewedDocument, 'uri' | 'lines' | 'otherText' | 'rulePages'> {}

/**
 * The findings of an open document as diagnostics.
 * @param hostChecksJson the editor reports mistakes of JSON by itself (VS Code does): they are not said twice
 */
export function diagnostics(document: ReviewedDocument, hostChecksJson: boolean): Diagnostic[] {
	const json = document.languageId === 'json' || document.languageId === 'jsonc';
	const findings = document.review?.findings ?? [];
	return findings
		.filter((f) => !(hostChecksJson && json && (f.rule === 'syntax' || f.rule === 'duplicate-key')))
		.map((f) => diagnostic(f, document));
}

export function diagnostic(finding: Finding, document: ShownText): Diagnostic {
	const related = finding.related.flatMap(({ file, start, end, message }): DiagnosticRelatedInformation[] => {
		const target = file === undefined ? document : document.otherText?.(file);
		return target ? [{ location: { uri: target.uri, range: rangeOf({ start, end }, target.lines) }, message }] : [];
	});
	return {
		range: rangeOf(finding, document.lines),
		severity: severities[finding.severity],
		source: diagnosticSource,
		code: finding.rule,
		...(document.rulePages && { codeDescription: { href: `${document.rulePages}/${finding.rule}.md` } }),
		message: finding.message,
		...(related.length > 0 && { relatedInformation: related }),
	};
}

const severities: Record<Severity, DiagnosticSeverity> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};
