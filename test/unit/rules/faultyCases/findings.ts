import { expect } from 'vitest';
import { bundledGuidance } from '../../../../server/guidance/bundledGuidance';
import type { Finding } from '../../../../server/review/finding';
import { reviewFile } from '../../../../server/review/reviewFile';
import type { Written } from './writers';

const context = { guidance: bundledGuidance(), today: '2026-11-23' };

export function reviewOf({ text, file, format }: Written) {
	const review = reviewFile(text, file, format, context) ?? expect.fail(`no case in\n${text}`);
	expect(review.findings.filter((f) => f.rule === 'internal')).toEqual([]);
	return review;
}

/** What is underlined, as a person reads it: without quotes. */
export function wordsOf({ start, end }: { start: number; end: number }, text: string): string {
	return text.slice(start, end).replace(/^(["'])(.*)\1$/s, '$2');
}

/** A finding without its place, as one line. */
export function placeless(f: Finding, { text }: Written): string {
	// A line without a code is underlined at its first key, whichever that is.
	const words = f.rule === 'required-field' ? '' : wordsOf(f, text);
	const related = f.related.map((r) => `${wordsOf(r, text)}: ${r.message}`).join(' | ');
	const fixes = f.fixes.map((x) => x.title).join(' | ');
	return [f.severity, f.rule, f.code ?? '', words, f.message, related, fixes].join(' ~ ');
}

export function placelessFindings(one: Written): string[] {
	return reviewOf(one)
		.findings.map((f) => placeless(f, one))
		.sort();
}
