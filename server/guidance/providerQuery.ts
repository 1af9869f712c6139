// How a query to the provider is worded, as data. Made of files of kind `query`.

/** The wording of queries, and what none of them may say. */
export interface QueryWording {
	readonly text: Partial<QueryTexts>;
	/** Words that stand in no query, not even in a quotation; in small letters, `pay*` for every word that begins so. */
	readonly neverSaid: readonly string[];
	readonly sets: readonly QuerySet[];
}

/** What stands in every query. Braces hold what is put in. */
export interface QueryTexts {
	readonly title: string;
	readonly patient: string;
	readonly note: string;
	readonly provider: string;
	readonly procedureDate: string;
	readonly signed: string;
	readonly notSigned: string;
	readonly requestDate: string;
	readonly intro: string;
	readonly factsHeading: string;
	readonly noFacts: string;
	/** `{lines}`: the number of one line. */
	readonly line: string;
	/** `{lines}`: several numbers. */
	readonly lines: string;
	/** `{letters}`: the letter of one quotation. */
	readonly statement: string;
	/** `{letters}`: several letters. */
	readonly statements: string;
	/** Where a quotation stands that is of the abstract and not of the dictated text. */
	readonly abstract: string;
	/** Where nothing narrower can be named. */
	readonly wholeNote: string;
	readonly questionsHeading: string;
	/** `{label}`: an element for which no question is worded. */
	readonly anyElement: string;
	/** `{label}`: an element of which the abstract says one thing and the dictated text another. */
	readonly differing: string;
	/** `{quotations}`: what the record says of the matter that is not enough. */
	readonly seeAlso: string;
	readonly answer: string;
	readonly other: string;
	readonly unable: string;
	readonly closing: string;
	readonly name: string;
	readonly signature: string;
	readonly date: string;
}

/** What is asked for the elements of one documentation set. */
export interface QuerySet {
	/** Name of the documentation set. */
	readonly set: string;
	/** The element of the narrative's signs that the record must mention, or else nothing about it is asked. */
	readonly about?: string;
	/** What is asked instead, once. */
	readonly notMentioned?: string;
	/** The elements of the narrative's signs of which the record's words are quoted. */
	readonly facts?: readonly string[];
	readonly questions?: readonly ElementQuestion[];
	/** What is asked where a rule finds that the record contradicts itself, and no single element is in question. */
	readonly clarify?: readonly RuleQuestion[];
}

export interface RuleQuestion {
	/** The rule's id. */
	readonly rule: string;
	readonly ask: string;
}

export interface ElementQuestion {
	readonly element: string;
	/** The question; `{where}`: the quotations that speak of what the set is about. */
	readonly ask: string;
	/** What the record says of the element is offered to choose from. */
	readonly options?: boolean;
	/** Asked where the record both documents the element and denies it; its words are offered to choose from. */
	readonly conflict?: string;
}

export const noQueryWording: QueryWording = { text: {}, neverSaid: [], sets: [] };

/** An organization's wording on top of a base: a text or question of the same name is replaced, forbidden words grow. */
export function extendQueryWording(base: QueryWording, own: QueryWording): QueryWording {
	const sets = new Map(base.sets.map((s) => [s.set, s]));
	for (const set of own.sets) {
		const known = sets.get(set.set);
		sets.set(set.set, known ? withOwn(known, set) : set);
	}
	return {
		text: { ...base.text, ...own.text },
		neverSaid: [...base.neverSaid, ...own.neverSaid],
		sets: [...sets.values()],
	};
}

function withOwn(base: QuerySet, own: QuerySet): QuerySet {
	return {
		...base,
		...own,
		questions: replaced(base.questions, own.questions, (q) => q.element),
		clarify: replaced(base.clarify, own.clarify, (q) => q.rule),
	};
}

function replaced<T>(base: readonly T[] = [], own: readonly T[] = [], key: (question: T) => string): T[] {
	return [...new Map([...base, ...own].map((q) => [key(q), q])).values()];
}

/** Of the form of a procedure or diagnosis code, the latter with or without its dot. */
const codeLike = /\b(?:\d{4}[0-9a-z]|[a-z]\d{4}|[a-z]\d[0-9a-z]\.[0-9a-z]{1,4}|[a-z]\d{2}[0-9a-z]{1,4})\b/i;

/** Whether a text holds what no query may say: a word of money or measures, or what looks like a code. */
export function isUnsayable(text: string, { neverSaid }: QueryWording): boolean {
	return codeLike.test(text) || saysOneOf(text, neverSaid);
}

export function saysOneOf(text: string, words: readonly string[]): boolean {
	const said = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.some((w) => said.some((s) => (w.endsWith('*') ? s.startsWith(w.slice(0, -1)) : s === w)));
}
