import type { Note, Place } from '../case/case';
import type { InsertElements } from '../case/caseEdit';
import type { DocumentationElement } from '../guidance/types';
import { addOnsInEffect, type BilledAddOn } from './billedAddOns';
import { elementStates } from './elementStates';
import { insertFromNote } from './fromNote';
import { type Fix, mostSevere, type Rule, type RuleFinding } from './rule';

export const documentationMissing: Rule = {
	id: 'documentation-missing',
	severity: 'error',
	about: 'note',
	what: 'Required documentation elements of a billed add-on are not in the note.',
	why: 'The work of an add-on is documented apart from that of its primary procedure; without it nobody can tell that it was done.',
	whatToDo:
		'Look in the record. What it holds goes into the missing fields; what it does not hold is asked of the provider.',
	*check({ claim, note, apart }, { guidance, narrative = 'accept' }) {
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
			const states = elementStates(note, code, required, guidance);
			const inText = states.filter((s) => s.state === 'in the text').map((s) => s.element);
			const nowhere = states.filter((s) => s.state === 'missing').map((s) => s.element);
			const missing = narrative === 'ignore' ? states.flatMap((s) => (s.field ? [] : [s.element])) : nowhere;
			const fromNote = narrative === 'accept' ? [] : insertFromNote(code, inText, note, guidance);
			const findings = [
				...(missing.length > 0
					? [finding(billed, required.length, missing, narrative === 'ignore' ? fromNote : [])]
					: []),
				...(narrative === 'hint' && inText.length > 0 ? [hint(billed, required.length, inText, fromNote)] : []),
			];
			for (const found of findings) {
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

function finding(
	billed: BilledAddOn,
	count: number,
	missing: readonly DocumentationElement[],
	fromNote: readonly Fix[],
): RuleFinding {
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
		fixes: [...fromNote, ...fixes(code, missing)],
	};
}

/** What the text documents and no field does, for those who want the abstract whole. */
function hint(
	billed: BilledAddOn,
	count: number,
	inText: readonly DocumentationElement[],
	fixes: readonly Fix[],
): RuleFinding {
	const code = billed.code.value;
	const names = inText.map((e) => e.name);
	return {
		start: billed.code.start,
		end: billed.code.end,
		severity: 'hint',
		code,
		values: ['in the text', ...names],
		message:
			`${code}: ${inText.length} of ${count} documentation elements ${inText.length === 1 ? 'stands' : 'stand'} in the note's text and in no field: ${names.join(', ')}. ` +
			'Read the words, and put them into the fields.',
		fixes,
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
