import { indentOf, lineEndAt, lineEndOf, lineStartOf, type TextEdit } from '../text/edit';
import type { ReadText } from '../text/tree';
import type { Finding } from './finding';
import { scalarsOf } from './suppressions';

/**
 * The edit that writes an ignore comment for a finding: above its line, or behind it where nothing can stand above.
 * Undefined for a text without comments, and where a value runs over the line's both ends.
 * @param finding of the text, with its offsets
 * @param reason on one line; absent: a gap for a person to fill
 */
export function ignoreComment(
	source: ReadText,
	{ rule, start }: Pick<Finding, 'rule' | 'start'>,
	reason?: string,
): TextEdit | undefined {
	if (source.format !== 'yaml') {
		return undefined;
	}
	const { text } = source;
	const words = `# claim-review: ignore ${rule} - ${(reason ?? '').replace(/\s+/g, ' ').trim()}`;
	const isInScalar = scalarsOf(source);
	const lineStart = lineStartOf(text, start);
	const gap = reason === undefined ? 1 : 0;
	if (!isInScalar(lineStart) && !/^(?:---|%)/.test(text.slice(lineStart, lineStart + 3))) {
		const indent = indentOf(text, lineEndOf(text, start));
		const newText = indent + words + lineEndAt(text, start);
		return { start: lineStart, end: lineStart, newText, ...(gap && { gaps: [indent.length + words.length] }) };
	}
	const lineEnd = lineEndOf(text, start);
	if (isInScalar(lineEnd) || text.slice(start, lineEnd).includes(' #')) {
		return undefined;
	}
	return { start: lineEnd, end: lineEnd, newText: ` ${words}`, ...(gap && { gaps: [1 + words.length] }) };
}
