import { isoDay, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Procedure } from '../guidance/types';
import { isInEffect } from './billedAddOns';
import { listOf } from './listCaveats';
import type { Rule } from './rule';

export const codeNotInEffect: Rule = {
	id: 'code-not-in-effect',
	severity: 'error',
	what: "A procedure code is billed for a day before the code's first or after its last.",
	why: 'A code that is not in effect on the date of service is no code on that day, and no payer takes it.',
	whatToDo: 'Correct the date of service, or bill the code that was in effect on that day.',
	*check({ claim }, { guidance }) {
		for (const line of claim && claim.scope !== 'other' ? claim.lines : []) {
			const procedure = line.code && guidance.procedure(line.code.value);
			const message = procedure && !line.status ? messageFor(line, procedure, guidance) : undefined;
			if (line.code && message !== undefined) {
				const { start, end, value: code } = line.code;
				yield { start, end, code, values: [line.dateOfService?.value ?? ''], message };
			}
		}
	},
};

/** Undefined where the code is in effect, or its days or the line's are not known. */
function messageFor(line: ServiceLine, procedure: Procedure, guidance: Guidance): string | undefined {
	const { code, inEffect } = procedure;
	const day = isoDay(line.dateOfService);
	if (!inEffect || day === undefined || isInEffect(inEffect, day)) {
		return undefined;
	}
	const when =
		day < inEffect.from
			? `it is in effect only from ${inEffect.from}`
			: `it was in effect only until ${inEffect.until}`;
	const source = sourceOf(procedure, guidance);
	return (
		`${code} is billed for ${day}, and ${when}${source ? ` (${source})` : ''}. ` +
		'Correct the date of service, or bill the code that was in effect on that day.'
	);
}

function sourceOf(procedure: Procedure, guidance: Guidance): string | undefined {
	const { addOn, sources } = procedure;
	return addOn ? listOf({ ...procedure, addOn }) : guidance.source(sources[0]?.source ?? '')?.title;
}
