import { evidenceIn, type NoteEvidence } from '../evidence/evidenceIn';
import type { EvidenceSpan } from '../evidence/findEvidence';
import type { Guidance } from '../guidance/guidance';
import type { Procedure } from '../guidance/types';
import { addOnsInEffect } from './billedAddOns';
import { firstPrimaries } from './primaryLines';
import type { Rule } from './rule';

export const primaryNotDescribed: Rule = {
	id: 'primary-not-described',
	severity: 'warning',
	asksProvider: true,
	what: 'The text of the note says that another kind of procedure was done, and describes nowhere the primary that carries an add-on.',
	why: 'An operative report describes the procedure that was done (42 CFR 482.51(b)(6), 416.47(b)); an add-on is payable only beside a primary that was.',
	whatToDo:
		'Read in the text what was done: a core biopsy may be billed where an aspiration is described. Correct the claim, or find the note that describes the primary procedure; if the record leaves it open, ask the provider.',
	*check({ claim, note }, { guidance }) {
		const { text } = note ?? {};
		if (!claim || !text || text.value.trim() === '') {
			return;
		}
		const evidence = evidenceIn(text, guidance.data.narrative);
		const named = namedIn(evidence, guidance);
		if (named.length === 0) {
			// It names no procedure at all, as a note about the displacement alone: nothing speaks against the primary.
			return;
		}
		const judged = new Set<string>();
		for (const { line, code, procedure } of addOnsInEffect(claim, guidance)) {
			const primaries = firstPrimaries(procedure, line, claim);
			const known = primaries.map((p) => guidance.procedure(p.code?.value ?? ''));
			const [first] = primaries;
			// One that is described carries the add-on; of one without words nothing can be told.
			if (!first?.code || judged.has(first.code.value) || !known.every((p) => p && isMissing(p, evidence))) {
				continue;
			}
			const { start, end, value } = first.code;
			judged.add(value);
			yield {
				start,
				end,
				code: value,
				values: [value, code.value],
				message: `${value} carries ${code.value}, and the note’s text says that another kind of procedure was done and nowhere describes this one. Read in the text what was done; if the record leaves it open, ask the provider.`,
				related: named
					.slice(0, 3)
					.map((span) => ({ ...text.placeOf(span), on: 'note' as const, message: 'another kind of procedure' })),
			};
		}
	},
};

/** The words that say that a procedure of some kind was done, in the order of the text. */
function namedIn(evidence: NoteEvidence, { data }: Guidance): EvidenceSpan[] {
	const elements = new Set(data.procedures.flatMap((p) => p.namedBy ?? []));
	return [...elements]
		.flatMap((element) => {
			const found = evidence.get(element);
			return found?.status === 'documented' ? found.spans : [];
		})
		.sort((a, b) => a.start - b.start);
}

/** The text nowhere says that it was done, or may have been. */
function isMissing({ describedBy }: Procedure, evidence: NoteEvidence): boolean {
	const status = describedBy === undefined ? undefined : evidence.get(describedBy)?.status;
	return status === 'absent' || status === 'negated';
}
