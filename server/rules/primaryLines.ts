import { type Claim, isoDay, type ServiceLine } from '../case/case';
import type { AddOnProcedure } from '../guidance/types';
import { type BilledAddOn, isInEffect } from './billedAddOns';
import { type Numbered, standingOf } from './byStanding';
import { linesByCode } from './linesByCode';

/**
 * The lines that an add-on line is payable with: a listed primary each, and nothing stands in the way. In lists by code;
 * each is the same object for each add-on line that it carries.
 */
export function payablePrimaries({ line, procedure }: BilledAddOn, claim: Claim): (readonly Numbered<ServiceLine>[])[] {
	const { payable } = linesByCode(claim);
	const standing = standingOf(line, claim);
	return codesThatCarry(procedure, line).flatMap((code) => payable.get(code)?.beside(standing) ?? []);
}

/** Of the lines that the add-on code would be payable with on that line, the first of each code. */
export function firstPrimaries(procedure: AddOnProcedure, line: ServiceLine, claim: Claim): ServiceLine[] {
	const { payable } = linesByCode(claim);
	const standing = standingOf(line, claim);
	return codesThatCarry(procedure, line)
		.flatMap((code) => payable.get(code)?.firstBeside(standing) ?? [])
		.sort((a, b) => a.number - b.number)
		.map(({ one }) => one);
}

/** The add-on's list on the line's day. No line carries itself, nor does another one of its code. */
function codesThatCarry({ addOn }: AddOnProcedure, { code, dateOfService }: ServiceLine): string[] {
	const day = isoDay(dateOfService);
	const codes = addOn.primaries.filter((p) => p.code !== code?.value && isInEffect(p, day)).map((p) => p.code);
	return [...new Set(codes)];
}

/** Whether a code is on the add-on's list, and the pair in effect on the day; without a day, on any. */
export function isListed(code: string | undefined, { addOn }: AddOnProcedure, day?: string): boolean {
	return addOn.primaries.some((p) => p.code === code && isInEffect(p, day));
}

/**
 * Why a line cannot go with an add-on line, whatever the codes: its status, units, day or, on a professional claim,
 * provider. Undefined when it can. Days and providers that are not known are not compared.
 */
export function lineObstacle(line: ServiceLine, addOn: ServiceLine, claim: Claim): string | undefined {
	const day = isoDay(addOn.dateOfService);
	const otherDay = isoDay(line.dateOfService);
	const code = line.code?.value ?? '';
	if (line.status) {
		return `${code} is ${line.status}`;
	}
	if (line.units && line.units.value <= 0) {
		return `${code} is billed with ${line.units.value} units`;
	}
	if (day && otherDay && day !== otherDay) {
		return `${code} is on this claim only on ${otherDay}, the add-on is on ${day}`;
	}
	return isSameProvider(line, addOn, claim) ? undefined : `${code} is billed only by another provider`;
}

/** Whether two lines are not known to be of two providers. Institutional claims are not judged by provider. */
function isSameProvider(a: ServiceLine, b: ServiceLine, { scope }: Claim): boolean {
	return scope !== 'professional' || !a.provider || !b.provider || a.provider.value === b.provider.value;
}

/** A code of CPT's form. Drugs and supplies (HCPCS: a letter first) are no procedures to add something on to. */
export function isProcedureCode(code: string | undefined): boolean {
	return /^\d{4}[\dT]$/.test(code ?? '');
}

/** The first line of each code: what is pointed at, where a code may stand on many lines. */
export function firstOfEachCode(lines: readonly ServiceLine[]): ServiceLine[] {
	const first = new Map<string | undefined, ServiceLine>();
	for (const line of lines) {
		if (!first.has(line.code?.value)) {
			first.set(line.code?.value, line);
		}
	}
	return [...first.values()];
}

/** Three codes at most: a claim of forty lines would make a message unreadable. */
export function codesOf(lines: readonly ServiceLine[]): string {
	const codes = [...new Set(lines.map((l) => l.code?.value))];
	return codes.length > 3 ? `${codes.slice(0, 3).join(', ')} and ${codes.length - 3} more` : codes.join(', ');
}
