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
import { type FingerprintStart, fingerprint, fingerprintStart } from './fingerprint';
import { targetOf } from './fixEdits';
import { limitedCheck, limitedList, restMessage } from './limited';
import type { Settlement } from './settlement';
import { type Suppression, suppressionOf, suppressionsIn } from './suppressions';
import type { CaseSurroundings } from './surroundedCase';

export interface ReviewedCase {
	readonly case: Case;
	readonly surroundings?: CaseSurroundings;
	/** The settled ones among them. */
	readonly findings: readonly Finding[];
	/** The comments of its part that settle any of them, each with the rule. */
	readonly used: readonly UsedSuppression[];
	/** The rules that have more findings than are listed: of a comment about them nobody knows whether it is of use. */
	readonly cut: ReadonlySet<string>;
}

export interface UsedSuppression {
	readonly suppression: Suppression;
	readonly rule: string;
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
		findings: [...review.ofAllReading(), ...rules.flatMap((rule) => review.ofRule(rule))],
		used: review.used,
		cut: review.cut,
	};
}

class CaseReview {
	private readonly unit: ReviewUnit;
	/** What ties a decision to the case: not its text nor its place. */
	private readonly name: string;
	private readonly starts = new Map<string, FingerprintStart>();
	readonly used: UsedSuppression[] = [];
	readonly cut = new Set<string>();

	constructor(
		private readonly one: Case,
		private readonly source: ReadText,
		private readonly surroundings: CaseSurroundings | undefined,
		private readonly context: ReviewContext,
	) {
		const other = surroundings?.other?.case;
		this.unit = unitOf(one, other, surroundings?.facts);
		const ids = [one.id, other?.id, this.unit.claim?.id, this.unit.note?.id];
		this.name = ids.find((id) => id !== undefined)?.value ?? contentName(this.unit);
	}

	ofRule(rule: Rule): Finding[] {
		const set = this.context.severities?.get(rule.id);
		if (set === 'off') {
			return [];
		}
		try {
			const check = rule.check(this.unit, this.context);
			const { found, isCut } = limitedCheck(rule, check, (one) => this.isHere(this.halfOf(one)));
			if (isCut) {
				this.cut.add(rule.id);
			}
			const elsewhere = this.settledElsewhere(rule, found);
			return found.flatMap((f) => this.finding(rule, f, set, elsewhere) ?? []);
		} catch {
			// What was thrown may hold words of the case.
			const place = this.one.id ?? this.one.claim?.heading ?? this.one.note?.heading ?? this.one;
			const message = `The rule ${rule.id} failed on this case and says nothing of it; the other rules went on. Please report it.`;
			const { start } = place;
			return this.ofReading({ rule: 'internal', message, start, end: place === this.one ? start : place.end });
		}
	}

	ofAllReading(): Finding[] {
		const { problems } = this.one;
		const listed = limitedList(
			problems,
			({ rule }) => rule,
			({ rule, start, end }, more): CaseProblem => {
				this.cut.add(rule);
				return { rule, start, end, message: restMessage(more) };
			},
		);
		return listed.flatMap((p) => this.ofReading(p));
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
				fixes: fixes.filter((fix) => this.canBeWritten(fix)),
				...this.settledBy(rule, start),
				fingerprint: this.printOf(rule, ['', this.words(start, end)]),
			},
		];
	}

	private settledBy(rule: string, start: number): Pick<Finding, 'settled'> {
		const suppression = suppressionOf(this.source, rule, start);
		if (!suppression) {
			return {};
		}
		this.used.push({ suppression, rule });
		return { settled: { by: 'comment', reason: suppression.reason } };
	}

	/** What a comment in the other half's file settles: the two sides of a finding are one. */
	private settledElsewhere(rule: Rule, found: readonly RuleFinding[]): ReadonlyMap<string, Settlement> {
		const settled = new Map<string, Settlement>();
		const source = this.surroundings?.other?.source;
		if (!source || suppressionsIn(source).suppressions.length === 0) {
			return settled;
		}
		for (const one of found) {
			const suppression = this.isHere(this.halfOf(one)) ? undefined : suppressionOf(source, rule.id, one.start);
			if (suppression) {
				settled.set(this.fingerprint(rule, one), { by: 'comment', reason: suppression.reason });
			}
		}
		return settled;
	}

	private halfOf({ on }: RuleFinding): Half {
		return on ?? (this.unit.claim ? 'claim' : 'note');
	}

	/** Without values of the rule's own it rests on what is underlined and what that is said to be related to. */
	private fingerprint(rule: Rule, found: RuleFinding): string {
		const { start, end, code, related = [] } = found;
		const beside = related.filter((r) => r.file === undefined && this.isHere(r.on ?? this.halfOf(found)));
		const values = found.values ?? [{ start, end }, ...beside].map((p) => this.words(p.start, p.end));
		return this.printOf(rule.id, [code ?? '', ...values]);
	}

	/** The name of a case without an id is as long as its claim: each rule goes through it once, not for each finding. */
	private printOf(rule: string, values: readonly string[]): string {
		const start = this.starts.get(rule) ?? fingerprintStart([rule, this.name]);
		this.starts.set(rule, start);
		return fingerprint(values, start);
	}

	/** Undefined where the place stands in the other half's file: there it is said. */
	private finding(
		rule: Rule,
		found: RuleFinding,
		set: Severity | undefined,
		elsewhere: ReadonlyMap<string, Settlement>,
	): Finding | undefined {
		const half = this.halfOf(found);
		if (!this.isHere(half)) {
			return undefined;
		}
		const { start, end, message, code, related = [], fixes = [], twin } = found;
		const other = this.surroundings?.other;
		const id = this.one.id ?? other?.case.id;
		const print = this.fingerprint(rule, found);
		const settled = elsewhere.get(print);
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
			...(settled && { settled }),
			...this.settledBy(rule.id, start),
			fingerprint: print,
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
			return { ...other.at.inFile({ start, end }), message, file: other.file };
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

/** A case without any id is known by what it bills, so that a decision about it concerns no other one. */
function contentName({ claim, note }: ReviewUnit): string {
	const lines = claim?.lines.map((l) => [l.code?.value, l.dateOfService?.value, l.modifiers.map((m) => m.value)]);
	return JSON.stringify([(claim ?? note)?.patient?.value, (claim ?? note)?.dateOfService?.value, lines]);
}
