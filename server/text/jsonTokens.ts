/** jsonc-parser's token numbers: it declares them as `const enum`, which a file compiled by itself cannot read. */
export const Token = {
	OpenBrace: 1,
	CloseBrace: 2,
	OpenBracket: 3,
	CloseBracket: 4,
	Comma: 5,
	Colon: 6,
	Null: 7,
	True: 8,
	False: 9,
	Text: 10,
	Number: 11,
	LineComment: 12,
	BlockComment: 13,
	LineBreak: 14,
	Blank: 15,
	End: 17,
} as const;
/** Tokens that a value can begin with. */
export const startsValue: ReadonlySet<number> = new Set([
	Token.OpenBrace,
	Token.OpenBracket,
	Token.Null,
	Token.True,
	Token.False,
	Token.Text,
	Token.Number,
]);
/** The scanner's error numbers, of which these matter here. */
export const noScanError = 0;
export const unexpectedEndOfComment = 1;
export const unexpectedEndOfString = 2;
