import { addOnsInEffect } from './billedAddOns';
import type { Rule } from './rule';

export const noteMissing: Rule = {
	id: 'note-missing',
	severity: 'warning',
	what: 'A claim bills an add-on and no note for it can be found.',
	why: 'Without the note nobody can tell whether the work of the add-on is documented.',
	whatToDo:
		'Put the note beside the claim in one file, give both files the same `case` id, or name them alike: `x.claim.yaml` and `x.note.yaml`.',
	*check({ claim, surroundings }, { guidance }) {
		if (surroundings?.otherHalf !== 'none') {
			return;
		}
		const [billed] = addOnsInEffect(claim, guidance).filter((b) => guidance.elementsOf(b.code.value).length > 0);
		if (billed) {
			const { start, end, value: code } = billed.code;
			yield {
				start,
				end,
				code,
				message: `${code} is billed and no note for this claim was found, so its documentation was not looked at. A note belongs to a claim by standing in the same case, by an equal \`case\` id, or by a file of the same name (\`x.claim.yaml\`, \`x.note.yaml\`).`,
			};
		}
	},
};
