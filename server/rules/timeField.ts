import type { DocumentedElement, Note } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { FieldContent } from '../guidance/types';

/**
 * The field of the abstract that gives a beginning or an end; undefined where the note has none.
 * @param code the key of `documentation`, in capitals: an add-on code or `PROCEDURE`
 */
export function timeField(
	holds: FieldContent & ('startTime' | 'endTime'),
	code: string,
	note: Note,
	guidance: Guidance,
): DocumentedElement | undefined {
	const names = new Set(guidance.fieldsOf(code).flatMap((f) => (f.holds === holds ? f.name : [])));
	return note.documentation
		.filter((d) => d.code.value === code)
		.flatMap((d) => d.elements)
		.find((e) => names.has(e.name.value));
}
