import { LineIndex } from '../text/lineIndex';
import { type FileTrouble, HostError } from '../workspace/host';
import type { ScanOptions, Workspace } from '../workspace/workspace';
import type { ReportSource } from './units';

export interface Collected {
	/** Every file that holds a case, in the order given. */
	readonly sources: readonly ReportSource[];
	/** What could not be read. */
	readonly troubles: readonly FileTrouble[];
}

/** What a report is counted from, of files that a workspace has looked at. Undefined where it was cancelled. */
export async function collectSources(
	files: readonly string[],
	workspace: Workspace,
	options: ScanOptions = {},
): Promise<Collected | undefined> {
	const sources: ReportSource[] = [];
	const troubles: FileTrouble[] = [];
	for (const [done, file] of files.entries()) {
		if (options.cancelled?.()) {
			return undefined;
		}
		try {
			const found = await workspace.outcome(file);
			if (found) {
				const { text, cases, findings, settled } = found;
				sources.push({ file, lines: new LineIndex(text), cases, findings: [...findings, ...settled] });
			}
		} catch (error) {
			troubles.push({ path: file, reason: error instanceof HostError ? error.message : 'cannot be read' });
		}
		options.progress?.(done + 1, files.length);
		await options.yieldTurn?.();
	}
	return { sources, troubles };
}
