import type { CodeLens } from 'vscode-languageserver-types';
import type { Claim, Note, Place } from '../case/case';
import type { ReviewedCase } from '../review/reviewCase';
import { addOnsInEffect } from '../rules/billedAddOns';
import { elementStates } from '../rules/elementStates';
import type { ReviewContext } from '../rules/rule';
import type { Placement } from '../text/placement';
import { claimLenses, openNote, type ShownPlace } from './claimLenses';
import { type ReviewedDocument, rangeOf } from './document';

/** The client's command that shows a place and the hover on it; its argument is `{ uri, range }`. */
const showDocumentation = 'claimReview.showDocumentation';

/**
 * Over each claim what is found, how far it is documented and the way to its note; over each add-on's key in the abstract,
 * else over the note, how far that add-on is documented and what is missing.
 * @param showsPlaces the client carries out the command; without it the way to the note is left out
 */
export function codeLenses(
	document: ReviewedDocument,
	context: Pick<ReviewContext, 'guidance' | 'narrative'>,
	showsPlaces: boolean,
): CodeLens[] {
	const { guidance } = context;
	const settled = new Set(document.review?.settled.map((f) => f.fingerprint));
	const lens = (place: Place, title: string, shown: ShownPlace | undefined): CodeLens => ({
		range: rangeOf(place, document.lines),
		// A command without a name is a text that cannot be clicked.
		command: showsPlaces && shown ? { title, command: showDocumentation, arguments: [shown] } : { title, command: '' },
	});
	const overClaim = (reviewed: ReviewedCase, at: Placement): CodeLens[] => {
		const { claim } = reviewed.case;
		const count = (code: string, note: Note) => countIn(code, note, context);
		return claim
			? claimLenses(reviewed, claim, document, at, settled, guidance, count)
					.filter(({ title }) => showsPlaces || title !== openNote)
					.map(({ title, shown }) => lens(at.inFile(claim.heading), title, shown))
			: [];
	};
	const overNote = (reviewed: ReviewedCase, at: Placement): CodeLens[] => {
		const { note } = reviewed.case;
		const placeOf = (code: string, of: Note) => at.inFile(keyOf(of, code) ?? of.heading);
		return note
			? codesOf(note, reviewed, context).map((code) =>
					lens(
						placeOf(code, note),
						titleOf(code, note, context),
						showsPlaces ? hoverPlace(code, note, reviewed, document, at) : undefined,
					),
				)
			: [];
	};
	return (document.review?.parts ?? []).flatMap(({ at, review }) =>
		review.cases.flatMap((reviewed) => [...overClaim(reviewed, at), ...overNote(reviewed, at)]),
	);
}

function codesOf(note: Note, { case: one, surroundings }: ReviewedCase, { guidance }: Pick<ReviewContext, 'guidance'>) {
	const billed = addOnsInEffect(one.claim ?? surroundings?.other?.case.claim, guidance);
	const codes = new Set([...billed.map((b) => b.code.value), ...note.documentation.map((d) => d.code.value)]);
	return [...codes].filter((code) => guidance.addOn(code) && requiredOf(code, guidance).length > 0);
}

function requiredOf(code: string, guidance: ReviewContext['guidance']) {
	return guidance.elementsOf(code).filter((e) => e.required);
}

/** More names than this are counted: a lens is one line. */
const mostNames = 3;

function titleOf(code: string, note: Note, context: Pick<ReviewContext, 'guidance' | 'narrative'>) {
	const { of, lacking } = statesIn(code, note, context);
	const count = `${code}: ${of - lacking.length} of ${of} elements documented`;
	const names = lacking.length > mostNames ? lacking.slice(0, mostNames - 1) : lacking;
	const more = lacking.length - names.length;
	return lacking.length === 0 ? count : `${count} · missing: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function countIn(code: string, note: Note, context: Pick<ReviewContext, 'guidance' | 'narrative'>) {
	const { of, lacking } = statesIn(code, note, context);
	return of > 0 ? { documented: of - lacking.length, of } : undefined;
}

/** How many elements there are to document, and the names of those that are not. */
function statesIn(code: string, note: Note, { guidance, narrative }: Pick<ReviewContext, 'guidance' | 'narrative'>) {
	const states = elementStates(note, code, requiredOf(code, guidance), guidance);
	const lacking = states
		.filter((s) => s.state !== 'documented' && (s.state !== 'in the text' || narrative === 'ignore'))
		.map((s) => s.element.name);
	return { of: states.length, lacking };
}

function keyOf(note: Note, code: string): Place | undefined {
	return note.documentation.find((d) => d.code.value === code)?.code;
}

/** Where the code stands, whose hover lists the elements with their words: in the abstract, else on the claim. */
function hoverPlace(
	code: string,
	note: Note,
	{ case: one, surroundings }: ReviewedCase,
	document: ReviewedDocument,
	at: Placement,
) {
	const other = surroundings?.other;
	const lineIn = (claim: Claim | undefined) => claim?.lines.find((l) => l.code?.value === code)?.code;
	const own = keyOf(note, code) ?? lineIn(one.claim) ?? note.procedures?.find((p) => p.value === code);
	const there = own || !other ? document : document.otherText?.(other.file);
	const place = own ?? lineIn(other?.case.claim);
	const placed = place && (own ? at : other?.at)?.inFile(place);
	return placed && there ? { uri: there.uri, range: rangeOf(placed, there.lines) } : undefined;
}
