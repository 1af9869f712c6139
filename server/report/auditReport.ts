/** What an audit of a folder comes to: figures, each with the places that it was counted from. */
export interface AuditReport {
	readonly version: 1;
	/** The day it was computed, ISO. */
	readonly date: string;
	/** Cases that the figures are computed from. */
	readonly cases: number;
	/** All cases of the folder, before the filter. */
	readonly casesInFolder: number;
	/** Files that could not be read: what they hold is in no figure. */
	readonly unreadFiles: number;
	readonly filter: ReportFilter;
	/** Cases and files have their own names; otherwise aliases. */
	readonly hasNames: boolean;
	readonly sections: readonly Section[];
	readonly decisions: readonly ReportedDecision[];
	/** What the figures' `places` count into. */
	readonly places: readonly ReportPlace[];
}

/** Which cases a report is about; an absent field asks for nothing. */
export interface ReportFilter {
	/** Names as the report has them, {@link notGiven} among them. */
	readonly payers?: readonly string[];
	readonly providers?: readonly string[];
	/** ISO days, both included: the case's first day of service lies between them. */
	readonly from?: string;
	readonly to?: string;
}

/** Whether a filter asks for nothing. */
export function asksForAll({ payers, providers, from, to }: ReportFilter): boolean {
	return payers === undefined && providers === undefined && from === undefined && to === undefined;
}

/** What stands for a value that a claim does not give. */
export const notGiven = 'not given';

export interface ReportPlace {
	/** The file's name or alias. */
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** The case's id or alias; absent for what belongs to none. */
	readonly case?: string;
}

export interface Section {
	/** Stable, in kebab-case. */
	readonly id: string;
	readonly title: string;
	/** How its figures are counted. */
	readonly explains: string;
	readonly tables: readonly Table[];
}

export interface Table {
	/** Stable and unique in the report. */
	readonly id: string;
	readonly title: string;
	/** What a row is about, and its columns. */
	readonly head: readonly [rows: string, ...columns: string[]];
	readonly rows: readonly Row[];
	readonly plot?: Plot;
}

export interface Row {
	readonly label: string;
	readonly cells: readonly Cell[];
	/** It sums up the other rows. */
	readonly isTotal?: true;
}

export type Cell = Count | Rate | Amount;

/** How many; every one of them has a place, though two may stand in one line. */
export interface Count {
	readonly count: number;
	/** Into {@link AuditReport.places}, by file and line. */
	readonly places: readonly number[];
}

/** A part of a whole; not known where there is no whole. */
export interface Rate {
	readonly numerator: Count | Amount;
	readonly denominator: Count | Amount;
}

/** US dollars; undefined: not known. */
export interface Amount {
	readonly amount: number | undefined;
	readonly places: readonly number[];
}

/** How a table is drawn beside itself: by columns of it, counted from 0 behind the rows' labels. */
export interface Plot {
	readonly kind: 'bars' | 'columns' | 'boxes';
	readonly columns: readonly number[];
	/** What each column stands for, for its color. */
	readonly tones: readonly Tone[];
	/** What it shows, for those who do not see it. */
	readonly says: string;
}

export type Tone = 'error' | 'warning' | 'information' | 'hint' | 'good' | 'fair' | 'plain';

export interface ReportedDecision {
	readonly rule: string;
	readonly severity: string;
	readonly code?: string;
	readonly by: 'comment' | 'decision' | 'baseline';
	readonly determination?: string;
	readonly reason?: string;
	readonly who?: string;
	readonly when?: string;
	readonly place: number;
}

/** The share, 0 to 1; undefined, which is not known, where the whole is nothing or is not known. */
export function share({ numerator, denominator }: Rate): number | undefined {
	const part = figureOf(numerator);
	const whole = figureOf(denominator);
	return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

export function figureOf(of: Count | Amount): number | undefined {
	return 'count' in of ? of.count : of.amount;
}

/** Whether a value from outside is a filter. */
export function isReportFilter(value: unknown): value is ReportFilter {
	const isTexts = (list: unknown) =>
		list === undefined || (Array.isArray(list) && list.every((t) => typeof t === 'string'));
	const isDay = (text: unknown) => text === undefined || (typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text));
	if (typeof value !== 'object' || value === null) {
		return false;
	}
	const of = (name: string): unknown => Reflect.get(value, name);
	return isTexts(of('payers')) && isTexts(of('providers')) && isDay(of('from')) && isDay(of('to'));
}
