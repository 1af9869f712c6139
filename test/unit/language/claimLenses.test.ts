import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../../server/language/codeLenses';
import type { ReviewedDocument } from '../../../server/language/document';
import { settleReview } from '../../../server/review/settle';
import { documentOf, guidance, noteUri, uri, withOtherFile } from './twoFiles';

/** Those over a claim: `line:character title → file line:character of what a click shows`. */
function lenses(document: ReviewedDocument, clickable = false): string[] {
	return codeLenses(document, { guidance, narrative: 'accept' }, clickable)
		.filter((l) => l.range.end.character - l.range.start.character === 'claim'.length && !/ · /.test(titleOf(l)))
		.map((lens) => {
			const [shown] = lens.command?.arguments ?? [];
			const { line, character } = lens.range.start;
			const to = shown ? ` → ${shown.uri} ${shown.range.start.line}:${shown.range.start.character}` : '';
			expect(lens.command?.command).toBe(shown ? 'claimReview.showDocumentation' : '');
			return `${line}:${character} ${titleOf(lens)}${to}${shown?.hover === false ? ' without hover' : ''}`;
		});
}

const titleOf = (lens: ReturnType<typeof codeLenses>[number]) => lens.command?.title ?? '';

const bill = 'claim:\n  lines:\n    - code: "32408"\n    - code: 1023T\n';
const note =
	'note:\n  documentation:\n    1023T: { indication: a, imagingModality: CT, technique: b, complications: none }\n';

describe('code lenses over a claim', () => {
	it('count its open findings and documented elements, and lead to the first and to its note', () => {
		expect(lenses(documentOf(bill + note), true)).toEqual([
			`0:0 1 finding → ${uri} 3:12`,
			`0:0 4 of 6 elements documented → ${uri} 3:12`,
			`0:0 open note → ${uri} 4:0 without hover`,
		]);
	});

	it('are text without a way to the note where nothing can be clicked', () => {
		expect(lenses(documentOf(bill + note))).toEqual(['0:0 1 finding', '0:0 4 of 6 elements documented']);
	});

	it('lead to a note in another file', () => {
		expect(lenses(withOtherFile(`\n${bill}`, `# x\n${note}`), true)).toEqual([
			`1:0 1 finding → ${uri} 4:12`,
			`1:0 4 of 6 elements documented → ${uri} 4:12`,
			`1:0 open note → ${noteUri} 1:0 without hover`,
		]);
	});

	it('name the add-on where there are several, and count the findings of each case by itself', () => {
		const two = `${bill}    - code: 1022T\n${note}---\nclaim:\n  lines: [{ code: "32408" }]\n`;
		const all = lenses(documentOf(two));
		expect(all.slice(1)).toEqual([
			'0:0 1023T: 4 of 6 elements documented',
			'0:0 1022T: 0 of 6 elements documented',
			'9:0 no findings',
		]);
		expect(all[0]).toMatch(/^0:0 [2-9] findings$/);
	});

	it('do not count what is decided', () => {
		const document = documentOf(bill + note);
		const [finding] = document.review?.findings ?? [];
		if (!document.review || !finding) {
			throw new Error('nothing found');
		}
		const { rule, fingerprint } = finding;
		const place = { start: 0, end: 0 };
		const settlement = { by: 'decision', reason: 'x' } as const;
		const decision = { rule, fingerprint, settlement, ...place };
		const review = settleReview(document.review, new Map([[fingerprint, decision]]));
		expect(lenses({ ...document, review })[0]).toBe('0:0 no findings');
	});

	it('are none over a note without a claim', () => {
		expect(lenses(documentOf(note))).toEqual([]);
	});
});
