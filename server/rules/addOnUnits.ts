import { addOnsInEffect } from './billedAddOns';
import { unitLimitFor } from './mueExceeded';
import type { Rule } from './rule';

export const addOnUnits: Rule = {
	id: 'add-on-units',
	severity: 'information',
	what: 'An add-on is billed with other units than 1.',
	why: 'No rule about the units of these codes was found: neither a limit (MUE), unless a file of them is loaded, nor how they are counted is known here. Zero units bill nothing, and units are whole numbers.',
	whatToDo: 'Verify in the note that the work was done so often, and ask the payer how it counts.',
	*check({ claim }, { guidance, library }) {
		for (const { line, code } of addOnsInEffect(claim, guidance)) {
			const { units } = line;
			if (!units || units.value === 1) {
				continue;
			}
			const { start, end, value } = units;
			const isWhole = Number.isInteger(value) && value > 0;
			// Where the limit is known, `mue-exceeded` judges the number.
			if (isWhole && claim && unitLimitFor(line, claim, library)) {
				continue;
			}
			yield {
				start,
				end,
				severity: isWhole ? 'information' : 'warning',
				code: code.value,
				values: [String(value)],
				message: isWhole
					? `${code.value} is billed with ${value} units. No unit limit is known for it: verify in the note that the work was done ${value} times, and how the payer counts it.`
					: `${code.value} is billed with ${value} units, ${mistake(value)}. Units are whole numbers, 1 or more; without them 1 is meant. Verify in the note how often the work was done.`,
				fixes: units.shared
					? []
					: [
							{
								title: 'Set the units to 1',
								safe: false,
								edits: [{ kind: 'setUnits', place: { start, end }, units: 1 }],
							},
						],
			};
		}
	},
};

function mistake(value: number): string {
	return value > 0 ? 'and no part of a unit can be billed' : 'which bills no service';
}
