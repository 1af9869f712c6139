import type { Case, Claim, FieldKey, Located, MissingField, Note, Place } from '../case/case';
import type { CaseEdit } from '../case/caseEdit';
import type { Guidance } from '../guidance/guidance';
import type { Severity } from '../guidance/types';
import type { CodeLibrary } from '../library/codeLibrary';

export type { Severity };

/** A rule is data plus one function. It sees cases and guidance; never YAML or JSON, files, an editor, the clock. */
export interface Rule {
	/** Stable, in kebab-case, says what is wrong. */
	readonly id: string;
	readonly severity: Severity;
	/** What is wrong, in one sentence. */
	readonly what: string;
	/** Why it matters, and where that is said. */
	readonly why: string;
	/** What a person does about it. */
	readonly whatToDo: string;
	/** What it judges, where that is not the claim. */
	readonly about?: 'note' | 'file';
	/** The record contradicts itself, or what is billed: nobody but the provider can say how it was. */
	readonly asksProvider?: true;
	/** Gives the findings of one unit, in any order. A value that is absent or of the wrong kind gives none. */
	check(unit: ReviewUnit, context: ReviewContext): Iterable<RuleFinding>;
}

/** A claim with its note, or one of them alone. */
export interface ReviewUnit {
	/** The case's own id. */
	readonly id?: Located<string>;
	readonly claim?: Claim;
	readonly note?: Note;
	/** Fields that must be there and are not. */
	readonly missing: readonly MissingField[];
	/** The keys of the case, where its format says which keys there are. */
	readonly keys: readonly FieldKey[];
	/** Claim and note stand in two files, so that what is said of one is said there. */
	readonly apart: boolean;
	/** What other files hold; undefined where nobody has looked, as for a text alone. */
	readonly surroundings?: Surroundings;
}

/** What the other files of a workspace hold that a rule may need. */
export interface Surroundings {
	/**
	 * How the other half of a case that is only a claim or only a note was looked for: it is in the case itself, was found
	 * in another file, is nowhere, or could be one of several.
	 */
	readonly otherHalf: 'here' | 'found' | 'none' | 'several';
	/** Where the several are. */
	readonly candidates: readonly Elsewhere[];
	/** The first case with the same case id and a claim, or with the same claim id, where it is not the case itself. */
	readonly doubles: readonly Double[];
	/** Lines of other claims for the same patient. */
	readonly neighbours: readonly NeighbourLine[];
}

/** A case that stands twice. */
export interface Double extends Elsewhere {
	/** It stands in the file of the case itself. */
	readonly sameFile?: true;
}

/** A place in another file. */
export interface Elsewhere extends Place {
	/** The file as the workspace names it. */
	readonly file: string;
}

/** A service line of another claim. */
export interface NeighbourLine extends Elsewhere {
	/** In capitals. */
	readonly code: string;
	/** ISO day. */
	readonly day?: string;
	readonly status?: 'denied' | 'voided';
}

/** Which half of a case a place belongs to; `file`: to the file that is reviewed, whatever it holds. */
export type Half = 'claim' | 'note' | 'file';

export interface ReviewContext {
	readonly guidance: Guidance;
	/** What the organization's files of codes say; absent where none is named, or none is loaded yet. */
	readonly library?: CodeLibrary;
	/** The day of review, `YYYY-MM-DD`. */
	readonly today: string;
	/** What an organization has set, by rule; a rule's own severity where it has set none. */
	readonly severities?: ReadonlyMap<string, Severity | 'off'>;
	/** What a note's dictated text counts for beside its fields; absent: `accept`. */
	readonly narrative?: NarrativeUse;
	/** A case longer than this is not read, in UTF-16 code units; absent: the product's own limit. */
	readonly caseLimit?: number;
}

/** `accept` documents as a field does, `hint` does so and leaves a hint, `ignore`: only fields count. */
export type NarrativeUse = 'accept' | 'hint' | 'ignore';

/** What a rule says. The place is the anchor: what is underlined. */
export interface RuleFinding extends Place {
	/** The rule's own severity where this is absent. */
	readonly severity?: Severity;
	/** What is wrong, why, what to do. May hold codes and dates of service; never an identifier or words of a note. */
	readonly message: string;
	/** Where the place stands; the claim where this is absent, or the note where there is no claim. */
	readonly on?: Half;
	/** The procedure code concerned. */
	readonly code?: string;
	/** The same is said on the other half; it counts there. */
	readonly twin?: true;
	/** The values that it rests on: a decision about it holds as long as they stay as they are. */
	readonly values?: readonly string[];
	readonly related?: readonly Related[];
	readonly fixes?: readonly Fix[];
}

export interface Related extends Place {
	readonly message: string;
	/** The half that the place stands in, where it is not that of the finding. */
	readonly on?: Half;
	/** Another file that the place stands in. */
	readonly file?: string;
}

/** A change that a person can choose. `safe` changes form only. */
export interface Fix {
	readonly title: string;
	readonly safe: boolean;
	/** Words of the note that it writes. They are shown to the person who chooses, and stand in no report. */
	readonly quotations?: readonly string[];
	readonly edits: readonly CaseEdit[];
}

/** A case by itself, or with the half of it that stands in another file. */
export function unitOf(from: Case, other?: Case, surroundings?: Surroundings): ReviewUnit {
	const claim = from.claim ?? other?.claim;
	const note = from.note ?? other?.note;
	const { id, missing, keys } = from;
	return {
		...(id && { id }),
		...(claim && { claim }),
		...(note && { note }),
		missing,
		keys,
		apart: other !== undefined,
		...(surroundings && { surroundings }),
	};
}

const bySeverity: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The most severe of several; `hint` for none. */
export function mostSevere(severities: readonly Severity[]): Severity {
	return bySeverity.find((s) => severities.includes(s)) ?? 'hint';
}
