import type { TextEdit } from '../text/edit';
import type { Placement } from '../text/placement';
import type { Finding } from './finding';
import { fixEdits } from './fixEdits';
import type { FileReview } from './reviewFile';

/** What can be mended in a file unasked, since it changes form only. */
export interface SafeFixes {
	/** By place, apart from each other; offsets in the file. */
	readonly edits: readonly TextEdit[];
	/** How many findings they mend. */
	readonly count: number;
}

/**
 * The safe fixes of a file's open findings, of each the first. A finding that was judged stays as it is. A fix that would
 * write where another one does, or into another file, is left out whole.
 */
export function safeFixes(review: FileReview): SafeFixes {
	const isOpen = openOnes(review);
	const edits: TextEdit[] = [];
	let count = 0;
	let written = -1;
	const found = review.parts.flatMap(({ at, review: part }) =>
		part.cases.flatMap((reviewed) =>
			reviewed.findings.flatMap((finding) => {
				const fix = finding.fixes.find((f) => f.safe);
				const files = fix && isOpen(finding, at) ? fixEdits(fix, reviewed, part.source) : undefined;
				return files?.every((f) => f.file === undefined) ? [files.flatMap((f) => inFile(f.edits, at))] : [];
			}),
		),
	);
	for (const fix of found.sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0))) {
		if (fix.every(({ start }) => start > written)) {
			edits.push(...fix);
			count++;
			written = fix.reduce((last, { end }) => Math.max(last, end), written);
		}
	}
	return { edits, count };
}

/** Whether a finding of a part is open: what was decided or ignored is known of the whole file only. */
export function openOnes({ settled }: FileReview): (finding: Finding, at: Placement) => boolean {
	const key = ({ rule, start, end, fingerprint }: Finding) => `${rule} ${start} ${end} ${fingerprint}`;
	const closed = new Set(settled.map(key));
	return (finding, at) => closed.size === 0 || !closed.has(key(at.inFile(finding)));
}

function inFile(edits: readonly TextEdit[], at: Placement): TextEdit[] {
	return edits.map((e) => at.inFile(e)).sort((a, b) => a.start - b.start);
}
