import type { Known } from './completionChoice';
import type { Cursor } from './completionCursor';
import { keyChoices } from './completionKeys';
import { escaped, scalarText, unit } from './completionText';

/** A whole piece of a case with places to type in. */
export interface SnippetChoice {
	readonly label: string;
	readonly markdown: string;
	/** As a snippet, from the cursor's word on. */
	readonly text: string;
}

/** A value to be typed (places of one name are typed together), a mapping, or a list of one. */
type Piece =
	| { readonly gap: string; readonly isNumber?: true }
	| { readonly value: string }
	| { readonly fields: readonly (readonly [string, Piece])[] }
	| { readonly items: readonly Piece[] };

const gap = (name: string): Piece => ({ gap: name });

/** Its values are one or two texts that all cases have; which elements there are, the guidance says. */
const serviceLine: Piece = {
	fields: [
		['code', gap('code')],
		['units', { value: '1' }],
		['diagnosisPointers', { items: [{ value: '1' }] }],
	],
};

const wholeCase: Piece = {
	fields: [
		['case', gap('case')],
		[
			'claim',
			{
				fields: [
					['id', gap('claim')],
					['payer', gap('payer')],
					['patient', gap('patient')],
					['renderingProvider', gap('provider')],
					['placeOfService', gap('place')],
					['dateOfService', gap('day')],
					['diagnoses', { items: [gap('diagnosis')] }],
					['lines', { items: [serviceLine] }],
				],
			},
		],
		[
			'note',
			{
				fields: [
					['id', gap('note')],
					['patient', gap('patient')],
					['dateOfService', gap('day')],
					['author', gap('provider')],
					['signed', gap('signed')],
				],
			},
		],
	],
};

/**
 * What fits the place as a whole: a case, a service line, the documentation of an add-on.
 * @param field the fields around, list indexes left out
 * @param isItem the cursor is where a list takes an item, or where a text takes its one value
 */
export function snippetChoices(
	field: string,
	isItem: boolean,
	siblings: readonly string[],
	cursor: Cursor,
	known: Known,
): SnippetChoice[] {
	if (field === '' && siblings.length === 0) {
		return [made('whole case', 'A case with a claim of one service line and a note.', wholeCase, isItem, cursor)];
	}
	if (field === 'claim.lines' && siblings.length === 0) {
		return [made('service line', 'A service line: its code, units and diagnosis.', serviceLine, isItem, cursor)];
	}
	if (isItem) {
		return [];
	}
	if (field === 'note.documentation') {
		return keyChoices(field, siblings, known).map(({ name, says }) => {
			const fields = missing(`${field}.${name}`, [], known);
			const label = `${name} with its ${fields.length} elements`;
			const piece: Piece = { fields: [[name, { fields }]] };
			return made(label, `All elements of ${says ?? name}, empty.`, piece, false, cursor);
		});
	}
	const fields = missing(field, siblings, known);
	const label = `all ${fields.length} missing elements`;
	return field.startsWith('note.documentation.') && fields.length > 1
		? [made(label, 'Every element that is not here yet, empty.', { fields }, false, cursor)]
		: [];
}

/** Elements; the times that may be left out are none. */
function missing(field: string, siblings: readonly string[], known: Known): [string, Piece][] {
	const elements = keyChoices(field, siblings, known).filter((k) => k.says !== 'optional');
	return elements.map(({ name }) => [name, gap(name)]);
}

function made(label: string, says: string, piece: Piece, isItem: boolean, cursor: Cursor): SnippetChoice {
	const writer = new SnippetWriter(cursor);
	return { label, markdown: says, text: cursor.lead + writer.write(piece, isItem) + (cursor.wantsComma ? ',' : '') };
}

class SnippetWriter {
	private readonly stops = new Map<string, number>();

	constructor(private readonly cursor: Cursor) {}

	/** @param isWhole with the brackets of a mapping, where it stands for a value */
	write(piece: Piece, isWhole: boolean): string {
		const { layout, lead, column, indent } = this.cursor;
		if (layout === 'block') {
			return this.block(piece, ' '.repeat(column + lead.length));
		}
		if (layout === 'flow') {
			return isWhole ? this.flow(piece) : this.flow(piece).replace(/^\{ | \}$/g, '');
		}
		if (isWhole || !('fields' in piece)) {
			return this.json(piece, indent);
		}
		return piece.fields.map((f) => this.jsonField(f, indent)).join(`,\n${indent}`);
	}

	/** The first line stands where it is. */
	private block(piece: Piece, indent: string): string {
		if ('fields' in piece) {
			return piece.fields.map(([name, value]) => `${this.key(name)}:${this.behind(value, indent)}`).join(`\n${indent}`);
		}
		return 'items' in piece ? this.flow(piece) : this.scalar(piece);
	}

	/** What stands behind a key's colon. */
	private behind(piece: Piece, indent: string): string {
		const deep = indent + unit;
		if ('fields' in piece) {
			return `\n${deep}${this.block(piece, deep)}`;
		}
		if ('items' in piece && piece.items.some((i) => 'fields' in i)) {
			return piece.items.map((i) => `\n${deep}- ${this.block(i, deep + unit)}`).join('');
		}
		return ` ${this.block(piece, deep)}`;
	}

	private flow(piece: Piece): string {
		if ('fields' in piece) {
			return `{ ${piece.fields.map(([name, value]) => `${this.key(name)}: ${this.flow(value)}`).join(', ')} }`;
		}
		return 'items' in piece ? `[${piece.items.map((i) => this.flow(i)).join(', ')}]` : this.scalar(piece);
	}

	private json(piece: Piece, indent: string): string {
		const deep = indent + unit;
		if ('fields' in piece) {
			return `{\n${deep}${piece.fields.map((f) => this.jsonField(f, deep)).join(`,\n${deep}`)}\n${indent}\\}`;
		}
		if ('items' in piece) {
			return `[${piece.items.map((i) => this.json(i, indent)).join(', ')}]`;
		}
		return this.scalar(piece);
	}

	private jsonField([name, value]: readonly [string, Piece], indent: string): string {
		return `${this.key(name)}: ${this.json(value, indent)}`;
	}

	private key(name: string): string {
		return escaped(scalarText(name, false, this.cursor));
	}

	private scalar(piece: Piece): string {
		if (!('gap' in piece)) {
			return 'value' in piece ? piece.value : '';
		}
		const stop = this.stops.get(piece.gap) ?? this.stops.size + 1;
		this.stops.set(piece.gap, stop);
		// Digits in quotes stay the text that they are.
		return this.cursor.layout === 'json' || quotedGaps.has(piece.gap) ? `"$${stop}"` : `$${stop}`;
	}
}

const quotedGaps = new Set(['code', 'place', 'provider']);
