import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CasePath, Claim, ServiceLine } from '../case/case';
import { caseField } from '../case/caseFields';
import { billedAddOns } from '../rules/billedAddOns';
import { caseFieldText } from './caseFieldText';
import { all, type Choice, type Choices, fieldOf, type Known } from './completionChoice';
import { diagnosisCodes, fromFile, lineCodes, noteCodes } from './completionCodes';
import { fieldValues } from './completionFields';
import { pointerText } from './diagnosisText';
import { escaped, prose } from './markdown';
import { modifierText } from './modifierText';
import { payerText } from './payerText';
import { placeOfServiceText } from './placeOfServiceText';
import { sourceList } from './sourceText';

const kind = CompletionItemKind.EnumMember;

/**
 * What can stand at a place of the case format; none for a place of a person's own words.
 * @param typed what is there already, before the cursor
 */
export async function valueChoices(path: CasePath, typed: string, known: Known): Promise<Choices> {
	const { one, guidance } = known;
	const { claim } = one;
	const field = fieldOf(path);
	const line = claim?.lines.find((l) => l.path.every((p, i) => p === path[i]));
	switch (field) {
		case 'claim.payer':
			return all(guidance.payers.map(({ name }) => ({ value: name, markdown: payerText(name, guidance), kind })));
		case 'claim.placeOfService':
		case 'claim.lines.placeOfService':
			return placeChoices(typed, known);
		case 'claim.diagnoses':
			return diagnosisCodes(typed, known);
		case 'claim.lines.code':
			return lineCodes(typed, line, known);
		case 'claim.lines.modifiers':
			return modifierChoices(typed, line, known);
		case 'claim.lines.diagnosisPointers':
			return all(claim ? pointers(claim, line, known) : []);
		case 'note.procedures':
			return noteCodes(typed, known);
		default:
			return all(field.startsWith('note.documentation.') ? modalities(path, known) : named(field));
	}
}

/** Places of service: those that are typical of the add-ons on the claim first. */
export async function placeChoices(typed: string, { one, guidance, library, search }: Known): Promise<Choices> {
	const addOns = billedAddOns(one.claim, guidance);
	const typical = new Set(addOns.flatMap((a) => a.procedure.sites?.typical.map((p) => p.code) ?? []));
	const codes = guidance.data.placesOfService.map((p) => p.code);
	const ordered = [...typical, ...codes.filter((code) => !typical.has(code))];
	const choices = ordered.map((code): Choice => {
		const name = guidance.placeOfService(code)?.name;
		const markdown = one.claim ? placeOfServiceText(code, one.claim, guidance, library) : `**${code}**`;
		return { value: code, ...(name && { says: name }), markdown, kind };
	});
	const hits = typed.trim() ? await search(typed, 'place') : [];
	const isPart = library !== undefined;
	return { choices: [...choices, ...hits.filter((h) => !ordered.includes(h.code)).map(fromFile)], isPart };
}

/** Modifiers that the line does not have; those that its code cannot carry last, with the reason. */
export async function modifierChoices(
	typed: string,
	line: ServiceLine | undefined,
	{ guidance, library, search }: Known,
): Promise<Choices> {
	const own = new Set(line?.modifiers.map((m) => m.value));
	const cannot = (code: string) =>
		line?.code !== undefined && guidance.modifierConflict(line.code.value, code) !== undefined;
	const codes = guidance.data.modifiers.map((m) => m.code).filter((code) => !own.has(code));
	const choices = [...codes.filter((c) => !cannot(c)), ...codes.filter(cannot)].map((code): Choice => {
		const meaning = guidance.modifier(code)?.meaning ?? '';
		const says = cannot(code) ? `cannot stand on ${line?.code?.value} · ${meaning}` : meaning;
		const markdown = line ? modifierText(code, line, guidance, library) : `**${code}** · modifier\n\n${prose(meaning)}`;
		return { value: code, says, markdown, kind };
	});
	const hits = typed.trim() ? await search(typed, 'modifier') : [];
	const others = hits.filter((h) => !own.has(h.code) && !codes.includes(h.code)).map(fromFile);
	return { choices: [...choices, ...others], isPart: library !== undefined };
}

function named(field: string): Choice[] {
	const at = field.lastIndexOf('.');
	const known = caseField(field.slice(0, at), field.slice(at + 1));
	return fieldValues(field).map((value) => ({ value, markdown: known ? caseFieldText(known) : '', kind }));
}

/** The places of the claim's diagnoses, from 1. */
function pointers(claim: Claim, line: ServiceLine | undefined, { guidance, library }: Known): Choice[] {
	const own = new Set(line?.diagnosisPointers.map((p) => p.value));
	return claim.diagnoses.flatMap(({ value: code }, index): Choice[] => {
		const number = index + 1;
		const title = guidance.diagnosis(code)?.title;
		const says = title ? `${code} · ${title}` : code;
		const markdown = pointerText(number, claim, guidance, library);
		return own.has(number) ? [] : [{ value: String(number), says, markdown, kind, isNumber: true }];
	});
}

/** The kinds of imaging, where an element names one. */
function modalities(path: CasePath, { guidance }: Known): Choice[] {
	const [code = '', name = ''] = path.filter((p) => typeof p === 'string').slice(2);
	if (guidance.field(code, name)?.holds !== 'imagingModality') {
		return [];
	}
	return guidance.data.modalities.map((modality) => {
		const general = modality.kindOf ? [`A kind of ${modality.kindOf.join(', ')}.`] : [];
		const heading = `**${escaped(modality.name)}** · imaging that guides`;
		return {
			value: modality.name,
			markdown: [heading, ...general, ...sourceList([modality], guidance)].join('\n\n'),
			kind,
		};
	});
}
