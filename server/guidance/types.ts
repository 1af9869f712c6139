// What the look-ups of `Guidance` give: plain objects in which every reference but a source's id has been followed.

/** A procedure code. Everything but the code may be unknown. */
export interface Procedure {
	/** In capitals. */
	readonly code: string;
	/** A paraphrase of our own or of the organization's; undefined: not supplied. */
	readonly meaning?: string;
	/** The same in a few words; undefined: not supplied. */
	readonly shortMeaning?: string;
	/** A label, such as `CPT Category III`. */
	readonly category?: string;
	/** Where in the body, a label such as `chest`. */
	readonly region?: string;
	/** Element of the narrative's signs that any note shows that describes the procedure; undefined: not supplied. */
	readonly describedBy?: string;
	/** Element that shows that this kind of procedure was done, and no other; undefined: not supplied. */
	readonly namedBy?: string;
	/** The code itself places the procedure in no region of the body. */
	readonly anyRegion?: boolean;
	readonly inEffect?: Period;
	/** How imaging guidance stands to this procedure; undefined: not known. */
	readonly imagingGuidance?: ImagingGuidance;
	/** The procedure is itself imaging guidance for another: the kind of imaging, a label such as `CT`. */
	readonly guidesBy?: string;
	/** Present when the code is an add-on code. */
	readonly addOn?: AddOn;
	readonly feeSchedule?: FeeSchedule;
	readonly sites?: Sites;
	/** In the order in which the steps are done. */
	readonly workflow: readonly WorkflowStep[];
	/** What an auditor should know about the code, a sentence or two each. */
	readonly notes: readonly string[];
	readonly sources: readonly Citation[];
	/** What was looked for and not found, or not supplied: one sentence each. */
	readonly notKnown: readonly string[];
}

/** A procedure whose code is an add-on code. */
export type AddOnProcedure = Procedure & { readonly addOn: AddOn };

/** What makes a code an add-on code. */
export interface AddOn {
	/** CMS's type: `1` only the listed primaries, `2` the contractor makes the list, `3` listed, not exclusive. */
	readonly type: '1' | '2' | '3';
	/** What the type means, a sentence; empty: not supplied. */
	readonly typeMeaning: string;
	/** Words by which a note places tissue in its region, as patterns; empty: not supplied. */
	readonly regionWords: readonly string[];
	/** Element of the narrative's signs that shows that a procedure was done there; undefined: not supplied. */
	readonly placedBy?: string;
	/** Beginnings of ICD-10-CM codes, without dots, that place a claim there. */
	readonly regionDiagnoses: readonly string[];
	readonly list: PrimaryList;
	readonly primaries: readonly Primary[];
	/** Codes of the same work elsewhere in the body, in capitals. */
	readonly siblings: readonly string[];
	/** Name of the {@link DocumentationSet} that the add-on's note needs. */
	readonly documentation?: string;
	/** By definition done under imaging guidance; undefined: not known. */
	readonly imageGuided?: boolean;
}

/** The publication that a list of primaries was taken from. */
export interface PrimaryList {
	/** Such as `CMS add-on code edits`. */
	readonly name: string;
	/** Such as `2026 Q2`. */
	readonly quarter: string;
	/** Last day for which the list is known, ISO. */
	readonly knownTo: string;
	/** The user's file that it was read from, without its folder; absent for a list of the guidance. */
	readonly file?: string;
}

/** A primary procedure of an add-on, and the days on which the pair is in effect. */
export interface Primary extends Period {
	/** In capitals. */
	readonly code: string;
}

/** Days, both ends included, ISO `YYYY-MM-DD`. Without `until` it goes on. */
export interface Period {
	readonly from: string;
	readonly until?: string;
}

/** Whether imaging guidance is part of a procedure, so that no guidance code is billed beside it for it. */
export interface ImagingGuidance extends Cited {
	readonly included: 'yes' | 'no' | 'by definition none';
}

/** A code's row in the Medicare physician fee schedule. The values are the file's own. */
export interface FeeSchedule extends FeeColumns {
	/** Such as `July 2026`. */
	readonly asOf: string;
	/** What the status means for payment, in plain words: what is shown instead of an amount. */
	readonly explanation?: string;
	/** Every column with its meaning, in the order of {@link FeeColumns}. */
	readonly indicators: readonly FeeIndicator[];
}

export interface FeeColumns {
	readonly status: string;
	readonly global: string;
	readonly pctc: string;
	readonly multiple: string;
	readonly bilateral: string;
	readonly assistant: string;
	readonly coSurgeon: string;
	readonly team: string;
}

export interface FeeIndicator {
	readonly column: keyof FeeColumns;
	readonly value: string;
	/** The column's name for people, such as `Multiple procedures`. */
	readonly label: string;
	/** What the value means; undefined: not supplied. */
	readonly meaning?: string;
	/** Modifiers that cannot stand on a code with this value. */
	readonly excludes: readonly string[];
}

export interface Sites {
	/** Where the procedure is usually done. */
	readonly typical: readonly PlaceOfService[];
	/** A sentence or two. */
	readonly note: string;
}

export interface PlaceOfService extends Cited {
	/** Two digits. */
	readonly code: string;
	/** CMS's name. */
	readonly name: string;
	/** Paid at the facility rate. */
	readonly facility: boolean;
}

export interface Modifier extends Cited {
	/** Two letters or digits, in capitals. */
	readonly code: string;
	/** What it says of the line. */
	readonly meaning: string;
	/** The line stands for something apart from the other lines of the day. */
	readonly distinct?: boolean;
	/** The line stands for the same procedure, done once more. */
	readonly repeat?: boolean;
	/** The side of the body that the procedure was done on. */
	readonly side?: 'right' | 'left';
	/** What in a note's text speaks of that side. */
	readonly sideInText?: SideInText;
	/** The procedure was broken off. */
	readonly brokenOff?: boolean;
}

/** Elements of the narrative's signs. */
export interface SideInText {
	/** Any of them: the procedure was done on the side. */
	readonly done: readonly string[];
	/** The side is spoken of at all. */
	readonly named: string;
}

/** Elements of the narrative's signs. */
export interface OtherSideInText {
	/** The procedure was done on the other side. */
	readonly done: string;
	/** The code's own side is spoken of, too. */
	readonly unless: string;
}

export interface Diagnosis extends Cited {
	/** ICD-10-CM, in capitals, with its dot. */
	readonly code: string;
	/** What ICD-10-CM calls it; undefined: not supplied. */
	readonly title?: string;
	/** The side of the body that the code names; undefined: none, or not specified. */
	readonly side?: 'right' | 'left' | 'both';
	/** What in a note's text says that the procedure was done on the other side of the same organ. */
	readonly contradictedBy?: OtherSideInText;
	/** Otherwise the code is met with, and is none. */
	readonly assigned: boolean;
	readonly note?: string;
	/** It is the code of a complication: what in a note's text shows that it happened. */
	readonly complication?: Complication;
}

export interface Complication {
	/** Element of the narrative's signs. */
	readonly shownBy: string;
	/** Where the text documents this element too, it was brought about on purpose, and is no complication. */
	readonly unless?: string;
	/** This element shows a complication whatever was done on purpose. */
	readonly alsoShownBy?: string;
}

export interface WorkflowStep {
	readonly title: string;
	/** What is done, one or two sentences. */
	readonly what: string;
	/** The step is what the add-on code stands for. */
	readonly isAddOn?: boolean;
}

/** The elements that a note documents for a kind of work; `procedure` is the set for the whole procedure. */
export interface DocumentationSet {
	readonly name: string;
	/** For people, such as `Tissue displacement`. */
	readonly title: string;
	/** In the order in which they are asked for. */
	readonly elements: readonly DocumentationElement[];
	/** Fields that a note may have beside the elements, and that count as none. */
	readonly timing: readonly DocumentationField[];
}

export interface DocumentationField {
	/** The key in the note, in camelCase. */
	readonly name: string;
	readonly label: string;
	/** Why it is documented, a sentence or two. */
	readonly why: string;
	/** What to write, a sentence or two. */
	readonly write: string;
	/** What the value is, for rules that judge more than its presence. */
	readonly holds: FieldContent;
}

export type FieldContent =
	| 'text'
	| 'imagingModality'
	| 'technique'
	| 'duration'
	| 'complications'
	| 'startTime'
	| 'endTime';

export interface DocumentationElement extends DocumentationField {
	/** A comment of at most 70 characters that asks the provider for what is missing, and leads to no answer. */
	readonly ask: string;
	/** How severe it is that a required element is missing. */
	readonly severity: Severity;
	/** Otherwise recommended. */
	readonly required: boolean;
	/**
	 * What a note's prose must document for the element to be documented there: elements of the narrative's signs, all of
	 * them. Undefined: prose never counts for it.
	 */
	readonly shownBy?: readonly string[];
	/** Elements of the narrative's signs, any of which says that what was told just before came to nothing. */
	readonly givenUpBy?: readonly string[];
	/** Elements of the narrative's signs, any of which says that what had failed was done in the end. */
	readonly doneAfterAllBy?: readonly string[];
	/** Elements of the narrative's signs: where the text documents any, the work may have been done in another way. */
	readonly doubtedBy?: readonly string[];
	/** Elements of the narrative's signs, any of which contradicts a field that says none. */
	readonly contradictNoneBy?: readonly string[];
	/** Elements of the narrative's signs, any of which says that a procedure was done that this work opens the way for. */
	readonly primaryDoneBy?: readonly string[];
	/** Elements of the narrative's signs whose sentences may give the time of this work. */
	readonly timedBy?: readonly string[];
	/** Elements of the narrative's signs, any of which says that this work came after the procedure. */
	readonly tooLateBy?: readonly string[];
	/** `none` is an answer. */
	readonly noneIsAnswer: boolean;
	/** What notes say of it, good and poor, of invented procedures; undefined: not supplied. */
	readonly wording?: ElementWording;
	readonly sources: readonly Cited[];
}

export interface ElementWording {
	/** Words that document the element. */
	readonly good: readonly string[];
	/** Words that do not, or not enough, and why. */
	readonly poor: readonly { readonly says: string; readonly why: string }[];
}

/** A kind of imaging that guides a procedure. */
export interface ImagingModality extends Cited {
	readonly name: string;
	/** How people write it, patterns as those of a narrative. */
	readonly phrases: readonly string[];
	/** Names of the general kinds that it is one of. */
	readonly kindOf?: readonly string[];
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Payer {
	readonly name: string;
	/** Other names under which a claim may have it. */
	readonly aliases: readonly string[];
	readonly isMedicare: boolean;
	/** Empty: no policy supplied. */
	readonly policies: readonly PayerPolicy[];
	readonly notKnown: readonly string[];
}

/** What a payer's published policy says of some codes. */
export interface PayerPolicy extends Cited, Period {
	/** In capitals. */
	readonly codes: readonly string[];
	readonly covered?: boolean;
	readonly authorizationNeeded?: boolean;
	readonly severity: Severity;
	/** The policy in the organization's own words. */
	readonly says: string;
}

export type Measure = 'payment' | 'utilization';

/** A figure about a code, from somebody who has counted. */
export interface Benchmark extends Cited {
	/** In capitals. */
	readonly code: string;
	readonly measure: Measure;
	/** What sets it apart from the others of its measure and unit. */
	readonly label: string;
	readonly value: number;
	/** Ends of a range around the value. */
	readonly low?: number;
	readonly high?: number;
	readonly unit: string;
	/** Whom or what it is about. */
	readonly population: string;
	/** When it held: a day, a month, a quarter or a year. */
	readonly date: string;
}

/** A document that facts are taken from. */
export interface Source {
	readonly id: string;
	readonly title: string;
	readonly publisher?: string;
	/** As the document gives it: a day, a quarter or a year. */
	readonly date?: string;
	readonly url?: string;
}

/** Where a fact comes from and how far it can be trusted. */
export interface Cited {
	/** A {@link Source}'s id. */
	readonly source: string;
	readonly confidence: Confidence;
}

/** A source with what it backs, a phrase or sentence. */
export interface Citation extends Cited {
	readonly backs: string;
}

/** `H` read in the primary file or two independent sources, `M` one good secondary source, `L` inference. */
export type Confidence = 'H' | 'M' | 'L';
