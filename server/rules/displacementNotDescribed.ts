import { describedWork } from './describedWork';
import type { Rule } from './rule';

export const displacementNotDescribed: Rule = {
	id: 'displacement-not-described',
	severity: 'warning',
	asksProvider: true,
	what: 'An add-on for moving tissue aside is billed, and neither the text of the note nor the technique describes that any was moved.',
	why: 'What is billed has to be described in the operative report (42 CFR 482.51(b)(6), 416.47(b)): a needle that simply reaches its target has moved nothing.',
	whatToDo:
		'Look in the text how the target was reached. If nothing is said of tissue that was moved, ask the provider how the target was accessed.',
	*check({ claim, note }, { guidance }) {
		for (const { billed, inText, inField } of describedWork(claim, note, guidance)) {
			const { status, givenUp } = inText;
			if (!inField && !givenUp && (status === 'absent' || status === 'negated')) {
				const { code } = billed;
				yield {
					start: code.start,
					end: code.end,
					code: code.value,
					values: [status],
					message: `${code.value} is billed, and ${
						status === 'negated'
							? 'the note’s text says that no'
							: 'neither the note’s text nor its technique says that'
					} tissue was moved aside. Look how the target was reached; if the record does not say, ask the provider.`,
					related:
						status === 'negated' && note?.text
							? inText.spans.slice(0, 1).map((span) => ({
									...(note.text as NonNullable<typeof note.text>).placeOf(span),
									on: 'note' as const,
									message: 'the words in the text',
								}))
							: [],
				};
			}
		}
	},
};
