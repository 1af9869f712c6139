import type { Place } from '../case/case';
import type { Fix, Related, ReviewContext, Severity } from '../rules/rule';
import type { Placement } from '../text/placement';
import type { Problem } from '../text/tree';
import { fingerprint } from './fingerprint';
import { limitedList, restMessage } from './limited';
import type { Settlement } from './settlement';

/** A finding of a rule or of reading, complete: what every view shows. */
export interface Finding extends Place {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** The case's own id, where it has one. */
	readonly case?: string;
	/** The procedure code concerned. */
	readonly code?: string;
	/** Those without a file are in the finding's own. */
	readonly related: readonly Related[];
	/** Only those that can be written at this place. */
	readonly fixes: readonly Fix[];
	/**
	 * The same for what a rule says of the same values of the same case, wherever they stand: the two sides of one finding
	 * have one fingerprint, and a decision holds by it.
	 */
	readonly fingerprint: string;
	/** Why it is open no more; absent for an open one. */
	readonly settled?: Settlement;
	/** The file in which the same is said of the case's other half, and where it counts. */
	readonly twinIn?: string;
}

/** A mistake of the text itself as a finding; undefined where it is switched off. */
export function problemFinding(problem: Problem, severities: ReviewContext['severities']): Finding | undefined {
	const { rule, message } = problem;
	const severity = severities?.get(rule) ?? 'error';
	return severity === 'off'
		? undefined
		: { ...problem, severity, related: [], fixes: [], fingerprint: fingerprint([rule, '', '', message]) };
}

/** What is wrong at a place of such a file. Without a severity it is the rule's own. */
export interface HouseProblem extends Place {
	readonly message: string;
	readonly severity?: Severity;
}

/** What is wrong in a file of the product's own (settings, decisions): it is of no case, and has no fix. */
export function houseFinding(
	rule: 'setting-invalid' | 'decision-invalid' | 'unused-decision',
	{ message, start, end, severity: own }: HouseProblem,
): Finding {
	const severity = own ?? (rule === 'unused-decision' ? 'warning' : 'error');
	return { rule, severity, message, start, end, related: [], fixes: [], fingerprint: fingerprint([rule, '', message]) };
}

/** What is wrong in such a file, as far as anyone reads it. */
export function houseFindings(
	rule: 'setting-invalid' | 'decision-invalid' | 'unused-decision',
	problems: readonly HouseProblem[],
): Finding[] {
	const listed = limitedList(
		problems,
		() => rule,
		({ start, end }, more) => ({ start, end, message: restMessage(more) }),
	);
	return listed.map((p) => houseFinding(rule, p));
}

export function byPlace(a: Finding, b: Finding): number {
	return a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** The finding of a part in the offsets of the file. */
export function shifted(finding: Finding, at: Placement): Finding {
	const { related } = finding;
	return {
		...at.inFile(finding),
		related: related.map((r) => (r.file === undefined ? at.inFile(r) : r)),
	};
}
