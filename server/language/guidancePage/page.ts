// A page of guidance as data, before it is text, Markdown or HTML. Every view shows all of it.

export interface Page {
	/** The code. */
	readonly title: string;
	/** Labels: what kind of code it is, its category, its region. */
	readonly labels: readonly string[];
	/** What the code means, a sentence or two. */
	readonly summary: Words;
	readonly sections: readonly Section[];
	/** What stands below everything else. */
	readonly footer: Words;
}

export interface Section {
	/** Unique on the page: small letters, digits and hyphens. */
	readonly id: string;
	readonly title: string;
	readonly blocks: readonly Block[];
}

/** Text, with links in it. */
export type Words = string | readonly (string | Link)[];

export interface Link {
	readonly text: string;
	/** An address that begins with `https://`, or a procedure code that has a page of its own. */
	readonly to: { readonly url: string } | { readonly code: string };
}

export type Block =
	| { readonly kind: 'paragraph'; readonly words: Words }
	| { readonly kind: 'list'; readonly items: readonly Words[] }
	| { readonly kind: 'facts'; readonly rows: readonly Fact[] }
	| Table
	| { readonly kind: 'workflow'; readonly title: string; readonly steps: readonly Step[] }
	| Plot
	| { readonly kind: 'part'; readonly title: string; readonly label?: string; readonly blocks: readonly Block[] };

export interface Fact {
	readonly name: string;
	readonly value: Words;
}

/** The first cell of a row is its heading. */
export interface Table {
	readonly kind: 'table';
	/** What the table is, for those who do not see it. */
	readonly caption: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Words[])[];
}

export interface Step {
	readonly title: string;
	readonly what: string;
	/** It is what the code of the page stands for. */
	readonly isOwn: boolean;
}

/** Bars from zero; what they show stands in a table as well. */
export interface Plot {
	readonly kind: 'plot';
	readonly title: string;
	readonly unit: string;
	readonly bars: readonly Bar[];
}

export interface Bar {
	readonly label: string;
	readonly value: number;
	readonly low?: number;
	readonly high?: number;
}

/** Words without their links. */
export function plainWords(words: Words): string {
	return typeof words === 'string' ? words : words.map((w) => (typeof w === 'string' ? w : w.text)).join('');
}
