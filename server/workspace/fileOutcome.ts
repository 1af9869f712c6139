import type { Finding } from '../review/finding';
import { type ReportedCase, reportedCases } from '../review/reportedCase';
import type { FileReview } from '../review/reviewFile';

/** What is found in a file, without what it was found in. */
export interface FileOutcome {
	readonly text: string;
	readonly caseCount: number;
	/** What a report counts of them. */
	readonly cases: readonly ReportedCase[];
	/** The open ones. */
	readonly findings: readonly Finding[];
	readonly settled: readonly Finding[];
}

/** Without what the review was made from: trees weigh many times as much. */
export function outcomeOf(review: FileReview): Omit<FileOutcome, 'text'> {
	const { caseCount, findings, settled } = review;
	return { caseCount, cases: reportedCases(review), findings, settled };
}
