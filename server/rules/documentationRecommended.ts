import { type Note, wholeProcedure } from '../case/case';
import type { InsertElements } from '../case/caseEdit';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect } from './billedAddOns';
import { type ElementState, elementStates } from './elementStates';
import { type Fix, mostSevere, type Rule } from './rule';

/** The key as people write it. */
const key = wholeProcedure.toLowerCase();

export const documentationRecommended: Rule = {
	id: 'documentation-recommended',
	severity: 'hint',
	about: 'note',
	what: 'What good practice documents of the whole procedure is not in the note of an add-on.',
	why: 'What led to the procedure, how it was prepared and how it ended puts the add-on into its place (the account of the procedure in the guidance).',
	whatToDo:
		'Look in the record. What it holds goes into the fields under `documentation.procedure`; what it does not hold can be asked of the provider.',
	*check({ claim, note }, { guidance, narrative = 'accept' }) {
		if (!note || claim?.scope === 'other' || !hasAddOn(note, addOnsInEffect(claim, guidance).length, guidance)) {
			return;
		}
		const missing = elementStates(note, wholeProcedure, guidance.procedureElements, guidance).filter(
			({ state }) => state === 'missing' || state === 'empty' || (state === 'in the text' && narrative === 'ignore'),
		);
		if (missing.length === 0) {
			return;
		}
		const { start, end } = note.documentationHeading ?? note.heading;
		const names = missing.map((s) => s.element.name);
		yield {
			start,
			end,
			on: 'note',
			severity: mostSevere(missing.map((s) => s.element.severity)),
			values: names,
			message:
				`${names.length} of ${guidance.procedureElements.length} recommended elements of the whole procedure ` +
				`${names.length === 1 ? 'is' : 'are'} documented nowhere: ${names.join(', ')}. ` +
				'Good practice expects them. Look in the record; what it does not hold, the provider can be asked for.',
			fixes: fixes(missing),
		};
	},
};

function hasAddOn(note: Note, billed: number, guidance: Guidance): boolean {
	return billed > 0 || note.documentation.some((d) => guidance.addOn(d.code.value) !== undefined);
}

/** An element that is there and empty has its gap already. */
function fixes(missing: readonly ElementState[]): Fix[] {
	const absent = missing.filter((s) => !s.field).map(({ element: { name, ask } }) => ({ name, ask }));
	const edit: InsertElements = { kind: 'insertElements', code: key, elements: absent };
	const [only] = absent;
	if (!only) {
		return [];
	}
	const title =
		absent.length === 1
			? `Insert the recommended element "${only.name}"`
			: `Insert the ${absent.length} recommended elements`;
	return [{ title, safe: false, edits: [edit] }];
}
