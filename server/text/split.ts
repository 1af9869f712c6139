import { readJson } from './json';
import { splitJsonArray } from './splitJson';
import { splitYaml } from './splitYaml';
import type { Problem, TextFormat } from './tree';

/**
 * A part of a text that is read by itself: a YAML document or list item, an element of a JSON array, a line of NDJSON.
 * Its text begins at the start of a line where nothing but blanks stands before it, so that its indentation is whole.
 */
export interface Chunk {
	readonly start: number;
	readonly end: number;
	/** Where it stands in several places with others between them; its text is theirs, a line end between two. */
	readonly pieces?: readonly { readonly start: number; readonly end: number }[];
	/** How it is read, where that is not as the whole text. */
	readonly format?: TextFormat;
	/** JSON elements of the same text that its values refer to, and that have no case in them. */
	readonly beside?: string;
}

export interface Split {
	/** In the order of the text, not overlapping; what lies between them belongs to no case. */
	readonly chunks: readonly Chunk[];
	/** Mistakes of the container itself, such as a comma too many. */
	readonly problems: readonly Problem[];
}

/**
 * One way of holding several cases in a text. Undefined where the text is no such container, or where a part needs
 * another to be understood: then the text is read whole. Depends on the text alone, never on an edit or an earlier
 * version: so what is re-read after an edit is what reading anew gives.
 */
export type Splitter = (text: string) => Split | undefined;

/** Splits a text into the parts that are read by themselves; a text that is no container is one part. */
export function split(text: string, format: TextFormat): Split {
	return splitters[format](text) ?? { chunks: [{ start: 0, end: text.length }], problems: [] };
}

const splitters: Record<TextFormat, Splitter> = {
	yaml: splitYaml,
	json: (text) => splitJsonArray(text, (skeleton) => readJson(skeleton, 'json').problems),
	jsonc: (text) => splitJsonArray(text, (skeleton) => readJson(skeleton, 'jsonc').problems),
	lines: splitLines,
	elements: () => undefined,
};

function splitLines(text: string): Split {
	const chunks: Chunk[] = [];
	for (let start = 0; start < text.length; ) {
		const newline = text.indexOf('\n', start);
		const end = newline < 0 ? text.length : newline;
		if (/\S/.test(text.slice(start, end))) {
			chunks.push({ start, end });
		}
		start = end + 1;
	}
	return { chunks, problems: [] };
}
