import { type Claim, isoDay, type Located, type Note } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { billedAddOns } from './billedAddOns';
import type { Rule, RuleFinding } from './rule';

export const claimNoteMismatch: Rule = {
	id: 'claim-note-mismatch',
	severity: 'error',
	about: 'note',
	what: 'Claim and note differ in the patient, in the date of service, or in an add-on or its primary procedure.',
	why: 'A note of another patient or another day documents nothing for this claim.',
	whatToDo: 'Find the note that belongs to the claim, or correct the value that is wrong.',
	*check({ claim, note }, { guidance }) {
		if (!claim || !note || claim.scope === 'other') {
			return;
		}
		if (claim.patient && note.patient && claim.patient.value !== note.patient.value) {
			yield found(note.patient, "The note's patient is not the claim's.", claim.patient, "the claim's patient");
		}
		yield* otherDay(claim, note, guidance);
		yield* otherProcedures(claim, note, guidance);
	},
};

function found(at: Located<string>, message: string, on: Located<string> | undefined, label: string): RuleFinding {
	const { start, end } = at;
	return {
		start,
		end,
		on: 'note',
		values: [at.value, on?.value ?? ''],
		message: `${message} Find the note that belongs to the claim, or correct the value that is wrong.`,
		related: on ? [{ start: on.start, end: on.end, on: 'claim', message: label }] : [],
	};
}

/** The days of the add-on lines count; on a claim without an add-on, those of all lines. */
function* otherDay(claim: Claim, note: Note, guidance: Guidance): Iterable<RuleFinding> {
	const day = isoDay(note.dateOfService);
	const addOns = billedAddOns(claim, guidance).map((b) => b.line);
	const dates = (addOns.length > 0 ? addOns : claim.lines).flatMap((l) => l.dateOfService ?? []);
	const days = new Set(dates.map((d) => isoDay(d)));
	if (day === undefined || !note.dateOfService || days.size === 0 || days.has(day) || days.has(undefined)) {
		return;
	}
	const whose =
		addOns.length > 0 ? "none of the add-on lines' dates of service" : "none of the claim's dates of service";
	yield found(
		note.dateOfService,
		`The note is of ${day}, which is ${whose} (${[...days].join(', ')}).`,
		dates[0],
		`the claim's date of service`,
	);
}

/** Pathology, supplies and laboratory are on no operative note: only add-ons and their known primaries are compared. */
function* otherProcedures(claim: Claim, note: Note, guidance: Guidance): Iterable<RuleFinding> {
	const { procedures, proceduresHeading } = note;
	if (!procedures) {
		return;
	}
	const isCompared = (code: string) => guidance.addOn(code) !== undefined || guidance.addOnsListing(code).length > 0;
	const lines = claim.lines.filter((l) => !l.status);
	const billed = new Set(lines.map((l) => l.code?.value));
	const noted = new Set(procedures.map((p) => p.value));
	for (const procedure of procedures) {
		if (isCompared(procedure.value) && !billed.has(procedure.value)) {
			yield {
				...found(
					procedure,
					`The note says that ${procedure.value} was done, and the claim does not bill it.`,
					undefined,
					'',
				),
				severity: 'warning',
				code: procedure.value,
			};
		}
	}
	for (const { code } of lines) {
		if (code && proceduresHeading && isCompared(code.value) && !noted.has(code.value)) {
			noted.add(code.value);
			yield {
				start: proceduresHeading.start,
				end: proceduresHeading.end,
				on: 'note',
				severity: 'warning',
				code: code.value,
				values: ['not noted'],
				message: `The claim bills ${code.value}, which the note does not name among its procedures. Verify which of them is right.`,
				related: [{ start: code.start, end: code.end, on: 'claim', message: `${code.value} is billed here` }],
			};
		}
	}
}
