import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { compileGuidance } from '../../../server/guidance/compileGuidance';
import { openGuidance } from '../../../server/guidance/guidance';
import { withRequiredElements } from '../../../server/guidance/requiredElements';
import { providerQuery } from '../../../server/review/providerQuery';
import { reviewFile } from '../../../server/review/reviewFile';
import { unitOf } from '../../../server/rules/rule';

interface Written {
	readonly text?: string;
	readonly fields?: Record<string, string>;
	readonly signed?: string | undefined;
	readonly codes?: readonly string[];
}

const bundled = bundledGuidance();

/** The query about a case with such a note. */
function drafted({ text, fields = {}, signed, codes = ['1023T'] }: Written, guidance = bundled) {
	const [code = ''] = codes;
	const content = {
		claim: {
			dateOfService: '2026-04-21',
			payer: 'Medicare',
			diagnoses: ['R91.1', 'J90'],
			lines: ['32408', ...codes].map((c) => ({ code: c, diagnosisPointers: [1] })),
		},
		note: {
			id: 'N-0101',
			patient: 'P-0101',
			author: 'Dr. Example',
			dateOfService: '2026-04-21',
			...(signed !== undefined && { signed }),
			documentation: { [code]: fields },
			...(text !== undefined && { text }),
		},
	};
	const context = { guidance, today: '2026-11-25' };
	const review = reviewFile(JSON.stringify(content), 'x.case.json', 'json', context);
	const one = review?.parts[0]?.review.cases[0]?.case;
	if (!one) {
		throw new Error('no case was read');
	}
	return providerQuery(unitOf(one), context);
}

function questionsOf(markdown: string): string[] {
	const [, section = ''] = markdown.split('## Questions\n');
	const [questions = ''] = section.split('\n---\n');
	return questions.split(/^(?=\d+\. )/m).filter((q) => /^\d/.test(q));
}

const elements = ['indication', 'imagingModality', 'technique', 'duration', 'imagingConfirmation', 'complications'];
const whole: Record<string, string> = {
	indication: 'Vessels cross the only path',
	imagingModality: 'CT',
	technique: 'Hydrodissection through a 20 G needle',
	duration: '7 min',
	imagingConfirmation: 'CT shows the vessels 12 mm medial',
	complications: 'none',
};

const displacement = {
	documented:
		'Through a 20-gauge needle 35 mL of saline were injected into the mediastinal fat,\nwhich displaced the vessels medially.',
	ambiguous: 'The patient was turned to a left lateral decubitus position, which let the lung fall away.',
	negated: 'Hydrodissection was not required.',
	absent: 'The needle was brought to the nodule.',
};
type Mention = keyof typeof displacement;

const late = 'After the biopsy, hydrodissection was performed.';
const besides = [
	'CT guidance was used.',
	'The biopsy was done under image guidance.',
	'This took 7 minutes.',
	'The needle was held for 5 minutes.',
	'A control CT showed the needle in the nodule.',
	'The trajectory was good.',
	'A sliver of lung lay in the path.',
	'No complications.',
	'A small pneumothorax was seen.',
	'Four cores were taken with an 18-gauge needle.',
	'Core biopsy, CPT 32408 with 1023T, done under CT guidance.',
	'Diagnosis R91.1, J90, R911: CT guided biopsy of a nodule.',
	'For payment by Medicare the CT guidance was billed as required.',
	'Audit and quality score: CT fluoroscopy was used to monitor.',
	'Fine needle aspiration was performed.',
	late,
	'It was given up.',
	'In recovery the patient developed a tension pneumothorax.',
	'Under *CT* _guidance_ a `needle` <b>was</b> [placed](https://example.org) | in the nodule.',
];

/** Forbidden in any query, whatever the record says. */
const forbidden =
	/\b(?:pay\w*|paid|reimburs\w*|bill\w*|cod(?:e|es|ed|er|ers|ing)|cpt|hcpcs|icd|claim\w*|audit\w*|quality|scor\w*|charge[sd]?|cost\w*|fees?|revenue\w*|insur\w*|denial\w*|medicare|medicaid|drg|rvu)\b/i;
const codes = /\b(?:\d{4}[0-9A-Z]|[A-Z]\d{4}|[A-Z]\d{2}\.\d+|R911|J90)\b/i;
const leading = /displac|dissect|pneumothor|moved|push|saline|lung|tissue|aside/i;

const collapsed = (text: string) => text.replace(/\s+/g, ' ');

/** What every query keeps to. */
function expectCompliant(markdown: string, record: string, mention: Mention): void {
	expect(markdown).not.toMatch(forbidden);
	expect(markdown).not.toMatch(codes);
	const quotations = [...markdown.matchAll(/“([^”]*)”/g)].map(([, q = '']) => q.replace(/\\([\\`*_<>[\]~|&])/g, '$1'));
	for (const quotation of quotations) {
		expect(collapsed(record)).toContain(quotation);
	}
	const questions = questionsOf(markdown);
	expect(questions.length).toBeGreaterThan(0);
	for (const question of questions) {
		if (question.includes('- [ ]')) {
			expect(question).toMatch(/- \[ \] “[\s\S]*- \[ \] Other \(please specify\): _+\n\s*- \[ \] Unable to determine/);
		} else {
			expect(question).toMatch(/ {3}Answer: _+/);
		}
		// What is asked in words of ours, the record's own taken out.
		expect(question.replace(/“[^”]*”/g, '')).not.toMatch(leading);
	}
	if (mention === 'absent' || mention === 'negated') {
		// Beside it only what the record says both ways, and what names nothing that was done.
		const open = questions.filter(
			(q) =>
				!/the record holds each of the following|in which order the steps quoted above|which procedure or proced/.test(
					q,
				),
		);
		const onlyDiffering = open.length === 0;
		expect(open.map((q) => q.split('\n')[0])).toEqual(
			onlyDiffering ? [] : ['1. Please clarify how the target was accessed.'],
		);
	}
	expect(markdown).toMatch(/addendum to the note, with the date and your signature/);
	expect(markdown).toMatch(/\nProvider's name: _+\n\nSignature: _+\n\nDate: _+\n$/);
}

const without = (...names: string[]) => Object.fromEntries(Object.entries(whole).filter(([n]) => !names.includes(n)));

describe('every query keeps to the rules', () => {
	for (const element of elements) {
		for (const state of ['missing', 'empty'] as const) {
			for (const mention of Object.keys(displacement) as Mention[]) {
				for (const signed of [undefined, '2026-04-21T16:02']) {
					it(`${element} ${state}, displacement ${mention}, ${signed ? 'signed' : 'unsigned'}`, () => {
						const text = `Core biopsy of a nodule.\n\n${displacement[mention]}`;
						const fields = state === 'missing' ? without(element) : { ...whole, [element]: 'see note' };
						const query = drafted({ text, fields, signed });
						// The text that documents the displacement documents its technique.
						if (element === 'technique' && mention === 'documented') {
							expect(query).toBeUndefined();
							return;
						}
						expect(query?.lacking.map((l) => [l.element.name, l.field !== undefined])).toEqual([
							[element, state === 'empty'],
						]);
						expectCompliant(query?.markdown ?? '', text, mention);
						expect(query?.markdown).toContain(
							signed ? 'Note signed: 2026-04-21T16:02' : 'Note signed: no signature is recorded',
						);
					});
				}
			}
		}
	}

	it('whatever the note says besides', { timeout: 3_600_000 }, () => {
		const field = fc.constantFrom('documented', 'empty', 'missing');
		const cases = fc.record({
			mention: fc.constantFrom(...(Object.keys(displacement) as Mention[])),
			before: fc.subarray(besides),
			after: fc.subarray(besides),
			states: fc.tuple(field, field, field, field, field, field),
			signed: fc.boolean(),
			lineBreaks: fc.boolean(),
		});
		let asked = 0;
		fc.assert(
			fc.property(cases, ({ mention, before, after, states, signed, lineBreaks }) => {
				const text = [...before, displacement[mention], ...after].join(lineBreaks ? '\n' : ' ');
				const fields = Object.fromEntries(
					elements.flatMap((e, i) =>
						states[i] === 'missing' ? [] : [[e, states[i] === 'empty' ? 'TBD' : (whole[e] ?? '')]],
					),
				);
				const query = drafted({ text, fields, signed: signed ? '2026-04-21' : undefined });
				if (query) {
					asked++;
					// What the text contradicts is quoted beside it.
					const contradicted = query.contradictions.some((c) => c.rule === 'complication-conflict');
					const mentioned = text.includes(late) ? 'documented' : mention;
					expectCompliant(query.markdown, contradicted ? `${text} ${whole.complications}` : text, mentioned);
				}
			}),
			{ numRuns: Number(process.env.PROPERTY_RUNS ?? 400) },
		);
		expect(asked).toBeGreaterThan(0);
	});
});

describe('a query', () => {
	it('is none where the record documents everything, in fields or in the text', () => {
		expect(drafted({ fields: whole })).toBeUndefined();
		expect(drafted({ text: displacement.documented, fields: { ...whole, technique: 'see note' } })).toBeUndefined();
		expect(
			drafted({ text: `${displacement.documented} CT guidance was used.`, fields: without('imagingModality') }),
		).toBe(undefined);
	});

	it('offers what the record supports, by its words and lines, with other and unable to determine', () => {
		const text = `${displacement.ambiguous}\nThe needle was advanced under CT fluoroscopy.\nUltrasound guidance was used, too.`;
		const query = drafted({ text, fields: without('imagingModality') });
		expect(questionsOf(query?.markdown ?? '')).toEqual([
			`1. Which imaging, if any, was used during the step described in statement A?

   - [ ] “The needle was advanced under CT fluoroscopy.” (line 2)
   - [ ] “Ultrasound guidance was used, too.” (line 3)
   - [ ] Other (please specify): ______________________________
   - [ ] Unable to determine
`,
		]);
	});

	it('asks about what the record says both ways, though nothing is lacking', () => {
		const text = `${displacement.documented}\nThere was nothing in the path. Hydrodissection was not required.`;
		const markdown = drafted({ text, fields: whole })?.markdown ?? '';
		expect(questionsOf(markdown)[0]?.split('\n').slice(0, 4)).toEqual([
			'1. The record holds both of the following. Please clarify what was done:',
			'',
			'   - [ ] “Through a 20-gauge needle 35 mL of saline were injected into the mediastinal fat, which displaced the vessels medially.” (line 1)',
			'   - [ ] “Hydrodissection was not required.” (line 3)',
		]);
		expectCompliant(markdown, text, 'documented');
	});

	it('asks which applies where a field says one thing and the text another, though nothing is lacking', () => {
		const text = `${displacement.documented}\nThe needle was advanced under CT guidance.`;
		const query = drafted({ text, fields: { ...whole, imagingModality: 'Ultrasound' } });
		expect(query?.lacking).toEqual([]);
		expect(query?.contradictions.map((c) => c.rule)).toEqual(['imaging-modality']);
		expect(questionsOf(query?.markdown ?? '')).toEqual([
			`1. Imaging modality: the record holds each of the following. Please clarify what applies to this procedure.

   - [ ] Imaging modality: “Ultrasound” (the abstract of the record)
   - [ ] “The needle was advanced under CT guidance.” (line 3)
   - [ ] Other (please specify): ______________________________
   - [ ] Unable to determine
`,
		]);
		expectCompliant(query?.markdown ?? '', `${text} Ultrasound`, 'documented');
	});

	it('asks of a contradiction openly where the words of one side may not stand in a query', () => {
		const text = `${displacement.documented}\nThe needle was advanced under CT guidance.`;
		const query = drafted({ text, fields: { ...whole, imagingModality: 'Ultrasound (billed)' } });
		expect(questionsOf(query?.markdown ?? '')[0]).toMatch(/^1\. Which imaging, if any, was used/);
		expect(query?.markdown).not.toMatch(/billed/);
	});

	it('shortens a quotation that says what no query may say, or leaves it out', () => {
		const text = `${displacement.documented}\nThe CT guidance was billed as 32408.\nBilled for CT 32408 under CT 32408 guidance.`;
		const markdown = drafted({ text, fields: without('duration') })?.markdown ?? '';
		expect(markdown).toContain('“CT guidance” (line 3)');
		expect(markdown).not.toMatch(/bill|32408/i);
	});

	it('asks in which order the steps were done where the record has them the wrong way round', () => {
		const text = 'Four cores were taken.\nAfter the biopsy, hydrodissection was performed with 40 mL of saline.';
		const query = drafted({ text, fields: whole });
		expect(query?.contradictions.map((c) => c.rule)).toEqual(['wrong-order']);
		expect(questionsOf(query?.markdown ?? '').map((q) => q.split('\n')[0])).toEqual([
			'1. Please clarify in which order the steps quoted above were done, and when each began and ended, if this can be determined.',
		]);
		expect(query?.markdown).toContain(
			'“After the biopsy, hydrodissection was performed with 40 mL of saline.” (line 2)',
		);
		expectCompliant(query?.markdown ?? '', text, 'documented');
	});

	it('asks which procedures were carried out where the text describes another kind', () => {
		const text = `${displacement.documented}\nFine needle aspiration of the nodule was performed.`;
		const query = drafted({ text, fields: whole });
		expect(query?.contradictions.map((c) => c.rule)).toEqual(['primary-not-described']);
		expect(questionsOf(query?.markdown ?? '').map((q) => q.split('\n')[0])).toEqual([
			'1. Please clarify which procedure or procedures were carried out, and describe each: what was done, where, and with what.',
		]);
		expectCompliant(query?.markdown ?? '', text, 'documented');
	});

	it('asks how the target was accessed where what was tried came to nothing', () => {
		const text = 'Core biopsy of a nodule. Hydrodissection was attempted. It was given up.';
		const query = drafted({ text, fields: { ...whole, technique: '19 G needle, four cores' } });
		expect(query?.contradictions.map((c) => c.rule)).toEqual(['displacement-unsuccessful']);
		expect(questionsOf(query?.markdown ?? '').map((q) => q.split('\n')[0])).toEqual([
			'1. Please clarify how the target was accessed.',
		]);
		expectCompliant(query?.markdown ?? '', text, 'documented');
	});

	it('asks how the target was accessed where tissue was moved in another region', () => {
		const text = 'Core biopsy of a nodule. Saline was injected to displace the bowel from the kidney.';
		const query = drafted({ text, fields: { ...whole, technique: '19 G needle, four cores' } });
		expect(query?.contradictions.map((c) => c.rule)).toEqual(['displacement-not-described']);
		expect(questionsOf(query?.markdown ?? '').map((q) => q.split('\n')[0])).toEqual([
			'1. Please clarify how the target was accessed.',
		]);
	});

	it('rests on the abstract where the note has no text', () => {
		const markdown = drafted({ fields: without('duration') })?.markdown ?? '';
		expect(markdown).toContain('- C: Technique: “Hydrodissection through a 20 G needle” (the abstract of the record)');
		expect(questionsOf(markdown)[0]).toMatch(
			/^1\. When did the step described in the abstract of the record begin and end, or how long did it take/,
		);
		expectCompliant(markdown, JSON.stringify(whole), 'documented');
	});

	it('takes no word of the abstract for the record where the text does not bear it out', () => {
		const markdown = drafted({ text: displacement.absent, fields: without('duration') })?.markdown ?? '';
		expectCompliant(markdown, displacement.absent, 'absent');
	});

	it('asks for each region where several kinds of work are lacking', () => {
		const markdown = drafted({ text: displacement.documented, codes: ['1023T', '1022T'] })?.markdown ?? '';
		expect(markdown.match(/^### .*$/gm)).toEqual(['### Chest', '### Abdomen and pelvis']);
		expect(questionsOf(markdown).map((q) => Number.parseInt(q, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expectCompliant(markdown, displacement.documented, 'documented');
	});

	it('keeps its questions where an organization requires other elements', () => {
		const data = withRequiredElements(bundled.data, new Map([['1023T', ['duration']]]));
		const query = drafted({ text: displacement.documented, fields: {} }, openGuidance(data));
		expect(query?.lacking.map((l) => l.element.name)).toEqual(['duration']);
		expect(questionsOf(query?.markdown ?? '')[0]).toMatch(/^1\. When did the step/);
	});
});

describe("an organization's wording", () => {
	const own = `kind: query
text: { title: Query, signature: Sign here }
neverSaid: [medially]
sets:
  - set: tissue-displacement
    questions:
      - { element: duration, ask: "How long did the step of {where} take?" }
`;

	it('replaces single texts and questions', () => {
		const { data, problems } = compileGuidance([{ path: 'own.yaml', text: own }], bundled.data);
		expect(problems).toEqual([]);
		const text = displacement.documented;
		const markdown =
			drafted({ text, fields: without('duration', 'complications') }, openGuidance(data))?.markdown ?? '';
		expect(markdown).toMatch(/^# Query\n/);
		expect(markdown).toContain('\nSign here: ____');
		expect(markdown).not.toContain('medially');
		expect(questionsOf(markdown).map((q) => q.split('\n')[0])).toEqual([
			'1. How long did the step of line 1 take?',
			'2. What was the outcome for the patient of the step described in line 1, and which complications, if any, were there?',
		]);
	});

	it('may not say what no query says, and is for a set that is there', () => {
		const text =
			'kind: query\ntext: { intro: This helps with payment }\nsets: [{ set: other, notMentioned: Was 1023T done? }]\n';
		const { problems } = compileGuidance([{ path: 'own.yaml', text }], bundled.data);
		expect(problems.map((p) => [text.slice(p.start, p.end), p.message])).toEqual([
			['This helps with payment', 'A query says nothing of money, codes or measures of quality: word it without them.'],
			['other', 'There is no set `other`: it would stand in a file of kind documentation.'],
			['Was 1023T done?', 'A query says nothing of money, codes or measures of quality: word it without them.'],
		]);
	});
});
