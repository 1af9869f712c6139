import { type Claim, isoDay } from '../case/case';
import type { Guidance } from '../guidance/guidance';
import type { Diagnosis } from '../guidance/types';
import { type CodeLibrary, type DiagnosisStanding, fileLabel } from '../library/codeLibrary';
import type { Rule } from './rule';

/** A letter, a digit, a letter or digit; then up to four more behind a dot, which may be left out. */
const form = /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/;

export const diagnosisCode: Rule = {
	id: 'diagnosis-code',
	severity: 'warning',
	what: 'A diagnosis has not the form of an ICD-10-CM code, is known to be none on the date of service, or needs more characters.',
	why: 'ICD-10-CM codes are a letter, a digit, a letter or digit, and up to four more behind a dot, all that the code set has. A claim with another one is returned.',
	whatToDo: 'Write the code that was meant, as specific as the record is.',
	*check({ claim }, { guidance, library }) {
		const day = claim && dayOf(claim);
		for (const { value, start, end, otherSystem } of claim?.scope === 'professional' ? claim.diagnoses : []) {
			const message = otherSystem ? undefined : mistake(value, guidance, library, day);
			if (message) {
				yield { start, end, message };
			}
		}
	},
};

/** The day by which the code set is chosen: the claim's, else the first of its lines. */
function dayOf(claim: Claim): string | undefined {
	const days = claim.lines.flatMap((l) => isoDay(l.dateOfService) ?? []);
	return isoDay(claim.dateOfService) ?? days.sort()[0];
}

/** Undefined for what can be a code, known or not. What a file of the code set says goes before what the guidance knows. */
function mistake(
	value: string,
	guidance: Guidance,
	library: CodeLibrary | undefined,
	day: string | undefined,
): string | undefined {
	const known = guidance.diagnosis(value);
	if (!form.test(value)) {
		return 'This is no ICD-10-CM code: a letter, a digit, a letter or digit, and up to four more behind a dot. Write the code that was meant.';
	}
	const standing = library?.diagnosis(value, day);
	if (standing) {
		return ofFile(value, standing, day, known?.note);
	}
	if (known) {
		const why = known.note ? ` ${known.note}` : '';
		return known.assigned
			? undefined
			: `${known.code} is met with, but ICD-10-CM has no such code${sourceOf(known, guidance)}.${why} Write the code that was meant.`;
	}
	const [first, second] = guidance.diagnosesUnder(value);
	if (!first) {
		return undefined;
	}
	const such = second ? `${first.code} and ${second.code} are among the codes` : `${first.code} is one of the codes`;
	return `${value} is a header that needs more characters: ${such} under it${sourceOf(first, guidance)}. Write the code that was meant, as specific as the record is.`;
}

function ofFile(
	value: string,
	{ file, is, under }: DiagnosisStanding,
	day: string | undefined,
	note: string | undefined,
): string | undefined {
	const source = `(${fileLabel(file)})`;
	if (is === 'none') {
		const when = day === undefined ? '' : ` on ${day}`;
		return `${value} is no code of ICD-10-CM${when} ${source}.${note ? ` ${note}` : ''} Write the code that was meant.`;
	}
	const such = under.length > 1 ? `, such as ${under.join(' or ')}` : under[0] === undefined ? '' : `: ${under[0]}`;
	return is === 'header'
		? `${value} is a header that needs more characters${such} ${source}. Write the code that was meant, as specific as the record is.`
		: undefined;
}

function sourceOf({ source }: Diagnosis, guidance: Guidance): string {
	const title = guidance.source(source)?.title;
	return title ? ` (${title})` : '';
}
