import type { CasePath } from '../case/case';
import type { TextFormat, TreeNode } from '../text/tree';
import { BlockReader } from './completionBlock';
import { FlowReader } from './completionFlow';

/** The word at the cursor as a reader of half-typed text met it; offsets are of the text with the {@link marker} in it. */
export interface Hit {
	/** Of a key the mapping that it stands in, of a value its own place: keys and 0-based indexes. */
	readonly path: CasePath;
	/** `bare`: a word in a mapping without a colon yet; it may become a key, or a value of the key above. */
	readonly as: 'key' | 'value' | 'bare';
	/** Quotes included. */
	readonly start: number;
	readonly end: number;
	readonly quote: '' | '"' | "'";
	/** The closing quote is there. */
	readonly closed: boolean;
	readonly layout: 'block' | 'flow' | 'json';
	/** What has to be typed before it. */
	readonly lead: '' | ' ' | '- ';
	/** Something stands between it and what goes before: else a comma is missing. */
	readonly separated: boolean;
}

/** Where the cursor is in a case, typed only in part. */
export interface Cursor extends Hit {
	/** What is replaced, offsets in the file: the word without its quotes. */
	readonly inner: { readonly start: number; readonly end: number };
	/** What stands before the cursor in the word. */
	readonly typed: string;
	/** The case as far as it can be read, the word at the cursor as the marker. */
	readonly root: TreeNode | undefined;
	/** In JSON: the next key follows without a comma between. */
	readonly wantsComma: boolean;
	/** The blanks that the cursor's line begins with. */
	readonly indent: string;
	/** How many characters stand before the word in its line. */
	readonly column: number;
}

/** Stands where the cursor is, so that there is a word where nothing is typed yet. Of no script, so that nobody types it. */
export const marker = '\uE000';

/**
 * The word at the offset, by a reader that takes half-typed text for the normal case. Undefined where nothing can be
 * completed: in a comment or in a block of text. Work is linear in the case, in JSON in the text before it.
 */
export function cursorAt(text: string, offset: number, format: TextFormat): Cursor | undefined {
	const { from, to } =
		format === 'yaml' ? yamlCase(text, offset) : format === 'lines' ? line(text, offset) : whole(text);
	const marked = text.slice(from, offset) + marker + text.slice(offset, to);
	const at = offset - from;
	const { root, hit } = format === 'yaml' ? new BlockReader(marked, at).read() : jsonCase(marked, at);
	if (!hit) {
		return undefined;
	}
	const opens = hit.quote ? 1 : 0;
	const closes = hit.quote && hit.closed ? 1 : 0;
	const start = hit.start + from;
	// A quotation without its end may hold what was typed behind the cursor before.
	const end = hit.quote && !hit.closed ? offset : hit.end - 1 + from;
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	return {
		...hit,
		start,
		end,
		inner: { start: start + opens, end: end - closes },
		typed: text.slice(start + opens, offset),
		root,
		wantsComma: hit.layout === 'json' && /^\s*"/.test(text.slice(end, end + 1000)),
		indent: /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '',
		column: start - lineStart,
	};
}

function whole(text: string): { from: number; to: number } {
	return { from: 0, to: text.length };
}

function line(text: string, offset: number): { from: number; to: number } {
	const to = text.indexOf('\n', offset);
	return { from: text.lastIndexOf('\n', offset - 1) + 1, to: to < 0 ? text.length : to };
}

/** The document of a stream, and of a list the item, that the offset is in. */
function yamlCase(text: string, offset: number): { from: number; to: number } {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	const begin = lastAt(text, '\n---', lineStart);
	const from = begin < 0 ? 0 : begin + 1;
	const end = text.indexOf('\n---', offset);
	const to = end < 0 ? text.length : end + 1;
	if (
		!/^(?:\uFEFF?---[^\n]*\n)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*-[ \t\r\n]/.test(
			text.slice(from, Math.min(to, from + 10_000)),
		)
	) {
		return { from, to };
	}
	const item = Math.max(from - 1, lastAt(text, '\n- ', lineStart));
	const next = text.indexOf('\n- ', offset);
	return { from: item + 1, to: next < 0 || next >= to ? to : next + 1 };
}

/** The last place of the words that begins before the offset. */
function lastAt(text: string, words: string, offset: number): number {
	return offset === 0 ? -1 : text.lastIndexOf(words, offset - 1);
}

/** Of a list the item that the cursor is in. */
function jsonCase(text: string, cursor: number): { root: TreeNode | undefined; hit: Hit | undefined } {
	const reader = new FlowReader(text, cursor, { json: true, at: 0, end: text.length, path: [] });
	return reader.document();
}
