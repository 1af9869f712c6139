import type { TextEdit } from '../text/edit';
import type { ReadText } from '../text/tree';
import type { QuoteText } from './caseEdit';

/**
 * The value in quotes, as it stands. Digits, signs and dots need no escape, in YAML or in JSON. Undefined where the text
 * is not understood right beside it: then it may be only a part of what was typed, as in `1e3x` in JSON.
 */
export function quoted({ place: { start, end } }: QuoteText, { text, problems }: ReadText): TextEdit[] | undefined {
	const isBroken = problems.some((p) => p.rule === 'syntax' && p.start <= end && start <= p.end);
	return isBroken ? undefined : [{ start, end, newText: `"${text.slice(start, end)}"` }];
}
