import type { Rule } from './rule';

export const requiredField: Rule = {
	id: 'required-field',
	severity: 'error',
	what: 'A mandatory field is missing or has no value: `lines` of a claim, `code` of a service line.',
	why: 'Without it nothing can be said about the claim or the line.',
	whatToDo: 'Fill it in. A line of an institutional claim may have a `revenueCode` instead of a `code`.',
	*check({ missing }) {
		for (const { field, path, start, end } of missing) {
			if (field !== 'lines' && field !== 'code') {
				continue;
			}
			yield {
				start,
				end,
				on: 'file',
				message: `${field === 'lines' ? 'A claim needs `lines`' : `A service line needs a \`${field}\``}; without it nothing can be said about it. Fill it in.`,
				fixes: [{ title: `Insert \`${field}\``, safe: false, edits: [{ kind: 'insertField', path, field }] }],
			};
		}
	},
};
