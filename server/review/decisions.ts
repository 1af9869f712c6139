import { isoDay, type Located, type Place } from '../case/case';
import { nearestName } from '../rules/nearestName';
import { ruleIds } from '../rules/ruleIds';
import { saysNothing } from '../rules/saysNothing';
import { readText } from '../text/readText';
import { type MappingNode, type TreeNode, textOf } from '../text/tree';
import { determinations, type Settlement } from './settlement';

/** A judgement of a finding. Its place is that of its rule, or of itself. */
export interface Decision extends Place {
	readonly rule: string;
	/** For people; the fingerprint holds it too. */
	readonly case?: string;
	readonly fingerprint: string;
	readonly settlement: Settlement;
}

export interface DecisionProblem extends Place {
	readonly message: string;
}

export interface DecisionReading {
	readonly decisions: readonly Decision[];
	readonly problems: readonly DecisionProblem[];
	/** The text can be added to: it is a list, and every line of it is understood as YAML. */
	readonly isWhole: boolean;
}

/** Rules of which no decision can be recorded: a mistake of the text is of no case, and is mended. */
export const undecidable: ReadonlySet<string> = new Set([
	'decision-invalid',
	'duplicate-key',
	'internal',
	'setting-invalid',
	'syntax',
	'too-large',
	'unused-decision',
]);

const keys = ['rule', 'case', 'code', 'fingerprint', 'determination', 'reason', 'who', 'when'];

/**
 * Reads a decisions file, or a baseline, whose entries need neither reason nor author. Never throws. What is not
 * understood is a problem and has no effect, the rest counts; both sides of a conflict of version control are read.
 */
export function readDecisions(text: string, by: 'decision' | 'baseline'): DecisionReading {
	const { mended, problems } = withoutConflicts(text);
	const source = readText(mended, 'yaml');
	const reader = new DecisionReader(by);
	const roots = source.documents.flatMap(({ root }) => root ?? []);
	for (const root of roots) {
		reader.read(root);
	}
	const ofText = source.problems.map(({ message, start, end }) => ({ message, start, end }));
	const isList = roots.every((r) => r.kind === 'sequence' && !r.flow) && roots.length <= 1;
	return {
		decisions: reader.decisions,
		problems: [...problems, ...ofText, ...reader.problems].sort((a, b) => a.start - b.start),
		isWhole: isList && problems.length === 0 && source.problems.length === 0,
	};
}

/** The marks of version control become comments of the same length, so that both sides are read where they stand. */
function withoutConflicts(text: string): { mended: string; problems: DecisionProblem[] } {
	const problems: DecisionProblem[] = [];
	const mended = text.replace(/^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$).*$/gm, (line, at: number) => {
		problems.push({
			start: at,
			end: at + line.trimEnd().length,
			message: 'A conflict of version control. Both sides are read; keep what holds and remove this line.',
		});
		return `#${line.slice(1)}`;
	});
	return { mended, problems };
}

class DecisionReader {
	readonly decisions: Decision[] = [];
	readonly problems: DecisionProblem[] = [];

	constructor(private readonly by: 'decision' | 'baseline') {}

	read(root: TreeNode): void {
		if (root.kind === 'scalar' && root.value === null) {
			return;
		}
		if (root.kind !== 'sequence') {
			this.report(root, 'Decisions are a list of mappings.');
			return;
		}
		for (const item of root.items) {
			if (item.kind === 'mapping') {
				this.one(item);
			} else {
				this.report(item, 'A decision is a mapping: rule, case, fingerprint, determination, reason, who, when.');
			}
		}
	}

	private one(node: MappingNode): void {
		const before = this.problems.length;
		const values = new Map<string, Located<string>>();
		for (const { key, name, value } of node.entries) {
			const text = textOf(value)?.trim();
			if (!keys.includes(name)) {
				const nearest = nearestName(name, keys);
				this.report(key, `A decision has no such key.${nearest ? ` Did you mean \`${nearest}\`?` : ''}`);
			} else if (text) {
				values.set(name, { value: text, start: value.start, end: value.end });
			}
		}
		const rule = values.get('rule');
		const determination = values.get('determination');
		const found = determinations.find((d) => d === determination?.value);
		const at = rule ?? node.entries[0]?.key ?? node;
		this.require(
			values,
			at,
			this.by === 'decision' ? ['rule', 'fingerprint', 'reason', 'who', 'when'] : ['rule', 'fingerprint'],
		);
		if (rule && !ruleIds.includes(rule.value)) {
			const nearest = nearestName(rule.value, ruleIds);
			this.report(rule, `There is no such rule.${nearest ? ` Did you mean \`${nearest}\`?` : ''}`);
		} else if (rule && undecidable.has(rule.value)) {
			this.report(rule, 'A mistake of the text is mended, not decided.');
		}
		const fingerprint = values.get('fingerprint');
		if (fingerprint && !/^[0-9a-f]{16}$/.test(fingerprint.value)) {
			this.report(fingerprint, 'A fingerprint has sixteen digits, 0 to 9 and a to f; copy it from the finding.');
		}
		const reason = values.get('reason');
		if (reason && saysNothing(reason.value, false)) {
			this.report(reason, 'This is no reason.');
		}
		if (determination && !found) {
			this.report(determination, `A determination is one of: ${determinations.join(', ')}.`);
		}
		const when = values.get('when');
		if (when && isoDay(when) === undefined) {
			this.report(when, '`when` is a day of the form YYYY-MM-DD.');
		}
		if (!rule || !fingerprint || this.problems.length > before) {
			return;
		}
		const who = values.get('who')?.value;
		const one = values.get('case')?.value;
		this.decisions.push({
			rule: rule.value,
			...(one !== undefined && { case: one }),
			fingerprint: fingerprint.value,
			start: rule.start,
			end: rule.end,
			settlement: {
				by: this.by,
				...(reason && { reason: reason.value }),
				...(found && { determination: found }),
				...(who !== undefined && { who }),
				...(when && { when: when.value }),
			},
		});
	}

	private require(values: ReadonlyMap<string, unknown>, at: Place, names: readonly string[]): void {
		const missing = names.filter((n) => !values.has(n));
		if (missing.length > 0) {
			this.report(at, `This decision has no effect: ${missing.map((m) => `\`${m}\``).join(', ')} missing.`);
		}
	}

	private report({ start, end }: Place, message: string): void {
		this.problems.push({ start, end, message });
	}
}
