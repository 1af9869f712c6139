import generated from './generated/caseFields.json';

/** A field of the project's own case format, as `schemas/case.schema.json` has it. */
export interface CaseField {
	readonly name: string;
	/** Where it stands: the fields around it, list indexes left out (`claim.lines`); empty for the outermost. */
	readonly parent: string;
	/** What it holds, a sentence or two; Markdown. */
	readonly description: string;
}

/** Every field of the format, outermost first. Documentation elements are none: the guidance has those. */
export const caseFields: readonly CaseField[] = Object.entries(generated).flatMap(([parent, fields]) =>
	Object.entries(fields).map(([name, description]) => ({ name, parent, description })),
);

const byPlace = new Map(caseFields.map((f) => [`${f.parent} ${f.name}`, f]));

/** The field of that name at that place; undefined when the format has none there. */
export function caseField(parent: string, name: string): CaseField | undefined {
	return byPlace.get(`${parent} ${name}`);
}
