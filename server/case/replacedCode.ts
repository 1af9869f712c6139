import { yamlScalar } from '../text/blockEdit';
import type { TextEdit } from '../text/edit';
import type { ReadText } from '../text/tree';
import type { ReplaceCode } from './caseEdit';

/**
 * Another code in place of the one that stands there, in the same quotes; without quotes only where YAML reads a text
 * all the same. Undefined for a value in several lines (a YAML block).
 */
export function replacedCode({ place, code }: ReplaceCode, { text, format }: ReadText): TextEdit[] | undefined {
	const { start, end } = place;
	const written = text.slice(start, end);
	const quote = /^(["']).*\1$/.exec(written)?.[1];
	if (quote) {
		return [{ start, end, newText: quote + code + quote }];
	}
	if (!/^[0-9A-Za-z]+$/.test(written)) {
		return undefined;
	}
	return [{ start, end, newText: format === 'yaml' ? yamlScalar(code) : JSON.stringify(code) }];
}
