import { replaceableFile } from '../node/replaceableFile';
import { safeFixes } from '../review/safeFixes';
import { applyEdits } from '../text/edit';
import { type FileTrouble, HostError } from '../workspace/host';
import type { Workspace } from '../workspace/workspace';
import { unifiedDiff } from './unifiedDiff';

export interface FixedFiles {
	/** How many findings were mended, or would be, by path; a file without any is not among them. */
	readonly counts: ReadonlyMap<string, number>;
	/** What would be changed, as one unified diff; empty when it was written. */
	readonly diff: string;
	/** Files that could not be mended. */
	readonly troubles: readonly FileTrouble[];
}

/**
 * Carries out the safe fixes of files that a workspace has looked at. What goes wrong with one keeps no other from it.
 * @param how writes them, or says only what would be written
 * @param shown the name of a file in a diff
 */
export async function fixFiles(
	files: readonly string[],
	workspace: Workspace,
	how: 'write' | 'diff',
	shown: (file: string) => string,
): Promise<FixedFiles> {
	const counts = new Map<string, number>();
	const diffs: string[] = [];
	const troubles: FileTrouble[] = [];
	for (const file of files) {
		try {
			const found = await workspace.outcome(file);
			if (!found?.findings.some((f) => f.fixes.some((fix) => fix.safe))) {
				continue;
			}
			const { text, review } = await workspace.review(file);
			const { edits, count } = review ? safeFixes(review) : { edits: [], count: 0 };
			if (count === 0) {
				continue;
			}
			const target = replaceableFile(file, text);
			if (how === 'write') {
				target.write(applyEdits(text, edits));
				await workspace.refresh(file);
			} else if (target.encoding === 'utf-8') {
				diffs.push(unifiedDiff(shown(file), text, edits));
			} else {
				throw new HostError('is UTF-16, of which there is no diff that can be applied; --fix alone mends it');
			}
			counts.set(file, count);
		} catch (error) {
			troubles.push({ path: file, reason: error instanceof HostError ? error.message : 'cannot be read' });
		}
	}
	return { counts, diff: diffs.join(''), troubles };
}
