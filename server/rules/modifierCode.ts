import type { Rule } from './rule';

export const modifierCode: Rule = {
	id: 'modifier-code',
	severity: 'warning',
	what: 'A modifier is not two letters or digits, or stands twice on its line.',
	why: 'CPT and HCPCS modifiers have two characters; one that is repeated says nothing new.',
	whatToDo: 'Write the modifier that was meant, or take the second one off.',
	*check({ claim }) {
		for (const line of claim?.scope === 'professional' ? claim.lines : []) {
			const seen = new Set<string>();
			for (const modifier of line.modifiers) {
				const { start, end, value } = modifier;
				const isForm = /^[0-9A-Z]{2}$/.test(value);
				const isRepeated = seen.has(value);
				seen.add(value);
				if (isForm && !isRepeated) {
					continue;
				}
				const edits = [{ kind: 'removeModifier', place: { start, end }, line: line.path } as const];
				yield {
					start,
					end,
					...(line.code && { code: line.code.value }),
					message: isForm
						? `Modifier ${value} stands on this line already. Take one of the two off.`
						: 'This is no modifier: a modifier has two letters or digits. Write the one that was meant.',
					fixes: isForm && !modifier.shared ? [{ title: `Remove the second ${value}`, safe: false, edits }] : [],
				};
			}
		}
	},
};
