import { describe, expect, it } from 'vitest';
import { definition } from '../../../server/language/definition';
import type { ReviewedDocument } from '../../../server/language/document';
import { documentOf, guidance, noteUri, withOtherFile } from './twoFiles';

/** Where the second character of the word leads: `line:character-line:character`, 0-based. */
function placesAt(document: ReviewedDocument, word: string): string[] {
	return definition(document, document.text.indexOf(word) + 1, guidance).map(
		({ range: { start, end } }) => `${start.line}:${start.character}-${end.line}:${end.character}`,
	);
}

const bill = 'claim:\n  lines: [{ code: "32408" }, { code: 1023T }]\n';
const abstract = 'note:\n  documentation:\n    1023T:\n      duration: six\n      technique:\n      indication: x\n';

describe('from an element to the words that show it', () => {
	it('in block text, on the key and on the value, from line to line', () => {
		const text = `${bill}${abstract}  text: |
    Under CT 40 mL of saline
    were injected behind the aorta; it took six
    minutes. Again 40 mL of saline were injected behind the aorta.
`;
		expect(placesAt(documentOf(text), 'duration')).toEqual(['10:39-11:11']);
		expect(placesAt(documentOf(text), 'six')).toEqual(['10:39-11:11']);
		expect(placesAt(documentOf(text), 'technique')).toEqual(['9:13-10:24', '11:19-11:55']);
		expect(placesAt(documentOf(text), 'indication')).toEqual([]);
	});

	it('in folded and in quoted text', () => {
		const folded = `${bill}${abstract}  text: >-
    40 mL of saline were injected behind the aorta; it took six
    minutes.
`;
		expect(placesAt(documentOf(folded), 'duration')).toEqual(['9:55-10:11']);
		const quoted = `${bill}${abstract}  text: "40 mL of \\u0073aline were injected behind the aorta;\\nit took six\n    minutes."\n`;
		expect(placesAt(documentOf(quoted), 'technique')).toEqual(['8:9-8:50']);
		expect(placesAt(documentOf(quoted), 'duration')).toEqual(['8:66-9:11']);
	});

	it('in JSON, behind escapes', () => {
		const text = `{ "note": {
  "documentation": { "1023T": { "duration": "six" } },
  "text": "40 mL of saline were injected behind the \\"aorta\\";\\nit took\\u0020six minutes."
} }`;
		expect(placesAt(documentOf(text, 'json'), 'duration')).toEqual(['2:67-2:88']);
	});

	it('goes to words that leave it open, or that deny it', () => {
		const denied = `${bill}${abstract}  text: No hydrodissection was performed.\n`;
		expect(placesAt(documentOf(denied), 'technique')).toEqual(['8:8-8:26']);
		expect(placesAt(documentOf(denied), 'duration')).toEqual([]);
	});
});

describe('from an add-on on the claim', () => {
	const dictated = 'note:\n  text: Under CT 40 mL of saline were injected behind the aorta, which took five minutes.\n';

	it('to its documentation where it has one', () => {
		expect(placesAt(documentOf(`${bill}${abstract}`), '1023T')).toEqual(['4:4-4:9']);
	});

	it('to the words of the text, each place once, where the note has no abstract for it', () => {
		const places = ['3:8-3:16', '3:17-3:53', '3:71-3:88'];
		expect(placesAt(documentOf(bill + dictated), '1023T')).toEqual(places);
		const document = withOtherFile(bill, `\n${dictated}`);
		expect(definition(document, bill.indexOf('1023T'), guidance).map((l) => l.uri)).toEqual(places.map(() => noteUri));
		expect(placesAt(document, '1023T')).toEqual(['2:8-2:16', '2:17-2:53', '2:71-2:88']);
	});

	it('to the note where its text says nothing of it', () => {
		expect(placesAt(documentOf(`${bill}note:\n  text: Biopsy.\n`), '1023T')).toEqual(['2:0-2:4']);
	});
});
