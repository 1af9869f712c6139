import { withLineFeeds } from './edit';
import type { Chunk, Split } from './split';

/**
 * Splits YAML into its documents, and a document that is a list into its items. In valid YAML `---` at the start of a
 * line ends whatever stands before it, and a dash there is an item of the outermost list: what belongs to an item is
 * indented. So the lines decide, and no parser is needed.
 */
export function splitYaml(given: string): Split | undefined {
	const text = withLineFeeds(given);
	const chunks = documentsOf(text).flatMap((document) => itemsOf(text, document));
	// A directive speaks for the document behind it and, for tags, for how it is read.
	// Plain searches: at every keystroke the whole file is looked through, and an expression takes ten times as long.
	const hasDirective = text.startsWith('%') || text.includes('\n%');
	if (chunks.length < 2 || hasDirective || sharesAnchors(text, chunks)) {
		return undefined;
	}
	return { chunks, problems: [] };
}

/** `---` begins a document, `...` ends one; each belongs to the document that it begins or ends. */
function documentsOf(text: string): Chunk[] {
	const documents: Chunk[] = [];
	let start = 0;
	for (const at of markersIn(text)) {
		const begins = text[at] === '-';
		if (begins && at > start) {
			pushUnlessBlank(text, { start, end: at }, documents);
			start = at;
		} else if (!begins) {
			const newline = text.indexOf('\n', at);
			const end = newline < 0 ? text.length : newline + 1;
			pushUnlessBlank(text, { start, end }, documents);
			start = end;
		}
	}
	pushUnlessBlank(text, { start, end: text.length }, documents);
	return documents;
}

/** Where `---` or `...` stands by itself at the start of a line, in their order. */
function markersIn(text: string): number[] {
	const standsAlone = (at: number) => /[ \t\r\n]/.test(text[at + 3] ?? '\n');
	const found = ['---', '...'].flatMap((marker) => {
		const places = text.startsWith(marker) && standsAlone(0) ? [0] : [];
		for (let at = text.indexOf(`\n${marker}`); at >= 0; at = text.indexOf(`\n${marker}`, at + 1)) {
			if (standsAlone(at + 1)) {
				places.push(at + 1);
			}
		}
		return places;
	});
	return found.sort((a, b) => a - b);
}

/** Blank lines and comments between documents are none. */
function pushUnlessBlank(text: string, chunk: Chunk, to: Chunk[]): void {
	if (/^[ \t]*[^\s#]/m.test(text.slice(chunk.start, chunk.end).replace(/^\uFEFF/, ''))) {
		to.push(chunk);
	}
}

function itemsOf(text: string, document: Chunk): Chunk[] {
	const starts = itemStarts(text, document);
	if (starts.length < 2) {
		return [document];
	}
	return starts.map((start, i) => ({
		// What stands before the first item (`---`, comments) goes with it.
		start: i === 0 ? document.start : start,
		end: starts[i + 1] ?? document.end,
	}));
}

/** The lines that begin with a dash; none where the document begins with anything else. */
function itemStarts(text: string, { start, end }: Chunk): number[] {
	const first = firstContent(text, start, end);
	if (first === undefined || !isDash(text, first)) {
		return [];
	}
	const starts = [first];
	for (let at = text.indexOf('\n-', first); at >= 0 && at < end; at = text.indexOf('\n-', at + 1)) {
		if (isDash(text, at + 1)) {
			starts.push(at + 1);
		}
	}
	return starts;
}

/** The first line that is not blank, a comment or a bare `---`; undefined when its content does not begin the line. */
function firstContent(text: string, start: number, end: number): number | undefined {
	for (let at = start; at < end; ) {
		const newline = text.indexOf('\n', at);
		const behind = newline < 0 ? end : Math.min(end, newline + 1);
		const from = at === 0 && text.startsWith('\uFEFF') ? 1 : at;
		const line = text.slice(from, behind);
		if (!/^(?:---)?[ \t]*(?:#.*)?\r?\n?$/.test(line)) {
			return from;
		}
		at = behind;
	}
	return undefined;
}

function isDash(text: string, at: number): boolean {
	return text[at] === '-' && /[ \t\r\n]/.test(text[at + 1] ?? '\n');
}

/** Whether an alias names an anchor of another part, or might: then no part of the text can be read by itself. */
function sharesAnchors(text: string, chunks: readonly Chunk[]): boolean {
	if (!mayHoldAnchor(text)) {
		return false;
	}
	return chunks.some(({ start, end }) => {
		const part = text.slice(start, end);
		for (const [, name] of part.matchAll(/(?:^|[\s[{,:])\*([^\s,[\]{}]+)/gm)) {
			if (!part.includes(`&${name}`) && text.includes(`&${name}`)) {
				return true;
			}
		}
		return false;
	});
}

/** An `&` where a value may begin, with a name behind it. */
function mayHoldAnchor(text: string): boolean {
	for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
		if ((at === 0 || /[\s[{,]/.test(text[at - 1] ?? '')) && /[^\s,[\]{}]/.test(text[at + 1] ?? ' ')) {
			return true;
		}
	}
	return false;
}
