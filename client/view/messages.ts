/** What the reader of the report asks for. */
export interface Wishes {
	/** Empty: all. */
	readonly payer: string;
	readonly provider: string;
	/** ISO days; empty: no bound. */
	readonly from: string;
	readonly to: string;
	readonly names: boolean;
}

/** From the view to the extension. */
export type FromView =
	| { readonly kind: 'ready' }
	/** A report is there to be read, with so many numbers that lead to their lines. */
	| { readonly kind: 'shown'; readonly numbers: number }
	| { readonly kind: 'apply'; readonly wishes: Wishes }
	| { readonly kind: 'export'; readonly wishes: Wishes; readonly format: 'html' | 'csv' | 'json' }
	| { readonly kind: 'list'; readonly list: number }
	| { readonly kind: 'open'; readonly place: number };

/** From the extension to the view. */
export type ToView =
	| {
			readonly kind: 'report';
			readonly html: string;
			readonly status: string;
			readonly payers: readonly string[];
			readonly providers: readonly string[];
			readonly wishes: Wishes;
	  }
	| { readonly kind: 'list'; readonly title: string; readonly places: readonly PlaceLink[] };

export interface PlaceLink {
	readonly place: number;
	readonly text: string;
}
