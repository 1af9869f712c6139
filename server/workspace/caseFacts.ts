import { type Case, isoDay, type Place } from '../case/case';
import type { FileReview } from '../review/reviewFile';
import type { NeighbourLine } from '../rules/rule';

/** The little of a case that other files need to know. Offsets are of the file. */
export interface CaseFacts {
	readonly file: string;
	/** The case's number in its file, from 0. */
	readonly ordinal: number;
	/** Where to point at: the case id, else the claim's or note's key. */
	readonly place: Place;
	readonly caseId?: string;
	readonly hasClaim: boolean;
	readonly hasNote: boolean;
	/** Its other half can stand in another file; of other formats than our own no such half is read. */
	readonly pairs: boolean;
	readonly claimId?: string;
	readonly patient?: string;
	/** Of the claim; none for a claim that is not for procedures. */
	readonly lines: readonly NeighbourLine[];
}

/** The facts of every case of a file, in their order. */
export function factsOf(file: string, review: FileReview | undefined): CaseFacts[] {
	const facts: CaseFacts[] = [];
	for (const { start, review: part } of review?.parts ?? []) {
		for (const { case: one } of part.cases) {
			facts.push(caseFacts(one, file, facts.length, start));
		}
	}
	return facts;
}

/** @param base where the part begins that the case's offsets count from */
export function caseFacts(one: Case, file: string, ordinal: number, base: number): CaseFacts {
	const { id, claim, note } = one;
	const place = id ?? claim?.heading ?? note?.heading ?? { start: one.start, end: one.start };
	const patient = claim?.patient ?? note?.patient;
	return {
		file,
		ordinal,
		place: { start: place.start + base, end: place.end + base },
		...(id && { caseId: id.value }),
		hasClaim: claim !== undefined,
		hasNote: note !== undefined,
		pairs: one.format === 'native',
		...(claim?.id && { claimId: claim.id.value }),
		...(patient && { patient: patient.value }),
		lines: claim && claim.scope !== 'other' ? linesOf(claim.lines, file, base) : [],
	};
}

function linesOf(lines: NonNullable<Case['claim']>['lines'], file: string, base: number): NeighbourLine[] {
	return lines.flatMap(({ code, dateOfService, status }) => {
		const day = isoDay(dateOfService);
		return code
			? [
					{
						file,
						start: code.start + base,
						end: code.end + base,
						code: code.value,
						...(day !== undefined && { day }),
						...(status && { status }),
					},
				]
			: [];
	});
}

/** Whether the facts of a file are the same but for their places. */
export function saysTheSame(before: readonly CaseFacts[], now: readonly CaseFacts[]): boolean {
	return before.length === now.length && before.every((fact, i) => meaning(fact) === meaning(now[i] as CaseFacts));
}

function meaning({ caseId, claimId, patient, hasClaim, hasNote, lines }: CaseFacts): string {
	return JSON.stringify([caseId, claimId, patient, hasClaim, hasNote, lines.map((l) => [l.code, l.day, l.status])]);
}
