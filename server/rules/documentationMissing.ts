import type { Note, Place } from '../case/case';
import type { InsertElements } from '../case/caseEdit';
import type { DocumentationElement } from '../guidance/types';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { elementStates } from './elementStates';
import { type Fix, mostSevere, type Rule, type RuleFinding } from './rule';

export const documentationMissing: Rule = {
	id: 'documentation-missing',
	severity: 'error',
	about: 'note',
	what: 'Required documentation elements of a billed add-on are not in the note.',
	why: 'The work of an add-on is documented apart from that of its primary procedure; without it nobody can tell that it was done.',
	whatToDo:
		'Look in the record. What it holds goes into the missing fields; what it does not hold is asked of the provider.',
	*check({ claim, note, apart }, { guidance }) {
		if (!note) {
			return;
		}
		const seen = new Set<string>();
		for (const billed of addOnsInEffect(claim, guidance)) {
			const code = billed.code.value;
			if (seen.has(code)) {
				continue;
			}
			seen.add(code);
			const required = guidance.elementsOf(code).filter((e) => e.required);
			const missing = elementStates(note, code, required).filter((s) => s.state === 'missing');
			if (missing.length > 0) {
				const found = finding(
					billed,
					required.length,
					missing.map((s) => s.element),
				);
				yield found;
				if (apart) {
					yield { ...found, ...placeInNote(note, code), on: 'note', twin: true };
				}
			}
		}
	},
};

/** Where the note's own file shows it. */
function placeInNote(note: Note, code: string): Place {
	const documented = note.documentation.find((d) => d.code.value === code);
	const { start, end } = documented?.code ?? note.documentationHeading ?? note.heading;
	return { start, end };
}

function finding(billed: BilledAddOn, count: number, missing: readonly DocumentationElement[]): RuleFinding {
	const code = billed.code.value;
	const names = missing.map((e) => e.name).join(', ');
	const verb = missing.length === 1 ? 'is' : 'are';
	return {
		start: billed.code.start,
		end: billed.code.end,
		severity: mostSevere(missing.map((e) => e.severity)),
		code,
		values: missing.map((e) => e.name),
		message:
			`${code}: ${missing.length} of ${count} documentation elements ${verb} missing: ${names}. ` +
			'An add-on is documented apart from its primary procedure. Look in the record; what it does not hold, ask the provider.',
		fixes: fixes(code, missing),
	};
}

function fixes(code: string, missing: readonly DocumentationElement[]): Fix[] {
	const single = missing.map((e) => fix(`Insert the missing element "${e.name}" of ${code}`, code, [e]));
	return missing.length === 1
		? single
		: [fix(`Insert the ${missing.length} missing elements of ${code}`, code, missing), ...single];
}

function fix(title: string, code: string, elements: readonly DocumentationElement[]): Fix {
	const edit: InsertElements = {
		kind: 'insertElements',
		code,
		elements: elements.map(({ name, ask }) => ({ name, ask })),
	};
	return { title, safe: false, edits: [edit] };
}
