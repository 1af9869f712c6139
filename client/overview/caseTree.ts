/** What the server sends of a case, see `server/report/caseSummary.ts`. */
export interface ShownCase {
	readonly at: Position;
	readonly id?: string;
	readonly payer?: string;
	readonly day?: string;
	readonly status: CaseStatus;
	readonly findings: readonly ShownFinding[];
}

export interface ShownFinding {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** Where it stands in another file than the case. */
	readonly uri?: string;
	readonly at: Position;
	readonly isSettled: boolean;
}

export interface Position {
	readonly line: number;
	readonly character: number;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export const statuses = ['error', 'warning', 'decided', 'information', 'clean'] as const;
export type CaseStatus = (typeof statuses)[number];
const rank: readonly string[] = statuses;

/** A case with the file that it is counted in. */
export interface ListedCase extends ShownCase {
	readonly uri: string;
	/** Which case of its file it is, from 0. */
	readonly ordinal: number;
}

export const groupings = ['status', 'payer', 'rule'] as const;
export type Grouping = (typeof groupings)[number];

export interface Group {
	/** A status, the name of a payer or the id of a rule; empty for the cases that have none. */
	readonly key: string;
	readonly cases: readonly ListedCase[];
	/** The worst of its cases. */
	readonly status: CaseStatus;
}

/** How many cases of a group are shown until somebody asks for more. */
export const pageSize = 250;

/**
 * The cases that hold all words of a filter, in their id, payer, day, file, rules or messages, without regard to capitals;
 * all cases where the filter is empty.
 */
export function matching(cases: readonly ListedCase[], filter: string): readonly ListedCase[] {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return words.length === 0
		? cases
		: cases.filter((one) => {
				const text = searched(one);
				return words.every((w) => text.includes(w));
			});
}

const texts = new WeakMap<ListedCase, string>();

function searched(one: ListedCase): string {
	const known = texts.get(one);
	if (known !== undefined) {
		return known;
	}
	const { id, payer, day, uri, status, findings } = one;
	const file = uri.slice(uri.lastIndexOf('/') + 1);
	const said = findings.flatMap((f) => [f.rule, f.message]);
	const text = [id, payer, day, file, status, ...said].join('\n').toLowerCase();
	texts.set(one, text);
	return text;
}

/** The cases in groups: by status the worst first, else those with the most cases that have errors first. */
export function grouped(cases: readonly ListedCase[], grouping: Grouping): readonly Group[] {
	const groups = new Map<string, ListedCase[]>();
	const add = (key: string, one: ListedCase) => {
		const there = groups.get(key);
		if (there) {
			there.push(one);
		} else {
			groups.set(key, [one]);
		}
	};
	for (const one of cases) {
		for (const key of keysOf(one, grouping)) {
			add(key, one);
		}
	}
	const made = [...groups].map(([key, its]) => ({ key, cases: byStatus(its), errors: errorsOf(its) }));
	const sorted =
		grouping === 'status'
			? made.sort((a, b) => rank.indexOf(a.key) - rank.indexOf(b.key))
			: made.sort(
					(a, b) =>
						Number(a.key === '') - Number(b.key === '') ||
						b.errors - a.errors ||
						b.cases.length - a.cases.length ||
						(a.key < b.key ? -1 : 1),
				);
	return sorted.map(({ key, cases: its }) => ({ key, cases: its, status: its[0]?.status ?? 'clean' }));
}

/** How many of the cases have an error that is open. */
export function errorsOf(cases: readonly ListedCase[]): number {
	return cases.reduce((sum, c) => sum + (c.status === 'error' ? 1 : 0), 0);
}

function keysOf({ status, payer, findings }: ListedCase, grouping: Grouping): readonly string[] {
	switch (grouping) {
		case 'status':
			return [status];
		case 'payer':
			return [payer ?? ''];
		case 'rule': {
			const rules = new Set(findings.filter((f) => !f.isSettled).map((f) => f.rule));
			return rules.size === 0 ? [''] : [...rules];
		}
	}
}

/** The worst first, else as they came; each status is gone through once, which no sort of thousands is faster than. */
function byStatus(cases: readonly ListedCase[]): readonly ListedCase[] {
	return statuses.flatMap((s) => cases.filter((c) => c.status === s));
}
