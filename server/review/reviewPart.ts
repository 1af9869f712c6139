import type { Case, CaseProblem, Place } from '../case/case';
import { readPart, textEditsOf } from '../case/readCases';
import {
	type Fix,
	type Related,
	type ReviewContext,
	type Rule,
	type RuleFinding,
	type Severity,
	unitOf,
} from '../rules/rule';
import { rules as allRules } from '../rules/rules';
import type { Problem, ReadText, TextFormat } from '../text/tree';

/** A finding of a rule or of reading, complete: what every view shows. */
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

/** The review of one part of a file. Offsets are of the part's text. */
export interface PartReview {
	readonly source: ReadText;
	readonly cases: readonly ReviewedCase[];
	/** Those of reading and those of the cases; in no order. */
	readonly findings: readonly Finding[];
}

export interface ReviewedCase {
	readonly case: Case;
	readonly findings: readonly Finding[];
}

export interface PartInputs {
	readonly context: ReviewContext;
	readonly format: TextFormat;
	readonly named: boolean;
}

/**
 * Reads and reviews a part. A rule that fails on a case is one finding `internal`; the others go on.
 * @param rules all there are, unless a test wants others
 */
export function reviewPart(
	text: string,
	{ context, format, named }: PartInputs,
	rules: readonly Rule[] = allRules,
): PartReview {
	const { source, cases } = readPart(text, format, named);
	const reviewed = cases.map((one): ReviewedCase => {
		const unit = unitOf(one);
		const ofRules = rules.flatMap((rule) => findingsOf(rule, one, () => rule.check(unit, context), source));
		return { case: one, findings: [...one.problems.map((p) => caseProblemFinding(p, one)), ...ofRules] };
	});
	return {
		source,
		cases: reviewed,
		findings: [...source.problems.map(problemFinding), ...reviewed.flatMap((c) => c.findings)],
	};
}

function findingsOf(rule: Rule, one: Case, check: () => Iterable<RuleFinding>, source: ReadText): Finding[] {
	try {
		return Array.from(check(), (found) => finding(rule, found, one, source));
	} catch {
		// What was thrown may hold words of the case.
		const place = one.id ?? one.claim?.heading ?? one.note?.heading ?? { start: one.start, end: one.start };
		const message = `The rule ${rule.id} failed on this case and says nothing of it; the other rules went on. Please report it.`;
		const internal: Finding = {
			...placeOf(place),
			rule: 'internal',
			severity: 'warning',
			message,
			related: [],
			fixes: [],
		};
		return [one.id ? { ...internal, case: one.id.value } : internal];
	}
}

function finding(rule: Rule, found: RuleFinding, one: Case, source: ReadText): Finding {
	return {
		severity: rule.severity,
		...found,
		rule: rule.id,
		...(one.id && { case: one.id.value }),
		related: found.related ?? [],
		fixes: (found.fixes ?? []).filter((fix) => fix.edits.every((e) => textEditsOf(e, one, source))),
	};
}

/** A mistake that is only one of form can be mended unasked. */
function caseProblemFinding({ rule, message, start, end, edit }: CaseProblem, one: Case): Finding {
	return {
		rule,
		severity: rule === 'text-as-number' ? 'warning' : 'error',
		message,
		start,
		end,
		...(one.id && { case: one.id.value }),
		related: [],
		fixes: edit ? [{ title: 'Put it in quotes', safe: true, edits: [edit] }] : [],
	};
}

export function problemFinding(problem: Problem): Finding {
	return { ...problem, severity: 'error', related: [], fixes: [] };
}

function placeOf({ start, end }: Place): Place {
	return { start, end };
}
