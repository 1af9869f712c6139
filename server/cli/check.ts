import { bundledGuidance } from '../guidance/bundledGuidance';
import { nodeHost } from '../node/nodeHost';
import type { ReviewContext, Severity } from '../rules/rule';
import { LineIndex } from '../text/lineIndex';
import { type FileTrouble, HostError } from '../workspace/host';
import { Workspace } from '../workspace/workspace';
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

/**
 * Reviews the files under the given paths. Beside a file that is named itself, the other files of its folder are looked
 * at for its other half.
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<CheckResult> {
	const context: ReviewContext = { guidance: bundledGuidance(), today: options.today };
	const workspace = new Workspace(nodeHost, () => context);
	const listed = await nodeHost.list(paths);
	await workspace.scan(listed.files);
	for (const file of listed.files.filter((f) => paths.includes(f))) {
		await workspace.lookBeside(file);
	}
	const troubles = [...listed.troubles];
	const reports: FileReport[] = [];
	for (const file of listed.files) {
		try {
			const found = await workspace.outcome(file);
			if (found) {
				const { caseCount, findings, text } = found;
				reports.push({ path: file, cases: caseCount, findings, lines: new LineIndex(text) });
			}
		} catch (error) {
			troubles.push({ path: file, reason: error instanceof HostError ? error.message : 'cannot be read' });
		}
	}
	const report = reportOf(reports, await linesBeside(reports));
	const output = options.format === 'json' ? jsonReport(report) : prettyReport(report, options);
	const failed = options.failOn !== 'never' && reaches(report, options.failOn);
	return { output, troubles, status: troubles.length > 0 ? 2 : failed ? 1 : 0 };
}

/** The lines of files that findings point to and that are not in the report themselves. */
async function linesBeside(reports: readonly FileReport[]): Promise<ReadonlyMap<string, LineIndex>> {
	const lines = new Map(reports.map((r) => [r.path, r.lines]));
	for (const { file } of reports.flatMap((r) => r.findings.flatMap((f) => f.related))) {
		if (file !== undefined && !lines.has(file)) {
			lines.set(file, new LineIndex(await nodeHost.read(file).catch(() => '')));
		}
	}
	return lines;
}
