import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { hover } from '../../../server/language/hover';
import { plainText } from '../../../server/language/plainText';
import { reviewFile } from '../../../server/review/reviewFile';
import { LineIndex } from '../../../server/text/lineIndex';

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
					'✗ `imagingModality` · ✗ `technique` · ✗ `duration` (says nothing) · ✗ `imagingConfirmation` · ✗ `complications`\n\n' +
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

	it('is none for a code that the guidance does not know', () => {
		expect(at('99213')).toBeUndefined();
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

	it('is none for an unknown field, an unrelated key, or outside of a case', () => {
		expect(at('unheardOf')).toBeUndefined();
		expect(at('lines')).toBeUndefined();
		expect(at('1023T', 1, 'services: [1023T]\n')).toBeUndefined();
	});
});

it('plain text keeps the words, lists and addresses', () => {
	expect(plainText('**A** `b`\n- [c](https://d.example)')).toBe('A b\n- c (https://d.example)');
});
