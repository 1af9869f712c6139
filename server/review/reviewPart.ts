import { readPart } from '../case/readCases';
import type { ReviewContext, Rule } from '../rules/rule';
import { rules as allRules } from '../rules/rules';
import type { ReadText, TextFormat } from '../text/tree';
import { type Finding, problemFinding } from './finding';
import { type ReviewedCase, reviewCase } from './reviewCase';
import type { LookAround } from './surroundedCase';

export type { Finding } from './finding';
export type { ReviewedCase } from './reviewCase';

/** The review of one part of a file. Offsets are of the part's text. */
export interface PartReview {
	readonly source: ReadText;
	readonly cases: readonly ReviewedCase[];
	/** Those of reading and those of the cases; in no order. */
	readonly findings: readonly Finding[];
}

export interface PartInputs {
	readonly context: ReviewContext;
	readonly format: TextFormat;
	readonly named: boolean;
}

/**
 * Reads and reviews a part.
 * @param around looks around a case, by its number in the part
 * @param rules all there are, unless a test wants others
 */
export function reviewPart(
	text: string,
	{ context, format, named }: PartInputs,
	around?: LookAround,
	rules: readonly Rule[] = allRules,
): PartReview {
	const { source, cases } = readPart(text, format, named, context.caseLimit);
	return partReview(
		source,
		cases.map((one, i) => reviewCase(one, source, around?.(one, i), context, rules)),
		context,
	);
}

/** The review again where other files have changed around its cases; the same object where none has. */
export function lookAgain(review: PartReview, context: ReviewContext, around: LookAround | undefined): PartReview {
	let changed = false;
	const cases = review.cases.map((reviewed, i): ReviewedCase => {
		const now = around?.(reviewed.case, i);
		if (now?.key === reviewed.surroundings?.key) {
			return reviewed;
		}
		changed = true;
		return reviewCase(reviewed.case, review.source, now, context, allRules);
	});
	return changed ? partReview(review.source, cases, context) : review;
}

function partReview(source: ReadText, cases: readonly ReviewedCase[], context: ReviewContext): PartReview {
	const ofReading = source.problems.flatMap((p) => problemFinding(p, context.severities) ?? []);
	return { source, cases, findings: [...ofReading, ...cases.flatMap((c) => c.findings)] };
}
