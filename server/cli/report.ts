import type { Finding } from '../review/reviewPart';
import type { Severity } from '../rules/rule';
import type { LineIndex } from '../text/lineIndex';

/** The review of a file that holds a case. */
export interface FileReport {
	readonly path: string;
	readonly cases: number;
	readonly findings: readonly Finding[];
	readonly lines: LineIndex;
}

/** The whole run, files by path, findings by place. */
export interface Report {
	readonly files: readonly FileReport[];
	readonly summary: Summary;
}

export type Summary = { readonly files: number; readonly cases: number } & Readonly<Record<Severity, number>>;

export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

export function reportOf(files: readonly FileReport[]): Report {
	const count = (severity: Severity) =>
		files.reduce((n, f) => n + f.findings.filter((x) => x.severity === severity).length, 0);
	return {
		files,
		summary: {
			files: files.length,
			cases: files.reduce((n, f) => n + f.cases, 0),
			error: count('error'),
			warning: count('warning'),
			information: count('information'),
			hint: count('hint'),
		},
	};
}

/** Whether any finding is at or above a severity. */
export function reaches({ summary }: Report, least: Severity): boolean {
	return severities.slice(0, severities.indexOf(least) + 1).some((s) => summary[s] > 0);
}
