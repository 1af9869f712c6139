import type { TextEdit } from '../text/edit';
import type { ReadText } from '../text/tree';
import type { QuoteText } from './caseEdit';

/** The value in quotes, as it stands. Digits, signs and dots need no escape, in YAML or in JSON. */
export function quoted({ place: { start, end } }: QuoteText, { text }: ReadText): TextEdit {
	return { start, end, newText: `"${text.slice(start, end)}"` };
}
