import { type Claim, type Note, wholeProcedure } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { type AddOnWork, addOnWork } from './addOnWork';
import { documentedAddOns } from './documentedAddOns';
import { outOfOrderInText } from './orderInText';
import { firstPrimaries } from './primaryLines';
import type { Rule, RuleFinding } from './rule';
import { timeField } from './timeField';
import { minutesBetween } from './timeSpan';
import { techniqueOf } from './workInText';

export const wrongOrder: Rule = {
	id: 'wrong-order',
	severity: 'warning',
	about: 'note',
	asksProvider: true,
	what: 'The times of the note, or its text, say that the displacement came when the procedure was already over.',
	why: 'Tissue is moved to open the path for the primary procedure, so before it (the account of the add-on in the guidance): what comes after it opened nothing.',
	whatToDo:
		'Compare the times and the words with the record; one of them may be a slip. If the record has them so, ask the provider in which order the work was done.',
	*check({ claim, note }, { guidance }) {
		if (!note) {
			return;
		}
		const inFields = new Set<string>();
		for (const finding of byFields(claim, note, guidance)) {
			inFields.add(finding.code ?? '');
			yield finding;
		}
		for (const work of claim ? addOnWork(claim, note, guidance) : []) {
			const finding = inFields.has(work.billed.code.value) ? undefined : byText(work, claim, note, guidance);
			if (finding) {
				yield finding;
			}
		}
	},
};

function* byFields(claim: Claim | undefined, note: Note, guidance: Guidance): Iterable<RuleFinding> {
	const from = timeField('startTime', wholeProcedure, note, guidance)?.value;
	const to = timeField('endTime', wholeProcedure, note, guidance)?.value;
	if (!from || !to) {
		return;
	}
	for (const code of documentedAddOns(claim, note, guidance)) {
		const began = timeField('startTime', code, note, guidance)?.value;
		if (began && isBehind(began.value, from.value, to.value)) {
			yield {
				start: began.start,
				end: began.end,
				on: 'note',
				code,
				values: [began.value, from.value, to.value],
				message: `The displacement of ${code} began after the end of the whole procedure. Compare the times with the record.`,
				related: [{ start: to.start, end: to.end, on: 'note', message: 'the end of the procedure' }],
			};
		}
	}
}

/** Silent where nothing tells what the procedures are described by that carry the add-on. */
function byText(
	{ billed, told }: AddOnWork,
	claim: Claim | undefined,
	{ text }: Note,
	guidance: Guidance,
): RuleFinding | undefined {
	const technique = techniqueOf(billed.code.value, guidance);
	if (!text || !technique || !claim || told.length === 0) {
		return undefined;
	}
	const primaries = firstPrimaries(billed.procedure, billed.line, claim);
	const kinds = primaries.map((p) => guidance.procedure(p.code?.value ?? '')?.describedBy);
	const known = [...new Set(kinds.filter((k) => k !== undefined))];
	const found = kinds.includes(undefined) ? undefined : outOfOrderInText(text, technique, told, known, guidance);
	return (
		found && {
			...text.placeOf(found.words),
			on: 'note',
			code: billed.code.value,
			values: ['text'],
			message: `The note’s text says that tissue was moved aside (${billed.code.value}) after the primary procedure was done. Read the words; if the record leaves the order open, ask the provider.`,
			related: found.done
				? [{ ...text.placeOf(found.done), on: 'note', message: 'when the primary procedure was done' }]
				: [],
		}
	);
}

const halfDay = 12 * 60;

/** Times of day have no date: what lies outside of the procedure is behind it where its end is nearer than its beginning. */
function isBehind(time: string, from: string, to: string): boolean {
	const [whole, sinceBegin, sinceEnd] = [
		minutesBetween(from, to),
		minutesBetween(from, time),
		minutesBetween(to, time),
	];
	return (
		whole !== undefined &&
		sinceBegin !== undefined &&
		sinceEnd !== undefined &&
		sinceBegin > whole &&
		sinceEnd > 0 &&
		sinceEnd < halfDay
	);
}
