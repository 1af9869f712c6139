import { hasCaseName, mayHoldCases } from '../case/readCases';
import { splitCases } from '../case/splitCases';
import type { ReviewContext } from '../rules/rule';
import { Placement } from '../text/placement';
import type { Chunk } from '../text/split';
import type { Problem, TextFormat } from '../text/tree';
import { byPlace, type Finding, problemFinding, shifted } from './finding';
import { limitedList, restMessage } from './limited';
import { lookAgain, type PartReview, reviewPart } from './reviewPart';
import type { LookAround } from './surroundedCase';

/** A part of a file with its review, whose offsets are of the part. */
export interface ReviewedPart {
	readonly at: Placement;
	readonly review: PartReview;
	/** What it was read with, from elsewhere in the file. */
	readonly beside?: string;
}

export interface FileReview {
	readonly parts: readonly ReviewedPart[];
	readonly caseCount: number;
	/** The open ones of the whole file, offsets in the file; by place, then by rule. */
	readonly findings: readonly Finding[];
	/** Those that are settled. */
	readonly settled: readonly Finding[];
	/** What it was made from, so that the next version of the text can take over what is the same. */
	readonly made: Inputs;
}

interface Inputs {
	readonly context: ReviewContext;
	readonly format: TextFormat;
	readonly named: boolean;
}

/**
 * Reviews a file's text. Pure, and never throws for what a person can type. Undefined for a file without a case, of
 * which nothing is said.
 * @param path only its name is looked at
 * @param previous the review of an earlier version: parts with the same text and the same other inputs are taken over
 * from it, so that a keystroke costs the case it touches. The result is the same without it.
 * @param around looks around each case in other files; without it, none is looked at
 */
export function reviewFile(
	text: string,
	path: string,
	format: TextFormat,
	context: ReviewContext,
	previous?: FileReview,
	around?: LookAround,
): FileReview | undefined {
	const named = hasCaseName(path);
	if (!mayHoldCases(text, named)) {
		return undefined;
	}
	const made: Inputs = { context, format, named };
	const { chunks, problems } = splitCases(text, format);
	const known = previous && sameInputs(previous.made, made) ? previous.parts : [];
	const parts = reviewParts(text, chunks, made, known, around);
	const caseCount = parts.reduce((n, { review }) => n + review.cases.length, 0);
	// A file under our own name that no parser may look at holds a case as far as anyone can tell.
	const refused = named && parts.some(({ review }) => review.findings.some((f) => f.rule === 'too-large'));
	if (caseCount === 0 && !refused) {
		return undefined;
	}
	const all = fileFindings(parts, problems, context);
	const settled = all.filter((f) => f.settled);
	const findings = settled.length > 0 ? all.filter((f) => !f.settled) : all;
	return { parts, caseCount, findings: limitedFindings(findings), settled, made };
}

function sameInputs(a: Inputs, b: Inputs): boolean {
	return (
		a.context.guidance === b.context.guidance &&
		a.context.library === b.context.library &&
		a.context.today === b.context.today &&
		a.context.severities === b.context.severities &&
		a.context.caseLimit === b.context.caseLimit &&
		a.format === b.format &&
		a.named === b.named
	);
}

/** An edit leaves the parts before and behind it as they were: those are compared from both ends, the rest is read. */
function reviewParts(
	text: string,
	chunks: readonly Chunk[],
	made: Inputs,
	known: readonly ReviewedPart[],
	around: LookAround | undefined,
): ReviewedPart[] {
	const isSame = (chunk: Chunk, part: ReviewedPart | undefined) => {
		return (
			part !== undefined &&
			part.beside === chunk.beside &&
			part.review.source.format === (chunk.format ?? made.format) &&
			Placement.of(chunk).hasText(text, part.review.source.text)
		);
	};
	let before = 0;
	while (before < chunks.length && isSame(chunks[before] as Chunk, known[before])) {
		before++;
	}
	const shift = known.length - chunks.length;
	let behind = chunks.length;
	while (behind > before && behind + shift > before && isSame(chunks[behind - 1] as Chunk, known[behind - 1 + shift])) {
		behind--;
	}
	let ordinal = 0;
	return chunks.map((chunk, i): ReviewedPart => {
		const first = ordinal;
		const look: LookAround | undefined = around && ((one, n) => around(one, first + n));
		const same = i < before ? known[i] : i >= behind ? known[i + shift] : undefined;
		const { format = made.format, beside } = chunk;
		const at = Placement.of(chunk);
		const inputs = { ...made, format, ...(beside !== undefined && { beside }) };
		const review = same ? lookAgain(same.review, made.context, look) : reviewPart(ownText(text, at), inputs, look);
		ordinal += review.cases.length;
		return same?.at.isSameAs(at) && same.review === review
			? same
			: { at, review, ...(beside !== undefined && { beside }) };
	});
}

/** A text of its own: a slice would keep the whole file's text in memory for as long as the part is remembered. */
function ownText(text: string, at: Placement): string {
	const own = at.textIn(text);
	return own.length === text.length ? text : ` ${own}`.slice(1);
}

function fileFindings(parts: readonly ReviewedPart[], problems: readonly Problem[], context: ReviewContext): Finding[] {
	const findings = parts.flatMap(({ at, review }) => review.findings.map((f) => shifted(f, at)));
	const sameAs = (p: { rule: string; start: number; message: string }) => `${p.rule} ${p.start} ${p.message}`;
	const said = new Set(problems.length === 0 ? [] : findings.map(sameAs));
	for (const problem of problems) {
		// An unclosed part and its container complain of the same place.
		const found = said.has(sameAs(problem)) ? undefined : problemFinding(problem, context.severities);
		if (found) {
			findings.push(found);
		}
	}
	return findings.sort(byPlace);
}

/**
 * A broken file would bury the editor in mistakes of the text itself: from some on they are counted, not listed.
 * @param uncounted how many more mistakes of the text there are
 */
export function limitedFindings(findings: readonly Finding[], uncounted = 0): readonly Finding[] {
	return limitedList(
		findings,
		({ rule }) => groups.get(rule),
		(first, more) => ({
			...first,
			rule: groups.get(first.rule) ?? first.rule,
			message:
				groups.get(first.rule) === 'syntax'
					? `From here on ${more + uncounted} more mistakes of the text are not listed; mend those before it first.`
					: restMessage(more),
		}),
	);
}

/** What is found of the file and not of a case, by the rule that its rest is said under. */
const groups: ReadonlyMap<string, string> = new Map([
	['syntax', 'syntax'],
	['duplicate-key', 'syntax'],
	['decision-invalid', 'decision-invalid'],
	['unused-decision', 'unused-decision'],
]);
