import { byPlace, type Finding } from '../review/finding';
import type { Severity } from '../rules/rule';
import type { Lines } from '../text/lineIndex';

/** The review of a file that holds a case. */
export interface FileReport {
	readonly path: string;
	readonly cases: number;
	/** The open ones. */
	readonly findings: readonly Finding[];
	/** Those that were ignored or decided. */
	readonly settled: readonly Finding[];
	readonly lines: Lines;
	/** How many findings were mended in it before. */
	readonly fixed?: number;
}

/** The whole run, files by path, findings by place. */
export interface Report {
	readonly files: readonly FileReport[];
	readonly summary: Summary;
	/** How many findings are settled. */
	readonly settled: number;
	/** How many findings were mended before; absent where nobody has asked for it. */
	readonly fixed?: number;
	/** Of every file that a finding points to, by path. */
	readonly linesOf: ReadonlyMap<string, Lines>;
}

export type Summary = { readonly files: number; readonly cases: number } & Readonly<Record<Severity, number>>;

export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

/**
 * @param linesOf of every file that a finding points to beside the files themselves
 * @param hasFixed findings were to be mended before
 */
export function reportOf(
	files: readonly FileReport[],
	linesOf: ReadonlyMap<string, Lines> = new Map(),
	hasFixed = false,
): Report {
	const isCounted = countedIn(files);
	const counted = files.flatMap((f) => f.findings.filter(isCounted));
	const count = (severity: Severity) => counted.filter((x) => x.severity === severity).length;
	return {
		files,
		linesOf,
		settled: files.flatMap((f) => f.settled.filter(isCounted)).length,
		...(hasFixed && { fixed: files.reduce((n, f) => n + (f.fixed ?? 0), 0) }),
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

/** What is said on both sides of a case is one finding, and counted on its other side. */
function countedIn(files: readonly FileReport[]): (finding: Finding) => boolean {
	const paths = new Set(files.map((f) => f.path));
	return ({ twinIn }) => twinIn === undefined || !paths.has(twinIn);
}

/** Every finding once, open or settled: files by path, in them by place. */
export function eachFinding({ files }: Report): { readonly finding: Finding; readonly file: FileReport }[] {
	const isCounted = countedIn(files);
	return files.flatMap((file) =>
		[...file.findings, ...file.settled]
			.filter(isCounted)
			.sort(byPlace)
			.map((finding) => ({ finding, file })),
	);
}

/** Whether any finding is at or above a severity. */
export function reaches({ summary }: Report, least: Severity): boolean {
	return severities.slice(0, severities.indexOf(least) + 1).some((s) => summary[s] > 0);
}
