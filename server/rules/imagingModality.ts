import type { Note } from '../case/case';
import { evidenceIn, type NoteEvidence } from '../evidence/evidenceIn';
import { agree, modalitiesIn, type NamedModality } from '../evidence/modalitiesIn';
import type { Guidance } from '../guidance/guidance';
import type { ImagingModality as Modality } from '../guidance/types';
import { type AddOnField, addOnFields } from './documentedAddOns';
import { nearestName } from './nearestName';
import type { Fix, Related, Rule, RuleFinding } from './rule';

export const imagingModality: Rule = {
	id: 'imaging-modality',
	severity: 'warning',
	about: 'note',
	asksProvider: true,
	what: 'The imaging that guided an add-on is none that is known to guide, or the text of the note names another.',
	why: 'The add-on is done under imaging guidance (the account of it in the guidance): the note has to show by which.',
	whatToDo:
		'Look in the record which imaging guided the displacement, and name it. If the record does not say, ask the provider.',
	*check({ claim, note }, { guidance }) {
		if (!note) {
			return;
		}
		for (const field of addOnFields('imagingModality', claim, note, guidance)) {
			const named = modalitiesIn(field.value.value, guidance.data.modalities).map((n) => n.of);
			const finding = named.length === 0 ? unknown(field, note, guidance) : conflict(field, named, note, guidance);
			if (finding) {
				yield finding;
			}
		}
	},
};

function unknown(field: AddOnField, note: Note, guidance: Guidance): RuleFinding {
	const { modalities } = guidance.data;
	const names = modalities.map((m) => m.name);
	const nearest = nearestName(field.value.value, names);
	const modality = modalities.find((m) => m.name === nearest);
	const inText = guidingInText(field.code, note, guidance);
	// What the text speaks against is not offered.
	const isOffered = modality && (inText.length === 0 || inText.some((t) => agree(t.of, modality)));
	const meant = isOffered ? nearest : undefined;
	const said = `names no imaging that is known to guide (${names.join(', ')}).`;
	return finding(field, said, meant, [], []);
}

/** None where any kind that the field names agrees with any that the text does. */
function conflict(
	field: AddOnField,
	named: readonly Modality[],
	note: Note,
	guidance: Guidance,
): RuleFinding | undefined {
	const inText = guidingInText(field.code, note, guidance);
	if (!note.text || inText.length === 0 || inText.some((t) => named.some((n) => agree(n, t.of)))) {
		return undefined;
	}
	const names = [...new Set(inText.map((t) => t.of.name))];
	const said = `says ${named.map((n) => n.name).join(', ')}, and the note’s text names ${names.join(', ')}.`;
	const related = inText.slice(0, 3).map(
		(t): Related => ({
			...(note.text as NonNullable<Note['text']>).placeOf(t),
			on: 'note',
			message: `${t.of.name} in the text`,
		}),
	);
	return finding(field, said, names.length === 1 ? names[0] : undefined, related, names);
}

/**
 * The modalities that the text names where it documents the add-on: imaging from before, or a look afterwards for
 * complications, guided nothing.
 */
function guidingInText(code: string, { text }: Note, guidance: Guidance): NamedModality[] {
	if (!text) {
		return [];
	}
	const evidence = evidenceIn(text, guidance.data.narrative);
	const shownBy = new Set(guidance.elementsOf(code).flatMap((e) => e.shownBy ?? []));
	const spans = [...shownBy].flatMap((name) => {
		const found = evidence.get(name);
		return found?.status === 'documented' ? found.spans : [];
	});
	return namedInText(evidence, text.value, guidance.data.modalities).filter((n) =>
		spans.some((s) => s.start < n.end && n.start < s.end),
	);
}

interface Named {
	readonly modalities: readonly Modality[];
	readonly found: readonly NamedModality[];
}

/** By what was found in a text, which is remembered by the text: it is searched once. */
const named = new WeakMap<NoteEvidence, Named>();

function namedInText(evidence: NoteEvidence, text: string, modalities: readonly Modality[]): readonly NamedModality[] {
	const before = named.get(evidence);
	if (before?.modalities === modalities) {
		return before.found;
	}
	const found = modalitiesIn(text, modalities);
	named.set(evidence, { modalities, found });
	return found;
}

function finding(
	{ code, element, value }: AddOnField,
	said: string,
	meant: string | undefined,
	related: readonly Related[],
	names: readonly string[],
): RuleFinding {
	const { start, end } = value;
	const fix: Fix[] =
		meant === undefined || value.shared
			? []
			: [
					{
						title: `Replace by "${meant}"`,
						safe: false,
						edits: [{ kind: 'replaceElement', place: { start, end }, value: meant }],
					},
				];
	return {
		start,
		end,
		on: 'note',
		code,
		values: [value.value, ...names],
		message: `\`${element.name}\` of ${code} ${said} Look in the record which imaging guided it; if it does not say, ask the provider.`,
		related,
		fixes: fix,
	};
}
