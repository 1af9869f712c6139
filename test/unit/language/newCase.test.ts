import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { newCase } from '../../../server/language/newCase';
import { reviewFile } from '../../../server/review/reviewFile';

const guidance = bundledGuidance();

/** What stands there when a person has typed nothing: of a choice the first. */
function untouched(snippet: string): string {
	return snippet
		.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
		.replace(/\$\{(\d+):((?:\\.|[^}])*)\}/g, '$2')
		.replace(/\$3\b/g, '2026-03-10')
		.replace(/\$\d+/g, '')
		.replace(/\\(.)/g, '$1');
}

describe('a new case', () => {
	it('has the claim with its primaries to choose from, and the elements of the note', () => {
		const lines = newCase('1023T', '2026-03-10', guidance)?.split('\n') ?? [];
		expect(lines.slice(0, 11)).toEqual([
			'case: ${1:CASE-1}',
			'claim:',
			'  payer: ${2:Payer}',
			'  dateOfService: ${3:2026-03-10}',
			'  placeOfService: "${4:22}"',
			'  renderingProvider: "$5"',
			'  diagnoses: [$6]',
			'  lines:',
			'    - code: "${7|20982,20983,32400,32408,32553,32554,32555,32556,32557,32994,32998,49405|}"',
			'      units: 1',
			'      diagnosisPointers: [1]',
		]);
		expect(lines.slice(14, 20)).toEqual([
			'note:',
			'  dateOfService: $3',
			'  author: "$8"',
			'  signed: ${9:2026-03-10}',
			'  documentation:',
			'    1023T:',
		]);
		expect(lines.slice(20, 26).map((l) => l.replace(/ # \S.*/, ' # …'))).toEqual([
			'      indication: $10 # …',
			'      imagingModality: $11 # …',
			'      technique: $12 # …',
			'      duration: $13 # …',
			'      imagingConfirmation: $14 # …',
			'      complications: $15 # …',
		]);
		expect(lines.slice(26)).toEqual(['  text: |', '    $0', '']);
	});

	it('is read as a case in which nothing is wrong but what is not filled in', () => {
		const text = untouched(newCase('1023t', '2026-03-10', guidance) ?? '');
		const review = reviewFile(text, 'new.case.yaml', 'yaml', { guidance, today: '2026-03-10' });
		expect(review?.caseCount).toBe(1);
		const errors = review?.findings.filter((f) => f.severity === 'error').map((f) => f.rule) ?? [];
		expect(
			errors.filter((r) => !['documentation-empty', 'diagnosis-pointer', 'documentation-missing'].includes(r)),
		).toEqual([]);
	});

	it('is there for every add-on code and for no other', () => {
		for (const { code } of guidance.data.addOns) {
			expect(newCase(code, '2026-03-10', guidance)).toContain(`    - code: "${code}"`);
		}
		expect(newCase('32408', '2026-03-10', guidance)).toBeUndefined();
		expect(newCase('', '2026-03-10', guidance)).toBeUndefined();
	});
});
