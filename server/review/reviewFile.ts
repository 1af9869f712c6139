import type { Case, Place } from '../case/case';
import { readCases, textEditsOf } from '../case/readCases';
import { type Fix, type Related, type ReviewContext, type Severity, unitOf } from '../rules/rule';
import { rules } from '../rules/rules';
import type { ReadText, TextFormat } from '../text/tree';

/** A finding of a rule or of reading, complete: what every view shows. Offsets in the file. */
export interface Finding extends Place {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** The case's own id, where it has one. */
	readonly case?: string;
	/** The procedure code concerned. */
	readonly code?: string;
	readonly related: readonly Related[];
	/** Only those that can be written at this place. */
	readonly fixes: readonly Fix[];
}

export interface FileReview {
	readonly source: ReadText;
	readonly cases: readonly Case[];
	/** By place, then by rule. */
	readonly findings: readonly Finding[];
}

/**
 * Reviews a file's text. Pure, and never throws for what a person can type. Undefined for a file without a case, of
 * which nothing is said.
 * @param path only its name is looked at
 */
export function reviewFile(
	text: string,
	path: string,
	format: TextFormat,
	context: ReviewContext,
): FileReview | undefined {
	const file = readCases(text, path, format);
	if (!file) {
		return undefined;
	}
	const { source, cases, problems } = file;
	const findings: Finding[] = problems.map((p) => ({ ...p, severity: 'error', related: [], fixes: [] }));
	for (const one of cases) {
		findings.push(...reviewCase(one, source, context));
	}
	findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
	return { source, cases, findings };
}

function reviewCase(one: Case, source: ReadText, context: ReviewContext): Finding[] {
	const unit = unitOf(one);
	return rules.flatMap((rule) =>
		Array.from(rule.check(unit, context), (found): Finding => {
			const fixes = (found.fixes ?? []).filter((fix) => fix.edits.every((e) => textEditsOf(e, one, source)));
			return {
				severity: rule.severity,
				...found,
				rule: rule.id,
				...(one.id && { case: one.id.value }),
				related: found.related ?? [],
				fixes,
			};
		}),
	);
}
