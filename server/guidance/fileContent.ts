import type { AddOnFacts, AddOnType, Family, FeeColumn, PayerFacts, ProcedureFacts } from './data';
import type { Narrative } from './narrative';
import type { QueryWording } from './providerQuery';
import type {
	Benchmark,
	Citation,
	Cited,
	Diagnosis,
	DocumentationElement,
	DocumentationField,
	ImagingModality,
	Modifier,
	PlaceOfService,
	Source,
} from './types';

/** What a file of guidance holds once it has passed `schemas/guidance.schema.json`. */
export type FileContent =
	| ({ readonly kind: 'add-on' } & AddOnFacts)
	| ({ readonly kind: 'family' } & Family)
	| ProceduresFile
	| DocumentationFile
	| { readonly kind: 'payers'; readonly payers: readonly PayerFacts[] }
	| { readonly kind: 'benchmarks'; readonly benchmarks: readonly Benchmark[] }
	| { readonly kind: 'modifiers'; readonly modifiers: readonly Modifier[] }
	| {
			readonly kind: 'diagnoses';
			readonly source: string;
			readonly diagnoses: readonly DiagnosisInFile[];
	  }
	| ({ readonly kind: 'places-of-service'; readonly places: readonly PlaceInFile[] } & Cited)
	| {
			readonly kind: 'medicare';
			readonly addOnTypes: readonly AddOnType[];
			readonly feeIndicators: readonly FeeColumn[];
	  }
	| { readonly kind: 'sources'; readonly sources: readonly Source[] }
	| ({ readonly kind: 'narrative' } & Partial<Narrative>)
	| QueryFile
	| { readonly kind: 'examples'; readonly examples: readonly GuidanceExample[] };

type PlaceInFile = Omit<PlaceOfService, keyof Cited>;

type DiagnosisInFile = Omit<Diagnosis, 'source' | 'assigned'> & Partial<Pick<Diagnosis, 'assigned'>>;

export interface QueryFile extends Partial<QueryWording> {
	readonly kind: 'query';
	readonly sources?: readonly Citation[];
}

/** What the guidance of a folder is tried with: a whole case, or the text of a note. */
export interface GuidanceExample {
	readonly title: string;
	/** As a case file has it. */
	readonly case?: string;
	/** Ids of rules. */
	readonly finds?: readonly string[];
	readonly doesNotFind?: readonly string[];
	readonly note?: string;
	/** Elements of the narrative's signs. */
	readonly shows?: readonly string[];
	readonly doesNotShow?: readonly string[];
	/** The day of review; without it, the day on which it is tried. */
	readonly today?: string;
}

export interface ProceduresFile {
	readonly kind: 'procedures';
	/** Of every procedure in the file. */
	readonly sources?: readonly Citation[];
	readonly procedures: readonly ProcedureFacts[];
}

export interface DocumentationFile {
	readonly kind: 'documentation';
	readonly modalities?: readonly ImagingModality[];
	readonly sets: readonly SetInFile[];
}

export interface SetInFile {
	readonly name: string;
	readonly title: string;
	/** Of every element that names none. */
	readonly sources?: readonly Cited[];
	readonly elements: readonly ElementInFile[];
	readonly timing?: readonly DocumentationField[];
}

type Defaulted = 'holds' | 'noneIsAnswer' | 'sources';

/** An element in which what goes without saying may be left out. */
export type ElementInFile = Omit<DocumentationElement, Defaulted> & Partial<Pick<DocumentationElement, Defaulted>>;
