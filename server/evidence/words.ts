/** So many letters of a prefix are there at least, and find it. */
export const prefixLength = 3;

/** A word or number of a text. Offsets are UTF-16 code units; `end` exclusive. */
export interface Word {
	readonly start: number;
	readonly end: number;
	/** In small letters. */
	readonly text: string;
	readonly isNumber: boolean;
	/** A number that is a time of day: `9:41`, `0941`. */
	readonly isClock: boolean;
}

/** Cut at hyphens and slashes too, so that `CT-guided` is two words; `2.3`, `10:41` and `2,000` are one number each. */
const word = /\d+(?:[.,:]\d+)*|[\p{L}\p{M}\d]+(?:['’]\p{L}+)?|[%#+]/gu;

/** The words of a text from one offset to another, in order; linear. */
export function wordsOf(text: string, from = 0, to = text.length): Word[] {
	const words: Word[] = [];
	word.lastIndex = from;
	for (let found = word.exec(text); found && found.index < to; found = word.exec(text)) {
		const start = found.index;
		const spelled = found[0].length > to - start ? text.slice(start, to) : found[0];
		const first = spelled.charCodeAt(0);
		const isNumber = first >= zero && first <= nine;
		const isClock = isNumber && clock.test(spelled);
		words.push({ start, end: start + spelled.length, text: spelled.toLowerCase(), isNumber, isClock });
	}
	return words;
}

/** Without a colon only where it is no year of these times. */
const clock = /^(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|(?!19|20)(?:[01]\d|2[0-3])[0-5]\d)$/;

const zero = 48;
const nine = 57;
