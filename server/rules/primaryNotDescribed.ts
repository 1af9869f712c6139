import { phrasesIn } from '../evidence/phrasesIn';
import type { Guidance } from '../guidance/guidance';
import type { Procedure } from '../guidance/types';
import { addOnsInEffect } from './billedAddOns';
import { firstPrimaries } from './primaryLines';
import type { Rule } from './rule';

export const primaryNotDescribed: Rule = {
	id: 'primary-not-described',
	severity: 'warning',
	what: 'The text of the note describes another kind of procedure, and has no word for the primary that carries an add-on.',
	why: 'An operative report describes the procedure that was done (42 CFR 482.51(b)(6), 416.47(b)); an add-on is payable only beside a primary that was.',
	whatToDo:
		'Read in the text what was done: a core biopsy may be billed where an aspiration is described. Correct the claim, or find the note that describes the primary procedure.',
	*check({ claim, note }, { guidance }) {
		const text = note?.text?.value ?? '';
		if (!claim || text.trim() === '') {
			return;
		}
		const judged = new Set<string>();
		if (phrasesIn(text, namesOf(guidance)).length === 0) {
			// It names no procedure at all, as a note about the displacement alone: nothing speaks against the primary.
			return;
		}
		for (const { line, code, procedure } of addOnsInEffect(claim, guidance)) {
			const primaries = firstPrimaries(procedure, line, claim);
			const known = primaries.map((p) => guidance.procedure(p.code?.value ?? ''));
			const [first] = primaries;
			// One that is described carries the add-on; of one without words nothing can be told.
			if (!first?.code || judged.has(first.code.value) || known.some((p) => !p?.describedBy || isDescribed(p, text))) {
				continue;
			}
			const { start, end, value } = first.code;
			judged.add(value);
			yield {
				start,
				end,
				code: value,
				values: [value, code.value],
				message: `${value} carries ${code.value}, and the note’s text names another kind of procedure and has no word that describes it. Read in the text what was done.`,
			};
		}
	},
};

const names = new WeakMap<Guidance, readonly { readonly phrases: readonly string[] }[]>();

/** The words that name a kind of procedure, of all that the guidance knows. */
function namesOf(guidance: Guidance): readonly { readonly phrases: readonly string[] }[] {
	const named = guidance.data.procedures.flatMap(({ namedBy }) => (namedBy ? [{ phrases: namedBy }] : []));
	const known = names.get(guidance) ?? named;
	names.set(guidance, known);
	return known;
}

const phrases = new WeakMap<Procedure, readonly { readonly phrases: readonly string[] }[]>();

function isDescribed(procedure: Procedure, text: string): boolean {
	const known = phrases.get(procedure) ?? [{ phrases: procedure.describedBy ?? [] }];
	phrases.set(procedure, known);
	return phrasesIn(text, known).length > 0;
}
