import { bundledGuidance } from '../../server/guidance/bundledGuidance';
import type { ReviewContext } from '../../server/rules/rule';

/** Off are the rules about what every claim must have: the small claims of tests about something else go without. */
export const smallClaims: ReviewContext = {
	guidance: bundledGuidance(),
	today: '2026-11-23',
	severities: new Map([
		['date-of-service', 'off'],
		['diagnosis-pointer', 'off'],
	]),
};
