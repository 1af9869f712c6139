import type { Finding } from '../review/finding';
import type { ReportedCase, ReportedLine } from '../review/reportedCase';
import type { LineIndex } from '../text/lineIndex';
import { notGiven, type ReportFilter } from './auditReport';

/** A file that holds cases, reviewed. */
export interface ReportSource {
	readonly file: string;
	readonly lines: LineIndex;
	readonly cases: readonly ReportedCase[];
	/** Open and settled ones. */
	readonly findings: readonly Finding[];
}

/** A claim with its note, from one file or two, and all that was found of it. */
export interface Unit {
	readonly one: ReportedCase;
	readonly source: ReportSource;
	readonly findings: readonly UnitFinding[];
}

export interface UnitFinding {
	readonly finding: Finding;
	/** The file that it stands in. */
	readonly source: ReportSource;
	/** The service line that it stands on. */
	readonly line?: ReportedLine;
}

export interface Units {
	readonly units: readonly Unit[];
	/** Findings of files that belong to no case. */
	readonly loose: readonly UnitFinding[];
}

/** Puts the cases of all files together with what was found of them; what is said on both sides counts once. */
export function unitsOf(sources: readonly ReportSource[]): Units {
	const files = new Set(sources.map((s) => s.file));
	const units = new Map<string, Unit & { readonly findings: UnitFinding[] }>();
	const keyOf = (file: string, start: number) => `${start} ${file}`;
	for (const source of sources) {
		for (const one of source.cases.filter((c) => !c.countedAt)) {
			units.set(keyOf(source.file, one.start), { one, source, findings: [] });
		}
	}
	const loose: UnitFinding[] = [];
	for (const source of sources) {
		for (const one of source.cases) {
			// Its claim's file could not be read again.
			if (one.countedAt && !units.has(keyOf(one.countedAt.file, one.countedAt.start))) {
				units.set(keyOf(source.file, one.start), { one, source, findings: [] });
			}
		}
		const caseAt = innermost(source.cases);
		const lineAt = innermost(source.cases.flatMap((c) => c.lines));
		for (const finding of source.findings.filter((f) => f.twinIn === undefined || !files.has(f.twinIn))) {
			const one = caseAt(finding.start);
			const { file, start } = one?.countedAt ?? { file: source.file, start: one?.start ?? -1 };
			const unit = units.get(keyOf(file, start)) ?? (one && units.get(keyOf(source.file, one.start)));
			const line = lineAt(finding.start);
			(unit?.findings ?? loose).push({ finding, source, ...(line && { line }) });
		}
	}
	return { units: [...units.values()], loose };
}

/** Finds the piece that an offset is in; of nested ones, as FHIR has lines in lines, the innermost. */
function innermost<T extends { readonly start: number; readonly end: number }>(pieces: readonly T[]) {
	const sorted = [...pieces].sort((a, b) => a.start - b.start || b.end - a.end);
	// Pieces are nested or apart, so from the last that begins before an offset those around it are all that can hold it.
	const around: number[] = [];
	const open: number[] = [];
	for (const [i, { end }] of sorted.entries()) {
		while (open.length > 0 && (sorted[open.at(-1) ?? 0] as T).end < end) {
			open.pop();
		}
		around.push(open.at(-1) ?? -1);
		open.push(i);
	}
	return (offset: number): T | undefined => {
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sorted[middle] as T).start <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		for (let at = low - 1; at >= 0; at = around[at] ?? -1) {
			if (offset <= (sorted[at] as T).end) {
				return sorted[at];
			}
		}
		return undefined;
	};
}

/** Whether a report is about a case. */
export function passes({ payer = notGiven, providers, day }: ReportedCase, filter: ReportFilter): boolean {
	const { payers, providers: wanted, from, to } = filter;
	const isAmong = (names: readonly string[], all: readonly string[]) =>
		names.some((n) => all.some((a) => a.trim().toLowerCase() === n.trim().toLowerCase()));
	return (
		(payers === undefined || isAmong([payer], payers)) &&
		(wanted === undefined || isAmong(providers.length > 0 ? providers : [notGiven], wanted)) &&
		(from === undefined || (day !== undefined && day >= from)) &&
		(to === undefined || (day !== undefined && day <= to))
	);
}
