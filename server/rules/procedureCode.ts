import { isoDay, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { type CodeLibrary, fileLabel } from '../library/codeLibrary';
import type { Rule, RuleFinding } from './rule';

/** CPT: five digits, or four and a letter of its categories and sections; HCPCS Level II: a letter and four digits. */
const form = /^(?:\d{4}[\dAFMTU]|[A-Z]\d{4})$/;

export const procedureCode: Rule = {
	id: 'procedure-code',
	severity: 'error',
	what: 'A code of a service line has not the form of a CPT or HCPCS code, or is none on the date of service in a loaded file.',
	why: 'CPT codes are five digits, or four digits and a letter; HCPCS Level II codes are a letter and four digits. A code that has ended, or has not begun, is no code on that day, and no payer takes it.',
	whatToDo: 'Write the code that was meant, and that was in effect on that day.',
	*check({ claim }, { guidance, library }) {
		for (const line of claim?.scope === 'professional' ? claim.lines : []) {
			const { code } = line;
			if (code && !form.test(code.value)) {
				const { start, end } = code;
				yield {
					start,
					end,
					message:
						'This is no CPT or HCPCS code: five digits, four digits and a letter (A, F, M, T or U), or a letter and four digits. Write the code that was meant.',
				};
			} else if (code && library && !line.status) {
				const { value, start, end } = code;
				const found = ofFile(line, value, guidance, library);
				if (found) {
					yield { start, end, code: value, values: [line.dateOfService?.value ?? ''], ...found };
				}
			}
		}
	},
};

/** What a loaded file has against a code on its day; undefined where it has nothing, or `code-not-in-effect` says it. */
function ofFile(
	line: ServiceLine,
	code: string,
	guidance: Guidance,
	library: CodeLibrary,
): Pick<RuleFinding, 'message' | 'severity'> | undefined {
	const day = isoDay(line.dateOfService);
	const standing = guidance.procedure(code)?.inEffect ? undefined : library.procedure(code, day);
	if (!standing || standing.is === 'code') {
		return undefined;
	}
	const source = `(${fileLabel(standing.file)})`;
	if (standing.is !== 'none') {
		const when = standing.is === 'ended' ? `it ended on ${standing.day}` : `it is in effect only from ${standing.day}`;
		return {
			message: `${code} is billed for ${day}, and ${when} ${source}. Correct the date of service, or bill the code that was in effect on that day.`,
		};
	}
	return standing.mayBeNew
		? {
				severity: 'warning',
				message: `${code} is not in the loaded CPT file ${source}. Codes are also released during a year, and such a file lacks them: verify that it was in effect on ${day}, or write the code that was meant.`,
			}
		: { message: `${code} is no code on ${day} ${source}. Write the code that was meant.` };
}
