import type { Case, Claim, FieldKey, MissingField, Note, Place } from '../case/case';
import type { CaseEdit } from '../case/caseEdit';
import type { Guidance } from '../guidance/guidance';
import type { Severity } from '../guidance/types';

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
	/** Gives the findings of one unit, in any order. A value that is absent or of the wrong kind gives none. */
	check(unit: ReviewUnit, context: ReviewContext): Iterable<RuleFinding>;
}

/** A claim with its note, or one of them alone. */
export interface ReviewUnit {
	readonly claim?: Claim;
	readonly note?: Note;
	/** Mandatory fields that are not there. */
	readonly missing: readonly MissingField[];
	/** The keys of the case, where its format says which keys there are. */
	readonly keys: readonly FieldKey[];
}

export interface ReviewContext {
	readonly guidance: Guidance;
	/** The day of review, `YYYY-MM-DD`. */
	readonly today: string;
}

/** What a rule says. The place is the anchor: what is underlined. */
export interface RuleFinding extends Place {
	/** The rule's own severity where this is absent. */
	readonly severity?: Severity;
	/** What is wrong, why, what to do. May hold codes and dates of service; never an identifier or words of a note. */
	readonly message: string;
	/** The procedure code concerned. */
	readonly code?: string;
	readonly related?: readonly Related[];
	readonly fixes?: readonly Fix[];
}

export interface Related extends Place {
	readonly message: string;
}

/** A change that a person can choose. `safe` changes form only. */
export interface Fix {
	readonly title: string;
	readonly safe: boolean;
	readonly edits: readonly CaseEdit[];
}

export function unitOf(from: Case): ReviewUnit {
	const { claim, note, missing, keys } = from;
	return { ...(claim && { claim }), ...(note && { note }), missing, keys };
}

const bySeverity: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The most severe of several; `hint` for none. */
export function mostSevere(severities: readonly Severity[]): Severity {
	return bySeverity.find((s) => severities.includes(s)) ?? 'hint';
}
