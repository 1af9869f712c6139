import type { CasePath, Place } from './case';

/** What a fix wants of a case, in the words of the case; each format knows how to write it, or that it cannot. */
export type CaseEdit =
	| FillElement
	| InsertElements
	| InsertLine
	| InsertField
	| QuoteText
	| RemoveModifier
	| RenameKey
	| ReplaceCode
	| ReplaceElement
	| SetUnits;

/** Puts words of the record in place of an element's value that says nothing. */
export interface FillElement {
	readonly kind: 'fillElement';
	/** Of the value. */
	readonly place: Place;
	/** In one line. */
	readonly value: string;
}

/** Adds documentation elements to the note's abstract, empty or with words of the record. */
export interface InsertElements {
	readonly kind: 'insertElements';
	/** The add-on code. */
	readonly code: string;
	readonly elements: readonly {
		readonly name: string;
		/** What to ask the provider for; becomes a comment where the format has comments. */
		readonly ask: string;
		/** What the record says, in one line; without it the value is left empty. */
		readonly value?: string;
	}[];
}

/** Adds a service line with an empty code behind the given one, with the same date and provider where that line has its own. */
export interface InsertLine {
	readonly kind: 'insertLine';
	/** `ServiceLine.path` of the line before. */
	readonly after: CasePath;
}

/** Adds a field with no value to a mapping, or gives the cursor's place where the key is there already. */
export interface InsertField {
	readonly kind: 'insertField';
	readonly path: CasePath;
	readonly field: string;
}

/** Puts a value that is read as a number into quotes, as it stands. */
export interface QuoteText {
	readonly kind: 'quoteText';
	readonly place: Place;
}

/** Gives a key another name. */
export interface RenameKey {
	readonly kind: 'renameKey';
	readonly place: Place;
	readonly name: string;
}

/** Puts another procedure code in place of a line's own, quoted as that was. */
export interface ReplaceCode {
	readonly kind: 'replaceCode';
	/** Of the code that stands there; not of a shared one. */
	readonly place: Place;
	/** `ServiceLine.path` of its line. */
	readonly line: CasePath;
	/** Five letters or digits. */
	readonly code: string;
}

/** Puts another value in place of a documentation element's own, quoted as that was. */
export interface ReplaceElement {
	readonly kind: 'replaceElement';
	/** Of the value that stands there; not of a shared one. */
	readonly place: Place;
	readonly value: string;
}

/** Takes a modifier off a line. */
export interface RemoveModifier {
	readonly kind: 'removeModifier';
	/** Of the modifier; not of a shared one. */
	readonly place: Place;
	/** `ServiceLine.path` of its line. */
	readonly line: CasePath;
}

/** Puts another number of units in place of a line's own, quoted as that was. */
export interface SetUnits {
	readonly kind: 'setUnits';
	/** Of the number that stands there; not of a shared one. */
	readonly place: Place;
	readonly units: number;
}
