import type { Finding } from '../review/finding';
import type { Determination } from '../review/settlement';

/** What a reviewer has made of a code or a claim. `open`: determined in part, and an error is not judged yet. */
export type Standing = Determination | 'open';

const wrong = ['incorrect', 'over-coded', 'under-coded'] as const satisfies readonly Determination[];

/** Those that a rate is computed over: the reviewer knows what is right. */
export const determined: readonly Standing[] = ['correct', ...wrong];

/**
 * Where a code or claim stands, by all that was found of it. One fault makes it wrong; it is correct when a reviewer said
 * so and no error is left. Undefined where nothing was determined: ignoring says nothing of the claim.
 */
export function standingOf(findings: readonly Finding[]): Standing | undefined {
	const said = new Set(findings.flatMap((f) => f.settled?.determination ?? []));
	if (said.size === 0) {
		return undefined;
	}
	const faults = wrong.filter((w) => said.has(w));
	if (faults.length > 0) {
		return faults.length === 1 ? faults[0] : 'incorrect';
	}
	if (findings.some((f) => f.severity === 'error' && !f.settled?.determination)) {
		return 'open';
	}
	return said.has('unable-to-determine') ? 'unable-to-determine' : 'correct';
}

/** Whether an error was found: also an ignored one, and not one that a reviewer found to be none. */
export function isError({ severity, settled }: Finding): boolean {
	return severity === 'error' && settled?.determination !== 'correct';
}
