import type { Claim } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { billedAddOns } from '../rules/billedAddOns';
import { escaped, prose } from './markdown';
import { sourceList } from './sourceText';

/** What a place of service code stands for, and whether it is typical of the add-on codes on the claim; Markdown. */
export function placeOfServiceText(code: string, claim: Claim, guidance: Guidance): string {
	const known = guidance.placeOfService(code);
	if (!known) {
		return `**${escaped(code)}** · place of service\n\nNot assigned in CMS's place of service code set.`;
	}
	const rate = known.facility ? 'facility' : 'non-facility';
	return [
		`**${code}** · place of service`,
		`${prose(known.name)}. Medicare pays the practitioner at the **${rate}** rate there.`,
		...typical(code, claim, guidance),
		...sourceList([known], guidance),
	].join('\n\n');
}

function typical(place: string, claim: Claim, guidance: Guidance): string[] {
	const codes = new Set(billedAddOns(claim, guidance).map((b) => b.code.value));
	return [...codes].flatMap((code) => {
		const sites = guidance.procedure(code)?.sites;
		if (!sites) {
			return [];
		}
		const places = sites.typical.map((p) => p.code);
		return [
			`${places.includes(place) ? 'Typical' : 'Not typical'} of ${code} (${places.join(', ')}). ${prose(sites.note)}`,
		];
	});
}
