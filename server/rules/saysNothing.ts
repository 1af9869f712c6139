/**
 * Whether a documentation field holds only a placeholder: blank, `TBD`, `n/a`, `see note`, `___`, `?` and the like.
 * `none` is a placeholder too, but for an element that none is an answer to (complications).
 * @param noneIsAnswer from the guidance of the element
 */
export function saysNothing(text: string, noneIsAnswer: boolean): boolean {
	const words = text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}/]+/gu, ' ')
		.trim();
	if (none.test(words)) {
		return !noneIsAnswer;
	}
	return words === '' || words === '/' || placeholder.test(words);
}

const none = /^(?:none|nil|no|none (?:known|noted|seen|reported))$/;

const placeholder = new RegExp(
	`^(?:${[
		'x+',
		't ?b ?[acd]',
		'to ?do',
		'fixme',
		'n ?/ ?a',
		'na',
		'n a',
		'null',
		'undefined',
		'not (?:applicable|documented|stated|recorded|available|given|known|specified)',
		'unknown',
		'unspecified',
		'pending',
		'missing',
		'blank',
		'empty',
		'placeholder',
		'(?:to be|will be) (?:determined|decided|added|documented|completed|confirmed|dictated|filled(?: in)?)',
		'fill(?:ed)? in',
		'ask(?: the)? (?:provider|physician|doctor)',
		'(?:please )?(?:see|as in|refer to) (?:the )?(?:(?:op|operative|procedure|dictated|full) )?(?:note|notes|report|text|record|chart|dictation|above|below)',
		'(?:as |see )?(?:above|below|before)',
	].join('|')})$`,
);

/** Whether the whole of a text says that there was none: `none`, `nil`, `no immediate complications`. */
export function deniesAll(text: string): boolean {
	const words = text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return none.test(words) || noComplication.test(words);
}

const noComplication =
	/^(?:there were |there was )?(?:none|no|nil|without)(?: (?:immediate|acute|procedural|known|apparent|other|periprocedural))?(?: complications?)?(?: (?:noted|seen|reported|observed|encountered|at once|apparent|known))?$/;
