import { type Case, isoDay, type Note, type Place, type ServiceLine, wholeProcedure } from '../case/case';
import { billedAddOns } from '../rules/billedAddOns';
import { type ElementState, elementStates } from '../rules/elementStates';
import { firstPrimaries } from '../rules/primaryLines';
import { type ReviewContext, type ReviewUnit, unitOf } from '../rules/rule';
import type { Placement } from '../text/placement';
import type { ReviewedCase } from './reviewCase';
import type { FileReview } from './reviewFile';

/** The little of a reviewed case that a report counts, so that thousands of them can be kept. Offsets are of the file. */
export interface ReportedCase extends Place {
	/** The case's own id, of whichever half has it. */
	readonly id?: string;
	readonly hasClaim: boolean;
	readonly hasNote: boolean;
	/** It is the note of a claim in another file, and counted there. */
	readonly countedAt?: { readonly file: string; readonly start: number };
	/** As the guidance calls the payer, else as the claim does. */
	readonly payer?: string;
	/** Who did what is billed, and who wrote the note. */
	readonly providers: readonly string[];
	/** The first day of service. */
	readonly day?: string;
	/** None where the claim is counted elsewhere. */
	readonly lines: readonly ReportedLine[];
	/** How the note stands to the elements of each add-on that the claim bills, and of the whole procedure then. */
	readonly documentation: readonly ReportedDocumentation[];
}

export interface ReportedLine extends Place {
	readonly code?: string;
	readonly day?: string;
	/** Place of service. */
	readonly site?: { readonly code: string; readonly name?: string };
	readonly charge?: number;
	/** The line bills an add-on code: the codes of the primaries that it is payable with. */
	readonly primaries?: readonly string[];
}

export interface ReportedDocumentation {
	/** The add-on code, or {@link wholeProcedure}. */
	readonly code: string;
	readonly elements: readonly ReportedElement[];
}

export interface ReportedElement {
	readonly name: string;
	readonly label: string;
	readonly required: boolean;
	readonly state: ElementState['state'];
}

/** What of a file's cases a report counts. */
export function reportedCases(review: FileReview): ReportedCase[] {
	const { context } = review.made;
	return review.parts.flatMap(({ at, review: part }) => part.cases.map((one) => reportedCase(one, at, context)));
}

function reportedCase({ case: one, surroundings }: ReviewedCase, at: Placement, context: ReviewContext): ReportedCase {
	const other = surroundings?.other;
	const unit = unitOf(one, other?.case, surroundings?.facts);
	const { claim, note } = unit;
	const lines = claim?.lines ?? [];
	const days = lines.flatMap((l) => isoDay(l.dateOfService) ?? []).sort();
	const day = days[0] ?? isoDay(note?.dateOfService);
	const providers = [...lines.map((l) => l.provider), note?.author].flatMap((p) => p?.value ?? []);
	const payer = claim?.payer && (context.guidance.payer(claim.payer.value)?.name ?? claim.payer.value);
	const id = one.id ?? other?.case.id;
	const isCountedThere = one.claim === undefined && other?.case.claim !== undefined;
	return {
		...placeIn(at, one),
		...(id && { id: id.value }),
		hasClaim: claim !== undefined,
		hasNote: note !== undefined,
		...(isCountedThere && { countedAt: { file: other.file, start: placeIn(other.at, other.case).start } }),
		...(payer !== undefined && { payer }),
		providers: [...new Set(providers)],
		...(day !== undefined && { day }),
		lines: isCountedThere ? [] : reportedLines(unit, one, at, context),
		documentation: isCountedThere ? [] : documentationOf(unit, context),
	};
}

function placeIn(at: Placement, { start, end }: Place): Place {
	return at.inFile({ start, end });
}

function reportedLines({ claim }: ReviewUnit, one: Case, at: Placement, { guidance }: ReviewContext): ReportedLine[] {
	if (!claim || claim !== one.claim) {
		return [];
	}
	const billed = new Map(billedAddOns(claim, guidance).map((b) => [b.line, b.procedure]));
	return claim.lines.map((line): ReportedLine => {
		const procedure = billed.get(line);
		const day = isoDay(line.dateOfService);
		const primaries = procedure && firstPrimaries(procedure, line, claim).flatMap((p) => p.code?.value ?? []);
		return {
			...placeIn(at, line),
			...(line.code && { code: line.code.value }),
			...(day !== undefined && { day }),
			...siteOf(line, guidance),
			...(line.charge && { charge: line.charge.value }),
			...(primaries && { primaries: [...new Set(primaries)] }),
		};
	});
}

function siteOf({ placeOfService }: ServiceLine, guidance: ReviewContext['guidance']): Pick<ReportedLine, 'site'> {
	if (!placeOfService) {
		return {};
	}
	const name = guidance.placeOfService(placeOfService.value)?.name;
	return { site: { code: placeOfService.value, ...(name !== undefined && { name }) } };
}

/** Nothing where there is no note: that nothing is documented is another thing than that nothing can be looked at. */
function documentationOf({ claim, note }: ReviewUnit, context: ReviewContext): ReportedDocumentation[] {
	const codes = new Set(billedAddOns(claim, context.guidance).map((b) => b.code.value));
	if (!note || codes.size === 0) {
		return [];
	}
	return [...codes, wholeProcedure].map((code) => ({ code, elements: statesOf(note, code, context) }));
}

function statesOf(note: Note, code: string, { guidance, narrative }: ReviewContext): ReportedElement[] {
	return elementStates(note, code, guidance.elementsOf(code), guidance).map(({ element, state }) => ({
		name: element.name,
		label: element.label,
		required: element.required,
		state: state === 'in the text' && narrative === 'ignore' ? 'missing' : state,
	}));
}
