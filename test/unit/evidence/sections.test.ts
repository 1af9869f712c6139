import { describe, expect, it } from 'vitest';
import { sectionsOf, titlesOf } from '../../../server/evidence/sections';
import { sentencesOf } from '../../../server/evidence/sentences';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';

const { narrative } = bundledGuidance().data;
const titles = titlesOf(narrative.headings);
const writing = { abbreviations: new Set(narrative.abbreviations), hasCapitals: true };

function sections(text: string): [kind: string, content: string][] {
	return sectionsOf(text, titles).map((s) => [s.kind, text.slice(s.start, s.end).trim()]);
}

function sentences(text: string): string[] {
	return sectionsOf(text, titles).flatMap((s) => sentencesOf(text, s, writing).map((x) => text.slice(x.start, x.end)));
}

describe('sections', () => {
	it('begin at headings of their own lines', () => {
		expect(sections('Seen today.\nINDICATION: Mass.\nPROCEDURE IN DETAIL\nNeedle in.\nComplications - none\n')).toEqual(
			[
				['none', 'Seen today.'],
				['indication', 'Mass.'],
				['technique', 'Needle in.'],
				['complications', 'none'],
			],
		);
	});

	it('begin inside of a line, in running text and in flattened forms', () => {
		expect(sections('FLUOROSCOPY TIME: 2 min. ESTIMATED DOSE: 18 mGy. Complications: None.')).toEqual([
			['duration', '2 min.'],
			['other', '18 mGy.'],
			['complications', 'None.'],
		]);
		expect(sections('Guidance: CT; Sedation: moderate; Complications | none | Plan\thome')).toEqual([
			['modality', 'CT;'],
			['anesthesia', 'moderate;'],
			['complications', 'none |'],
			['plan', 'home'],
		]);
	});

	it('do not begin at words that only look so', () => {
		expect(sections('The findings were shown to the following: a plan. At 10:41 the needle was in.')).toEqual([
			['none', 'The findings were shown to the following: a plan. At 10:41 the needle was in.'],
		]);
	});
});

describe('sentences', () => {
	it('end at stops, but not behind abbreviations, in numbers and in numbered lists', () => {
		expect(
			sentences('Referred by Dr. A. B. Colt for 2.3 cm mass. Approx. 4 mL given.\n1. Mass.\n2. Effusion.'),
		).toEqual(['Referred by Dr. A. B. Colt for 2.3 cm mass.', 'Approx. 4 mL given.', '1. Mass.', '2. Effusion.']);
	});

	it('go on over a line’s end where the text was broken to fit, and end where a line stands for itself', () => {
		const wrapped =
			'Under CT fluoroscopy a 20-gauge Chiba needle was placed lateral to the\nvessels and 35 mL of saline were injected.\n';
		expect(sentences(wrapped)).toEqual([wrapped.trim()]);
		expect(sentences('INR 1.0\nPlatelets 231\nConsent signed\n')).toEqual([
			'INR 1.0',
			'Platelets 231',
			'Consent signed',
		]);
	});

	it('leave out what stands behind a box that is not ticked', () => {
		expect(sentences('[x] local [ ] general [X] sedation')).toEqual(['local', 'sedation']);
		expect(sentences('☐ none ☒ moderate')).toEqual(['moderate']);
	});

	it('without any stop are cut, and nothing is lost', () => {
		const text = 'the needle was advanced and then '.repeat(100).trim();
		const found = sentences(text);
		expect(found.every((s) => s.length <= 500)).toBe(true);
		expect(found.join(' ')).toBe(text);
	});
});
