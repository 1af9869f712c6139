import type { DocumentedElement, Note } from '../case/case';
import { quotationOf } from '../evidence/quotation';
import type { Guidance } from '../guidance/guidance';
import type { DocumentationElement } from '../guidance/types';
import { textSays } from './elementStates';
import type { Fix } from './rule';
import { saysNothing } from './saysNothing';

/*
 * Fixes that write a quotation of the note's text into its abstract. They are never safe: whether the words are about the
 * element, a person tells.
 */

/** More places than this are no choice any more. */
const mostPlaces = 3;

/** What the note's text holds of an element, ready to stand in a field; empty where it documents nothing of it. */
function quotations(element: DocumentationElement, note: Note, guidance: Guidance): string[] {
	const { text } = note;
	const { status, words } = textSays(element, note, guidance);
	if (!text || status !== 'documented') {
		return [];
	}
	const all = words.map((span) => quotationOf(span, text, guidance.data.narrative));
	return [...new Set(all)].filter((q) => !saysNothing(q, element.noneIsAnswer)).slice(0, mostPlaces);
}

/** For elements that only the text documents: all of them, and each by itself. */
export function insertFromNote(
	code: string,
	elements: readonly DocumentationElement[],
	note: Note,
	guidance: Guidance,
): Fix[] {
	const quoted = elements.flatMap((element) => {
		const [quotation] = quotations(element, note, guidance);
		return quotation === undefined ? [] : [{ name: element.name, ask: element.ask, value: quotation }];
	});
	const fix = (title: string, of: typeof quoted): Fix => ({
		title: `Insert from the note (${title})`,
		safe: false,
		quotations: of.map((e) => e.value),
		edits: [{ kind: 'insertElements', code, elements: of }],
	});
	const single = quoted.map((e) => fix(`${e.name} of ${code}`, [e]));
	return quoted.length > 1 ? [fix(`${quoted.length} elements of ${code}`, quoted), ...single] : single;
}

/** For an element whose field says nothing: each place of the text that documents it. */
export function fillFromNote(
	element: DocumentationElement,
	{ value: { start, end } }: DocumentedElement,
	note: Note,
	guidance: Guidance,
): Fix[] {
	return quotations(element, note, guidance).map((value, i) => ({
		title: i === 0 ? 'Insert from the note' : `Insert from the note (place ${i + 1})`,
		safe: false,
		quotations: [value],
		edits: [{ kind: 'fillElement', place: { start, end }, value }],
	}));
}
