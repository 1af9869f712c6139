import { blockText } from '../text/blockEdit';
import { flowText } from '../text/flowEdit';
import type { Cursor } from './completionCursor';
import type { FieldShape } from './completionFields';

/** What a client can insert. */
export interface InsertSupport {
	readonly snippets: boolean;
}

/** A text that is put in place of a piece of the file; in a snippet, `$` and `}` mean what they mean there. */
export interface Insertion {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** Where the text is a snippet. */
	readonly isSnippet: boolean;
	/** What a client compares with what is typed, where it begins with a quote too. */
	readonly before: string;
}

/** One step deeper in a block. */
export const unit = '  ';

/** A value at the cursor, in the quotes that it needs or already has. */
export function insertedValue(value: string, isNumber: boolean, cursor: Cursor): Insertion {
	const { inner, lead, quote, closed, wantsComma } = cursor;
	const comma = wantsComma && (quote === '' || !closed) ? ',' : '';
	const text = quote ? inQuotes(value, quote) + (closed ? '' : quote) : lead + scalarText(value, isNumber, cursor);
	return { ...inner, text: text + comma, isSnippet: false, before: '' };
}

/**
 * A key at the cursor with what its value begins with, and the place for the value where a snippet can say it.
 * @param shape of its value
 */
export function insertedKey(name: string, shape: FieldShape, cursor: Cursor, { snippets }: InsertSupport): Insertion {
	const { inner, start, end, quote, closed, layout, lead } = cursor;
	if (cursor.as === 'key') {
		const text = quote ? inQuotes(name, quote) + (closed ? '' : quote) : scalarText(name, false, cursor);
		return { ...inner, text, isSnippet: false, before: '' };
	}
	const key = quote ? quote + inQuotes(name, quote) + quote : scalarText(name, false, cursor);
	const gap = snippets ? '$0' : '';
	const behind = layout === 'json' ? jsonValue(shape, gap) : yamlValue(shape, gap, cursor);
	const text = `${lead}${snippets ? escaped(key) : key}:${behind}${cursor.wantsComma ? ',' : ''}`;
	return { start, end, text, isSnippet: snippets, before: quote };
}

/** A text as a scalar of its own, in quotes where it needs some. */
export function scalarText(value: string, isNumber: boolean, { layout }: Pick<Cursor, 'layout'>): string {
	if (layout === 'json') {
		return isNumber ? value : JSON.stringify(value);
	}
	return isNumber ? value : layout === 'flow' ? flowText(value) : blockText(value);
}

/** As it stands in a snippet. */
export function escaped(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

/** The blanks before a key that stands deeper than the one at the cursor. */
export function deeper({ column, lead }: Pick<Cursor, 'column' | 'lead'>): string {
	return ' '.repeat(column + lead.length) + unit;
}

function jsonValue(shape: FieldShape, gap: string): string {
	switch (shape) {
		case 'text':
			return ` "${gap}"`;
		case 'number':
			return ` ${gap}`;
		case 'texts':
			return gap === '' ? ' []' : ` ["${gap}"]`;
		case 'numbers':
			return ` [${gap}]`;
		case 'mapping':
			return ` {${gap}}`;
		case 'mappings':
			return gap === '' ? ' []' : ` [{${gap}}]`;
	}
}

function yamlValue(shape: FieldShape, gap: string, cursor: Cursor): string {
	const isBlock = cursor.layout === 'block';
	switch (shape) {
		case 'text':
		case 'number':
			return ` ${gap}`;
		case 'texts':
		case 'numbers':
			return ` [${gap}]`;
		case 'mapping':
			return isBlock ? `\n${deeper(cursor)}${gap}` : ` { ${gap} }`;
		case 'mappings':
			return isBlock ? `\n${deeper(cursor)}- ${gap}` : ` [{ ${gap} }]`;
	}
}

function inQuotes(value: string, quote: string): string {
	return quote === '"' ? JSON.stringify(value).slice(1, -1) : value.replaceAll("'", "''");
}
