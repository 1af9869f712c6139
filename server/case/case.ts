import type { Problem, TreeNode } from '../text/tree';
import type { CaseEdit } from './caseEdit';
import type { NoteText } from './noteText';

/** A piece of the file: offsets in UTF-16 code units from its start, `end` exclusive. */
export interface Place {
	readonly start: number;
	readonly end: number;
}

/** A value and where it stands. The place of a quoted value includes its quotes. */
export interface Located<T> extends Place {
	readonly value: T;
	/** Read through a YAML alias or merge key, or aliased elsewhere: no fix here, it would change other places. */
	readonly shared?: true;
}

/** Where a value stands in its tree: keys and 0-based indexes from the case's root. */
export type CasePath = readonly (string | number)[];

/** A claim, a note, or both, from one document of a file. */
export interface Case extends Place {
	readonly format: string;
	/** Ties a claim and a note that stand in different files. */
	readonly id?: Located<string>;
	readonly claim?: Claim;
	readonly note?: Note;
	/** What could not be meant, found while reading. */
	readonly problems: readonly CaseProblem[];
	/** Fields that a claim of its format must have and that are not there. */
	readonly missing: readonly MissingField[];
	/** Every key that stands where the format says which keys there are. Empty for a format that is not our own. */
	readonly keys: readonly FieldKey[];
	/** Where the rest of it stands: of a claim in a file of many resources, those that are its note. */
	readonly also?: readonly Place[];
	/** What it was read from; only the case's own format looks at it, to apply an edit. */
	readonly tree: TreeNode;
}

export interface CaseProblem extends Omit<Problem, 'rule'> {
	readonly rule: Problem['rule'] | 'text-as-number';
	/** What mends its form without changing what it says. */
	readonly edit?: CaseEdit;
}

/** A field that must be there and is not, or has no value yet. Its place is what a finding underlines. */
export interface MissingField extends Place {
	readonly field: 'lines' | 'code' | 'dateOfService' | 'diagnosisPointers';
	/** The mapping that it belongs into. */
	readonly path: CasePath;
}

/** A key of the file and where it stands. */
export interface FieldKey {
	readonly key: Located<string>;
	/** Where its value stands, if that is one text, number or the like on one line. */
	readonly value?: Place;
	/** The fields around it, list indexes left out: `claim.lines`; empty for the outermost. */
	readonly parent: string;
	/** The other keys beside it. */
	readonly siblings: readonly string[];
}

/**
 * Which rules may judge a claim: `other` is a claim that is none for procedures (dental, vision, pharmacy) or no claim
 * yet (a preauthorization); only what concerns the file itself is said of it.
 */
export type ClaimScope = 'professional' | 'institutional' | 'other';

export interface Claim extends Place {
	/** What a finding about the whole claim underlines. */
	readonly heading: Place;
	readonly id?: Located<string>;
	readonly scope: ClaimScope;
	/** The payer's name as written. */
	readonly payer?: Located<string>;
	/** An identifier or reference, never a name. */
	readonly patient?: Located<string>;
	readonly placeOfService?: Located<string>;
	readonly dateOfService?: Located<string>;
	readonly authorization?: Located<string>;
	/** Who bills, where the format names one. */
	readonly billingProvider?: Located<string>;
	/** Who did the work of the lines that name nobody else, where the format names one. */
	readonly renderingProvider?: Located<string>;
	/** In pointer order. */
	readonly diagnoses: readonly DiagnosisCode[];
	/** National provider identifiers, wherever the claim gives one. */
	readonly providerNumbers: readonly Located<string>[];
	readonly lines: readonly ServiceLine[];
}

/** An ICD-10-CM code, in capitals. */
export interface DiagnosisCode extends Located<string> {
	/** Of another code system, or of one that is not said: a code's form says nothing then. */
	readonly otherSystem?: true;
}

export interface ServiceLine extends Place {
	readonly path: CasePath;
	/** CPT or HCPCS, in capitals. Absent when the line has none, or one of another code system. */
	readonly code?: Located<string>;
	/** In capitals. */
	readonly modifiers: readonly Located<string>[];
	/** Absent means 1. */
	readonly units?: Located<number>;
	/** In US dollars, for the whole line. Absent where it is none that can be counted. */
	readonly charge?: Located<number>;
	/** 1-based positions in the claim's diagnoses; 0 for one that names a diagnosis that is not there. */
	readonly diagnosisPointers: readonly Located<number>[];
	readonly revenueCode?: Located<string>;
	/** The line's own or the claim's; ISO `YYYY-MM-DD` when it can be compared, else the text as written. */
	readonly dateOfService?: Located<string>;
	/** The line's own or the claim's. */
	readonly placeOfService?: Located<string>;
	/** The line's rendering provider, else the claim's rendering, else its billing provider. */
	readonly provider?: Located<string>;
	/** The rendering provider, the line's or the claim's, where the format names one. */
	readonly rendering?: Located<string>;
	/** Such a line is no payable primary, and no add-on rule judges it. */
	readonly status?: 'denied' | 'voided';
}

export interface Note extends Place {
	readonly heading: Place;
	readonly id?: Located<string>;
	readonly patient?: Located<string>;
	readonly dateOfService?: Located<string>;
	readonly author?: Located<string>;
	readonly signed?: Located<string>;
	/** Codes of what the note says was done, in capitals. Undefined when it does not say. */
	readonly procedures?: readonly Located<string>[];
	/** The key under which they stand. */
	readonly proceduresHeading?: Place;
	/** The reviewer's abstract of the record. */
	readonly documentation: readonly DocumentedProcedure[];
	/** The key under which the abstract stands. */
	readonly documentationHeading?: Place;
	/** The record itself: never written. */
	readonly text?: NoteText;
	/** All of it was read from clinical resources: no field and no name in it is the reviewer's own. */
	readonly ofRecord?: true;
}

/** The elements documented for one add-on code, or for the whole procedure. */
export interface DocumentedProcedure extends Place {
	/** An add-on code in capitals, or `PROCEDURE`; it lies on the key. */
	readonly code: Located<string>;
	readonly elements: readonly DocumentedElement[];
}

export interface DocumentedElement {
	/** The element's name; it lies on the key. */
	readonly name: Located<string>;
	/** The value as text, parts of a list joined by `; `. Empty text for an absent value, which lies behind the colon. */
	readonly value: Located<string>;
	/** The value is of the wrong kind, which is said already: whether it documents anything cannot be told. */
	readonly unreadable?: true;
}

/** The key of `documentation` that holds the elements of the whole procedure, as {@link DocumentedProcedure.code} has it. */
export const wholeProcedure = 'PROCEDURE';

/** An ISO day, else undefined: what can be compared as text. */
export function isoDay(date: Located<string> | undefined): string | undefined {
	return date && /^\d{4}-\d{2}-\d{2}(?:$|T)/.test(date.value) ? date.value.slice(0, 10) : undefined;
}
