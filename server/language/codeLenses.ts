import type { CodeLens } from 'vscode-languageserver-types';
import type { Claim, Note, Place } from '../case/case';
import type { ReviewedCase } from '../review/reviewCase';
import { addOnsInEffect } from '../rules/billedAddOns';
import { elementStates } from '../rules/elementStates';
import type { ReviewContext } from '../rules/rule';
import type { Placement } from '../text/placement';
import { type ReviewedDocument, rangeOf } from './document';

/** The client's command that shows a place and the hover on it; its argument is `{ uri, range }`. */
const showDocumentation = 'claimReview.showDocumentation';

/** How far each add-on that is billed or documented is documented: over its key in the abstract, else over the note. */
export function codeLenses(
	document: ReviewedDocument,
	context: Pick<ReviewContext, 'guidance' | 'narrative'>,
	showsDocumentation: boolean,
): CodeLens[] {
	const lens = (code: string, note: Note, reviewed: ReviewedCase, at: Placement): CodeLens => {
		const title = titleOf(code, note, context);
		const place = keyOf(note, code) ?? note.heading;
		const shown = showsDocumentation ? hoverPlace(code, note, reviewed, document, at) : undefined;
		return {
			range: rangeOf(at.inFile(place), document.lines),
			// A command without a name is a text that cannot be clicked.
			command: shown ? { title, command: showDocumentation, arguments: [shown] } : { title, command: '' },
		};
	};
	return (document.review?.parts ?? []).flatMap(({ at, review }) =>
		review.cases.flatMap((reviewed) => {
			const { note } = reviewed.case;
			return note ? codesOf(note, reviewed, context).map((code) => lens(code, note, reviewed, at)) : [];
		}),
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

function titleOf(code: string, note: Note, { guidance, narrative }: Pick<ReviewContext, 'guidance' | 'narrative'>) {
	const states = elementStates(note, code, requiredOf(code, guidance), guidance);
	const lacking = states
		.filter((s) => s.state !== 'documented' && (s.state !== 'in the text' || narrative === 'ignore'))
		.map((s) => s.element.name);
	const count = `${code}: ${states.length - lacking.length} of ${states.length} elements documented`;
	const names = lacking.length > mostNames ? lacking.slice(0, mostNames - 1) : lacking;
	const more = lacking.length - names.length;
	return lacking.length === 0 ? count : `${count} · missing: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
