import type { CodeLens } from 'vscode-languageserver-types';
import type { Claim, Note } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { ReviewedCase } from '../review/reviewCase';
import { addOnsInEffect } from '../rules/billedAddOns';
import type { Placement } from '../text/placement';
import { type ReviewedDocument, rangeOf } from './document';

/** The argument of the command that shows a place: without `hover: false`, with the hover there. */
export interface ShownPlace {
	readonly uri: string;
	readonly range: CodeLens['range'];
	readonly hover?: false;
}

/** The way to the note, which is nothing where it cannot be clicked. */
export const openNote = 'open note';

/** A lens over a claim: what it says, and what a click on it shows. */
export interface ClaimLens {
	readonly title: string;
	readonly shown?: ShownPlace | undefined;
}

/** `{ documented, of }` elements of an add-on; undefined for a code that needs none. */
export type CountElements = (code: string, note: Note) => { documented: number; of: number } | undefined;

/**
 * Over a claim: how many findings of its case are open in this file, how far each billed add-on is documented, and the way
 * to its note.
 * @param settled fingerprints of the findings that are open no more
 */
export function claimLenses(
	{ case: one, surroundings, findings }: ReviewedCase,
	claim: Claim,
	document: ReviewedDocument,
	at: Placement,
	settled: ReadonlySet<string>,
	guidance: Guidance,
	count: CountElements,
): ClaimLens[] {
	const open = findings.filter((f) => !f.settled && !settled.has(f.fingerprint));
	const first = open.reduce<(typeof open)[number] | undefined>((a, b) => (a && a.start <= b.start ? a : b), undefined);
	const shownFirst = first && { uri: document.uri, range: rangeOf(at.inFile(first), document.lines) };
	const other = one.note ? undefined : surroundings?.other;
	const note = one.note ?? other?.case.note;
	const codes = [...new Set(addOnsInEffect(claim, guidance).map((b) => b.code.value))];
	const counts = codes.flatMap((code) => {
		const counted = note && count(code, note);
		return counted ? [{ code, ...counted }] : [];
	});
	const there = other ? document.otherText?.(other.file) : document;
	const place = note && (other?.at ?? at).inFile(note.heading);
	return [
		{ title: findingsTitle(open.length), shown: shownFirst },
		...counts.map(({ code, documented, of }) => ({
			title: `${counts.length > 1 ? `${code}: ` : ''}${documented} of ${of} elements documented`,
			shown: codeOf(claim, code, document, at),
		})),
		...(place && there
			? [{ title: openNote, shown: { uri: there.uri, range: rangeOf(place, there.lines), hover: false as const } }]
			: []),
	];
}

function findingsTitle(count: number): string {
	return count === 0 ? 'no findings' : `${count} ${count === 1 ? 'finding' : 'findings'}`;
}

/** The code's first line, whose hover lists the elements. */
function codeOf(claim: Claim, code: string, document: ReviewedDocument, at: Placement): ShownPlace | undefined {
	const place = claim.lines.find((l) => l.code?.value === code)?.code;
	return place && { uri: document.uri, range: rangeOf(at.inFile(place), document.lines) };
}
