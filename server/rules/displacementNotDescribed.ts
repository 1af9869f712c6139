import { type AddOnWork, addOnWork } from './addOnWork';
import type { Rule } from './rule';
import { placesOf } from './workInText';

export const displacementNotDescribed: Rule = {
	id: 'displacement-not-described',
	severity: 'warning',
	asksProvider: true,
	what: 'An add-on for moving tissue aside is billed, and neither the text of the note nor the technique describes that any was moved in its region.',
	why: 'What is billed has to be described in the operative report (42 CFR 482.51(b)(6), 416.47(b)): a needle that simply reaches its target has moved nothing.',
	whatToDo:
		'Look in the text how the target was reached, and where. If nothing is said of tissue that was moved, ask the provider how the target was accessed; if it was moved in another region, verify the code.',
	*check({ claim, note }, { guidance }) {
		for (const work of addOnWork(claim, note, guidance)) {
			const { billed, told, givenUp, denied, elsewhere, inField } = work;
			if (!note || inField || told.length > 0 || givenUp.length > 0) {
				continue;
			}
			const { start, end, value } = billed.code;
			yield {
				start,
				end,
				code: value,
				values: [
					...(elsewhere.length > 0 ? ['elsewhere', ...codesOf(work)] : [denied.length > 0 ? 'negated' : 'absent']),
				],
				message: `${value} is billed, and ${saidInstead(work)}`,
				related:
					elsewhere.length > 0
						? placesOf(elsewhere, note, `in the region of ${codesOf(work).join(', ')}`)
						: placesOf(denied.slice(0, 1), note, 'the words in the text'),
			};
		}
	},
};

function saidInstead(work: AddOnWork): string {
	const { billed, denied, elsewhere } = work;
	const { region } = billed.procedure;
	if (elsewhere.length > 0) {
		return (
			`what the note’s text says of moving tissue aside is of another region (${codesOf(work).join(', ')})` +
			`${region === undefined ? '' : ` than ${region}`}. Verify the code; if the record does not say, ask the provider.`
		);
	}
	const said =
		denied.length > 0 ? 'the note’s text says that no' : 'neither the note’s text nor its technique says that';
	return `${said} tissue was moved aside. Look how the target was reached; if the record does not say, ask the provider.`;
}

/** The add-ons of the regions in which it was done. */
function codesOf({ elsewhere }: AddOnWork): string[] {
	return [...new Set(elsewhere.flatMap((w) => [...w.regions].map((r) => r.code)))];
}
