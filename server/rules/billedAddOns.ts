import type { Claim, ServiceLine } from '../case/case';
import { isoDay } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure, Period } from '../guidance/types';

/** A service line that bills an add-on code. */
export interface BilledAddOn {
	readonly line: ServiceLine;
	readonly code: NonNullable<ServiceLine['code']>;
	readonly procedure: AddOnProcedure;
}

/**
 * The add-on lines that add-on rules judge: not on a claim for something else (dental, preauthorization …), not on a
 * line denied or voided, not with a date of service on which the code is not in effect (that is a finding of its own).
 */
export function billedAddOns(claim: Claim | undefined, guidance: Guidance): BilledAddOn[] {
	if (!claim || claim.scope === 'other') {
		return [];
	}
	return claim.lines.flatMap((line) => {
		const procedure = line.code && guidance.addOn(line.code.value);
		if (!line.code || !procedure || line.status || !isInEffect(procedure.inEffect, isoDay(line.dateOfService))) {
			return [];
		}
		return [{ line, code: line.code, procedure }];
	});
}

/** Whether a day lies in a period of days, both ends included. A day that is not known is taken to. */
export function isInEffect(period: Period | undefined, day: string | undefined): boolean {
	if (!period || day === undefined) {
		return true;
	}
	return period.from <= day && (period.until === undefined || day <= period.until);
}
