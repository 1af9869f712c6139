import { bundledGuidance } from '../../server/guidance/bundledGuidance';
import type { ReviewContext } from '../../server/rules/rule';

/** Off are the rules about what every claim and note should have: the small ones of tests about something else go without. */
export const smallClaims: ReviewContext = {
	guidance: bundledGuidance(),
	today: '2026-11-23',
	severities: new Map([
		['date-of-service', 'off'],
		['diagnosis-pointer', 'off'],
		['documentation-recommended', 'off'],
		['note-signature', 'off'],
	]),
};
