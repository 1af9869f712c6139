import { editWithGaps, gapMark, lineEndAt, type TextEdit } from '../text/edit';
import { readDecisions } from './decisions';
import type { Determination } from './settlement';

/** A judgement to be written. Absent texts are gaps for a person to fill; until then it has no effect. */
export interface NewDecision {
	readonly rule: string;
	readonly case?: string;
	/** The procedure code. */
	readonly code?: string;
	readonly fingerprint: string;
	readonly determination?: Determination | 'gap';
	readonly reason?: string;
	readonly who?: string;
	/** ISO day. */
	readonly when: string;
}

const heading = `# What was decided about findings of Claim Review: the audit trail. Written by its code actions, or by hand.
`;

/**
 * The edit that adds a judgement behind all others; what stands there is not touched. Undefined where the file is not
 * whole (half-written, a conflict): what is added to that might be lost.
 * @param text of the decisions file; empty for a new one
 */
export function addDecision(text: string, decision: NewDecision): TextEdit | undefined {
	if (!readDecisions(text, 'decision').isWhole || /^(?:---|\.\.\.)/m.test(text)) {
		return undefined;
	}
	const newline = lineEndAt(text, text.length);
	const indent = /^( *)-/m.exec(text)?.[1] ?? '';
	const lines = entryLines(decision).map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}${newline}`);
	const before = text === '' ? heading : text.endsWith('\n') ? '' : newline;
	return editWithGaps(text.length, text.length, before + lines.join(''));
}

function entryLines(decision: NewDecision): string[] {
	const { rule, case: one, code, fingerprint, determination, reason, who, when } = decision;
	return [
		`rule: ${rule}`,
		...(one === undefined ? [] : [`case: ${scalar(one)}`]),
		...(code === undefined ? [] : [`code: ${scalar(code)}`]),
		`fingerprint: "${fingerprint}"`,
		...(determination === undefined ? [] : [`determination: ${determination === 'gap' ? gapMark : determination}`]),
		`reason: ${reason === undefined ? gapMark : scalar(reason)}`,
		`who: ${who === undefined ? gapMark : scalar(who)}`,
		`when: ${when}`,
	];
}

/** In quotes, which any text can be written in. JSON's are YAML's, but for three line ends that YAML 1.1 knows. */
function scalar(text: string): string {
	const quoted = JSON.stringify(text.replace(/\s+/g, ' ').trim());
	return quoted.replace(/[\u0085\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
