import type { Double, Elsewhere, NeighbourLine, Surroundings } from '../rules/rule';
import type { CaseFacts } from './caseFacts';
import type { CaseIndex } from './caseIndex';

/** How a case stands to the other cases of a workspace. */
export interface Links {
	readonly facts: Surroundings;
	/** The case that holds the other half, where there is exactly one. */
	readonly other?: CaseFacts;
}

/** The most cases have nothing to do with any other. */
const alone: Links = { facts: { otherHalf: 'here', candidates: [], doubles: [], neighbours: [] } };

/** More lines of other claims than this are not looked at: nobody bills a patient so much in an audit. */
const neighbourLimit = 200;

/** Looks for what belongs to a case; the case itself is in the index. */
export function linksOf(own: CaseFacts, index: CaseIndex): Links {
	const isWhole = own.hasClaim === own.hasNote || !own.pairs;
	const doubled = doubles(own, index);
	const near = neighbours(own, index);
	if (isWhole && doubled.length === 0 && near.length === 0) {
		return alone;
	}
	const others = halves(own, index);
	const [other] = others;
	const certain = others.length === 1 && other && halves(other, index).length === 1;
	const otherHalf = isWhole ? 'here' : certain ? 'found' : others.length > 0 ? 'several' : 'none';
	// A note that two claims want is certain for neither of them.
	const rivals = others.length === 1 && other ? halves(other, index).filter((r) => !isSame(r, own)) : others;
	return {
		facts: {
			otherHalf,
			candidates: otherHalf === 'several' ? rivals.map(placeOf).sort(byFile) : [],
			doubles: doubled,
			neighbours: near,
		},
		...(certain && { other }),
	};
}

/** Whether a case has nothing to do with any other. */
export function isAlone(links: Links): boolean {
	return links === alone;
}

/** The cases that could be the other half of a claim without a note, or of a note without a claim. */
function halves(own: CaseFacts, index: CaseIndex): CaseFacts[] {
	if (own.hasClaim === own.hasNote || !own.pairs) {
		return [];
	}
	const fits = (c: CaseFacts) => c.pairs && c.hasClaim === own.hasNote && c.hasNote === own.hasClaim;
	const byId = own.caseId === undefined ? [] : index.withCaseId(own.caseId).filter(fits);
	if (byId.length > 0) {
		return byId;
	}
	if (index.of(own.file).length !== 1) {
		return [];
	}
	// Two ids that differ say that the files do not belong together, whatever they are called.
	return index
		.withBaseNameOf(own.file)
		.filter((c) => fits(c) && (own.caseId === undefined || c.caseId === undefined))
		.filter(
			(c) => c.caseId === undefined || index.withCaseId(c.caseId).filter((x) => x.hasClaim !== c.hasClaim).length === 0,
		);
}

/** Only the first: a thousand copies in one file would otherwise each list those before it. */
function doubles(own: CaseFacts, index: CaseIndex): Double[] {
	if (!own.hasClaim) {
		return [];
	}
	const sameCase = own.caseId === undefined ? [] : index.withCaseId(own.caseId).filter((c) => c.hasClaim);
	const sameClaim = own.claimId === undefined ? [] : index.withClaimId(own.claimId);
	const before = [...sameCase, ...sameClaim].filter((c) => isBefore(c, own));
	const first = before.reduce<CaseFacts | undefined>((a, b) => (a && !isBefore(b, a) ? a : b), undefined);
	return first ? [{ ...placeOf(first), ...(first.file === own.file && { sameFile: true }) }] : [];
}

function neighbours(own: CaseFacts, index: CaseIndex): NeighbourLine[] {
	if (!own.hasClaim || own.patient === undefined) {
		return [];
	}
	return index
		.ofPatient(own.patient)
		.filter((c) => !isSame(c, own))
		.flatMap((c) => c.lines.map((l) => ({ ...c.at.inFile(l), file: c.file })))
		.sort(byFile)
		.slice(0, neighbourLimit);
}

function isBefore(a: CaseFacts, b: CaseFacts): boolean {
	return a.file < b.file || (a.file === b.file && a.ordinal < b.ordinal);
}

function isSame(a: CaseFacts, b: CaseFacts): boolean {
	return a.file === b.file && a.ordinal === b.ordinal;
}

function placeOf({ file, at, place }: CaseFacts): Elsewhere {
	return { ...at.inFile(place), file };
}

function byFile(a: Elsewhere, b: Elsewhere): number {
	return a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start;
}
