import type { Claim, Note, ServiceLine } from '../case/case';
import { evidenceIn } from '../evidence/evidenceIn';
import { findEvidence } from '../evidence/findEvidence';
import type { Guidance } from '../guidance/guidance';
import type { AddOn } from '../guidance/types';
import { addOnsInEffect } from './billedAddOns';
import { firstPrimaries } from './primaryLines';
import type { Rule } from './rule';

export const primaryRegion: Rule = {
	id: 'primary-region',
	severity: 'warning',
	what: 'The only listed primary is of no particular region, and neither a diagnosis nor the note places it in that of the add-on.',
	why: 'CMS lists some primary procedures for add-ons of several regions (add-on code edits, 2026 Q2); which add-on goes with them hangs on where the work was done.',
	whatToDo:
		'Look in the record where the procedure was done. If that is another region, its own add-on is the one to look at; if the record does not say, ask the provider.',
	*check({ claim, note }, { guidance }) {
		const isOfAnyRegion = ({ code }: ServiceLine) => guidance.procedure(code?.value ?? '')?.anyRegion === true;
		if (!claim || !note || !claim.lines.some(isOfAnyRegion)) {
			return;
		}
		const judged = new Set<string>();
		for (const { line, code, procedure } of addOnsInEffect(claim, guidance)) {
			const primaries = firstPrimaries(procedure, line, claim);
			const [primary] = primaries;
			const isOfNone = primaries.every(isOfAnyRegion);
			if (!primary?.code || !isOfNone || judged.has(code.value)) {
				continue;
			}
			judged.add(code.value);
			const { addOn, region } = procedure;
			if (!isPlaced(addOn, claim, note, guidance)) {
				const { start, end, value } = primary.code;
				yield {
					start,
					end,
					code: code.value,
					values: [code.value, value],
					message: `${value} is what carries ${code.value}, and is of no particular region: neither a diagnosis nor the note places it${
						region === undefined ? ' there' : ` in that of the add-on (${region})`
					}. Look in the record where it was done.`,
				};
			}
		}
	},
};

/** A note without any words places nothing, and speaks against nothing; so does one of which nothing can be told. */
function isPlaced({ placedBy, regionDiagnoses }: AddOn, { diagnoses }: Claim, note: Note, guidance: Guidance): boolean {
	const codes = diagnoses.map((d) => d.value.replaceAll('.', '').toUpperCase());
	const isKnown = guidance.data.narrative.signs.some((s) => s.element === placedBy);
	if (!isKnown || placedBy === undefined || codes.some((c) => regionDiagnoses.some((r) => c.startsWith(r)))) {
		return true;
	}
	const { narrative } = guidance.data;
	const text = note.text?.value ?? '';
	const places = (status: string | undefined) => status === 'documented' || status === 'ambiguous';
	if (note.text && places(evidenceIn(note.text, narrative).get(placedBy)?.status)) {
		return true;
	}
	const fields = note.documentation.flatMap((d) => d.elements.map((e) => e.value.value));
	// A full stop between them: what one field denies or plans, the next one does not.
	const words = fields.map((f) => f.trim().replace(/(?<![.!?])$/, '.')).join('\n');
	return (
		(text.trim() === '' && fields.every((f) => f.trim() === '')) ||
		places(findEvidence(words, narrative).find((e) => e.element === placedBy)?.status)
	);
}
