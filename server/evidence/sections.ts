import type { NarrativeHeading } from '../guidance/narrative';

/** A piece of a note under one heading. Offsets are UTF-16 code units; `end` exclusive. */
export interface Section {
	/** What its heading says it holds; `other` for a heading that says nothing known, `none` above the first one. */
	readonly kind: string;
	/** Where the heading's words stand; empty above the first one. */
	readonly heading: { readonly start: number; readonly end: number };
	/** What stands under the heading. */
	readonly start: number;
	readonly end: number;
}

/** What headings say that they head. */
export interface Titles {
	/** By title, in small letters with single blanks. */
	readonly known: ReadonlyMap<string, SectionKind>;
	/** By words, for headings that are no known title; those of more words first. */
	readonly byWords: readonly { readonly words: readonly TitleWord[]; readonly kind: SectionKind }[];
}

export interface SectionKind {
	readonly kind: string;
	/** Ends with its line or paragraph. */
	readonly short: boolean;
}

export function titlesOf(headings: readonly NarrativeHeading[]): Titles {
	const kinds = headings.map(({ section: kind, short = false }) => ({ kind, short }));
	const known = headings.flatMap(({ titles }, i) => titles.map((t) => [titleKey(t), kinds[i]] as const));
	const byWords = headings.flatMap(({ words = [] }, i) =>
		words.map((all) => ({ words: all.toLowerCase().split(' ').map(titleWord), kind: kinds[i] })),
	);
	const isKind = <K extends { kind?: SectionKind | undefined }>(one: K): one is K & { kind: SectionKind } => !!one.kind;
	return {
		known: new Map(known.flatMap(([title, kind]) => (kind ? [[title, kind]] : []))),
		byWords: byWords.filter(isKind).sort((a, b) => b.words.length - a.words.length),
	};
}

/** A word that a title has to have, or the beginning of one. */
interface TitleWord {
	readonly text: string;
	readonly isBeginning: boolean;
}

function titleWord(word: string): TitleWord {
	return { text: word.replace(/[^\p{L}\d]/gu, ''), isBeginning: word.endsWith('*') };
}

/** What a heading that is no known title holds, as far as its words tell. */
function kindByWords(title: string, { byWords }: Titles): SectionKind | undefined {
	const said = titleKey(title).match(/[\p{L}\d]+/gu) ?? [];
	const has = ({ text, isBeginning }: TitleWord) =>
		said.some((word) => (isBeginning ? word.startsWith(text) : word === text));
	return byWords.find(({ words }) => words.every(has))?.kind;
}

function titleKey(title: string): string {
	return title
		.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
		.toLowerCase()
		.replace(/[\s_/-]+/g, ' ')
		.trim();
}

/** Words that may be a heading, and what parts them from what they head: a colon, a bar, a tab or a dash between blanks. */
const headingLike =
	/(?:(?:(?:section|part|item|step)[ \t]+)?(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)])[ \t]+|[-*•#]+[ \t]*)?([\p{L}][\p{L}\d '’()/&,_-]{0,70}?)(?:\*\*)?(?:\.{2,}|[ \t])*(:|=|\||\t| [-–—] |$|(?=\[[ xX]?\]))/iuy;
/** Where a heading may stand inside of a line: behind what ends a sentence or a field. */
const insideLine = /(?:[.;!?|)\],]+[ \t]*|(?<=\S)(?: {2,}|\t[ \t]*))(?=[\p{L}*])/gu;

/** The sections of a note, in order and without gaps but for headings; linear. */
export function sectionsOf(text: string, titles: Titles): Section[] {
	const marks = [...marksOf(text, titles)];
	const [first] = marks;
	const before = first ? first.start : text.length;
	const sections: Section[] = before > 0 ? [section('none', { start: 0, end: 0 }, 0, before)] : [];
	marks.forEach(({ kind, short, start, end, behind }, i) => {
		const next = marks[i + 1]?.start ?? text.length;
		const until = short ? shortEnd(text, behind, next) : next;
		sections.push(section(kind, { start, end }, behind, until));
		if (until < next) {
			sections.push(section('none', { start: until, end: until }, until, next));
		}
	});
	return sections;
}

function section(kind: string, heading: Section['heading'], start: number, end: number): Section {
	return { kind, heading, start, end };
}

interface Mark extends SectionKind {
	readonly start: number;
	readonly end: number;
	/** Where what it heads begins. */
	readonly behind: number;
}

function* marksOf(text: string, titles: Titles): Iterable<Mark> {
	let lineStart = 0;
	while (lineStart < text.length) {
		const newline = text.indexOf('\n', lineStart);
		const lineEnd = newline < 0 ? text.length : newline;
		yield* marksInLine(text, lineStart, lineEnd, titles);
		lineStart = lineEnd + 1;
	}
}

/** A line drawn between parts of a note: what stands above it heads nothing below. */
const ruledOff = /^\s*(?:[-_=*] ?){4,}\s*$/;

function* marksInLine(text: string, lineStart: number, lineEnd: number, titles: Titles): Iterable<Mark> {
	const line = text.slice(lineStart, lineEnd).replace(/\r$/, '');
	if (ruledOff.test(line)) {
		yield { kind: 'none', short: false, start: lineStart, end: lineStart, behind: lineEnd };
		return;
	}
	const indent = line.length - line.trimStart().length;
	let behind = 0;
	for (const at of [indent, ...[...line.matchAll(insideLine)].map((m) => m.index + m[0].length)]) {
		const mark = at < behind ? undefined : markAt(line, at, /^[\s|]*$/.test(line.slice(0, at)), titles);
		// In running text a comma parts words; in a form that was flattened it stands before a heading in capitals.
		if (
			mark &&
			line[at - 1] === ',' &&
			line.slice(mark.start, mark.end) !== line.slice(mark.start, mark.end).toUpperCase()
		) {
			continue;
		}
		if (mark) {
			behind = mark.behind;
			yield { ...mark, start: mark.start + lineStart, end: mark.end + lineStart, behind: mark.behind + lineStart };
		}
	}
}

function markAt(line: string, at: number, beginsLine: boolean, titles: Titles): Mark | undefined {
	headingLike.lastIndex = at;
	const found = headingLike.exec(line);
	const [all, title = '', parting = ''] = found ?? [];
	if (!found || all === undefined) {
		return undefined;
	}
	const start = at + all.indexOf(title);
	const known = titles.known.get(titleKey(title.replace(/\([^)]*\)/g, '')));
	const behind = at + all.length;
	const headsBoxes = beginsLine && line[behind] === '[';
	const kind =
		known ??
		(looksLikeHeading(title, beginsLine, parting, headsBoxes) ? unknownKind(title, parting, titles) : undefined);
	// A title without a colon heads what follows only where it is alone on its line, or where boxes to be ticked follow.
	const isAlone = parting !== '' || headsBoxes || (beginsLine && behind === line.length);
	return kind && isAlone ? { ...kind, start, end: start + title.length, behind } : undefined;
}

const unknownHeading: SectionKind = { kind: 'other', short: false };

/**
 * Where a short section ends: with its heading's line, unless the next one goes on with the sentence or with a list; with
 * its paragraph where the heading stands on a line of its own.
 */
function shortEnd(text: string, start: number, end: number): number {
	let hasContent = false;
	for (let lineStart = start; lineStart < end; ) {
		const newline = text.indexOf('\n', lineStart);
		if (newline < 0 || newline >= end) {
			break;
		}
		const line = text.slice(lineStart, newline).trim();
		const next = text
			.slice(newline + 1, Math.min(end, newline + 80))
			.split('\n', 1)[0]
			?.trim();
		hasContent ||= line !== '';
		const isHeadingsLine = lineStart === start && line !== '';
		if (hasContent && (!next || (isHeadingsLine && !goesOn(line, next)))) {
			return newline + 1;
		}
		lineStart = newline + 1;
	}
	return end;
}

function goesOn(line: string, next: string): boolean {
	const isList = /^(?:[-*•]|\d{1,2}[.)]|[a-z][.)])/.test(next);
	return isList || /^\p{Ll}/u.test(next) || (line.length >= 50 && !/[.;:!?]$/.test(line));
}

/** Unknown words in front of a colon, a bar or boxes: capitals, or a few words that begin a line or are written as one. */
function looksLikeHeading(title: string, beginsLine: boolean, parting: string, headsBoxes: boolean): boolean {
	const isCapitals = title === title.toUpperCase() && /\p{L}{2}/u.test(title);
	const isFew = title.split(/\s+/).length <= 4 && /^\p{Lu}/u.test(title);
	const isName = /^\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(title);
	return (/[:=|\t]/.test(parting) && (isCapitals || isName || (beginsLine && isFew))) || (headsBoxes && isFew);
}

function unknownKind(title: string, parting: string, titles: Titles): SectionKind | undefined {
	return kindByWords(title, titles) ?? (/[:=]/.test(parting) ? unknownHeading : undefined);
}
