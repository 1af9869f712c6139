import path from 'node:path';
import { nodeHost } from '../node/nodeHost';
import { writeTextFile } from '../node/writeTextFile';
import { undecidable } from '../review/decisions';
import { baselineName } from '../workspace/houseFiles';
import type { FileReport } from './report';

/** Where the baseline of some paths stands: in the deepest folder that holds them all. */
export function baselineFile(paths: readonly string[], isFolder: (path: string) => boolean): string {
	const folders = paths.map((p) => path.resolve(isFolder(p) ? p : path.dirname(p)));
	let common = folders[0] ?? path.resolve('.');
	while (!folders.every((f) => f === common || f.startsWith(common.endsWith(path.sep) ? common : common + path.sep))) {
		common = path.dirname(common);
	}
	return path.join(common, baselineName);
}

/**
 * Writes the open findings as a baseline, sorted and each once, so that the same findings give the same bytes.
 * @returns how many are in it
 */
export function writeBaseline(file: string, reports: readonly FileReport[]): number {
	const entries = new Set(
		reports.flatMap(({ findings }) =>
			findings
				.filter((f) => !undecidable.has(f.rule))
				.map(({ rule, case: one, fingerprint }) => {
					const named = one === undefined ? '' : `, case: ${JSON.stringify(one)}`;
					return `- { rule: ${rule}${named}, fingerprint: "${fingerprint}" }\n`;
				}),
		),
	);
	const heading = `# The findings that were there when this folder was taken over; they are left out where the settings say
# \`baseline: true\`, or with \`--baseline use\`. Written by \`claim-review check --baseline write\`.
`;
	writeTextFile(file, heading + [...entries].sort().join(''));
	return entries.size;
}

/** Whether a folder or one above it has a baseline. */
export async function hasBaseline(file: string): Promise<boolean> {
	for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
		const found = await nodeHost.read(path.join(folder, baselineName)).catch(() => undefined);
		if (found !== undefined) {
			return true;
		}
		if (path.dirname(folder) === folder) {
			return false;
		}
	}
}
