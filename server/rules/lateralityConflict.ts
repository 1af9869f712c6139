import { type Claim, isoDay, type Located, type Note, type Place, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Diagnosis } from '../guidance/types';
import type { Related, Rule, RuleFinding } from './rule';
import { type DescribedSide, otherSideInText, sideInText } from './sideInText';

export const lateralityConflict: Rule = {
	id: 'laterality-conflict',
	severity: 'warning',
	what: 'A modifier, the diagnosis that its line points to and the text of the note do not name the same side of the body.',
	why: 'One of them is wrong: a claim that contradicts itself or its note is denied, or puts a wrong side into the record.',
	whatToDo: 'Verify the side in the note, and correct the modifier, the diagnosis or the pointer.',
	*check({ claim, note }, { guidance }) {
		if (!claim || claim.scope === 'other') {
			return;
		}
		const sided = claim.lines.flatMap((line) => sidedLine(line, claim, guidance));
		const spokenOf = new Set(linesOfNote(sided, note, guidance));
		const inText = note?.text && spokenOf.size > 0 ? sideInText(note.text, guidance) : undefined;
		const judged = new Set<Located<string>>();
		for (const line of sided) {
			const text = spokenOf.has(line) ? note?.text : undefined;
			const found =
				againstDiagnoses(line, guidance, text && inText) ??
				(text && inText && modifierAgainstText(line, inText)) ??
				(text && diagnosisAgainstText(line, text, guidance));
			if (found && !judged.has(found.at)) {
				judged.add(found.at);
				yield found.finding;
			}
		}
	},
};

interface Sided {
	readonly at: Located<string>;
	readonly side: NonNullable<Diagnosis['side']>;
}

interface SidedLine {
	readonly line: ServiceLine;
	/** The first of the modifiers that name a side; undefined where none does. */
	readonly modifier?: Sided;
	/** Of the diagnoses that it points to, those that name a side. */
	readonly diagnoses: readonly Sided[];
	/** It points to a diagnosis without a side, too. */
	readonly hasUnsided: boolean;
}

/** Nothing for a line without code, one that was voided, one of both sides, and one that names no side at all. */
function sidedLine(line: ServiceLine, claim: Claim, guidance: Guidance): SidedLine[] {
	const modifiers = line.modifiers.flatMap((m) => sided(m, guidance.modifier(m.value)?.side));
	const [modifier, ...others] = modifiers;
	const pointedTo = [...new Set(line.diagnosisPointers.flatMap((p) => claim.diagnoses[p.value - 1] ?? []))];
	const diagnoses = pointedTo.flatMap((d) => sided(d, guidance.diagnosis(d.value)?.side));
	const isOfBoth = others.some((m) => m.side !== modifier?.side);
	return !line.code || line.status === 'voided' || isOfBoth || (!modifier && diagnoses.length === 0)
		? []
		: [{ line, ...(modifier && { modifier }), diagnoses, hasUnsided: diagnoses.length < pointedTo.length }];
}

function sided(at: Located<string>, side: Sided['side'] | undefined): Sided[] {
	return side ? [{ at, side }] : [];
}

/**
 * The lines that the note's text may speak of: add-ons and their primaries of the note's day. None where such lines carry
 * modifiers of both sides: which of them the text speaks of cannot be told.
 */
function linesOfNote(lines: readonly SidedLine[], note: Note | undefined, guidance: Guidance): SidedLine[] {
	const ofNote = lines.filter(({ line }) => isOfNote(line, note, guidance));
	const billed = new Set(ofNote.flatMap(({ modifier }) => modifier?.side ?? []));
	return note?.text && billed.size < 2 ? ofNote : [];
}

function isOfNote({ code, dateOfService }: ServiceLine, note: Note | undefined, guidance: Guidance): boolean {
	const [day, noteDay] = [isoDay(dateOfService), isoDay(note?.dateOfService)];
	const isKnown = code && (guidance.addOn(code.value) || guidance.addOnsListing(code.value).length > 0);
	return Boolean(isKnown) && (!day || !noteDay || day === noteDay);
}

interface Conflict {
	readonly at: Located<string>;
	readonly finding: RuleFinding;
}

/** Undefined where a side is not said, is said of both, or is that of any diagnosis that the line points to. */
function againstDiagnoses(
	{ line, modifier, diagnoses }: SidedLine,
	guidance: Guidance,
	inText: DescribedSide | undefined,
): Conflict | undefined {
	if (!modifier || diagnoses.length === 0 || diagnoses.some((d) => d.side === 'both' || d.side === modifier.side)) {
		return undefined;
	}
	const { start, end, value } = modifier.at;
	const codes = diagnoses.map((d) => d.at.value);
	const source = guidance.source(guidance.diagnosis(codes[0] ?? '')?.source ?? '')?.title;
	const finding: RuleFinding = {
		start,
		end,
		...(line.code && { code: line.code.value }),
		values: [value, ...codes],
		message:
			`${value} says ${modifier.side}, and ${codes.join(', ')}, which this line points to, ` +
			`${codes.length === 1 ? 'names' : 'name'} the ${diagnoses[0]?.side} side${source ? ` (${source})` : ''}. ` +
			'Verify the side in the note, and correct the modifier, the diagnosis or the pointer.',
		related: [
			...diagnoses.map(({ at, side }) => ({
				start: at.start,
				end: at.end,
				message: `${at.value} names the ${side} side`,
			})),
			...placesOf(inText?.side, inText?.words),
		],
	};
	return { at: modifier.at, finding };
}

function modifierAgainstText({ line, modifier }: SidedLine, { side, words }: DescribedSide): Conflict | undefined {
	return !modifier || modifier.side === side || modifier.side === 'both'
		? undefined
		: textConflict(modifier, `says ${modifier.side}`, line, side, words);
}

/**
 * Where no modifier names a side, and all that the line points to are of one other side: a diagnosis without a side may
 * be the one that the procedure was done for.
 */
function diagnosisAgainstText(
	{ line, modifier, diagnoses, hasUnsided }: SidedLine,
	text: NonNullable<Note['text']>,
	guidance: Guidance,
): Conflict | undefined {
	const [first] = diagnoses;
	if (modifier || hasUnsided || !first || first.side === 'both' || diagnoses.some((d) => d.side !== first.side)) {
		return undefined;
	}
	const known = guidance.diagnosis(first.at.value);
	const words = known ? otherSideInText(known, text, guidance) : [];
	const other = first.side === 'right' ? 'left' : 'right';
	return words.length > 0 ? textConflict(first, `names the side ${first.side}`, line, other, words) : undefined;
}

function textConflict(
	{ at }: Sided,
	says: string,
	{ code }: ServiceLine,
	side: DescribedSide['side'],
	words: readonly Place[],
): Conflict {
	const finding: RuleFinding = {
		start: at.start,
		end: at.end,
		...(code && { code: code.value }),
		values: [at.value, `text ${side}`],
		message:
			`${at.value} ${says}, and the note’s text places the procedure on the ${side}. ` +
			'Verify the side in the note, and correct the modifier, the diagnosis or the pointer.',
		related: placesOf(side, words),
	};
	return { at, finding };
}

function placesOf(side: DescribedSide['side'] | undefined, words: readonly Place[] = []): Related[] {
	return words.map(({ start, end }) => ({ start, end, on: 'note', message: `the ${side} side in the text` }));
}
