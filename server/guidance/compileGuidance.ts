import { collectGuidance } from './collectGuidance';
import { crossChecks } from './crossChecks';
import { type GuidanceData, noGuidance } from './data';
import { extendGuidance } from './extendGuidance';
import { type GuidanceFile, type GuidanceProblem, type GuidanceText, readGuidanceFile } from './readGuidanceFile';

export type { GuidanceProblem, GuidanceText } from './readGuidanceFile';

export interface CompiledGuidance {
	readonly data: GuidanceData;
	/** Those of the files that are of the right form. */
	readonly files: readonly GuidanceFile[];
	/** By path, then by place. */
	readonly problems: readonly GuidanceProblem[];
}

/**
 * Makes guidance of files. Pure, and never throws. A file that cannot be read or has not the form that the schema asks
 * for is left out; the others count. Of two parts with one name the later counts, and the problem says so.
 * @param base what the files add to: for an organization's files, the guidance that comes with the product
 */
export function compileGuidance(files: readonly GuidanceText[], base: GuidanceData = noGuidance): CompiledGuidance {
	const readings = files.map(readGuidanceFile);
	const read = readings.flatMap((r) => r.file ?? []);
	const unread = new Set(readings.filter((r) => !r.file).map((r) => r.kind));
	const data = extendGuidance(base, collectGuidance(read.map((f) => f.content)));
	const problems = [...readings.flatMap((r) => r.problems), ...crossChecks(read, data, unread)];
	return { data, files: read, problems: problems.sort(byPlace) };
}

/** By path, then by place. */
export function byPlace(a: GuidanceProblem, b: GuidanceProblem): number {
	return a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start || a.end - b.end;
}
