import { CompletionItemKind } from 'vscode-languageserver-types';
import { isoDay, type ServiceLine } from '../case/case';
import type { CodeHit } from '../library/codeSearch';
import { billedAddOns, isInEffect } from '../rules/billedAddOns';
import type { Choice, Choices, Known } from './completionChoice';
import { diagnosisText } from './diagnosisText';
import { escaped, prose } from './markdown';

const kind = CompletionItemKind.Constant;

/**
 * Procedure codes for a service line: the primaries of the add-ons on this claim first, then the add-ons that a code on
 * this claim can carry, then what else the guidance knows, then what files have that begins as typed.
 * @param line the one that is being typed
 */
export async function lineCodes(typed: string, line: ServiceLine | undefined, known: Known): Promise<Choices> {
	const { one, guidance } = known;
	const lines = one.claim?.lines ?? [];
	const billed = new Set(lines.flatMap((l) => (l.code ? [l.code.value] : [])));
	const addOns = new Map(billedAddOns(one.claim, guidance).map((b) => [b.code.value, b.procedure]));
	const day = isoDay(line?.dateOfService ?? one.claim?.dateOfService);
	const reasons = new Map<string, string>();
	for (const { code, addOn } of addOns.values()) {
		for (const primary of addOn.primaries.filter((p) => isInEffect(p, day) && !billed.has(p.code))) {
			const before = reasons.get(primary.code);
			reasons.set(primary.code, before ? `${before}, ${code}` : `primary of ${code}`);
		}
	}
	for (const code of billed) {
		for (const { code: addOn, inEffect } of guidance.addOnsListing(code)) {
			if (!reasons.has(addOn) && !billed.has(addOn) && isInEffect(inEffect, day)) {
				reasons.set(addOn, `add-on to ${code}`);
			}
		}
	}
	return withFiles(typed, [...reasons], known);
}

/** Codes for what a note says was done: those of the claim first. */
export function noteCodes(typed: string, known: Known): Promise<Choices> {
	const billed = (known.one.claim?.lines ?? []).flatMap((l): [string, string][] =>
		l.code ? [[l.code.value, 'on this claim']] : [],
	);
	const listed = new Set(known.one.note?.procedures?.map((p) => p.value));
	return withFiles(
		typed,
		billed.filter(([code]) => !listed.has(code)),
		known,
	);
}

/** ICD-10-CM codes that are known, those that do not stand on the claim. */
export async function diagnosisCodes(typed: string, { one, guidance, library, search }: Known): Promise<Choices> {
	const listed = new Set(one.claim?.diagnoses.map((d) => d.value));
	const day = isoDay(one.claim?.dateOfService);
	const own = guidance.data.diagnoses.filter((d) => d.assigned && !listed.has(d.code));
	const choices = own.map(
		({ code, title }): Choice => ({
			value: code,
			...(title && { says: title }),
			markdown: diagnosisText(code, guidance, library, day),
			kind,
		}),
	);
	const seen = new Set(choices.map((c) => c.value));
	const hits = typed.trim() ? await search(typed, 'diagnosis') : [];
	return {
		choices: [...choices, ...hits.filter((h) => !seen.has(h.code) && !listed.has(h.code)).map(fromFile)],
		isPart: library !== undefined,
	};
}

/** A code out of a file that the settings name. */
export function fromFile({ code, text, source }: CodeHit): Choice {
	return {
		value: code,
		says: text,
		markdown: `**${escaped(code)}**\n\n${escaped(text, 1000)}\n\n*${escaped(source)}*`,
		kind,
	};
}

async function withFiles(typed: string, first: readonly [string, string][], known: Known): Promise<Choices> {
	const { addOns, procedures } = known.guidance.data;
	const reasons = new Map(first);
	const primaries = addOns.flatMap((a) => a.primaries ?? []);
	const rest = [...new Set([...addOns, ...procedures, ...primaries].map((p) => p.code))].sort();
	const codes = [...reasons.keys(), ...rest.filter((code) => !reasons.has(code))];
	const seen = new Set(codes);
	const hits = typed.trim() ? await known.search(typed, 'procedure') : [];
	return {
		choices: [
			...codes.map((code) => procedureChoice(code, reasons.get(code), known)),
			...hits.filter((h) => !seen.has(h.code)).map(fromFile),
		],
		isPart: known.library !== undefined,
	};
}

function procedureChoice(code: string, reason: string | undefined, { guidance }: Known): Choice {
	const procedure = guidance.procedure(code);
	const what = procedure?.addOn ? 'add-on code' : 'procedure code';
	const category = procedure?.category ? ` · ${prose(procedure.category)}` : '';
	const meaning = procedure?.meaning;
	const carriers = guidance.addOnsListing(code).map((a) => a.code);
	const markdown = [
		`**${escaped(code)}** · ${what}${category}`,
		meaning ? prose(meaning) : 'Its meaning is not supplied.',
		...(reason ? [`On this case: ${reason}.`] : []),
		...(carriers.length > 0 ? [`A listed primary procedure of ${carriers.join(', ')}.`] : []),
	].join('\n\n');
	const says = [reason, meaning].filter((p) => p !== undefined).join(' · ');
	return { value: code, ...(says && { says }), markdown, kind };
}
