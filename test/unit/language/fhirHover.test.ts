import { describe, expect, it } from 'vitest';
import { bundledGuidance } from '../../../server/guidance/bundledGuidance';
import { codeActions } from '../../../server/language/codeActions';
import { hover } from '../../../server/language/hover';
import { reviewFile } from '../../../server/review/reviewFile';
import { settleReview } from '../../../server/review/settle';
import { LineIndex } from '../../../server/text/lineIndex';

const guidance = bundledGuidance();
const context = { guidance, today: '2026-11-23' };
const dictated = 'Under CT guidance 40 mL of saline were injected to displace the aorta.\nNo *complications*.';
const data = Buffer.from(dictated, 'utf8').toString('base64');

const text = `{ "resourceType": "Bundle", "entry": [
{ "resource": { "resourceType": "Claim", "patient": { "reference": "Patient/1" }, "item": [
{ "sequence": 1, "productOrService": { "coding": [{ "code": "32408" }] }, "servicedDate": "2026-06-16" },
{ "sequence": 2, "productOrService": { "coding": [{ "code": "1023T" }] }, "servicedDate": "2026-06-16" }] } },
{ "resource": { "resourceType": "Procedure", "subject": { "reference": "Patient/1" }, "performedDateTime": "2026-06-16",
"code": { "coding": [{ "system": "http://www.ama-assn.org/go/cpt", "code": "1023T" }] }, "reasonCode": [{ "text": "aorta" }] } },
{ "resource": { "resourceType": "DocumentReference", "subject": { "reference": "Patient/1" }, "date": "2026-06-16",
"docStatus": "final", "content": [{ "attachment": { "contentType": "text/plain", "data": "${data}" } }] } },
{ "resource": { "resourceType": "Claim", "patient": { "reference": "Patient/2" }, "item": [
{ "sequence": 1, "productOrService": { "coding": [{ "code": "1023T" }] }, "servicedDate": "2026-06-16" }] } } ] }
`;

function documentOf(of = text) {
	const review = reviewFile(of, 'a.json', 'json', context);
	return { uri: 'file:///a.json', version: 1, languageId: 'json', text: of, lines: new LineIndex(of), review };
}

function at(words: string, within = 1) {
	const found = hover(documentOf(), text.indexOf(words) + within, guidance);
	return found && { markdown: found.markdown, words: text.slice(found.start, found.end) };
}

describe('in a Bundle', () => {
	it('the hover on an attachment shows its words', () => {
		const found = at(data, 20);
		expect(found?.words).toBe(`"${data}"`);
		expect(found?.markdown).toBe(
			'**attachment**, decoded\n\nUnder CT guidance 40 mL of saline were injected to displace the aorta\\.  \nNo \\*complications\\*\\.',
		);
	});

	it('the hover on a code quotes the words of the attachment, with its line', () => {
		expect(at('"1023T"', 3)?.markdown).toContain('(line 8)');
	});

	it('the hover on a field of a resource explains the element', () => {
		const found = at('"reasonCode"', 3);
		expect(found?.words).toBe('"reasonCode"');
		expect(found?.markdown).toContain('Indication');
	});

	it('the query to the provider is offered, and nothing is written into the record', () => {
		const document = documentOf();
		const missing = document.review?.findings.find((f) => f.rule === 'documentation-missing');
		expect(missing?.fixes).toEqual([]);
		const { start, end } = missing ?? expect.fail('no finding');
		const range = { start: document.lines.position(start), end: document.lines.position(end) };
		const actions = codeActions(document, range, { documentChanges: true, snippets: false, draftsQueries: true }).map(
			(a) => a.title,
		);
		expect(actions).toContain('Draft a query to the provider');
		expect(actions.filter((t) => t.startsWith('Insert the'))).toEqual([]);
	});

	it('a decision settles a finding of one of its claims', () => {
		const { review } = documentOf();
		const open = review?.findings.filter((f) => f.rule === 'add-on-without-primary') ?? [];
		expect(open).toHaveLength(1);
		const print = open[0]?.fingerprint ?? '';
		const settlement = { by: 'decision', reason: 'seen' };
		const decision = { fingerprint: print, rule: 'add-on-without-primary', settlement };
		const settled = review && settleReview(review, new Map([[print, decision as never]]));
		expect(settled?.findings.filter((f) => f.rule === 'add-on-without-primary')).toEqual([]);
		// The place of the claim in the file is no part of what a decision is tied to.
		const moved = documentOf(text.replace('"entry": [', '"entry": [\n{ "resource": { "resourceType": "Patient" } },'));
		expect(moved.review?.findings.find((f) => f.rule === 'add-on-without-primary')?.fingerprint).toBe(print);
	});
});
