import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { hover } from '../../../server/language/hover';
import { plainText } from '../../../server/language/plainText';
import { settledText } from '../../../server/language/settledText';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';
import { documentOf, withOtherFile } from './twoFiles';

const guidance = bundledGuidance();

const text = `claim:
  lines:
    - code: "32408"
    - code: 1022t
    - code: "47000"
    - code: "99213"
note:
  procedures: [1023T]
  documentation:
    1023T:
      indication: Aorta in the path
      duration:
      unheardOf: x
    procedure:
      positioning: prone
      start: "10:30"
`;

/** The hover `within` characters behind the first place of the word. */
function at(word: string, within = 1, file = text) {
	const review = reviewFile(file, 'x.case.yaml', 'yaml', { guidance, today: '2026-11-23' });
	const document = { uri: 'file:///x', version: 1, languageId: 'yaml', text: file, lines: new LineIndex(file), review };
	const found = hover(document, file.indexOf(word) + within, guidance);
	return found && { markdown: found.markdown, words: file.slice(found.start, found.end) };
}

describe('on a procedure code', () => {
	it('names what it is and how this case stands to it', () => {
		const found = at('1022t');
		expect(found?.words).toBe('1022t');
		expect(found?.markdown).toMatch(/^\*\*1022T\*\* · \*\*add-on code\*\* · CPT Category III/);
		expect(found?.markdown).toContain('**Documentation in this case**: 0 of 6');
		expect(found?.markdown).toContain('**47000** (on this claim)');
		expect(found?.markdown).toContain('**Typical places of service**: 19 ');
		expect(found?.markdown).toContain(
			'**Medicare physician fee schedule**, July 2026\n- Status C: No national amount is set.',
		);
		expect(found?.markdown).toContain('**Not known**\n- ');
		expect(found?.markdown).not.toMatch(/\$\s*0/);
	});

	it('ticks what the note of this case documents, wherever the code stands', () => {
		for (const found of [at('[1023T', 2), at('    1023T:', 5)]) {
			expect(found?.words).toBe('1023T');
			expect(found?.markdown).toContain(
				'**Documentation in this case**: 1 of 6\n\n' +
					'✗ `imagingModality` · ✗ `technique` · ✗ `duration` (says nothing) · ✗ `imagingConfirmation` · ✗ `complications`  \n' +
					'✓ `indication`\n\n',
			);
			expect(found?.markdown).toContain('type 1)\n- **32408** (on this claim): ');
		}
	});

	it('lists what is needed where the file has no note', () => {
		const found = at('1023T', 1, 'claim:\n  lines: [{ code: 1023T }]\n');
		expect(found?.markdown).toContain(
			'**Documentation needed** (no note in this file)\n\n`indication` · `imagingModality`',
		);
		expect(found?.markdown).not.toMatch(/[✓✗]/);
	});

	it('says of a primary which add-ons list it, and that a meaning is not supplied', () => {
		expect(at('32408')?.words).toBe('"32408"');
		expect(at('32408')?.markdown).toContain('**A listed primary procedure of**\n- **1023T**');
		expect(at('47000')?.markdown).toContain('Its meaning is not supplied.');
		expect(at('47000')?.markdown).toContain('- **1022T**');
	});

	it('says of an unknown code that it is not known, and how to supply it', () => {
		expect(at('99213')?.markdown).toBe(
			'**99213** · procedure code (CPT)\n\nNot known here: its meaning is not supplied. ' +
				'CPT is copyright of the American Medical Association, and its texts are not part of this product. ' +
				'An organization can supply it in a guidance file of kind `procedures`, in a folder that `guidance` in `claim-review.yaml` names.',
		);
		const file = 'claim:\n  lines:\n    - code: J2250\n    - code: "[x](y) **z**"\n';
		expect(at('J2250', 1, file)?.markdown).toContain('**J2250** · procedure code (HCPCS Level II)');
		expect(at('[x]', 1, file)?.markdown).toBe(
			'**\\[X\\]\\(Y\\) \\*\\*Z\\*\\*** · procedure code\n\n' +
				'Not of the form of a CPT or HCPCS code (five characters), and not known here.',
		);
	});

	it('does not call a code that is no listed primary one', () => {
		const file = 'claim:\n  lines:\n    - code: "10005"\n';
		expect(at('10005', 1, file)?.markdown).toContain(
			'Known here neither as an add-on code nor as a primary procedure of one.',
		);
	});
});

describe('on a documentation field', () => {
	it('says why and what to write, on the name and on the value', () => {
		expect(at('indication')?.words).toBe('indication');
		expect(at('Aorta')?.words).toBe('Aorta in the path');
		for (const found of [at('indication'), at('Aorta')]) {
			expect(found?.markdown).toContain('**indication** · documentation of 1023T');
			expect(found?.markdown).toContain('Required; severity when missing: error.');
			expect(found?.markdown).toContain('**Why:**');
			expect(found?.markdown).toContain('**What to write:**');
		}
	});

	it('knows the elements and the times of the whole procedure', () => {
		expect(at('positioning')?.markdown).toContain('documentation of the whole procedure');
		expect(at('positioning')?.markdown).toContain('Recommended.');
		expect(at('"10:30"')?.markdown).toContain('Optional.');
	});

	it('ticks what the note documents of the whole procedure, on its key', () => {
		expect(at('    procedure:', 5)?.words).toBe('procedure');
		const said = at('    procedure:', 5)?.markdown;
		expect(said).toContain('**procedure** · field of `note.documentation`');
		expect(said).toContain('**Documentation in this case**: 1 of 8\n\n✗ `priorImaging` (recommended) · ');
		expect(said).toMatch(/ {2}\n✓ `positioning` \(recommended\)$/);
	});

	it('is none for an unknown field, an unrelated key, or outside of a case', () => {
		expect(at('unheardOf')).toBeUndefined();
		expect(at('    - ')).toBeUndefined();
		expect(at('1023T', 1, 'services: [1023T]\n')).toBeUndefined();
	});
});

const claim = `claim:
  payer: cigna
  placeOfService: "22"
  diagnoses: [r9110, R91.1, R91.9]
  lines:
    - code: 1023T
      modifiers: [51, RT, Q9]
      placeOfService: "11"
      diagnosisPointers: [2, D]
      units: 1
note:
  signed: 2026-07-14
  text: |
    The patient was placed prone.
`;

describe('on another value of a claim', () => {
	it('says what a modifier means, and that the code cannot carry it', () => {
		expect(at('RT', 1, claim)).toEqual({
			words: 'RT',
			markdown:
				'**RT** · modifier\n\nDone on the right side of the body.\n\n' +
				'**Sources**\n- HCPCS Level II, modifiers (paraphrased here) (medium confidence)',
		});
		expect(at('51', 1, claim)?.markdown).toContain(
			'**Cannot stand on 1023T**: Multiple procedures 0 in the Medicare physician fee schedule.',
		);
		expect(at('Q9', 1, claim)?.markdown).toBe(
			'**Q9** · modifier\n\nNot known here. An organization can supply it in a guidance file of kind `modifiers`, in a folder that `guidance` in `claim-review.yaml` names.',
		);
	});

	it('gives the title of a diagnosis, and follows a pointer to it', () => {
		expect(at('R91.1', 1, claim)?.markdown).toBe(
			'**R91.1** · diagnosis (ICD-10-CM)\n\nSolitary pulmonary nodule\n\n' +
				'**Sources**\n- ICD-10-CM, fiscal year 2026 (high confidence)',
		);
		expect(at('R91.9', 1, claim)?.markdown).toContain('**Not a code of ICD-10-CM.**\n\nIt is seen on websites');
		expect(at('r9110', 1, claim)?.markdown).toContain('Not known here, which does not mean that it is no code.');
		expect(at('[2', 1, claim)?.markdown).toMatch(/^\*\*Diagnosis pointer\*\* to number 2 .*\n\n\*\*R91\.1\*\*/);
		expect(at('D]', 0, claim)?.markdown).toBe('**Diagnosis pointer** to none: the claim has 3 diagnoses.');
	});

	it('names the place of service, its rate, and whether it is typical of the add-on', () => {
		expect(at('"22"', 1, claim)?.markdown).toContain(
			'**22** · place of service\n\nOn Campus-Outpatient Hospital. Medicare pays the practitioner at the **facility** rate there.\n\n' +
				'Typical of 1023T (19, 22, 24).',
		);
		expect(at('"11"', 1, claim)?.markdown).toContain('Office. Medicare pays the practitioner at the **non-facility**');
		expect(at('"11"', 1, claim)?.markdown).toContain('Not typical of 1023T');
		expect(at('"00"', 1, claim.replace('"22"', '"00"'))?.markdown).toContain('Not assigned in CMS');
	});

	it('knows the payer by its alias and says that no policy is supplied', () => {
		expect(at('cigna', 1, claim)).toEqual({
			words: 'cigna',
			markdown:
				"**Cigna Health** · payer\n\nThe CMS lists and indicators are Medicare's; whether this payer follows them is not known.\n\n" +
				'No policy supplied. An organization can supply it in a guidance file of kind `payers`, in a folder that `guidance` in `claim-review.yaml` names.',
		});
		expect(at('Own', 1, claim.replace('cigna', 'Own_Plan'))?.markdown).toMatch(
			/^\*\*Own\\_Plan\*\* · payer\n\nNot known here, so no policy of it is\./,
		);
	});

	it('says what a field holds, on its key and on a value of no other meaning', () => {
		const units = '**units** · field of `claim.lines`\n\nHow often the service was done. Absent means 1.';
		expect(at('units', 1, claim)).toEqual({ words: 'units', markdown: units });
		expect(at('units: 1', 7, claim)).toEqual({ words: '1', markdown: units });
		expect(at('note', 1, claim)?.markdown).toBe('**note** · field of a case\n\nThe procedure note.');
		expect(at('signed', 1, claim)?.markdown).toContain('field of `note`');
		expect(at('patient was', 1, claim)).toBeUndefined();
	});

	it('explains values of FHIR as well', () => {
		const file =
			'{"resourceType":"Claim","diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"code":"J90"}]}}],' +
			'"item":[{"productOrService":{"coding":[{"code":"32555"}]},"modifier":[{"coding":[{"code":"LT"}]}],' +
			'"locationCodeableConcept":{"coding":[{"code":"24"}]}}]}';
		const review = reviewFile(file, 'x.json', 'json', { guidance, today: '2026-11-23' });
		const lines = new LineIndex(file);
		const document = { uri: 'file:///x', version: 1, languageId: 'json', text: file, lines, review };
		const markdown = (word: string) => hover(document, file.indexOf(word) + 1, guidance)?.markdown;
		expect(markdown('"J90"')).toContain('Pleural effusion, not elsewhere classified');
		expect(markdown('"LT"')).toContain('Done on the left side');
		expect(markdown('"24"')).toContain('Ambulatory Surgical Center');
	});
});

it('plain text keeps the words, lists and addresses', () => {
	expect(plainText('**A** `b`\n- [c](https://d.example)')).toBe('A b\n- c (https://d.example)');
	expect(plainText('✗ `a`  \n✓ `b`')).toBe('✗ a\n✓ b');
	expect(plainText('**\\[X\\]\\*** y')).toBe('[X]* y');
});

describe("the note's words", () => {
	const bill = 'claim:\n  lines: [{ code: "32408" }, { code: 1023T }]\n';
	const dictated = `note:
  documentation:
    1023T:
      indication: Aorta in the path
      duration:
  text: |
    Under CT fluoroscopy 40 mL of *saline* were injected
    between the aorta and the nodule, which took six minutes.
    No complications.
`;
	const documentation = (markdown: string | undefined) =>
		/\*\*Documentation in this case.*?(?=\n\n\*\*)/s.exec(markdown ?? '')?.[0];
	const said = (file: string, word = '1023T') => hover(documentOf(file), file.indexOf(word) + 1, guidance)?.markdown;
	const rows = (of: string) =>
		'**Documentation in this case**: 4 of 6\n\n✗ `imagingConfirmation`  \n' +
		`✗ \`duration\` (says nothing): “took six minutes” (line ${of.replace('#', '10')})  \n✓ \`indication\`  \n` +
		`✓ \`imagingModality\`: “Under CT fluoroscopy” (line ${of.replace('#', '9')})  \n` +
		`✓ \`technique\`: “40 mL of \\*saline\\* were injected between” (line ${of.replace('#', '9')})  \n` +
		`✓ \`complications\`: “No complications” (line ${of.replace('#', '11')})`;

	it('stand behind each element that no field documents, with their line', () => {
		expect(documentation(said(bill + dictated))).toBe(rows('#'));
	});

	it('come from the other file, too', () => {
		const markdown = hover(withOtherFile(bill, `\n\n${dictated}`), bill.indexOf('1023T'), guidance)?.markdown;
		expect(documentation(markdown)).toBe(rows('# of the note'));
	});

	it('are said to be unclear, or to say the contrary', () => {
		const note = (text: string) => `${bill}note:\n  text: ${text}\n`;
		expect(said(note('No hydrodissection was performed.'))).toContain(
			'✗ `complications`  \n✗ `technique`: the text says not: “No hydrodissection” (line 4)',
		);
		expect(said(note('40 mL of saline were injected behind the aorta. It was ablated for 12 minutes.'))).toContain(
			'✗ `duration`: the text is unclear: “ablated for 12 minutes” (line 4)',
		);
	});

	it('are cut, and of many places two are shown', () => {
		const often = 'Under CT 40 mL of saline were injected behind the aorta. '.repeat(4);
		expect(said(`${bill}note:\n  text: ${often}\n`)).toContain(
			'`imagingModality`: “Under CT” (line 4), “Under CT” (line 4) and 2 more',
		);
	});

	it('are shown on the element, on its key and on its value', () => {
		for (const word of ['duration:', 'duration: ']) {
			expect(said(bill + dictated.replace('duration:', 'duration: 6 min'), word)).toContain(
				'\n\n**In this note:** “took six minutes” (line 10)\n\n**Why:**',
			);
		}
		expect(said(bill + dictated, 'indication')).not.toContain('In this note');
	});
});

describe('on what was settled', () => {
	it('says why it is open no more', () => {
		const ignored = text.replace(
			'    - code: 1022t',
			'    # claim-review: ignore documentation-missing - on *paper*\n    - code: 1022t',
		);
		expect(at('1022t', 1, ignored)?.markdown).toMatch(
			/^\*\*Ignored\*\* · `documentation-missing`\n\non \\\*paper\\\*\n\n---\n\n\*\*1022T\*\*/,
		);
	});

	it.each([
		[
			{ by: 'decision', determination: 'over-coded', reason: 'twice', who: 'J. D.', when: '2026-01-02' } as const,
			'**Decided: over-coded** · `npi` · J\\. D\\., 2026-01-02\n\ntwice',
		],
		[{ by: 'baseline' } as const, '**Left out by the baseline** · `npi`'],
	])('%j', (settlement, expected) => {
		expect(settledText('npi', settlement)).toBe(expected);
	});
});
