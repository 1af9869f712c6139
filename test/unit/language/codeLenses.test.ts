import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../../server/language/codeLenses';
import type { ReviewedDocument } from '../../../server/language/document';
import type { NarrativeUse } from '../../../server/rules/rule';
import { documentOf, guidance, noteUri, uri, withOtherFile } from './twoFiles';

const bill = 'claim:\n  lines: [{ code: "32408" }, { code: 1023T }, { code: 1023T }]\n';
const documented = (code: string) =>
	`    ${code}: { indication: a, imagingModality: CT, technique: b, imagingConfirmation: c, complications: none, duration: ~ }\n`;

/** Those over a note: `line:character title → line:character` of what a click shows; without an arrow where it cannot be clicked. */
function lenses(document: ReviewedDocument, clickable = false, narrative: NarrativeUse = 'accept'): string[] {
	const overNote = codeLenses(document, { guidance, narrative }, clickable).filter((l) =>
		/^\w{5}: /.test(l.command?.title ?? ''),
	);
	return overNote.map(({ range: { start }, command }) => {
		const [shown] = command?.arguments ?? [];
		const to = shown ? ` → ${shown.uri} ${shown.range.start.line}:${shown.range.start.character}` : '';
		expect(command?.command).toBe(shown ? 'claimReview.showDocumentation' : '');
		return `${start.line}:${start.character} ${command?.title}${to}`;
	});
}

describe('a code lens over a note', () => {
	const five = '5 of 6 elements documented · missing: duration';

	it('stands over the add-on in the abstract, once for each that is billed or documented', () => {
		const file = `${bill}note:\n  documentation:\n${documented('1023t')}${documented('1022T')}    procedure: { positioning: prone }\n`;
		const expected = [`4:4 1023T: ${five}`, `5:4 1022T: ${five}`];
		expect(lenses(documentOf(file))).toEqual(expected);
		expect(lenses(documentOf(file), true)).toEqual([`${expected[0]} → ${uri} 4:4`, `${expected[1]} → ${uri} 5:4`]);
	});

	it('stands over the note where no abstract has the add-on, and counts what the text documents', () => {
		const file = `${bill}note:\n  text: Under CT 40 mL of saline were injected behind the aorta.\n`;
		const title = '1023T: 2 of 6 elements documented · missing: indication, duration and 2 more';
		expect(lenses(documentOf(file), true)).toEqual([`2:0 ${title} → ${uri} 1:37`]);
		expect(lenses(documentOf(file), false, 'ignore')).toEqual([
			'2:0 1023T: 0 of 6 elements documented · missing: indication, imagingModality and 4 more',
		]);
	});

	it('names nothing where all is documented', () => {
		const file = `note:\n  documentation:\n${documented('1023T').replace('~', '5 min')}`;
		expect(lenses(documentOf(file))).toEqual(['2:4 1023T: 6 of 6 elements documented']);
	});

	it('stands in the file of the note, knows the claim of the other, and leads there', () => {
		const note = '\nnote:\n  documentation: {}\n';
		expect(lenses(withOtherFile(bill, note), true)).toEqual([]);
		const title = '1023T: 0 of 6 elements documented · missing: indication, imagingModality and 4 more';
		expect(lenses(withOtherFile(note, `\n\n${bill}`), true)).toEqual([`1:0 ${title} → ${noteUri} 3:37`]);
	});

	it('is none without an add-on, a note or a case', () => {
		expect(lenses(documentOf('note:\n  documentation: {}\n'))).toEqual([]);
		expect(lenses(documentOf(bill))).toEqual([]);
		expect(lenses(documentOf('a: 1\n'))).toEqual([]);
	});
});
