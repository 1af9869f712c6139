import type { Case, Place } from '../case/case';
import { wholeProcedure } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { caseAt, type ReviewedDocument, touches } from './document';
import { fieldText } from './fieldText';
import { procedureText } from './procedureText';

/** Markdown for a place of the text; offsets in the file. */
export interface HoverText extends Place {
	readonly markdown: string;
}

/** What is known about the code or documentation element at the offset; undefined where there is none. */
export function hover(document: ReviewedDocument, offset: number, guidance: Guidance): HoverText | undefined {
	const found = caseAt(document, offset);
	if (!found) {
		return undefined;
	}
	const { case: one, base } = found;
	const text = codeHover(one, offset - base, guidance) ?? documentationHover(one, offset - base, guidance);
	return text && { ...text, start: text.start + base, end: text.end + base };
}

function codeHover(one: Case, offset: number, guidance: Guidance): HoverText | undefined {
	const codes = [
		...(one.claim?.lines.map((l) => l.code) ?? []),
		...(one.note?.procedures ?? []),
		...(one.note?.documentation.map((d) => d.code).filter((c) => c.value !== wholeProcedure) ?? []),
	];
	const code = codes.find((c) => touches(c, offset));
	const markdown = code && procedureText(code.value, one, guidance);
	return code && markdown ? { start: code.start, end: code.end, markdown } : undefined;
}

function documentationHover(one: Case, offset: number, guidance: Guidance): HoverText | undefined {
	for (const { code, elements } of one.note?.documentation ?? []) {
		for (const { name, value } of elements) {
			const place = touches(name, offset) ? name : touches(value, offset) ? value : undefined;
			const field = place && guidance.field(code.value, name.value);
			if (place && field) {
				return { start: place.start, end: place.end, markdown: fieldText(field, code.value, guidance) };
			}
		}
	}
	return undefined;
}
