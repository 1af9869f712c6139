import type { TextEdit } from '../../../server/text/edit';

/** The text after the edits, with `‸` in each gap; `no edit` where there is none. Complains of edits that overlap. */
export function edited(text: string, edits: readonly TextEdit[] | undefined): string {
	if (!edits) {
		return 'no edit';
	}
	let result = text;
	let before = text.length;
	for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
		if (edit.start > edit.end || edit.end > before) {
			throw new Error(`edit ${edit.start}-${edit.end} overlaps`);
		}
		let newText = edit.newText;
		for (const gap of [...(edit.gaps ?? [])].sort((a, b) => b - a)) {
			newText = `${newText.slice(0, gap)}‸${newText.slice(gap)}`;
		}
		result = result.slice(0, edit.start) + newText + result.slice(edit.end);
		before = edit.start;
	}
	return result;
}
