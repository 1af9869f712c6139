import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { codeActions } from '../../../server/language/codeActions';
import { fixEdits } from '../../../server/review/fixEdits';
import type { NarrativeUse } from '../../../server/rules/rule';
import { applyEdits } from '../../../server/text/edit';
import { documentOf } from '../language/twoFiles';

const prose =
	'The aorta lay in the planned needle path. Under CT fluoroscopy 40 mL of saline were injected between it and the\n' +
	'nodule, which took six minutes. CT then showed 14 mm between the needle path and the aorta. No complications.';
const bill = 'claim:\n  dateOfService: 2026-03-10\n  lines: [{ code: "32408" }, { code: 1023T }]\n';
const dictated = `  text: |\n    ${prose.replace('\n', '\n    ')}\n`;

/** The first case, its findings of the rule, and the text after each of its fixes that quote the note. */
function quoting(text: string, languageId = 'yaml', narrative: NarrativeUse = 'hint') {
	const document = documentOf(text, languageId, narrative);
	const [part] = document.review?.parts ?? [];
	const [reviewed] = part?.review.cases ?? [];
	if (!part || !reviewed) {
		throw new Error('no case');
	}
	const fixes = reviewed.findings.flatMap((finding) =>
		finding.fixes.filter((f) => f.quotations).map((fix) => ({ finding, fix })),
	);
	return {
		document,
		reviewed,
		fixes: fixes.map(({ finding, fix }) => ({
			finding,
			fix,
			after: applyEdits(text, fixEdits(fix, reviewed, part.review.source)?.flatMap((f) => f.edits) ?? []),
		})),
	};
}

const rulesIn = (text: string, languageId = 'yaml', narrative: NarrativeUse = 'hint') =>
	(documentOf(text, languageId, narrative).review?.findings ?? [])
		.map((f) => f.rule)
		.filter((r) => /^documentation-/.test(r));

describe('what only the text documents', () => {
	const text = `${bill}note:\n  id: N-0101\n${dictated}`;

	it('goes into the abstract in its own words, and the hint is gone', () => {
		const [all, indication] = quoting(text).fixes;
		expect(all?.fix.title).toBe('Insert from the note (6 elements of 1023T)');
		expect(all?.fix.safe).toBe(false);
		expect(all?.after).toBe(`${bill}note:
  id: N-0101
  documentation:
    1023T:
      indication: The aorta lay in the planned needle path
      imagingModality: Under CT fluoroscopy 40 mL of saline were injected between it and the nodule
      technique: Under CT fluoroscopy 40 mL of saline were injected between it and the nodule
      duration: which took six minutes
      imagingConfirmation: CT then showed 14 mm between the needle path and the aorta
      complications: No complications
${dictated}`);
		expect(rulesIn(text)).toEqual(['documentation-missing']);
		expect(rulesIn(all?.after ?? '')).toEqual([]);
		expect(indication?.fix.title).toBe('Insert from the note (indication of 1023T)');
		expect(indication?.after).toBe(
			`${bill}note:\n  id: N-0101\n  documentation:\n    1023T:\n      indication: The aorta lay in the planned needle path\n${dictated}`,
		);
	});

	it('is offered where only fields count, before the empty elements, and not where the text is enough', () => {
		const { reviewed, fixes } = quoting(text, 'yaml', 'ignore');
		expect(reviewed.findings.find((f) => f.rule === 'documentation-missing')?.fixes[0]).toBe(fixes[0]?.fix);
		expect(rulesIn(fixes[0]?.after ?? '', 'yaml', 'ignore')).toEqual([]);
		expect(quoting(text, 'yaml', 'accept').fixes).toEqual([]);
	});

	it('is shown in the title to who chooses, cut, and never preferred', () => {
		const { document, fixes } = quoting(text);
		const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
		const actions = codeActions(document, range, { documentChanges: true, snippets: true });
		expect(actions.map((a) => a.title)).toContain('Insert from the note (duration of 1023T): “which took six minutes”');
		expect(actions.map((a) => a.title)).toContain(
			'Insert from the note (technique of 1023T): “Under CT fluoroscopy 40 mL of saline were injected between …”',
		);
		expect(actions.map((a) => a.title)).toContain('Insert from the note (6 elements of 1023T)');
		expect(actions.some((a) => a.isPreferred)).toBe(false);
		expect(fixes.map((f) => f.fix.title).join()).not.toMatch(/six minutes/);
	});
});

describe('an element that says nothing', () => {
	const note = (value: string) => `${bill}note:\n  documentation:\n    1023T: { duration: ${value} }\n${dictated}`;

	it('takes the words of the text', () => {
		const [fix, ...others] = quoting(note('TBD'), 'yaml', 'accept').fixes;
		expect(others).toEqual([]);
		expect(fix?.fix).toMatchObject({
			title: 'Insert from the note',
			safe: false,
			quotations: ['which took six minutes'],
		});
		expect(fix?.after).toBe(note('which took six minutes'));
		expect(rulesIn(fix?.after ?? '', 'yaml', 'accept')).toEqual([]);
	});

	it('has a choice of places', () => {
		const twice = note('TBD').replace(
			'No complications.',
			'Again 20 mL were injected behind it, which took two minutes.',
		);
		expect(quoting(twice, 'yaml', 'accept').fixes.map((f) => [f.fix.title, f.fix.quotations])).toEqual([
			['Insert from the note', ['which took six minutes']],
			['Insert from the note (place 2)', ['which took two minutes']],
		]);
	});

	it('has none where the text leaves it open', () => {
		expect(
			quoting(note('TBD').replace('which took six minutes', 'ablation for 12 minutes'), 'yaml', 'accept').fixes,
		).toEqual([]);
	});
});

describe('whatever is inserted', () => {
	const piece = fc.constantFrom(
		...prose.split(/(?<=\.) |\n/),
		'Technique: "hydrodissection" with 30 mL #2 {saline}, [x]',
		"- 40 mL of saline: injected\tbetween the aorta & lung; it's \\ 5 min \u0007 é😀",
		'--- Hydrodissection of the pleura took 00:06.',
		'COMPLICATIONS: None',
		'1. Pneumothorax was induced on purpose to displace the lung, over 3 minutes',
		'No hydrodissection.',
	);
	const parts = fc.array(fc.tuple(piece, fc.constantFrom(' ', '\n', '\n\n', '  ', '\u00a0')), {
		minLength: 1,
		maxLength: 8,
	});
	const normal = (words: string) => words.replace(/\s+/g, ' ').trim();
	const writers: Record<string, (data: object) => string> = {
		block: (data) => stringify(data, { blockQuote: 'literal' }),
		folded: (data) => stringify(data, { blockQuote: 'folded', lineWidth: 40 }),
		quoted: (data) => stringify(data, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 40 }),
		flow: (data) => stringify(data, { collectionStyle: 'flow' }),
		json: (data) => JSON.stringify(data, null, 2),
		minified: (data) => JSON.stringify(data),
	};

	it.each(Object.keys(writers))('stands in the record, which stays, in %s', (style) => {
		const holds = fc.constantFrom(undefined, null, 'TBD');
		fc.assert(
			fc.property(parts, holds, (words, duration) => {
				const text = words.flat().join('');
				const documentation = duration === undefined ? {} : { '1023T': { duration } };
				const claim = { dateOfService: '2026-03-10', lines: [{ code: '32408' }, { code: '1023T' }] };
				const file = writers[style]?.({ claim, note: { documentation, text } }) ?? '';
				const languageId = style === 'json' || style === 'minified' ? 'json' : 'yaml';
				const { reviewed, fixes } = quoting(file, languageId);
				const record = reviewed.case.note?.text?.value ?? expect.fail('no text');
				for (const { fix, after } of fixes) {
					const now = quoting(after, languageId).reviewed;
					const fields = now.case.note?.documentation.flatMap((d) => d.elements.map((e) => e.value.value)) ?? [];
					expect(now.case.note?.text?.value).toBe(record);
					expect(now.case.problems).toEqual([]);
					for (const quotation of fix.quotations ?? []) {
						expect(fields).toContain(quotation);
						expect(normal(record)).toContain(normal(quotation));
					}
					const left = now.findings.filter((f) => f.rule.startsWith('documentation-')).flatMap((f) => f.message);
					const before = reviewed.findings.filter((f) => f.rule.startsWith('documentation-')).flatMap((f) => f.message);
					expect(left).not.toEqual(before);
				}
			}),
			{ numRuns: Number(process.env.PROPERTY_RUNS ?? 100) },
		);
	});
});
