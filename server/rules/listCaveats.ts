import { type Claim, isoDay } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure, Cited } from '../guidance/types';
import type { BilledAddOn } from './billedAddOns';

/** Medicare, or nobody named: the lists and indicators are Medicare's. */
export function isMedicare(claim: Claim, guidance: Guidance): boolean {
	return claim.payer === undefined || guidance.payer(claim.payer.value)?.isMedicare === true;
}

/** Where the list of an add-on's primaries comes from: `CMS add-on code edits 2026 Q2`, and the user's file if it is one. */
export function listOf({ addOn: { list } }: AddOnProcedure): string {
	return `${list.name} ${list.quarter}${list.file === undefined ? '' : ` in ${list.file}`}`;
}

/** What the auditor must know about the list that was applied: sentences, none for Medicare in a quarter that is known. */
export function listCaveats({ line, procedure }: BilledAddOn, claim: Claim, guidance: Guidance): string[] {
	const { list, type } = procedure.addOn;
	const day = isoDay(line.dateOfService);
	const what = type === '2' ? 'rule' : 'list';
	const other = isMedicare(claim, guidance)
		? []
		: [`This is CMS's ${what}; ${claim.payer?.value}'s own is not supplied.`];
	return day !== undefined && list.knownTo < day ? [...other, `The ${what} is known to ${list.quarter}.`] : other;
}

/** Who says a fact, in parentheses behind a blank; empty where nobody is named. */
export function saidBy(fact: Cited | undefined, guidance: Guidance): string {
	const source = fact && guidance.source(fact.source);
	const inferred = fact?.confidence === 'L' ? '; an inference' : '';
	return source ? ` (${source.publisher ?? source.title}${inferred})` : '';
}
