import type { Place } from './case';
import { namedCharacters } from './namedCharacters';
import type { NoteText } from './noteText';

/**
 * The words of XHTML or HTML: tags and comments away, character references read, blocks and rows on lines of their own,
 * other blanks as one. Never fails, for what is no markup either; linear.
 */
export class MarkupText implements NoteText {
	readonly value: string;
	readonly start: number;
	readonly end: number;
	/** Of each character of the value, where it begins and ends in the markup. */
	private readonly starts: Uint32Array;
	private readonly ends: Uint32Array;

	/** @param markup the characters and where they stand */
	constructor(private readonly markup: NoteText) {
		const words = new Words(markup.value);
		this.value = words.text;
		this.starts = words.starts;
		this.ends = words.ends;
		this.start = markup.start;
		this.end = markup.end;
	}

	placeOf({ start, end }: Place): Place {
		if (this.value.length === 0) {
			return { start: this.start, end: this.end };
		}
		const first = Math.min(Math.max(start, 0), this.value.length - 1);
		const last = Math.min(Math.max(end - 1, first), this.value.length - 1);
		return this.markup.placeOf({ start: this.starts[first] ?? 0, end: this.ends[last] ?? 0 });
	}

	/** Without the markup. */
	encodedAt(offset: number): MarkupText | undefined {
		return this.markup.encodedAt?.(offset) && this;
	}
}

/** Elements of HTML that have lines of their own. */
const lines = new Set('address caption dd div dt figcaption li tr thead tbody tfoot'.split(' '));
/** Those that are paragraphs of their own. */
const paragraphs = new Set(
	(
		'article aside blockquote body center dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html main nav ol p pre ' +
		'section table ul'
	).split(' '),
);
/** What stands in them is no text. */
const silent = new Set(['script', 'style', 'head', 'title', 'template']);

/** What is owed before the next character, the weakest first. */
const gaps = ['', ' ', '\t', '\n', '\n\n'] as const;
type Gap = (typeof gaps)[number];

class Words {
	text = '';
	/** As long as the markup at most: a line end or a reference is never shorter than what it stands for. */
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	private gap: Gap = '';
	/** How many `pre` are open, in which line ends count. */
	private preformatted = 0;
	/** Silent elements that are known never to end. */
	private readonly unclosed = new Set<string>();

	constructor(markup: string) {
		this.starts = new Uint32Array(markup.length);
		this.ends = new Uint32Array(markup.length);
		for (let i = 0; i < markup.length; ) {
			plain.lastIndex = i;
			const run = plain.exec(markup)?.[0];
			if (run) {
				this.addRun(run, i);
				i += run.length;
				continue;
			}
			const c = markup.charAt(i);
			const behind = c === '<' ? this.tag(markup, i) : c === '&' ? this.reference(markup, i) : undefined;
			if (behind !== undefined) {
				i = behind;
				continue;
			}
			if (/\s/.test(c)) {
				this.owe(this.preformatted > 0 ? this.asWritten(c) : ' ');
			} else {
				this.add(c, i, i + 1);
			}
			i++;
		}
	}

	private owe(gap: Gap): void {
		this.gap = gaps.indexOf(gap) > gaps.indexOf(this.gap) ? gap : this.gap;
	}

	private asWritten(blank: string): Gap {
		return blank === '\n' ? (this.gap.startsWith('\n') ? '\n\n' : '\n') : blank === '\t' ? '\t' : ' ';
	}

	private payGap(): void {
		if (this.gap && this.text) {
			const before = this.ends[this.text.length - 1] ?? 0;
			for (const character of this.gap) {
				this.push(character, before, before);
			}
		}
		this.gap = '';
	}

	/** Characters as they stand in the markup. */
	private addRun(run: string, start: number): void {
		this.payGap();
		const at = this.text.length;
		for (let i = 0; i < run.length; i++) {
			this.starts[at + i] = start + i;
			this.ends[at + i] = start + i + 1;
		}
		this.text += run;
	}

	private add(characters: string, start: number, end: number): void {
		this.payGap();
		for (let i = 0; i < characters.length; i++) {
			this.push(characters.charAt(i), start, end);
		}
	}

	private push(character: string, start: number, end: number): void {
		const at = this.text.length;
		this.text += character;
		this.starts[at] = start;
		this.ends[at] = end;
	}

	/** Behind the tag or comment; undefined where the `<` is a character of the text. */
	private tag(markup: string, at: number): number | undefined {
		if (markup.startsWith('<!--', at)) {
			return behindOrEnd(markup, '-->', at + 4);
		}
		tagName.lastIndex = at;
		const [found, closing, name = ''] = tagName.exec(markup) ?? [];
		if (found === undefined) {
			return undefined;
		}
		const element = name.toLowerCase().replace(/^.*:/, '');
		const behind = tagEnd(markup, at + found.length);
		if (paragraphs.has(element)) {
			this.owe('\n\n');
		} else if (element === 'br') {
			this.owe(this.asWritten('\n'));
		} else if (lines.has(element)) {
			this.owe('\n');
		} else if (element === 'td' || element === 'th') {
			this.owe('\t');
		}
		if (element === 'pre') {
			this.preformatted = Math.max(0, this.preformatted + (closing ? -1 : 1));
		}
		const isOpened = !closing && silent.has(element) && markup[behind - 2] !== '/';
		return isOpened ? this.behindElement(markup, element, behind) : behind;
	}

	/** Without its end the element is taken for an empty one, so that nothing is lost. */
	private behindElement(markup: string, element: string, from: number): number {
		if (this.unclosed.has(element)) {
			return from;
		}
		const end = new RegExp(`</(?:\\w+:)?${element}\\s*>`, 'gi');
		end.lastIndex = from;
		const found = end.exec(markup);
		if (!found) {
			this.unclosed.add(element);
			return from;
		}
		return found.index + found[0].length;
	}

	private reference(markup: string, at: number): number | undefined {
		characterReference.lastIndex = at;
		const [found, decimal, hexadecimal, name] = characterReference.exec(markup) ?? [];
		if (found === undefined) {
			return undefined;
		}
		const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
		const characters = point === undefined ? namedCharacters.get(name ?? '') : characterOf(point);
		if (characters === undefined) {
			return undefined;
		}
		const behind = at + found.length;
		if (/^\s$/.test(characters)) {
			this.owe(' ');
		} else if (characters) {
			this.add(characters, at, behind);
		}
		return behind;
	}
}

const plain = /[^\s<&]+/y;
const tagName = /<(?:!|\?|(\/)?([A-Za-z][\w:.-]*))/y;
const characterReference = /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z][\dA-Za-z]{1,15}));/y;

function characterOf(point: number): string | undefined {
	return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000)
		? String.fromCodePoint(point)
		: undefined;
}

/** Behind the `>`, which may stand in a quoted attribute too; the markup's end where there is none. */
function tagEnd(markup: string, from: number): number {
	for (let i = from; i < markup.length; i++) {
		const c = markup[i];
		if (c === '>') {
			return i + 1;
		}
		if (c === '"' || c === "'") {
			const close = markup.indexOf(c, i + 1);
			if (close < 0) {
				return behindOrEnd(markup, '>', i);
			}
			i = close;
		}
	}
	return markup.length;
}

function behindOrEnd(markup: string, what: string, from: number): number {
	const at = markup.indexOf(what, from);
	return at < 0 ? markup.length : at + what.length;
}
