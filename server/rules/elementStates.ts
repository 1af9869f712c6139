import type { DocumentedElement, Note } from '../case/case';
import { evidenceIn } from '../evidence/evidenceIn';
import type { EvidenceSpan, EvidenceStatus } from '../evidence/findEvidence';
import type { Guidance } from '../guidance/guidance';
import type { DocumentationElement } from '../guidance/types';
import { saysNothing } from './saysNothing';

/** How a note stands to one documentation element. */
export interface ElementState {
	readonly element: DocumentationElement;
	/** `in the text`: no field says it, and the note's dictated words do. */
	readonly state: 'documented' | 'in the text' | 'empty' | 'missing' | 'unreadable';
	/** The field, where there is one. */
	readonly field?: DocumentedElement;
	/** The words that show it, offsets in the note's text; empty unless it is in the text. */
	readonly words: readonly EvidenceSpan[];
}

/**
 * The state of each element in the note, in the guidance's order.
 * @param code the key of `documentation`, in capitals: an add-on code or `PROCEDURE`
 */
export function elementStates(
	note: Note | undefined,
	code: string,
	elements: readonly DocumentationElement[],
	guidance: Guidance,
): ElementState[] {
	const fields = note?.documentation.filter((d) => d.code.value === code).flatMap((d) => d.elements) ?? [];
	return elements.map((element): ElementState => {
		const field = fields.find((f) => f.name.value === element.name);
		if (!field) {
			const words = wordsFor(element, note, guidance);
			return { element, state: words.length > 0 ? 'in the text' : 'missing', words };
		}
		if (field.unreadable) {
			return { element, state: 'unreadable', field, words: [] };
		}
		const empty = saysNothing(field.value.value, element.noneIsAnswer);
		return { element, state: empty ? 'empty' : 'documented', field, words: [] };
	});
}

/** What in the note's text documents the element; none where any part of it is not documented there. */
function wordsFor(element: DocumentationElement, note: Note | undefined, guidance: Guidance): readonly EvidenceSpan[] {
	const { status, words } = textSays(element, note, guidance);
	return status === 'documented' ? words : [];
}

/** What a note's text says of a documentation element, and with which words. */
export interface TextSays {
	readonly status: EvidenceStatus;
	/** Offsets in the note's text; empty when absent. */
	readonly words: readonly EvidenceSpan[];
}

/**
 * What the note's text says of the element, whatever a field says. Absent, too, where it is not said what it must be
 * about: five minutes of something else are no duration of this procedure.
 */
export function textSays({ shownBy }: DocumentationElement, note: Note | undefined, { data }: Guidance): TextSays {
	const evidence = note?.text && shownBy ? evidenceIn(note.text, data.narrative) : undefined;
	const parts = shownBy?.map((name) => evidence?.get(name)) ?? [];
	// The last is the element's own; those before it say what it must be about.
	const own = parts.at(-1);
	const isAboutIt = parts.slice(0, -1).every((p) => p?.status === 'documented');
	return own && isAboutIt ? { status: own.status, words: own.spans } : { status: 'absent', words: [] };
}
