import { readJson } from './json';
import type { ReadText, TextFormat } from './tree';
import { readYaml } from './yaml';

/**
 * Reads a whole text into trees. Never throws: what cannot be read is a problem beside what could.
 * @param text as it stands in the file, a byte order mark included
 */
export function readText(text: string, format: TextFormat): ReadText {
	return format === 'yaml' ? readYaml(text) : readJson(text, format);
}
