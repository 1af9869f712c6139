import type { Rule } from './rule';

/** A letter, a digit, a letter or digit; then up to four more behind a dot, which may be left out. */
const form = /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/;

export const diagnosisCode: Rule = {
	id: 'diagnosis-code',
	severity: 'warning',
	what: 'A diagnosis has not the form of an ICD-10-CM code, or is known to be none.',
	why: 'ICD-10-CM codes are a letter, a digit, a letter or digit, and up to four more behind a dot. A claim with another one is returned.',
	whatToDo: 'Write the code that was meant, as specific as the record is.',
	*check({ claim }, { guidance }) {
		for (const { value, start, end, otherSystem } of claim?.scope === 'professional' ? claim.diagnoses : []) {
			if (otherSystem) {
				continue;
			}
			const known = guidance.diagnosis(value);
			if (!form.test(value)) {
				yield {
					start,
					end,
					message:
						'This is no ICD-10-CM code: a letter, a digit, a letter or digit, and up to four more behind a dot. Write the code that was meant.',
				};
			} else if (known && !known.assigned) {
				const source = guidance.source(known.source)?.title;
				const why = known.note ? ` ${known.note}` : '';
				yield {
					start,
					end,
					message: `${known.code} is met with, but ICD-10-CM has no such code${source ? ` (${source})` : ''}.${why} Write the code that was meant.`,
				};
			}
		}
	},
};
