import { wholeProcedure } from '../case/case';
import { caseFields } from '../case/caseFields';
import { addOnsInEffect } from '../rules/billedAddOns';
import { caseFieldText } from './caseFieldText';
import type { Known } from './completionChoice';
import { type FieldShape, fieldShape } from './completionFields';
import { fieldText } from './fieldText';
import { escaped, prose } from './markdown';

/** A key that can stand in a mapping. */
export interface KeyChoice {
	readonly name: string;
	readonly shape: FieldShape;
	/** A few words beside it. */
	readonly says?: string;
	readonly markdown: string;
	/** The schema of the case format has it, for an editor that completes by schemas. */
	readonly isOfSchema: boolean;
}

/** The key of `documentation` for the whole procedure, as it is written. */
export const procedureKey = wholeProcedure.toLowerCase();

/** Whether there are keys at a place of the case format, by its fields: `claim.lines`. */
export function takesKeys(field: string): boolean {
	return caseFields.some((f) => f.parent === field) || /^note\.documentation(?:\.[^.]+)?$/.test(field);
}

/** The keys that are not there yet, those that are needed first. */
export function keyChoices(field: string, siblings: readonly string[], known: Known): KeyChoice[] {
	const there = new Set(siblings);
	return keysAt(field, known).filter((k) => !there.has(k.name));
}

function keysAt(field: string, known: Known): KeyChoice[] {
	if (field === 'note.documentation') {
		return documentedCodes(known);
	}
	const code = /^note\.documentation\.([^.]+)$/.exec(field)?.[1];
	if (code !== undefined) {
		return elements(code, known);
	}
	return caseFields
		.filter((f) => f.parent === field)
		.map((f) => ({
			name: f.name,
			shape: fieldShape(field, f.name) ?? 'text',
			markdown: caseFieldText(f),
			isOfSchema: true,
		}));
}

/** The add-ons that the claim bills, the whole procedure, and the other add-ons that have elements. */
function documentedCodes({ one, guidance }: Known): KeyChoice[] {
	const billed = [...new Set(addOnsInEffect(one.claim, guidance).map((b) => b.code.value))];
	const others = guidance.data.addOns.map((a) => a.code).filter((code) => !billed.includes(code));
	const choice = (name: string, says: string, meaning: string): KeyChoice => ({
		name,
		shape: 'mapping',
		says,
		markdown: `**${escaped(name)}** · documentation\n\n${prose(meaning)}`,
		isOfSchema: false,
	});
	const addOn = (code: string, says: string) =>
		guidance.elementsOf(code).length > 0 ? [choice(code, says, guidance.procedure(code)?.meaning ?? '')] : [];
	return [
		...billed.flatMap((code) => addOn(code, 'on this claim')),
		choice(procedureKey, 'the whole procedure', 'The elements of the whole procedure.'),
		...others.flatMap((code) => addOn(code, 'add-on code')),
	];
}

/** Required ones first, then recommended ones, then times. */
function elements(code: string, { guidance }: Known): KeyChoice[] {
	const standing = (field: object) =>
		'required' in field ? (field.required ? 'required' : 'recommended') : 'optional';
	const order = ['required', 'recommended', 'optional'];
	const of = code === procedureKey ? wholeProcedure : code;
	return [...guidance.fieldsOf(code)]
		.sort((a, b) => order.indexOf(standing(a)) - order.indexOf(standing(b)))
		.map((field) => ({
			name: field.name,
			shape: 'text',
			says: standing(field),
			markdown: fieldText(field, of, guidance),
			isOfSchema: false,
		}));
}
