import { type Claim, isoDay, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure, Period } from '../guidance/types';
import type { CodeLibrary } from '../library/codeLibrary';

/** A service line that bills an add-on code. */
export interface BilledAddOn {
	readonly line: ServiceLine;
	readonly code: NonNullable<ServiceLine['code']>;
	readonly procedure: AddOnProcedure;
}

/**
 * The add-on lines that add-on rules judge: not on a claim for something else (dental, preauthorization …), and not on a
 * line denied or voided.
 */
export function billedAddOns(claim: Claim | undefined, guidance: Guidance): BilledAddOn[] {
	if (!claim || claim.scope === 'other') {
		return [];
	}
	return claim.lines.flatMap((line) => {
		const procedure = line.code && guidance.addOn(line.code.value);
		return line.code && procedure && !line.status ? [{ line, code: line.code, procedure }] : [];
	});
}

/**
 * Those of them whose code is in effect on their day. Of the others `code-not-in-effect` has said all there is to say:
 * what carries them, and whether they are the right ones, is no question then.
 */
export function addOnsInEffect(claim: Claim | undefined, guidance: Guidance): BilledAddOn[] {
	return billedAddOns(claim, guidance).filter(({ line, procedure }) =>
		isInEffect(procedure.inEffect, isoDay(line.dateOfService)),
	);
}

/**
 * Add-on lines of which the guidance knows nothing and a loaded file of add-on code edits has the list: whether a primary
 * carries them can be judged, and no more. Of a code that the file has ended `procedure-code` speaks.
 */
export function listedAddOns(
	claim: Claim | undefined,
	guidance: Guidance,
	library: CodeLibrary | undefined,
): BilledAddOn[] {
	if (!claim || claim.scope === 'other' || !library) {
		return [];
	}
	return claim.lines.flatMap((line) => {
		const { code } = line;
		const procedure = code && !line.status && !guidance.addOn(code.value) ? library.addOn(code.value) : undefined;
		const standing = procedure && library.procedure(procedure.code, isoDay(line.dateOfService));
		const isOver = standing?.is === 'ended' || standing?.is === 'too early';
		return code && procedure && !isOver ? [{ line, code, procedure }] : [];
	});
}

/**
 * Equal for add-on lines of one code, day and provider: they stand alike to the lines that could carry them, so that a
 * claim of a thousand lines is judged once, and not by pairs.
 */
export function standingKey({ code, line }: BilledAddOn): string {
	return JSON.stringify([code.value, isoDay(line.dateOfService), line.provider?.value]);
}

/** Whether a day lies in a period of days, both ends included. A day that is not known is taken to. */
export function isInEffect(period: Period | undefined, day: string | undefined): boolean {
	if (!period || day === undefined) {
		return true;
	}
	return period.from <= day && (period.until === undefined || day <= period.until);
}
