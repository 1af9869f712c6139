import type { Section } from './sections';

/** Offsets of a sentence in the text, without the blanks around it. */
export interface Sentence {
	readonly start: number;
	readonly end: number;
	readonly section: Section;
	/** The first of its section. */
	readonly isFirst: boolean;
	/** Where its words begin: the section's heading belongs to its first sentence. */
	readonly from: number;
}

/** What can end a sentence: a stop, a semicolon, a bar or tab between fields, a line's end, a box to be ticked. */
const ends = /[.!?]+["'’)\]]*(?=\s|$|,\S)|[;|\t]|\r?\n|\[[ xX✓✔]?\]|[☐☑☒✓✔]/gu;
const unticked = /^(?:\[ ?\]|☐)$/;

/** How a text is written. */
export interface Writing {
	readonly abbreviations: ReadonlySet<string>;
	/** Capital letters tell where a sentence begins. */
	readonly hasCapitals: boolean;
}

/** Whether sentences begin with a capital letter, as far as the text's beginning tells. */
export function hasCapitals(text: string): boolean {
	const beginning = text.slice(0, 4_000);
	return (beginning.match(/\p{Lu}/gu)?.length ?? 0) * 200 > beginning.length;
}

/** The sentences of a section; those behind a box that is not ticked are left out. Linear. */
export function sentencesOf(text: string, section: Section, writing: Writing): Sentence[] {
	const found: { start: number; end: number }[] = [];
	let start = section.start;
	let isTicked = true;
	/** Words were left out before the first sentence: the heading does not reach over them. */
	let isCut = false;
	const close = (end: number, next: number) => {
		if (isTicked) {
			const piece = text.slice(start, end);
			const from = start + (piece.length - piece.replace(/^[\s,]+/, '').length);
			const to = start + piece.trimEnd().length;
			if (/[\p{L}\d]/u.test(piece)) {
				found.push({ start: from, end: to });
			}
		} else {
			isCut ||= found.length === 0;
		}
		start = next;
	};
	const body = text.slice(section.start, section.end);
	for (const { 0: mark, index } of body.matchAll(ends)) {
		const at = section.start + index;
		const behind = at + mark.length;
		const isStop = /^[.!?]/.test(mark);
		if (/^[[☐☑☒✓✔]/u.test(mark)) {
			close(at, behind);
			isTicked = !unticked.test(mark);
		} else if (
			isStop ? endsSentence(text, start, at, behind, section.end, writing) : endsField(text, mark, at, behind)
		) {
			close(isStop ? behind : at, behind);
			isTicked = isStop || isTicked ? isTicked : true;
			if (mark.includes('\n')) {
				isTicked = true;
			}
		}
	}
	close(section.end, section.end);
	return found
		.flatMap((s) => [...shortened(text, s.start, s.end)])
		.map((s, i) => {
			const { heading } = section;
			const from = i === 0 && heading.end > heading.start && !isCut ? heading.start : s.start;
			return { ...s, section, isFirst: i === 0, from };
		});
}

/** Longer than any sentence that is read as one: what stands so far apart does not belong together. */
const longest = 500;

/** A text without stops is cut at a comma, else at a blank. */
function* shortened(text: string, start: number, end: number): Iterable<{ start: number; end: number }> {
	let from = start;
	while (end - from > longest) {
		const piece = text.slice(from, from + longest);
		const comma = piece.lastIndexOf(', ');
		const blank = piece.lastIndexOf(' ');
		const to = from + (comma > longest / 2 ? comma + 1 : blank > 0 ? blank : longest);
		yield { start: from, end: to };
		from = to;
		while (from < end && /\s/.test(text.charAt(from))) {
			from++;
		}
	}
	if (from < end) {
		yield { start: from, end };
	}
}

function endsSentence(
	text: string,
	start: number,
	at: number,
	behind: number,
	end: number,
	{ abbreviations, hasCapitals: tellsApart }: Writing,
): boolean {
	const before = /[\p{L}\d.]+$/u.exec(text.slice(Math.max(start, at - 20), at))?.[0] ?? '';
	if (abbreviations.has(before.toLowerCase())) {
		return false;
	}
	// The number of a list's item belongs to what follows it.
	if (/^\d{1,2}$/.test(before) && at - start < 12 && text.slice(start, at).trim() === before) {
		return false;
	}
	// An initial, unless the blanks behind it are those of a sentence's end.
	if (/^\p{Lu}$/u.test(before) && /^ \S/.test(text.slice(behind, behind + 2))) {
		return false;
	}
	const next = text
		.slice(behind, Math.min(end, behind + 4))
		.trimStart()
		.charAt(0);
	return !tellsApart || !/\p{Ll}/u.test(next) || /\s{2}/.test(text.slice(behind, behind + 2));
}

/** A line's end inside of a sentence that was broken to fit a width ends nothing. */
function endsField(text: string, mark: string, at: number, behind: number): boolean {
	if (!mark.includes('\n')) {
		return true;
	}
	const next = /^[^\n]*/.exec(text.slice(behind, behind + 200))?.[0] ?? '';
	if (next.trim() === '' || /^\s*(?:[-*•]|\d{1,2}[.)]|[a-z][.)])\s/.test(next)) {
		return true;
	}
	const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
	const isShort = line.trim().length < 50;
	return /[.:;!?]\s*$/.test(line) || (isShort && !/^\s*\p{Ll}/u.test(next));
}
