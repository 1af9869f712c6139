import type { Refer, Report } from './checkAddOn';
import type { GuidanceData } from './data';
import type { GuidanceExample } from './fileContent';

/** Whether each example can be tried: it is a case or a note, and says what is to be found in it. */
export function checkExamples(
	examples: readonly GuidanceExample[],
	data: GuidanceData,
	report: Report,
	refer: Refer,
): void {
	for (const [i, example] of examples.entries()) {
		const isCase = example.case !== undefined;
		if (isCase === (example.note !== undefined)) {
			report(['examples', i, 'title'], 'An example has either a `case` or a `note`.');
			continue;
		}
		const [asked, other] = isCase ? [ofCase, ofNote] : [ofNote, ofCase];
		for (const key of other.filter((k) => example[k])) {
			report(['examples', i, key], `This goes with a \`${isCase ? 'note' : 'case'}\`.`);
		}
		if (!asked.some((k) => example[k])) {
			report(['examples', i, 'title'], `Say what is expected: ${asked.map((k) => `\`${k}\``).join(' or ')}.`);
		}
		for (const key of ofNote) {
			for (const [k, element] of (example[key] ?? []).entries()) {
				if (!data.narrative.signs.some((s) => s.element === element)) {
					refer('narrative', 'element of the signs', element, ['examples', i, key, k]);
				}
			}
		}
	}
}

const ofCase = ['finds', 'doesNotFind'] as const;
const ofNote = ['shows', 'doesNotShow'] as const;
