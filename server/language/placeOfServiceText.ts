import type { Claim } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { CodeLibrary } from '../library/codeLibrary';
import { billedAddOns } from '../rules/billedAddOns';
import { fileName, libraryTexts } from './libraryText';
import { escaped, prose } from './markdown';
import { sourceList } from './sourceText';

/** What a place of service code stands for, and whether it is typical of the add-on codes on the claim; Markdown. */
export function placeOfServiceText(code: string, claim: Claim, guidance: Guidance, library?: CodeLibrary): string {
	const known = guidance.placeOfService(code);
	const own = fromFiles(code, library);
	if (!known) {
		const heading = `**${escaped(code)}** · place of service`;
		return [heading, ...(own.length > 0 ? own : ["Not assigned in CMS's place of service code set."])].join('\n\n');
	}
	const rate = known.facility ? 'facility' : 'non-facility';
	return [
		`**${code}** · place of service`,
		`${prose(known.name)}. Medicare pays the practitioner at the **${rate}** rate there.`,
		...own,
		...typical(code, claim, guidance),
		...sourceList([known], guidance),
	].join('\n\n');
}

/** What the organization's own list says of the place. */
function fromFiles(code: string, library: CodeLibrary | undefined): string[] {
	const described = (library?.places(code) ?? []).map(({ row, file }) => {
		const facility = row.facility ? ` (${escaped(row.facility)})` : '';
		return `${escaped(row.name, 200)}${facility}.${row.description ? ` ${escaped(row.description, 1000)}` : ''}  \n*${fileName(file)}*`;
	});
	return described.length > 0 ? described : libraryTexts('place', code, library);
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
