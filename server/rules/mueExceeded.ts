import { type Claim, isoDay, type ServiceLine } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import { type CodeLibrary, covers, type Found, fileLabel } from '../library/codeLibrary';
import type { UnitLimit } from '../library/unitLimits';
import { standingOf } from './byStanding';
import { isMedicare } from './listCaveats';
import type { Related, Rule, RuleFinding } from './rule';

export const mueExceeded: Rule = {
	id: 'mue-exceeded',
	severity: 'warning',
	what: 'A code is billed with more units than CMS pays for one patient, on one line or one day.',
	why: 'Medicare denies the units over the limit (medically unlikely edits), or the whole line. Needs a loaded file of these limits: `codeLibraries` in the settings.',
	whatToDo:
		'Verify in the record how often the work was done. What was done more often needs documentation; for a limit set by policy the payer makes no exception.',
	*check({ claim }, { guidance, library }) {
		if (!library || !claim || claim.scope === 'other') {
			return;
		}
		const days = new Map<string, Billed[]>();
		for (const line of claim.lines) {
			const found = unitLimitFor(line, claim, library);
			if (!line.code || !found || line.status) {
				continue;
			}
			const billed: Billed = { line, code: line.code, units: Math.max(0, line.units?.value ?? 1), found };
			if (found.row.perLine) {
				yield* exceeded([billed], claim, guidance);
			} else {
				const { day, provider } = standingOf(line, claim);
				const key = JSON.stringify([line.code.value, day, provider]);
				days.set(key, [...(days.get(key) ?? []), billed]);
			}
		}
		for (const lines of days.values()) {
			yield* exceeded(lines, claim, guidance);
		}
	},
};

interface Billed {
	readonly line: ServiceLine;
	readonly code: NonNullable<ServiceLine['code']>;
	readonly units: number;
	readonly found: Found<UnitLimit>;
}

/** The limit for a line's code on its day, for the kind of claim; undefined where no loaded file has one. */
export function unitLimitFor(
	{ code, dateOfService }: ServiceLine,
	{ scope }: Claim,
	library: CodeLibrary | undefined,
): Found<UnitLimit> | undefined {
	if (!code || !library || scope === 'other') {
		return undefined;
	}
	const service = scope === 'institutional' ? 'outpatient hospital' : 'practitioner';
	return library.unitLimit(code.value, service, isoDay(dateOfService));
}

/** Said of the line with which the limit is passed; the lines before it are pointed at. */
function* exceeded(lines: readonly Billed[], claim: Claim, guidance: Guidance): Iterable<RuleFinding> {
	let sum = 0;
	const before: Related[] = [];
	const total = lines.reduce((all, { units }) => all + units, 0);
	for (const { line, code, units, found } of lines) {
		sum += units;
		const { row, file } = found;
		if (sum > row.limit) {
			const { start, end } = line.units ?? code;
			const day = isoDay(line.dateOfService);
			const isKnown = covers(file, day);
			yield {
				start,
				end,
				...(isMedicare(claim, guidance) && isKnown ? {} : { severity: 'information' as const }),
				code: code.value,
				values: [String(total), line.dateOfService?.value ?? '', String(row.limit)],
				message: [
					`${code.value} is billed with ${count(total)}${lines.length > 1 ? ` on ${lines.length} lines` : ''}${row.perLine || day === undefined ? '' : ` on ${day}`}, and CMS pays ${row.limit} at most ${row.perLine ? 'on a line' : 'a day'} (${fileLabel(file)}; ${row.adjudication}).`,
					'Verify in the record how often the work was done.',
					...(isKnown ? [] : [`The file is not for ${day}.`]),
					...(isMedicare(claim, guidance) ? [] : [`This is CMS's limit; ${claim.payer?.value}'s own is not supplied.`]),
				].join(' '),
				related: before.slice(0, relatedLimit),
			};
			return;
		}
		const place = line.units ?? code;
		before.push({ start: place.start, end: place.end, message: `${count(units)} of ${code.value}` });
	}
}

const relatedLimit = 10;

function count(units: number): string {
	return `${units} ${units === 1 ? 'unit' : 'units'}`;
}
