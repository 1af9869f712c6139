import { readPart } from '../case/readCases';
import type { ReviewContext, Rule } from '../rules/rule';
import { rules as allRules } from '../rules/rules';
import type { ReadText, TextFormat } from '../text/tree';
import { type Finding, houseFinding, problemFinding } from './finding';
import { type ReviewedCase, reviewCase, type UsedSuppression } from './reviewCase';
import { type Suppression, suppressionOf, suppressionsIn } from './suppressions';
import type { LookAround } from './surroundedCase';

export type { Finding } from './finding';
export type { ReviewedCase } from './reviewCase';

/** The review of one part of a file. Offsets are of the part's text. */
export interface PartReview {
	readonly source: ReadText;
	readonly cases: readonly ReviewedCase[];
	/** Those of reading and those of the cases, settled ones among them, and those about ignore comments; in no order. */
	readonly findings: readonly Finding[];
}

export interface PartInputs {
	readonly context: ReviewContext;
	readonly format: TextFormat;
	readonly named: boolean;
	/** What the part refers to elsewhere in its file. */
	readonly beside?: string;
}

/**
 * Reads and reviews a part.
 * @param around looks around a case, by its number in the part
 * @param rules all there are, unless a test wants others
 */
export function reviewPart(
	text: string,
	{ context, format, named, beside }: PartInputs,
	around?: LookAround,
	rules: readonly Rule[] = allRules,
): PartReview {
	const { source, cases } = readPart(text, format, named, context.caseLimit, beside);
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
	const used = cases.flatMap((c) => c.used);
	const ofReading = source.problems.flatMap((p): Finding[] => {
		const found = problemFinding(p, context.severities);
		const suppression = found && suppressionOf(source, p.rule, p.start);
		if (suppression) {
			used.push({ suppression, rule: p.rule });
		}
		return found ? [suppression ? { ...found, settled: { by: 'comment', reason: suppression.reason } } : found] : [];
	});
	const findings = [...ofReading, ...cases.flatMap((c) => c.findings), ...ofComments(source, cases, used, context)];
	return { source, cases, findings };
}

/** What is wrong with the ignore comments. Whether one is of no use is known when all files have been looked at. */
function ofComments(
	source: ReadText,
	cases: readonly ReviewedCase[],
	used: readonly UsedSuppression[],
	{ severities }: ReviewContext,
): Finding[] {
	const { suppressions, problems } = suppressionsIn(source);
	const invalid = problems.map((p) => houseFinding('decision-invalid', p));
	if (cases.length === 0 || cases.some((c) => !c.surroundings)) {
		return invalid;
	}
	const isUsed = new Map<Suppression, Set<string>>();
	for (const { suppression, rule } of used) {
		isUsed.set(suppression, (isUsed.get(suppression) ?? new Set()).add(rule));
	}
	const isCut = (rule: string) => cases.some((c) => c.cut.has(rule));
	const unused = suppressions.flatMap((suppression) => {
		const isKnown = (r: string) => severities?.get(r) !== 'off' && !isCut(r);
		const rules = suppression.rules.filter((r) => !isUsed.get(suppression)?.has(r) && isKnown(r));
		const message = `This comment ignores nothing${suppression.rules.length > 1 ? ` of ${rules.join(', ')}` : ''}: there is no such finding here, or its values have changed. Look whether it still holds.`;
		return rules.length > 0 ? [houseFinding('unused-decision', { ...suppression, message })] : [];
	});
	return [...invalid, ...unused];
}
