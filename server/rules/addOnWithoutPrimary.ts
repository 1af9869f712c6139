import { type Claim, isoDay, type Place, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { type BilledAddOn, billedAddOns, isInEffect } from './billedAddOns';
import type { Related, Rule, RuleFinding } from './rule';

export const addOnWithoutPrimary: Rule = {
	id: 'add-on-without-primary',
	severity: 'error',
	what: 'An add-on code is billed and the claim has no payable primary procedure for it.',
	why:
		'An add-on is paid only together with a primary procedure of its list: for the same patient, on the same date of ' +
		'service, by the same practitioner (CMS National Correct Coding Initiative, add-on code edits).',
	whatToDo: 'Bill the primary procedure that was done, correct its line, or take the add-on off the claim.',
	*check({ claim }, { guidance }) {
		for (const billed of billedAddOns(claim, guidance)) {
			const found = claim && judge(billed, claim, guidance);
			if (found) {
				yield found;
			}
		}
	},
};

function judge(billed: BilledAddOn, claim: Claim, guidance: Guidance): RuleFinding | undefined {
	const day = isoDay(billed.line.dateOfService);
	const others = claim.lines.filter((l) => l !== billed.line && l.code && !guidance.addOn(l.code.value));
	const listed = others.filter((l) => isListed(l, billed));
	const obstacles = listed.map((line) => ({
		line,
		reason: mismatch(line, billed, claim) ?? pairMismatch(line, billed),
	}));
	if (obstacles.some((o) => o.reason === undefined)) {
		return undefined;
	}
	const unlisted = others.filter((l) => !listed.includes(l) && isProcedure(l) && !mismatch(l, billed, claim));
	// Only a type 1 list says that nothing else will do (types 2 and 3: the contractor decides).
	if (listed.length === 0 && unlisted.length > 0 && billed.procedure.addOn.type !== '1') {
		return undefined;
	}
	const nearMisses = obstacles.flatMap(({ line, reason }) => (line.code && reason ? [related(line.code, reason)] : []));
	const inEffect = isInEffect(billed.procedure.inEffect, day);
	const onlyUnlisted = listed.length === 0 && unlisted.length > 0;
	const strangers = onlyUnlisted
		? unlisted.flatMap((l) => (l.code ? [related(l.code, `${l.code.value} is not a listed primary of it`)] : []))
		: [];
	return {
		start: billed.code.start,
		end: billed.code.end,
		severity: onlyUnlisted && inEffect && !isMedicare(claim, guidance) ? 'warning' : 'error',
		code: billed.code.value,
		message: `${message(billed, reason())}${caveats(billed, claim, guidance)}`,
		related: [...nearMisses, ...strangers],
		fixes: [
			{
				title: 'Insert a primary procedure line',
				safe: false,
				edits: [{ kind: 'insertLine', after: billed.line.path }],
			},
		],
	};

	function reason(): string {
		if (!inEffect) {
			return `the code is not in effect on ${day}, so nothing carries it`;
		}
		if (listed.length > 0) {
			return [...new Set(nearMisses.map((m) => m.message))].join('; ');
		}
		if (onlyUnlisted) {
			return `the other procedures on this claim (${codesOf(unlisted)}) are not on its list`;
		}
		const elsewhere = others.some((l) => isProcedure(l) && !l.status);
		return elsewhere && day
			? `no other procedure by this provider is on this claim on ${day}`
			: 'no other procedure is on this claim';
	}
}

function related({ start, end }: Place, text: string): Related {
	return { start, end, message: text };
}

/** Why a line cannot carry the add-on line, whatever its code; undefined when it can. */
function mismatch(line: ServiceLine, { line: addOn }: BilledAddOn, claim: Claim): string | undefined {
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
	const compared = claim.scope === 'professional' && line.provider && addOn.provider;
	return compared && line.provider?.value !== addOn.provider?.value
		? `${code} is billed only by another provider`
		: undefined;
}

/** Why a code of the list does not count on the add-on's day; undefined when it does. */
function pairMismatch(line: ServiceLine, { line: addOn, procedure }: BilledAddOn): string | undefined {
	const day = isoDay(addOn.dateOfService);
	const pairs = procedure.addOn.primaries.filter((p) => p.code === line.code?.value);
	return pairs.some((p) => isInEffect(p, day)) ? undefined : `${line.code?.value} is not listed for it on ${day}`;
}

function message({ code, procedure }: BilledAddOn, reason: string): string {
	const { primaries, type, list } = procedure.addOn;
	const needs =
		type === '1'
			? `It is payable only with one of its ${primaries.length} listed primaries, by the same provider on the same day`
			: 'It is payable only with a primary procedure, by the same provider on the same day';
	return (
		`Add-on ${code.value} has no payable primary procedure: ${reason}. ${needs} (${list.name} ${list.quarter}, type ${type}). ` +
		'Bill the primary that was done, correct its line, or remove the add-on.'
	);
}

/** What the auditor must know about the list that was applied. */
function caveats({ line, procedure }: BilledAddOn, claim: Claim, guidance: Guidance): string {
	const { list } = procedure.addOn;
	const day = isoDay(line.dateOfService);
	const late = day !== undefined && list.knownTo < day ? ` The list is known to ${list.quarter}.` : '';
	const other = isMedicare(claim, guidance) ? '' : ` This is CMS's list; ${claim.payer?.value}'s own is not supplied.`;
	return other + late;
}

/** Medicare, or nobody named: the lists are Medicare's. */
function isMedicare(claim: Claim, guidance: Guidance): boolean {
	return claim.payer === undefined || guidance.payer(claim.payer.value)?.isMedicare === true;
}

function isListed(line: ServiceLine, { procedure }: BilledAddOn): boolean {
	return procedure.addOn.primaries.some((p) => p.code === line.code?.value);
}

/** A code of CPT's form. Drugs and supplies (HCPCS: a letter first) are no procedures to add something on to. */
function isProcedure(line: ServiceLine): boolean {
	return /^\d{4}[\dT]$/.test(line.code?.value ?? '');
}

/** Three codes at most: a claim of forty lines would make the message unreadable. */
function codesOf(lines: readonly ServiceLine[]): string {
	const codes = [...new Set(lines.map((l) => l.code?.value))];
	return codes.length > 3 ? `${codes.slice(0, 3).join(', ')} and ${codes.length - 3} more` : codes.join(', ');
}
