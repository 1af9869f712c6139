import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';
import { applyEdits, type TextEdit } from '../text/edit';

/** Lines around a change that show where it is. */
const context = 3;

/** Some lines of a text and the lines in their place. Lines carry their ends. */
interface Change {
	readonly from: number;
	readonly to: number;
	readonly newLines: readonly string[];
}

/**
 * The edits of a file as a unified diff that `git apply` and `patch -p1` take. The edits are known, so nothing is compared:
 * that would take minutes for a long file with changes all over.
 * @param path as it is to stand in the diff, relative, with `/`
 * @param edits by place, apart from each other
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
	const lines = linesOf(text);
	const hunks: StructuredPatchHunk[] = [];
	let shift = 0;
	for (const group of grouped(changesOf(text, lines, edits))) {
		const hunk = hunkOf(group, lines, shift);
		hunks.push(hunk);
		shift += hunk.newLines - hunk.oldLines;
	}
	// Without anything behind the name, `patch` takes a blank in it for its end.
	const header = path.includes(' ') ? ' ' : '';
	const names = { oldFileName: `a/${path}`, newFileName: `b/${path}`, oldHeader: header, newHeader: header };
	return hunks.length > 0 ? formatPatch({ ...names, hunks }, FILE_HEADERS_ONLY) : '';
}

function linesOf(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The edits as whole lines; edits in one line or in lines that touch are one change. */
function changesOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): Change[] {
	const changes: Change[] = [];
	let line = 0;
	let start = 0;
	const goTo = (offset: number) => {
		for (let one = lines[line]; one?.endsWith('\n') && start + one.length <= offset; one = lines[line]) {
			start += one.length;
			line++;
		}
	};
	for (let i = 0; i < edits.length; ) {
		goTo(edits[i]?.start ?? 0);
		const from = line;
		const base = start;
		const own: TextEdit[] = [];
		let to = from;
		let end = base;
		const isNear = (at: number) => own.length === 0 || at <= end || at < end + (lines[to]?.length ?? 0);
		for (let edit = edits[i]; edit && isNear(edit.start); edit = edits[++i]) {
			own.push({ ...edit, start: edit.start - base, end: edit.end - base });
			goTo(edit.end);
			to = Math.min(line + 1, lines.length);
			end = start + (lines[line]?.length ?? 0);
		}
		changes.push({ from, to, newLines: linesOf(applyEdits(text.slice(base, end), own)) });
	}
	return changes;
}

/** Changes that are near enough to be shown together. */
function grouped(changes: readonly Change[]): Change[][] {
	const groups: Change[][] = [];
	for (const change of changes) {
		const last = groups.at(-1);
		if (last && change.from - (last.at(-1)?.to ?? 0) <= 2 * context) {
			last.push(change);
		} else {
			groups.push([change]);
		}
	}
	return groups;
}

/** @param shift how many lines the hunks before have added */
function hunkOf(changes: readonly Change[], lines: readonly string[], shift: number): StructuredPatchHunk {
	const from = Math.max(0, (changes[0]?.from ?? 0) - context);
	const to = Math.min(lines.length, (changes.at(-1)?.to ?? 0) + context);
	const shown: string[] = [];
	const show = (mark: string, some: readonly string[]) => {
		for (const line of some) {
			shown.push(...(line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, noLineEnd]));
		}
	};
	let at = from;
	let added = 0;
	for (const change of changes) {
		show(' ', lines.slice(at, change.from));
		show('-', lines.slice(change.from, change.to));
		show('+', change.newLines);
		added += change.newLines.length - (change.to - change.from);
		at = change.to;
	}
	show(' ', lines.slice(at, to));
	const oldLines = to - from;
	return { oldStart: from + 1, oldLines, newStart: from + 1 + shift, newLines: oldLines + added, lines: shown };
}

const noLineEnd = '\\ No newline at end of file';
