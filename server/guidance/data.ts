import { type Narrative, noNarrative } from './narrative';
import { noQueryWording, type QueryWording } from './providerQuery';
import type {
	AddOn,
	Benchmark,
	Citation,
	Cited,
	Diagnosis,
	DocumentationSet,
	FeeColumns,
	FeeIndicator,
	ImagingGuidance,
	ImagingModality,
	Modifier,
	Payer,
	Period,
	PlaceOfService,
	Primary,
	PrimaryList,
	Source,
	WorkflowStep,
} from './types';

/**
 * What is known about codes, as plain data: written as JSON when the product is built, and read back unchanged. Made by
 * `compileGuidance` from the files of `guidance/`, or from an organization's on top of them. References (a family, a
 * source, a place of service) stand as names; `openGuidance` follows them. All codes and modifiers are in capitals.
 */
export interface GuidanceData {
	readonly addOns: readonly AddOnFacts[];
	readonly families: readonly Family[];
	readonly procedures: readonly ProcedureFacts[];
	readonly documentation: readonly DocumentationSet[];
	readonly modalities: readonly ImagingModality[];
	readonly payers: readonly PayerFacts[];
	readonly benchmarks: readonly Benchmark[];
	readonly modifiers: readonly Modifier[];
	readonly diagnoses: readonly Diagnosis[];
	/** The assigned codes; any other is unassigned. */
	readonly placesOfService: readonly PlaceOfService[];
	readonly addOnTypes: readonly AddOnType[];
	readonly feeColumns: readonly FeeColumn[];
	readonly sources: readonly Source[];
	/** How the prose of notes is read. */
	readonly narrative: Narrative;
	/** How a query to the provider is worded. */
	readonly query: QueryWording;
}

/** Nothing is known. */
export const noGuidance: GuidanceData = {
	addOns: [],
	families: [],
	procedures: [],
	documentation: [],
	modalities: [],
	payers: [],
	benchmarks: [],
	modifiers: [],
	diagnoses: [],
	placesOfService: [],
	addOnTypes: [],
	feeColumns: [],
	sources: [],
	narrative: noNarrative,
	query: noQueryWording,
};

/** What any code can have. */
export interface CodeFacts {
	readonly category?: string;
	readonly region?: string;
	readonly notes?: readonly string[];
	readonly sources?: readonly Citation[];
	readonly notKnown?: readonly string[];
	readonly feeSchedule?: FeeRow;
}

/** What an add-on code can have, or share with the others of its family. */
export interface SharedFacts extends CodeFacts {
	/** CMS's type. */
	readonly addOnType?: AddOn['type'];
	readonly list?: PrimaryList;
	readonly documentation?: string;
	readonly imageGuided?: boolean;
	readonly sites?: { readonly typical: readonly string[]; readonly note: string };
	readonly workflow?: readonly WorkflowStep[];
}

export interface Family extends SharedFacts {
	readonly name: string;
}

export interface AddOnFacts extends SharedFacts {
	readonly code: string;
	readonly family?: string;
	readonly meaning?: string;
	readonly shortMeaning?: string;
	readonly inEffect: Period;
	readonly siblings?: readonly string[];
	readonly regionWords?: readonly string[];
	readonly placedBy?: string;
	readonly regionDiagnoses?: readonly string[];
	readonly primaries?: readonly Primary[];
}

export interface ProcedureFacts extends CodeFacts {
	readonly code: string;
	readonly meaning?: string;
	readonly shortMeaning?: string;
	readonly inEffect?: Period;
	readonly imagingGuidance?: ImagingGuidance;
	readonly guidesBy?: string;
	readonly anyRegion?: boolean;
	readonly describedBy?: string;
	readonly namedBy?: string;
}

/** A row of the physician fee schedule, values as the file has them. */
export interface FeeRow extends FeeColumns {
	readonly asOf: string;
}

export type PayerFacts = Pick<Payer, 'name'> & Partial<Payer>;

export interface AddOnType extends Cited {
	readonly type: AddOn['type'];
	readonly meaning: string;
}

/** What the values of one column of the fee schedule mean. */
export interface FeeColumn extends Cited {
	readonly column: keyof FeeColumns;
	readonly label: string;
	readonly values: readonly (Pick<FeeIndicator, 'value' | 'excludes'> & { readonly meaning: string })[];
}
