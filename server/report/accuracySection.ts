import type { Row, Section } from './auditReport';
import type { Counted } from './buildReport';
import { amountOf, countOf } from './counting';
import { lineFindings } from './linesWithFindings';
import { determined, type Standing, standingOf } from './standing';
import type { Unit } from './units';

/** A code or claim that a reviewer has determined something of. */
interface Judged {
	readonly standing: Standing;
	readonly place: number;
	readonly charge?: number | undefined;
}

/** Accuracy over what a reviewer has determined, and over nothing else. */
export function accuracySection(counted: Counted): Section {
	const codes = counted.units.flatMap((u) => codesOf(u, counted));
	const claims = counted.units.filter((u) => u.one.hasClaim).flatMap((u) => claimsOf(u, counted));
	const charged = codes.filter((c) => c.charge !== undefined);
	return {
		id: 'accuracy',
		title: 'Accuracy',
		explains:
			'Only over what a reviewer has determined. Codes: the correct ones of the codes that a reviewer has determined, ' +
			'those that are missing on the claim among them. Claims: those of which all that was determined is correct. ' +
			'Charges: those of the correct codes, of the charges of all determined codes. Over- and under-coded ones are wrong. ' +
			'"Unable to determine" is in no rate, nor is a code or claim with an error that is not determined yet. ' +
			'What is ignored, or in a baseline, is not correct: it counts as not determined.',
		tables: [
			{
				id: 'accuracy-rates',
				title: 'Accuracy rates',
				head: ['Level', 'Rate'],
				rows: [
					{ label: 'Codes', cells: [rateOf(codes)] },
					{ label: 'Claims', cells: [rateOf(claims)] },
					{ label: 'Charges', cells: [chargeRate(charged)] },
				],
			},
			{
				id: 'determinations',
				title: 'Determinations',
				head: ['Determined', 'Codes', 'Claims', 'Codes without a charge'],
				rows: standings.map(([standing, label]): Row => {
					const of = (all: readonly Judged[]) =>
						countOf(all.filter((j) => j.standing === standing).map((j) => j.place));
					return { label, cells: [of(codes), of(claims), of(codes.filter((c) => c.charge === undefined))] };
				}),
				plot: {
					kind: 'bars',
					columns: [0],
					tones: ['plain'],
					says: 'The determined codes by what was determined.',
				},
			},
		],
	};
}

const standings: readonly (readonly [Standing, string])[] = [
	['correct', 'Correct'],
	['incorrect', 'Incorrect'],
	['over-coded', 'Over-coded'],
	['under-coded', 'Under-coded'],
	['unable-to-determine', 'Unable to determine'],
	['open', 'Another error is open'],
];

function rateOf(all: readonly Judged[]) {
	const known = all.filter((j) => determined.includes(j.standing));
	const correct = known.filter((j) => j.standing === 'correct');
	return { numerator: countOf(correct.map((j) => j.place)), denominator: countOf(known.map((j) => j.place)) };
}

/** Not known where no determined code has a charge. */
function chargeRate(all: readonly Judged[]) {
	const known = all.filter((j) => determined.includes(j.standing));
	const sum = (of: readonly Judged[]) =>
		amountOf(
			known.length === 0 ? undefined : of.reduce((n, j) => n + (j.charge ?? 0), 0),
			of.map((j) => j.place),
		);
	return { numerator: sum(known.filter((j) => j.standing === 'correct')), denominator: sum(known) };
}

function codesOf(unit: Unit, { places, placeOf }: Counted): Judged[] {
	const { one, source, findings } = unit;
	if (!findings.some((f) => f.finding.settled?.determination)) {
		return [];
	}
	const found = lineFindings(unit);
	const ofLines = one.lines.flatMap((line): Judged[] => {
		const standing = standingOf(found.of(line));
		return standing ? [{ standing, place: places.of(source, line.start, one.id), charge: line.charge }] : [];
	});
	const ofOthers = [...found.ofOtherCodes.values()].flatMap((of): Judged[] => {
		const standing = standingOf(of.map((f) => f.finding));
		const [first] = of;
		return standing && first ? [{ standing, place: placeOf(first) }] : [];
	});
	return [...ofLines, ...ofOthers];
}

function claimsOf({ one, source, findings }: Unit, { places }: Counted): Judged[] {
	const standing = standingOf(findings.map((f) => f.finding));
	return standing ? [{ standing, place: places.of(source, one.start, one.id) }] : [];
}
