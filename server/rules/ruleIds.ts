import type { Rule, Severity } from './rule';
import { rules } from './rules';

/** What is said of everything that a finding can be about. */
export type RuleText = Pick<Rule, 'id' | 'severity' | 'what' | 'why' | 'whatToDo' | 'about'>;

/** What reading a file reports; no rules, but their severity can be set as that of a rule. */
export const readingRules: readonly RuleText[] = [
	{
		id: 'duplicate-key',
		severity: 'error',
		what: 'A key stands twice in one mapping.',
		why: 'Only one of the two can count; the first is read, and programs that read the second would see another claim.',
		whatToDo: 'Remove one of the two, or rename it.',
	},
	{
		id: 'internal',
		severity: 'warning',
		what: 'A rule failed on this case; the others went on.',
		why: 'What that rule would have found is not known.',
		whatToDo: 'Report it, without the case: the rule and the shape of the claim are enough.',
	},
	{
		id: 'syntax',
		severity: 'error',
		what: 'The YAML or JSON cannot be read there; the rest is reviewed where it can be.',
		why: 'What cannot be read is not reviewed.',
		whatToDo: 'Mend the text at the place.',
	},
	{
		id: 'text-as-number',
		severity: 'warning',
		what: 'YAML reads a code, place of service or identifier as a number and changes it.',
		why: 'A leading zero or an exponent is lost in any program that reads the value as a number.',
		whatToDo: 'Put it in quotes.',
	},
	{
		id: 'too-large',
		severity: 'error',
		what: 'Nesting or size over the limit: it is not read.',
		why: 'Deeper or longer texts than any claim has could stop the program.',
		whatToDo: 'Split the file, or raise `limits.caseMegabytes` in the settings.',
	},
	{
		id: 'wrong-type',
		severity: 'error',
		what: 'A list, a mapping or a text stands where another of them belongs.',
		why: 'The value cannot be meant, so it is not reviewed.',
		whatToDo: 'Write it as the format has it; hovering over the key says how.',
	},
];

/** What is said of the product's own files. Their severity cannot be set: a switched off mistake would be a silent one. */
export const houseRules: readonly RuleText[] = [
	{
		id: 'decision-invalid',
		severity: 'error',
		what: 'A recorded decision or an ignore comment without a reason, of an unknown rule, or not to be understood.',
		why: 'A judgement without its reason is no audit trail; it has no effect.',
		whatToDo: 'Complete it.',
	},
	{
		id: 'setting-invalid',
		severity: 'error',
		what: 'A setting that is not understood, or that names a file that cannot be used, or not all of it.',
		why: 'It has no effect, and is never replaced by a guess.',
		whatToDo: 'Mend it; hovering over a key says what it takes, and over a file of codes what it was recognised as.',
	},
	{
		id: 'unused-decision',
		severity: 'warning',
		what: 'A recorded decision or an ignore comment that no longer matches a finding.',
		why: 'The values that it was made for have changed, or the finding is gone.',
		whatToDo: 'Look whether the judgement still holds; remove or renew it by hand.',
	},
];

/** Everything that a finding can be about and whose severity can be set, by id. */
export const settableRules: readonly RuleText[] = [...rules, ...readingRules].sort(byId);

/** Their names. */
export const ruleIds: readonly string[] = settableRules.map((r) => r.id);

const texts = new Map([...settableRules, ...houseRules].map((r) => [r.id, r]));

/** What a rule is about, by its id; undefined for an unknown one. */
export function ruleText(id: string): RuleText | undefined {
	return texts.get(id);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
	return a.id < b.id ? -1 : 1;
}

/** From the most severe. */
export const severityNames = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];
