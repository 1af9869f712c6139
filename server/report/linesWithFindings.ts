import type { Finding } from '../review/finding';
import type { ReportedLine } from '../review/reportedCase';
import type { Unit, UnitFinding } from './units';

/** What was found of the lines of one claim. */
export interface LineFindings {
	/** What stands on a line, or names its code. */
	of(line: ReportedLine): readonly Finding[];
	/** What concerns the case as a whole, and so each of its lines. */
	readonly ofAll: readonly Finding[];
	/** By codes that no line of the claim bills. */
	readonly ofOtherCodes: ReadonlyMap<string, readonly UnitFinding[]>;
}

export function lineFindings({ one, findings }: Unit): LineFindings {
	const onLine = new Map<ReportedLine, Finding[]>();
	const byCode = new Map<string, UnitFinding[]>();
	const ofAll: Finding[] = [];
	for (const of of findings) {
		const { finding, line } = of;
		if (line) {
			onLine.set(line, [...(onLine.get(line) ?? []), finding]);
		} else if (finding.code !== undefined) {
			byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), of]);
		} else {
			ofAll.push(finding);
		}
	}
	const billed = new Set(one.lines.flatMap((l) => l.code ?? []));
	return {
		ofAll,
		of: (line) => [
			...(onLine.get(line) ?? []),
			...(line.code === undefined ? [] : (byCode.get(line.code) ?? []).map((f) => f.finding)),
		],
		ofOtherCodes: new Map([...byCode].filter(([code]) => !billed.has(code))),
	};
}
