import type { Rule } from './rule';

/** CPT: five digits, or four and a letter of its categories and sections; HCPCS Level II: a letter and four digits. */
const form = /^(?:\d{4}[\dAFMTU]|[A-Z]\d{4})$/;

export const procedureCode: Rule = {
	id: 'procedure-code',
	severity: 'error',
	what: 'A code of a service line has not the form of a CPT or HCPCS code.',
	why: 'CPT codes are five digits, or four digits and a letter; HCPCS Level II codes are a letter and four digits.',
	whatToDo: 'Write the code that was meant.',
	*check({ claim }) {
		for (const { code } of claim?.scope === 'professional' ? claim.lines : []) {
			if (code && !form.test(code.value)) {
				const { start, end } = code;
				yield {
					start,
					end,
					message:
						'This is no CPT or HCPCS code: five digits, four digits and a letter (A, F, M, T or U), or a letter and four digits. Write the code that was meant.',
				};
			}
		}
	},
};
