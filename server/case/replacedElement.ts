import { yamlScalar } from '../text/blockEdit';
import type { TextEdit } from '../text/edit';
import type { ReadText } from '../text/tree';
import type { ReplaceElement } from './caseEdit';

/**
 * Another value in place of the one that stands there, in quotes where that was. Undefined for what is not one text on one
 * line: a list, a YAML block.
 */
export function replacedElement({ place, value }: ReplaceElement, { text, format }: ReadText): TextEdit[] | undefined {
	const { start, end } = place;
	const written = text.slice(start, end);
	if (written.includes('\n')) {
		return undefined;
	}
	if (/^(["']).*\1$/.test(written)) {
		const quote = written.charAt(0);
		const inside = JSON.stringify(value).slice(1, -1);
		return [{ start, end, newText: quote === '"' ? `"${inside}"` : `'${value.replaceAll("'", "''")}'` }];
	}
	if (format !== 'yaml' || !/^[\p{L}\d]/u.test(written)) {
		return undefined;
	}
	const scalar = yamlScalar(value);
	// In a flow mapping a comma or a bracket would end the value.
	return [{ start, end, newText: /[,[\]{}]/.test(scalar) ? JSON.stringify(value) : scalar }];
}
