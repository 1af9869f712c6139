import type { Case, Claim, DocumentedProcedure, Note, Place, ServiceLine } from '../case/case';
import { wholeProcedure } from '../case/case';
import { codeText, idText } from './shownName';

/** A piece of a case that has a name: what an outline lists. Offsets are of the case's part. */
export interface CaseSection extends Place {
	readonly kind: 'case' | 'claim' | 'line' | 'note' | 'documentation' | 'code' | 'element' | 'text';
	/** An id, a code or a name of the format: no other words of the file. */
	readonly name: string;
	readonly detail?: string;
	/** What names it in the text; inside of it. */
	readonly heading: Place;
	/** In the order of the case, which need not be that of the text. They may stand outside of this one. */
	readonly sections: readonly CaseSection[];
}

/** A keystroke leaves most cases as they were. */
const known = new WeakMap<Case, CaseSection>();

/** The case with its claim › service lines, its note › documentation › codes › elements. */
export function caseSections(one: Case): CaseSection {
	const before = known.get(one);
	const sections = before ?? sectionsOf(one);
	if (!before) {
		known.set(one, sections);
	}
	return sections;
}

function sectionsOf(one: Case): CaseSection {
	const { id, claim, note } = one;
	const heading = id ?? claim?.heading ?? note?.heading ?? { start: one.start, end: one.start };
	return section({
		kind: 'case',
		name: idText((id ?? claim?.id ?? note?.id)?.value) ?? 'case',
		place: one,
		heading,
		sections: [...(claim ? [claimSection(claim)] : []), ...(note ? noteSections(one, note) : [])],
	});
}

function section({
	place,
	heading,
	sections = [],
	...rest
}: Pick<CaseSection, 'kind' | 'name' | 'heading'> & {
	detail?: string | undefined;
	place: Place;
	sections?: readonly CaseSection[];
}): CaseSection {
	const { detail, ...named } = rest;
	return {
		...named,
		...(detail ? { detail } : {}),
		start: Math.min(place.start, heading.start),
		end: Math.max(place.end, heading.end),
		heading: { start: heading.start, end: heading.end },
		sections,
	};
}

function claimSection(claim: Claim): CaseSection {
	return section({
		kind: 'claim',
		name: 'claim',
		detail: idText(claim.id?.value),
		place: claim,
		heading: claim.heading,
		sections: claim.lines.map(lineSection),
	});
}

function lineSection(line: ServiceLine, index: number): CaseSection {
	const code = codeText(line.code?.value);
	const modifiers = line.modifiers.map((m) => m.value).filter((m) => /^[0-9A-Z]{2}$/.test(m));
	const units = line.units?.value ?? 1;
	const details = [
		...(modifiers.length > 0 ? [modifiers.slice(0, 4).join(' ')] : []),
		...(units === 1 ? [] : [`${units} units`]),
		...(line.status ? [line.status] : []),
	];
	const heading = line.code ?? { start: line.start, end: line.start };
	return section({
		kind: 'line',
		name: code ? `line ${index + 1}: ${code}` : `line ${index + 1}`,
		detail: details.join(' · '),
		place: line,
		heading,
	});
}

/** One for our own format; of a record, one for each of its resources. */
function noteSections(one: Case, note: Note): CaseSection[] {
	const detail = idText(note.id?.value);
	if (!note.ofRecord) {
		return [
			section({
				kind: 'note',
				name: 'note',
				detail,
				place: note,
				heading: note.heading,
				sections: [...documentationSection(note), ...textSection(note)],
			}),
		];
	}
	const others = (one.also ?? []).filter((p) => p.start !== note.start);
	const ofNote = (place: Place, heading: Place, ofDetail?: string) =>
		section({
			kind: 'note',
			name: 'note',
			detail: ofDetail,
			place,
			heading,
			// What the fields say of the whole procedure has no name of its own there.
			sections: note.documentation
				.filter((d) => d.start === place.start && d.code.value !== wholeProcedure)
				.map((d) => codeSection(d, false)),
		});
	return [
		ofNote(note, note.heading, detail),
		...others.map((place) => ofNote(place, { start: place.start, end: place.start })),
	];
}

function documentationSection({ documentation, documentationHeading: heading }: Note): CaseSection[] {
	if (!heading) {
		return [];
	}
	const end = documentation.reduce((last, d) => Math.max(last, d.end), heading.end);
	const place = { start: heading.start, end };
	const sections = documentation.map((d) => codeSection(d, true));
	return [section({ kind: 'documentation', name: 'documentation', place, heading, sections })];
}

function codeSection({ code, start, end, elements }: DocumentedProcedure, withElements: boolean): CaseSection {
	const name = code.value === wholeProcedure ? 'procedure' : (codeText(code.value) ?? 'code');
	const named = withElements ? elements.filter((e) => /^[a-z][a-z0-9]{0,40}$/i.test(e.name.value)) : [];
	return section({
		kind: 'code',
		name,
		place: { start, end },
		heading: code,
		sections: named.map((e) =>
			section({
				kind: 'element',
				name: e.name.value,
				place: { start: e.name.start, end: e.value.end },
				heading: e.name,
			}),
		),
	});
}

function textSection({ text }: Note): CaseSection[] {
	return text
		? [section({ kind: 'text', name: 'text', place: text, heading: { start: text.start, end: text.start } })]
		: [];
}
