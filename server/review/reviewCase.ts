import type { Case, CaseProblem } from '../case/case';
import { textEditsOf } from '../case/readCases';
import {
	type Fix,
	type Half,
	type Related,
	type ReviewContext,
	type ReviewUnit,
	type Rule,
	type RuleFinding,
	type Severity,
	unitOf,
} from '../rules/rule';
import type { ReadText } from '../text/tree';
import type { Finding } from './finding';
import { fingerprint } from './fingerprint';
import { targetOf } from './fixEdits';
import type { CaseSurroundings } from './surroundedCase';

export interface ReviewedCase {
	readonly case: Case;
	readonly surroundings?: CaseSurroundings;
	readonly findings: readonly Finding[];
}

/**
 * Runs the rules over a case. A rule that fails is one finding `internal`; the others go on.
 * @param source what the case was read from
 * @param surroundings what other files hold of it; undefined where nobody has looked
 */
export function reviewCase(
	one: Case,
	source: ReadText,
	surroundings: CaseSurroundings | undefined,
	context: ReviewContext,
	rules: readonly Rule[],
): ReviewedCase {
	const review = new CaseReview(one, source, surroundings, context);
	return {
		case: one,
		...(surroundings && { surroundings }),
		findings: [...one.problems.flatMap((p) => review.ofReading(p)), ...rules.flatMap((rule) => review.ofRule(rule))],
	};
}

class CaseReview {
	private readonly unit: ReviewUnit;
	/** What ties a decision to the case: not its text nor its place. */
	private readonly name: string;

	constructor(
		private readonly one: Case,
		private readonly source: ReadText,
		private readonly surroundings: CaseSurroundings | undefined,
		private readonly context: ReviewContext,
	) {
		const other = surroundings?.other?.case;
		this.unit = unitOf(one, other, surroundings?.facts);
		const ids = [one.id, other?.id, this.unit.claim?.id, this.unit.note?.id];
		this.name = ids.find((id) => id !== undefined)?.value ?? '';
	}

	ofRule(rule: Rule): Finding[] {
		const set = this.context.severities?.get(rule.id);
		if (set === 'off') {
			return [];
		}
		try {
			return Array.from(rule.check(this.unit, this.context)).flatMap((found) => this.finding(rule, found, set) ?? []);
		} catch {
			// What was thrown may hold words of the case.
			const place = this.one.id ?? this.one.claim?.heading ?? this.one.note?.heading ?? this.one;
			const message = `The rule ${rule.id} failed on this case and says nothing of it; the other rules went on. Please report it.`;
			const { start } = place;
			return this.ofReading({ rule: 'internal', message, start, end: place === this.one ? start : place.end });
		}
	}

	/** A mistake of reading; one that is only of form can be mended unasked. */
	ofReading({ rule, message, start, end, edit }: Omit<CaseProblem, 'rule'> & { rule: string }): Finding[] {
		const usual = rule === 'text-as-number' || rule === 'internal' ? 'warning' : 'error';
		const severity = this.context.severities?.get(rule) ?? usual;
		if (severity === 'off') {
			return [];
		}
		const { id } = this.one;
		const fixes = edit ? [{ title: 'Put it in quotes', safe: true, edits: [edit] }] : [];
		return [
			{
				rule,
				severity,
				message,
				start,
				end,
				...(id && { case: id.value }),
				related: [],
				fixes,
				fingerprint: fingerprint([rule, this.name, '', this.words(start, end)]),
			},
		];
	}

	/** Undefined where the place stands in the other half's file: there it is said. */
	private finding(rule: Rule, found: RuleFinding, set: Severity | undefined): Finding | undefined {
		const half = found.on ?? (this.unit.claim ? 'claim' : 'note');
		if (!this.isHere(half)) {
			return undefined;
		}
		const { start, end, message, code, related = [], fixes = [], values, twin } = found;
		const other = this.surroundings?.other;
		const id = this.one.id ?? other?.case.id;
		const concerned = values ?? [this.words(start, end)];
		return {
			start,
			end,
			message,
			...(code !== undefined && { code }),
			rule: rule.id,
			severity: set ?? found.severity ?? rule.severity,
			...(id && { case: id.value }),
			related: related.map((r) => this.related(r, half)),
			fixes: fixes.filter((fix) => this.canBeWritten(fix)),
			...(twin && other && { twinIn: other.file }),
			fingerprint: fingerprint([rule.id, this.name, code ?? '', ...concerned]),
		};
	}

	/** What is underlined, however it is quoted or broken into lines. */
	private words(start: number, end: number): string {
		const words = this.source.text.slice(start, Math.min(end, start + 200));
		return words.replace(/\s+/g, ' ').replace(/^["']|["']$/g, '');
	}

	/** Whether what stands in that half stands in the reviewed file. */
	private isHere(half: Half): boolean {
		return half === 'file' || this.one[half] !== undefined || this.surroundings?.other?.case[half] === undefined;
	}

	private related({ start, end, message, on, file }: Related, half: Half): Related {
		const other = this.surroundings?.other;
		if (file === undefined && other && !this.isHere(on ?? half)) {
			return { start: start + other.base, end: end + other.base, message, file: other.file };
		}
		return { start, end, message, ...(file !== undefined && { file }) };
	}

	private canBeWritten(fix: Fix): boolean {
		return fix.edits.every((edit) => {
			const target = targetOf(edit, this.one, this.surroundings);
			return target === 'other'
				? this.surroundings?.other && textEditsOf(edit, this.surroundings.other.case, this.surroundings.other.source)
				: textEditsOf(edit, this.one, this.source);
		});
	}
}
