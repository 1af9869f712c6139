import type { Decision } from './decisions';
import type { Finding } from './finding';
import type { FileReview } from './reviewFile';

/** Judgements of findings by their fingerprint. */
export type Decisions = ReadonlyMap<string, Decision>;

export interface SettledFindings {
	readonly findings: readonly Finding[];
	readonly settled: readonly Finding[];
}

const remembered = new WeakMap<FileReview, { readonly decisions: Decisions; readonly review: FileReview }>();

/** The review with the findings settled that were decided; the same object for the same inputs. */
export function settleReview(review: FileReview, decisions: Decisions): FileReview {
	if (decisions.size === 0) {
		return review;
	}
	const known = remembered.get(review);
	if (known?.decisions === decisions) {
		return known.review;
	}
	const { findings, settled } = settle(review, decisions);
	const settledReview = findings === review.findings ? review : { ...review, findings, settled };
	remembered.set(review, { decisions, review: settledReview });
	return settledReview;
}

/** Findings in the order given; `findings` is the same object where none is decided. */
export function settle({ findings, settled }: SettledFindings, decisions: Decisions): SettledFindings {
	const decided = (f: Finding) => {
		const decision = decisions.get(f.fingerprint);
		return decision?.rule === f.rule ? decision.settlement : undefined;
	};
	if (!findings.some(decided)) {
		return { findings, settled };
	}
	return {
		findings: findings.filter((f) => !decided(f)),
		settled: [
			...settled,
			...findings.flatMap((f): Finding[] => {
				const settlement = decided(f);
				return settlement ? [{ ...f, settled: settlement }] : [];
			}),
		],
	};
}
