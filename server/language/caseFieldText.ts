import type { CaseField } from '../case/caseFields';

/** What a field of the case format holds; Markdown. */
export function caseFieldText({ name, parent, description }: CaseField): string {
	const where = parent === '' ? 'a case' : `\`${parent}\``;
	return `**${name}** · field of ${where}\n\n${description}`;
}
