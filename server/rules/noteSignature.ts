import { type Claim, isoDay, type Located, type Note } from '../case/case';
import { evidenceIn } from '../evidence/evidenceIn';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect } from './billedAddOns';
import type { Rule, RuleFinding } from './rule';
import { saysNothing } from './saysNothing';

export const noteSignature: Rule = {
	id: 'note-signature',
	severity: 'information',
	about: 'note',
	what: 'The note is not signed, was signed before the date of service, or is by another than the rendering provider.',
	why: 'An operative report is signed by the practitioner who did the procedure (42 CFR 482.51(b)(6), 416.47(b)).',
	whatToDo:
		'Look for the signature, or for an attestation that serves in its place. A resident may write a note that the rendering provider attests to.',
	*check({ claim, note }, { guidance }) {
		if (!note || claim?.scope === 'other') {
			return;
		}
		if (note.signed && !saysNothing(note.signed.value, false)) {
			yield* signedBefore(note.signed, note, claim);
		} else if (isOfAddOn(claim, note, guidance) && !isSignedInText(note, guidance)) {
			const { start, end } = note.signed ?? note.heading;
			yield found(
				start,
				end,
				['not signed'],
				'The note is not signed. Look for the signature; an attestation may serve.',
			);
		}
		yield* otherAuthor(claim, note, guidance);
	},
};

function found(start: number, end: number, values: readonly string[], message: string): RuleFinding {
	return { start, end, on: 'note', values, message };
}

function* signedBefore(signed: Located<string>, note: Note, claim: Claim | undefined): Iterable<RuleFinding> {
	const day = isoDay(signed);
	const service = isoDay(note.dateOfService ?? claim?.dateOfService);
	if (day !== undefined && service !== undefined && day < service) {
		yield found(
			signed.start,
			signed.end,
			[day, service],
			`The note was signed on ${day}, before the date of service ${service}: what was not done yet cannot be attested to. Verify both dates.`,
		);
	}
}

/** Of other notes it is not asked: what is to be shown is the work of an add-on. */
function isOfAddOn(claim: Claim | undefined, note: Note, guidance: Guidance): boolean {
	const isDocumented = note.documentation.some((d) => guidance.addOn(d.code.value));
	return isDocumented || addOnsInEffect(claim, guidance).length > 0;
}

/** What shows that the note's field is filled goes by the field's name in the vocabulary. */
function isSignedInText({ text }: Note, { data }: Guidance): boolean {
	return text !== undefined && evidenceIn(text, data.narrative).get('signed')?.status === 'documented';
}

const nationalProviderNumber = /^\d{10}$/;

/** Institutional claims are not judged by provider; a billing provider is no person that could write a note. */
function* otherAuthor(claim: Claim | undefined, { author }: Note, guidance: Guidance): Iterable<RuleFinding> {
	if (!author || claim?.scope !== 'professional' || !nationalProviderNumber.test(author.value)) {
		return;
	}
	const rendering = addOnsInEffect(claim, guidance).flatMap((b) => b.line.rendering ?? []);
	const [first] = rendering;
	if (!first || rendering.some((r) => r.value === author.value || !nationalProviderNumber.test(r.value))) {
		return;
	}
	yield {
		...found(
			author.start,
			author.end,
			[author.value, ...rendering.map((r) => r.value)],
			'The author of the note is not the rendering provider. A resident may have written it: verify that the rendering provider attests to it.',
		),
		related: [{ start: first.start, end: first.end, on: 'claim', message: 'the rendering provider' }],
	};
}
