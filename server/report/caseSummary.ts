import type { Finding } from '../review/finding';
import type { LinePosition } from '../text/lineIndex';
import { type ReportSource, type Unit, type UnitFinding, unitsOf } from './units';

/**
 * Where a case stands, by the worst that is open of it: an error, a warning, else nothing but what is decided or ignored,
 * else information only, else nothing at all.
 */
export type CaseStatus = 'error' | 'warning' | 'decided' | 'information' | 'clean';

/** A claim with its note as a list of cases shows it: no word of a note, and none of an identifier but the case's own id. */
export interface CaseSummary {
	/** The file that the case is counted in, and where it begins. */
	readonly file: string;
	readonly at: LinePosition;
	readonly id?: string;
	/** As the guidance calls the payer, else as the claim does. */
	readonly payer?: string;
	/** The first day of service. */
	readonly day?: string;
	readonly status: CaseStatus;
	/** Open ones first, the worst first. */
	readonly findings: readonly FindingSummary[];
}

export interface FindingSummary {
	readonly rule: string;
	readonly severity: Finding['severity'];
	readonly message: string;
	/** Where it stands in another file than the case. */
	readonly file?: string;
	readonly at: LinePosition;
	/** It is decided, ignored or in a baseline. */
	readonly isSettled: boolean;
}

const order: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];

/** One for each claim with its note, in the order of the sources. */
export function caseSummaries(sources: readonly ReportSource[]): CaseSummary[] {
	return unitsOf(sources).units.map(caseSummary);
}

export function caseSummary({ one, source, findings }: Unit): CaseSummary {
	const { id, payer, day } = one;
	return {
		file: source.file,
		at: source.lines.position(one.start),
		...(id !== undefined && { id }),
		...(payer !== undefined && { payer }),
		...(day !== undefined && { day }),
		status: statusOf(findings.map((f) => f.finding)),
		findings: findings.map((f) => findingSummary(f, source)).sort(byWeight),
	};
}

function findingSummary({ finding, source }: UnitFinding, of: ReportSource): FindingSummary {
	const { rule, severity, message, settled } = finding;
	return {
		rule,
		severity,
		message,
		...(source !== of && { file: source.file }),
		at: source.lines.position(finding.start),
		isSettled: settled !== undefined,
	};
}

function byWeight(a: FindingSummary, b: FindingSummary): number {
	return (
		Number(a.isSettled) - Number(b.isSettled) ||
		order.indexOf(a.severity) - order.indexOf(b.severity) ||
		a.at.line - b.at.line ||
		a.at.character - b.at.character
	);
}

function statusOf(findings: readonly Finding[]): CaseStatus {
	const open = new Set(findings.filter((f) => !f.settled).map((f) => f.severity));
	if (open.has('error')) {
		return 'error';
	}
	if (open.has('warning')) {
		return 'warning';
	}
	if (findings.some((f) => f.settled)) {
		return 'decided';
	}
	return open.size > 0 ? 'information' : 'clean';
}
