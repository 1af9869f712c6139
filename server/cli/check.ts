import { textFormatOf } from '../case/readCases';
import { bundledGuidance } from '../guidance/bundledGuidance';
import { findCaseFiles } from '../node/caseFiles';
import { type FileTrouble, reasonOf } from '../node/fileTrouble';
import { readTextFile } from '../node/readTextFile';
import { reviewFile } from '../review/reviewFile';
import type { ReviewContext, Severity } from '../rules/rule';
import { LineIndex } from '../text/lineIndex';
import { jsonReport } from './json';
import { type PrettyOptions, prettyReport } from './pretty';
import { type FileReport, reaches, reportOf } from './report';

export interface CheckOptions extends PrettyOptions {
	readonly format: 'pretty' | 'json';
	/** The least severity that makes the status 1. */
	readonly failOn: Severity | 'never';
	/** The day of review, `YYYY-MM-DD`. */
	readonly today: string;
}

export interface CheckResult {
	readonly output: string;
	/** What could not be read; everything else is in the output all the same. */
	readonly troubles: readonly FileTrouble[];
	/** 0 nothing at or above `failOn`, 1 something was, 2 a path could not be read. */
	readonly status: 0 | 1 | 2;
}

/** Reviews the files under the given paths. */
export function check(paths: readonly string[], options: CheckOptions): CheckResult {
	const found = findCaseFiles(paths);
	const troubles = [...found.troubles];
	const context: ReviewContext = { guidance: bundledGuidance(), today: options.today };
	const reports = found.files.flatMap((file): FileReport[] => {
		try {
			return reportFile(file, context);
		} catch (error) {
			troubles.push({ path: file, reason: reasonOf(error) });
			return [];
		}
	});
	const report = reportOf(reports);
	const output = options.format === 'json' ? jsonReport(report) : prettyReport(report, options);
	const failed = options.failOn !== 'never' && reaches(report, options.failOn);
	return { output, troubles, status: troubles.length > 0 ? 2 : failed ? 1 : 0 };
}

/** Nothing for a file without a case. */
function reportFile(path: string, context: ReviewContext): FileReport[] {
	const format = textFormatOf(path);
	const text = readTextFile(path);
	const review = format && reviewFile(text, path, format, context);
	return review ? [{ path, cases: review.caseCount, findings: review.findings, lines: new LineIndex(text) }] : [];
}
