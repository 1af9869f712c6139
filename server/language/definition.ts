import type { Location } from 'vscode-languageserver-types';
import type { Case, Place } from '../case/case';
import type { CaseSurroundings } from '../review/surroundedCase';
import { type ReviewedDocument, rangeOf, reviewedCaseAt, touches } from './document';

/**
 * From the claim to its note and back, in one file or two: from a service line's code to the documentation of that code,
 * from there to the line, from the case id, `claim` or `note` to the other half. Nothing where nothing belongs to the
 * place.
 */
export function definition(document: ReviewedDocument, offset: number): Location[] {
	const found = reviewedCaseAt(document, offset);
	if (!found) {
		return [];
	}
	const { reviewed, base } = found;
	const other = reviewed.surroundings?.other;
	const target = targetOf(reviewed.case, reviewed.surroundings, offset - base);
	if (!target) {
		return [];
	}
	const { place, inOther } = target;
	if (!inOther) {
		return [
			{ uri: document.uri, range: rangeOf({ start: place.start + base, end: place.end + base }, document.lines) },
		];
	}
	const there = other && document.otherText?.(other.file);
	return there
		? [
				{
					uri: there.uri,
					range: rangeOf({ start: place.start + other.base, end: place.end + other.base }, there.lines),
				},
			]
		: [];
}

interface Target {
	readonly place: Place;
	readonly inOther: boolean;
}

function targetOf(one: Case, surroundings: CaseSurroundings | undefined, offset: number): Target | undefined {
	const other = surroundings?.other?.case;
	const claim = { half: one.claim ?? other?.claim, inOther: !one.claim };
	const note = { half: one.note ?? other?.note, inOther: !one.note };
	const line = one.claim?.lines.find((l) => touches(l.code, offset));
	if (line?.code && note.half) {
		const { code } = line;
		const documented = note.half.documentation.find((d) => d.code.value === code.value)?.code;
		const named = note.half.procedures?.find((p) => p.value === code.value);
		return { place: documented ?? named ?? note.half.heading, inOther: note.inOther };
	}
	const named = [...(one.note?.procedures ?? []), ...(one.note?.documentation.map((d) => d.code) ?? [])];
	const code = named.find((c) => touches(c, offset));
	if (code && claim.half) {
		const billed = claim.half.lines.find((l) => l.code?.value === code.value)?.code;
		return billed && { place: billed, inOther: claim.inOther };
	}
	if (other && touches(one.id, offset)) {
		const place = other.id ?? other.claim?.heading ?? other.note?.heading;
		return place && { place, inOther: true };
	}
	if (touches(one.claim?.heading, offset) && note.half) {
		return { place: note.half.heading, inOther: note.inOther };
	}
	return touches(one.note?.heading, offset) && claim.half
		? { place: claim.half.heading, inOther: claim.inOther }
		: undefined;
}
