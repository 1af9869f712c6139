import { type Claim, isoDay, type Place, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { AddOnProcedure } from '../guidance/types';
import { addOnsInEffect, type BilledAddOn, listedAddOns, standingKey } from './billedAddOns';
import { ByStanding, standingOf } from './byStanding';
import { isPayable } from './linesByCode';
import { isMedicare, listCaveats, listOf } from './listCaveats';
import { codesOf, firstOfEachCode, firstPrimaries, isListed, isProcedureCode, lineObstacle } from './primaryLines';
import type { NeighbourLine, Related, Rule, RuleFinding, Severity } from './rule';

export const addOnWithoutPrimary: Rule = {
	id: 'add-on-without-primary',
	severity: 'error',
	what: 'An add-on code is billed and the claim has no payable primary procedure for it.',
	why:
		'An add-on is paid only together with a primary procedure: for the same patient, on the same date of service, by ' +
		'the same practitioner. CMS says which: only those of a list (type 1), what the contractor decides (type 2), or ' +
		'those of a list and what the contractor accepts (type 3) (National Correct Coding Initiative, add-on code edits).',
	whatToDo: 'Bill the primary procedure that was done, correct its line, or take the add-on off the claim.',
	*check({ claim, surroundings }, { guidance, library }) {
		const isAddOn = (code: string) => guidance.addOn(code) !== undefined || library?.addOn(code) !== undefined;
		const others = claim?.lines.filter((l) => l.code && !isAddOn(l.code.value)) ?? [];
		const procedures = claim ? payableProcedures(others, claim) : new ByStanding<ServiceLine>();
		const listed = new Map<AddOnProcedure, readonly ServiceLine[]>();
		const judged = new Map<string, Beside | undefined>();
		for (const billed of [...addOnsInEffect(claim, guidance), ...listedAddOns(claim, guidance, library)]) {
			const key = standingKey(billed);
			if (claim && !judged.has(key)) {
				const { procedure } = billed;
				const carriers = listed.get(procedure) ?? others.filter((l) => canCarry(l.code?.value, billed));
				listed.set(procedure, carriers);
				const elsewhere = onOtherClaims(billed, guidance, surroundings?.neighbours ?? []);
				const isAlone = !isCarried(billed, claim, procedures, guidance);
				judged.set(key, isAlone ? judge(billed, claim, others, carriers, procedures, elsewhere) : undefined);
			}
			const beside = judged.get(key);
			if (claim && beside) {
				yield finding(billed, claim, guidance, beside);
			}
		}
	},
};

/** What stands beside an add-on line that no line carries. */
interface Beside {
	/** What would carry it, but for the reason that is said. */
	readonly nearMisses: readonly Related[];
	/** Procedures of the same day and provider that its list does not have. */
	readonly unlisted: readonly ServiceLine[];
	/** The claim has a procedure at all, on whatever day. */
	readonly anyProcedure: boolean;
}

/** The procedures among the lines that nothing but day and provider keeps from carrying an add-on. */
function payableProcedures(others: readonly ServiceLine[], claim: Claim): ByStanding<ServiceLine> {
	const procedures = new ByStanding<ServiceLine>();
	for (const [number, line] of others.entries()) {
		if (isPayable(line) && isProcedureCode(line.code?.value)) {
			procedures.add(standingOf(line, claim), line, number);
		}
	}
	return procedures;
}

/** Looked up, since a long claim has an add-on line on every day: only those that nothing carries are compared with all. */
function isCarried(
	billed: BilledAddOn,
	claim: Claim,
	procedures: ByStanding<ServiceLine>,
	guidance: Guidance,
): boolean {
	const { line, procedure } = billed;
	return procedure.addOn.type === '2'
		? procedures.firstBeside(standingOf(line, claim)) !== undefined
		: firstPrimaries(procedure, line, claim).some((p) => !guidance.addOn(p.code?.value ?? ''));
}

/**
 * What stands beside an add-on line that nothing carries.
 * @param others the lines of the claim that bill no add-on
 * @param listed those of them whose code can carry it
 * @param procedures those of them that could carry one, but for day and provider
 * @param elsewhere what would carry it on other claims
 */
function judge(
	billed: BilledAddOn,
	claim: Claim,
	others: readonly ServiceLine[],
	listed: readonly ServiceLine[],
	procedures: ByStanding<ServiceLine>,
	elsewhere: readonly Related[],
): Beside {
	const candidates = listed.map((line) => ({
		line,
		reason: lineObstacle(line, billed.line, claim) ?? pairObstacle(line, billed),
	}));
	const onClaim = candidates.flatMap(({ line, reason }) => (line.code && reason ? [related(line.code, reason)] : []));
	return {
		nearMisses: firstOfEachMessage([...onClaim, ...elsewhere]).slice(0, nearMissLimit),
		unlisted: procedures
			.beside(standingOf(billed.line, claim))
			.flat()
			.sort((a, b) => a.number - b.number)
			.map(({ one }) => one)
			.filter((l) => !canCarry(l.code?.value, billed)),
		anyProcedure: others.some((l) => isProcedureCode(l.code?.value) && !l.status),
	};
}

/** More near misses than this help nobody to find the one that was meant. */
const nearMissLimit = 10;

function firstOfEachMessage(related: readonly Related[]): Related[] {
	const first = new Map<string, Related>();
	for (const one of related) {
		const key = `${one.file ?? ''} ${one.message}`;
		if (!first.has(key)) {
			first.set(key, one);
		}
	}
	return [...first.values()];
}

function finding(billed: BilledAddOn, claim: Claim, guidance: Guidance, beside: Beside): RuleFinding {
	const { code, line } = billed;
	const strangers = saysUnlisted(billed, beside) ? firstOfEachCode(beside.unlisted).slice(0, nearMissLimit) : [];
	return {
		start: code.start,
		end: code.end,
		severity: severityOf(billed, claim, guidance, beside),
		code: code.value,
		values: [line.dateOfService?.value ?? '', line.provider?.value ?? '', reasonOf(billed, beside)],
		message: [
			`Add-on ${code.value} has no payable primary procedure: ${reasonOf(billed, beside)}.`,
			needs(billed),
			whatToDo(billed, beside),
			...listCaveats(billed, claim, guidance),
		].join(' '),
		related: [
			...beside.nearMisses,
			...strangers.flatMap((l) => (l.code ? [related(l.code, `${l.code.value} is not a listed primary of it`)] : [])),
		],
		fixes: [
			{ title: 'Insert a primary procedure line', safe: false, edits: [{ kind: 'insertLine', after: line.path }] },
		],
	};
}

/** Without any procedure that could do, it is an error for every payer; else the list and who made it count. */
function severityOf(billed: BilledAddOn, claim: Claim, guidance: Guidance, beside: Beside): Severity {
	if (!saysUnlisted(billed, beside)) {
		return 'error';
	}
	return billed.procedure.addOn.type === '1' && isMedicare(claim, guidance) ? 'error' : 'warning';
}

/** A near miss on the claim says more than what is not listed, unless the list is not the last word. */
function saysUnlisted({ procedure }: BilledAddOn, { nearMisses, unlisted }: Beside): boolean {
	const onClaim = nearMisses.some((m) => m.file === undefined);
	return unlisted.length > 0 && (!onClaim || procedure.addOn.type === '3');
}

function reasonOf(billed: BilledAddOn, beside: Beside): string {
	const reasons = beside.nearMisses.map((m) => m.message);
	if (saysUnlisted(billed, beside)) {
		reasons.push(`the other procedures on this claim (${codesOf(beside.unlisted)}) are not on its list`);
	}
	if (reasons.length > 0) {
		return [...new Set(reasons)].join('; ');
	}
	const day = isoDay(billed.line.dateOfService);
	return beside.anyProcedure && day
		? `no other procedure by this provider is on this claim on ${day}`
		: 'no other procedure is on this claim';
}

/** Listed primaries on other claims of the same patient for the same day. */
function onOtherClaims(billed: BilledAddOn, guidance: Guidance, neighbours: readonly NeighbourLine[]): Related[] {
	const day = isoDay(billed.line.dateOfService);
	return neighbours
		.filter((n) => day !== undefined && n.day === day && !n.status && !guidance.addOn(n.code))
		.filter((n) => isListed(n.code, billed.procedure, day))
		.map(({ file, start, end, code }) => ({
			file,
			start,
			end,
			message: `${code} is on another claim of the same patient on ${day}`,
		}));
}

function related({ start, end }: Place, text: string): Related {
	return { start, end, message: text };
}

/** Whether the code is one that the add-on can be added to: of its list or, where the contractor makes it, any. */
function canCarry(code: string | undefined, { procedure }: BilledAddOn): boolean {
	return procedure.addOn.type === '2' ? isProcedureCode(code) : isListed(code, procedure);
}

/** Why a code of the list does not count on the add-on's day; undefined when it does. */
function pairObstacle({ code }: ServiceLine, { line, procedure }: BilledAddOn): string | undefined {
	const day = isoDay(line.dateOfService);
	const counts = procedure.addOn.type === '2' || isListed(code?.value, procedure, day);
	return counts ? undefined : `${code?.value} is not listed for it on ${day}`;
}

/** What CMS asks for, with its source. */
function needs({ procedure }: BilledAddOn): string {
	const { primaries, type } = procedure.addOn;
	const source = `(${listOf(procedure)}, type ${type})`;
	const count = new Set(primaries.map((p) => p.code)).size;
	const listed = count > 1 ? `one of its ${count} listed primaries` : 'its listed primary';
	switch (type) {
		case '1':
			return `It is payable only with ${listed}, by the same provider on the same day ${source}.`;
		case '2':
			return `It is payable only with a primary procedure, by the same provider on the same day; CMS lists none, the contractor decides which ${source}.`;
		case '3':
			return `It is payable with ${listed}, by the same provider on the same day; the contractor may accept another procedure ${source}.`;
	}
}

function whatToDo(billed: BilledAddOn, beside: Beside): string {
	return billed.procedure.addOn.type === '3' && saysUnlisted(billed, beside)
		? 'Verify that the contractor accepts it; otherwise bill the primary that was done, correct its line, or remove the add-on.'
		: 'Bill the primary that was done, correct its line, or remove the add-on.';
}
