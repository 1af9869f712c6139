import type { Claim, Located } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { addOnsInEffect } from './billedAddOns';
import type { Rule, RuleFinding } from './rule';

export const placeOfService: Rule = {
	id: 'place-of-service',
	severity: 'information',
	what: "A place of service is not in CMS's list, or an add-on is billed where it is not usually done: outside of a facility.",
	why: 'The place decides by which rate a service is paid. Image-guided procedures such as these are done in facilities; another place may be right, and is worth a look.',
	whatToDo: 'Compare the place with the record.',
	*check({ claim }, { guidance }) {
		if (claim?.scope !== 'professional') {
			return;
		}
		const said = new Set<number>();
		for (const place of [claim.placeOfService, ...claim.lines.map((l) => l.placeOfService)]) {
			if (place && !said.has(place.start) && !guidance.placeOfService(place.value)) {
				said.add(place.start);
				yield unknown(place);
			}
		}
		yield* outsideOfFacilities(claim, guidance, said);
	},
};

function unknown({ start, end }: Located<string>): RuleFinding {
	return {
		start,
		end,
		message:
			"This place of service is not in CMS's list, or is not assigned there: two digits, such as 22. Compare it with the record.",
	};
}

/** @param said places of which something was said already, by offset */
function* outsideOfFacilities(claim: Claim, guidance: Guidance, said: Set<number>): Iterable<RuleFinding> {
	for (const { line, code, procedure } of addOnsInEffect(claim, guidance)) {
		const place = line.placeOfService;
		const known = place && guidance.placeOfService(place.value);
		if (!place || !known || known.facility || said.has(place.start)) {
			continue;
		}
		said.add(place.start);
		const typical = procedure.sites?.typical.map((p) => p.code) ?? [];
		yield {
			start: place.start,
			end: place.end,
			code: code.value,
			values: [place.value],
			message:
				`${code.value} is billed in ${known.code} (${known.name}), which is paid as no facility` +
				`${typical.length > 0 ? `; it is usually done in ${typical.join(', ')}` : ''}. Compare the place with the record.`,
		};
	}
}
