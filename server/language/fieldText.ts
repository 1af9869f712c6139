import { wholeProcedure } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { DocumentationElement, DocumentationField } from '../guidance/types';
import { prose } from './markdown';
import { sourceList } from './sourceText';

/**
 * What a documentation field is, why it is wanted and what to write; Markdown.
 * @param words what the note's text says of it
 */
export function fieldText(
	field: DocumentationField | DocumentationElement,
	code: string,
	guidance: Guidance,
	words?: string,
): string {
	const of = code === wholeProcedure ? 'documentation of the whole procedure' : `documentation of ${code}`;
	const element = 'required' in field ? field : undefined;
	return [
		`**${field.name}** · ${of}`,
		`${prose(field.label)}. ${standing(element)}`,
		...(words ? [`**In this note:** ${words}`] : []),
		`**Why:** ${prose(field.why)}`,
		`**What to write:** ${prose(field.write)}${element?.noneIsAnswer ? ' `none` is an answer.' : ''}`,
		...sourceList(element?.sources ?? [], guidance),
	].join('\n\n');
}

function standing(element: DocumentationElement | undefined): string {
	if (!element) {
		return 'Optional.';
	}
	return element.required ? `Required; severity when missing: ${element.severity}.` : 'Recommended.';
}
