import type { Report } from './checkAddOn';
import type { GuidanceData } from './data';
import type { QueryFile } from './fileContent';
import { isUnsayable } from './providerQuery';

type Steps = readonly (string | number)[];

/** The sets that questions are for, and that no wording says what a query must not say. */
export function checkQuery(
	{ text = {}, sets = [] }: QueryFile,
	{ query }: GuidanceData,
	report: Report,
	refer: (kind: string, what: string, name: string, steps: Steps) => void,
): void {
	const look = (wording: string | undefined, ...steps: Steps) => {
		if (wording !== undefined && isUnsayable(wording, query)) {
			report(steps, 'A query says nothing of money, codes or measures of quality: word it without them.');
		}
	};
	for (const [name, wording] of Object.entries(text)) {
		look(wording, 'text', name);
	}
	for (const [s, { set, notMentioned, questions = [], clarify = [] }] of sets.entries()) {
		refer('documentation', 'set', set, ['sets', s, 'set']);
		look(notMentioned, 'sets', s, 'notMentioned');
		for (const [i, { ask, conflict }] of questions.entries()) {
			look(ask, 'sets', s, 'questions', i, 'ask');
			look(conflict, 'sets', s, 'questions', i, 'conflict');
		}
		for (const [i, { ask }] of clarify.entries()) {
			look(ask, 'sets', s, 'clarify', i, 'ask');
		}
	}
}
