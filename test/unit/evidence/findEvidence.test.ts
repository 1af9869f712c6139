import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPart } from '../../../server/case/readCases';
import { type EvidenceStatus, findEvidence } from '../../../server/evidence/findEvidence';
import { noteEvidence } from '../../../server/evidence/noteEvidence';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../server/guidance/compileGuidance';

const { data } = bundledGuidance();
const { narrative } = data;

function status(element: string, text: string, vocabulary = narrative): EvidenceStatus | undefined {
	return findEvidence(text, vocabulary).find((e) => e.element === element)?.status;
}

it('says which words deny what others document', () => {
	const text = 'Hydrodissection was carried out. No hydrodissection was required.';
	const found = findEvidence(text, narrative).find((e) => e.element === 'tissueDisplacement');
	expect([found?.spans, found?.against].map((spans) => spans?.map((s) => text.slice(s.start, s.end)))).toEqual([
		['Hydrodissection'],
		['No hydrodissection'],
	]);
});

describe('what is documented', () => {
	it.each<[element: string, status: EvidenceStatus, text: string]>([
		['tissueDisplacement', 'documented', '40 mL of saline were injected between the aorta and the needle path.'],
		['tissueDisplacement', 'documented', 'An artificial pneumothorax was created and the lung fell away.'],
		['tissueDisplacement', 'documented', 'The mammary vein was levered aside with the blunt stylet.'],
		['tissueDisplacement', 'absent', 'Risks including pneumothorax created by the needle were discussed.'],
		['tissueDisplacement', 'absent', 'The catheter was flushed with 10 mL of saline.'],
		['tissueDisplacement', 'absent', 'HISTORY: Hydrodissection at another hospital.'],
		['tissueDisplacement', 'absent', 'Displacement of the feeding tube was seen.'],
		['tissueDisplacement', 'negated', 'No hydrodissection was required.'],
		['tissueDisplacement', 'negated', 'Hydrodissection was attempted but abandoned.'],
		['tissueDisplacement', 'absent', 'Saline would be injected to push the lung away.'],
		['tissueDisplacement', 'ambiguous', 'In the left decubitus position the lung fell away from the path.'],
		['tissueDisplacement', 'absent', 'Adjuncts:   [ ] Artificial pneumothorax   [ ] Balloon   [x] None'],
		['tissueDisplacement', 'documented', 'Adjuncts:   [ ] Balloon   [x] Artificial pneumothorax   [ ] None'],
		['duration', 'documented', 'The displacement took six minutes.'],
		['duration', 'documented', 'Procedure time: 42 min'],
		['duration', 'absent', 'The patient was observed for 4 hours.'],
		['duration', 'absent', 'Heparin was stopped 6 hours prior to the procedure.'],
		['imagingModality', 'documented', 'Under CT fluoroscopic guidance the needle was advanced.'],
		['imagingModality', 'absent', 'COMPARISON: CT of the chest, March 2.'],
		['imagingConfirmation', 'documented', 'Repeat CT confirmed the needle tip within the nodule.'],
		['imagingConfirmation', 'absent', 'Good blood return confirmed the position.'],
		['complications', 'documented', 'COMPLICATIONS: None.'],
		['complications', 'ambiguous', 'The patient tolerated the procedure well.'],
		['complications', 'absent', 'Risks include bleeding and pneumothorax.'],
		['informedConsent', 'documented', 'Written informed consent was obtained.'],
		['informedConsent', 'negated', 'INFORMED CONSENT: Not obtained, the patient is obtunded.'],
		['coagulationStatus', 'documented', 'INR 1.1, platelets 240.'],
		['coagulationStatus', 'absent', 'The port was flushed with heparinized saline.'],
		['postProcedureImaging', 'documented', 'Post-procedure chest radiograph showed no pneumothorax.'],
		['postProcedureImaging', 'ambiguous', 'A postoperative chest x-ray is pending.'],
		['postProcedureImaging', 'absent', 'We will obtain a chest x-ray in the recovery room.'],
		['priorImaging', 'documented', 'Prior CT showed a nodule.'],
		['anesthesia', 'documented', 'Moderate sedation with midazolam.'],
		['priorImaging', 'documented', 'TECHNIQUE: Prone. HISTORY: Nodule on the CT of 12 March.'],
		['tissueDisplacement', 'absent', 'In 2019 hydrodissection was used.'],
		[
			'tissueDisplacement',
			'documented',
			'TECHNIQUE: 60 mL of saline were given slowly. The lung edge had slid 17 mm laterally.',
		],
		[
			'tissueDisplacement',
			'negated',
			'TECHNIQUE: 60 mL of saline were injected behind the lung. It soaked away and the lung did not move.',
		],
		[
			'tissueDisplacement',
			'documented',
			'TECHNIQUE: Hydrodissection with saline. A core biopsy was begun. It was abandoned.',
		],
		['imagingModality', 'documented', 'GuidanceMode: fluoroscopy'],
		['complications', 'documented', 'Unwanted effects: hoarseness for an hour'],
		['duration', 'documented', 'PROCEDURE: Needle in 0936, needle out 1018.'],
		['duration', 'ambiguous', 'PROCEDURE: The gas was injected within ten minutes.'],
	])('%s is %s: %s', (element, expected, text) => {
		expect(status(element, text)).toBe(expected);
	});

	it('is shown with the words that were matched, where they stand', () => {
		const text = 'TECHNIQUE: Under CT guidance 40 mL of saline were injected behind the aorta.\n';
		const found = findEvidence(text, narrative).find((e) => e.element === 'tissueDisplacement');
		expect(found?.spans.map(({ start, end }) => [start, end, text.slice(start, end)])).toEqual([
			[29, 65, '40 mL of saline were injected behind'],
		]);
	});
});

describe('words of an organization’s own', () => {
	it('are added to those that come with the product', () => {
		const file = {
			path: 'own.yaml',
			text: `kind: narrative
signs:
  - id: our-technique
    element: tissueDisplacement
    patterns: ["parting <instrument>"]
    why: Our name for it.
`,
		};
		const own = compileGuidance([file], data);
		expect(own.problems).toEqual([]);
		const text = 'A parting needle was used.';
		expect(status('tissueDisplacement', text)).toBe('absent');
		expect(status('tissueDisplacement', text, own.data.narrative)).toBe('documented');
	});

	it.each([
		['"parting <nothing>"', 'There is no term `nothing`'],
		['"~3 needle"', 'This does not have the right form.'],
		['"ab* needle"', 'This does not have the right form.'],
		['"needle? in"', 'This does not have the right form.'],
	])('that cannot be read are said to be so: %s', (pattern, message) => {
		const text = `kind: narrative\nsigns:\n  - { id: a, element: duration, patterns: [${pattern}], why: Test. }\n`;
		expect(compileGuidance([{ path: 'own.yaml', text }], data).problems[0]?.message).toContain(message);
	});
});

describe('places', () => {
	it.each([
		['a block text', 'note:\n  text: |\n    Seen.\n    Under CT\n    guidance.\n', 'note.yaml', [30, 51]],
		[
			'a JSON text with escapes',
			'{"note":{"documentation":{},"text":"\\u0041 \\"b\\". Under CT guidance."}}',
			'n.json',
			[50, 67],
		],
	])('are those of the file: %s', (_, file, name, [start = 0, end = 0]) => {
		const format = name.endsWith('json') ? 'json' : 'yaml';
		const note = readPart(file, format, true).cases[0]?.note?.text;
		const found = note && noteEvidence(note, narrative).find((e) => e.element === 'imagingModality');
		expect(found?.spans.map((s) => [s.start, s.end])).toEqual([[start, end]]);
		expect(file.slice(start, end)).toMatch(/^Under CT\s+guidance$/);
	});

	it('lie in the text, in order and apart, whatever the text; the same text gives the same', () => {
		const words = fc.constantFrom(
			...'the needle CT saline 40 mL lung was injected no Risks: PLAN: . ; \n | [ ] not INR 5 min Dr.'.split(' '),
		);
		const notes = fc.oneof(
			fc.string(),
			fc.array(words, { maxLength: 80 }).map((w) => w.join(' ')),
		);
		fc.assert(
			fc.property(notes, (text) => {
				const found = findEvidence(text, narrative);
				for (const { spans, status } of found) {
					expect(spans.length > 0).toBe(status !== 'absent');
					for (const [i, { start, end }] of spans.entries()) {
						expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
						expect(end).toBeGreaterThan(start);
						expect(end).toBeLessThanOrEqual(text.length);
					}
				}
				expect(findEvidence(text, narrative)).toEqual(found);
			}),
		);
	});
});
