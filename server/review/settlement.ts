/** What a reviewer can find about a finding: of the claim, whether it was coded rightly. */
export const determinations = ['correct', 'incorrect', 'over-coded', 'under-coded', 'unable-to-determine'] as const;

export type Determination = (typeof determinations)[number];

/** Why a finding is open no more. Its texts are for the views of the machine's own user; no log has them. */
export interface Settlement {
	/** By a comment in the file, by the decisions file, or by a baseline. */
	readonly by: 'comment' | 'decision' | 'baseline';
	readonly reason?: string;
	/** Absent: the finding is only ignored, which says nothing of the claim. */
	readonly determination?: Determination;
	readonly who?: string;
	/** ISO day. */
	readonly when?: string;
}
