import { type Case, isoDay, type Place } from '../case/case';
import type { FileReview } from '../review/reviewFile';
import { Placement } from '../text/placement';

/** The little of a case that other files need to know. Offsets are of the case's part, so that they hold while the case does. */
export interface CaseFacts {
	readonly file: string;
	/** The case's number in its file, from 0. */
	readonly ordinal: number;
	/** Where the case's part stands in the file. It moves as the text before it grows; everything else stays. */
	at: Placement;
	/** Where to point at: the case id, else the claim's or note's key. */
	readonly place: Place;
	readonly caseId?: string;
	readonly hasClaim: boolean;
	readonly hasNote: boolean;
	/** Its other half can stand in another file; of other formats than our own no such half is read. */
	readonly pairs: boolean;
	readonly claimId?: string;
	/** Where the claim id stands. */
	readonly claimPlace?: Place;
	readonly patient?: string;
	/** Of the claim; none for a claim that is not for procedures. */
	readonly lines: readonly BilledLine[];
	/** What it says to other files, as one text. */
	readonly meaning: string;
}

export interface BilledLine extends Place {
	readonly code: string;
	readonly day?: string;
	readonly status?: 'denied' | 'voided';
}

/** The facts of every case of a file, in their order. */
export function factsOf(file: string, review: FileReview | undefined): CaseFacts[] {
	const facts: CaseFacts[] = [];
	for (const { at, review: part } of review?.parts ?? []) {
		for (const { case: one } of part.cases) {
			facts.push(caseFacts(one, file, facts.length, at));
		}
	}
	return facts;
}

/** A keystroke leaves most cases as they were. */
const known = new WeakMap<Case, CaseFacts>();

/** @param at where the part stands that the case's offsets are of; where that is not at hand, what was known of it holds */
export function caseFacts(one: Case, file: string, ordinal: number, at?: Placement): CaseFacts {
	const before = known.get(one);
	if (before?.file === file && before.ordinal === ordinal) {
		before.at = at ?? before.at;
		return before;
	}
	const { id, claim, note } = one;
	const place = id ?? claim?.heading ?? note?.heading ?? { start: one.start, end: one.start };
	const patient = (claim?.patient ?? note?.patient)?.value;
	const lines = claim && claim.scope !== 'other' ? linesOf(claim.lines) : [];
	const said = [
		id?.value,
		claim?.id?.value,
		patient,
		claim && 1,
		note && 1,
		lines.map((l) => [l.code, l.day, l.status]),
	];
	const facts: CaseFacts = {
		file,
		ordinal,
		at: at ?? Placement.whole,
		place: { start: place.start, end: place.end },
		...(id && { caseId: id.value }),
		hasClaim: claim !== undefined,
		hasNote: note !== undefined,
		pairs: one.format === 'native',
		...(claim?.id && {
			claimId: claim.id.value,
			claimPlace: { start: claim.id.start, end: claim.id.end },
		}),
		...(patient !== undefined && { patient }),
		lines,
		meaning: JSON.stringify(said),
	};
	known.set(one, facts);
	return facts;
}

function linesOf(lines: NonNullable<Case['claim']>['lines']): BilledLine[] {
	return lines.flatMap(({ code, dateOfService, status }) => {
		const day = isoDay(dateOfService);
		return code
			? [
					{
						start: code.start,
						end: code.end,
						code: code.value,
						...(day !== undefined && { day }),
						...(status && { status }),
					},
				]
			: [];
	});
}

/** Whether the facts of a file say the same to others. */
export function saysTheSame(before: readonly CaseFacts[], now: readonly CaseFacts[]): boolean {
	return before.length === now.length && before.every((fact, i) => fact === now[i] || fact.meaning === now[i]?.meaning);
}
