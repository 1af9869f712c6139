import type { Section } from './auditReport';
import type { Counted } from './buildReport';
import { countOf } from './counting';
import { lineFindings } from './linesWithFindings';
import { isError } from './standing';

/** What was looked at, and how much of it no error was found in: there whatever a reviewer has determined. */
export function overviewSection({ units, findings, places, placeOf }: Counted): Section {
	const lines: number[] = [];
	const clean: number[] = [];
	for (const unit of units) {
		const { one, source } = unit;
		const found = lineFindings(unit);
		const isCaseInError = found.ofAll.some(isError);
		for (const line of one.lines) {
			const place = places.of(source, line.start, one.id);
			lines.push(place);
			if (!isCaseInError && !found.of(line).some(isError)) {
				clean.push(place);
			}
		}
	}
	const open = findings.filter((f) => !f.finding.settled);
	const settled = findings.filter((f) => f.finding.settled);
	const cases = units.map((u) => places.of(u.source, u.one.start, u.one.id));
	const without = (has: 'hasClaim' | 'hasNote') => cases.filter((_, i) => !units[i]?.one[has]);
	return {
		id: 'overview',
		title: 'What was reviewed',
		explains:
			'A claim and its note are one case, also where they stand in two files. A line is without an error finding where no ' +
			'finding of severity error stands on it, names its code, or concerns its whole case. An ignored error is an error; ' +
			'one that a reviewer determined to be correct is none. This is no accuracy rate: nobody need have looked at the line.',
		tables: [
			{
				id: 'reviewed',
				title: 'Cases, lines and findings',
				head: ['What', 'Number'],
				rows: [
					{ label: 'Cases', cells: [countOf(cases)] },
					{ label: 'Cases without a claim', cells: [countOf(without('hasClaim'))] },
					{ label: 'Cases without a note', cells: [countOf(without('hasNote'))] },
					{ label: 'Service lines', cells: [countOf(lines)] },
					{
						label: 'Lines without an error finding',
						cells: [{ numerator: countOf(clean), denominator: countOf(lines) }],
					},
					{ label: 'Open findings', cells: [countOf(open.map(placeOf))] },
					{ label: 'Ignored or decided findings', cells: [countOf(settled.map(placeOf))] },
				],
			},
		],
	};
}
