import { expect, it } from 'vitest';
import { evidenceIn } from '../../../server/evidence/evidenceIn';
import { noteEvidence } from '../../../server/evidence/noteEvidence';
import { quotationOf } from '../../../server/evidence/quotation';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { readCases } from '../case/wholeFile';

const { narrative } = bundledGuidance().data;

function quotations(words: string): Record<string, string[]> {
	const text = readCases(JSON.stringify({ note: { text: words, documentation: {} } }), 'a.case.json', 'json')?.cases[0]
		?.note?.text;
	if (!text) {
		throw new Error('no text');
	}
	expect(noteEvidence(text, narrative)).not.toEqual([]);
	const found = [...evidenceIn(text, narrative).values()].filter((e) => e.status === 'documented');
	return Object.fromEntries(found.map((e) => [e.element, e.spans.map((s) => quotationOf(s, text, narrative))]));
}

it('takes the clause, over line ends, without its stop', () => {
	expect(
		quotations(
			'The aorta lay in the planned needle path. Under CT fluoroscopy 2.5 mL of saline were injected between it\n  and the nodule, which took six minutes. No complications.',
		),
	).toMatchObject({
		displacementIndication: ['The aorta lay in the planned needle path'],
		imagingModality: ['Under CT fluoroscopy 2.5 mL of saline were injected between it and the nodule'],
		duration: ['which took six minutes'],
		complications: ['No complications'],
	});
});

it('leaves out the heading and the mark of a list', () => {
	expect(
		quotations(
			'Technique:\n1. Hydrodissection with 40 mL of saline.\n2. Core biopsy.\n\nCOMPLICATIONS: None.\nDURATION: 6 minutes\n',
		),
	).toMatchObject({ tissueDisplacement: ['Hydrodissection with 40 mL of saline'], complications: ['None'] });
});

it('takes the seen words alone where the clause is long', () => {
	const long = `Hydrodissection with 40 mL of saline ${'and more of it '.repeat(12)}`;
	expect(quotations(long).tissueDisplacement).toEqual(['Hydrodissection']);
});
