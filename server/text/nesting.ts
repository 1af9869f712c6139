import { type CST, Lexer, Parser } from 'yaml';
import { nestingLimit } from './tree';

/**
 * The concrete syntax of YAML, document by document, without the documents nested deeper than the limit: what is built
 * from it recurses, and an overflow there can end the process (no handler catches it). The parser itself keeps a stack,
 * whose height is the nesting: nothing is guessed from the text, so brackets in a note's text are not taken for nesting.
 * @param tooDeep is given the offset at which a document passes the limit; reading goes on at the next document
 */
export function* shallowDocuments(text: string, tooDeep: (offset: number) => void): Generator<CST.Token, void> {
	// Read with the rest, a byte order mark would take a column of the first line, and a list's first item would be indented.
	for (let from: number | undefined = text.startsWith('\uFEFF') ? 1 : 0; from !== undefined; ) {
		const parser = new Parser();
		parser.offset = from;
		let deep: number | undefined;
		for (const lexeme of new Lexer().lex(text.slice(from))) {
			yield* parser.next(lexeme);
			deep = tooDeepIn(parser);
			if (deep !== undefined) {
				break;
			}
		}
		if (deep === undefined) {
			yield* parser.end();
			return;
		}
		tooDeep(deep);
		from = nextDocument(text, deep);
	}
}

/** Where the collection above the limit begins. The stack's first is the document. */
function tooDeepIn(parser: Parser): number | undefined {
	const token = parser.stack[nestingLimit + 1];
	return token && 'items' in token ? token.offset : undefined;
}

/** `---` at the begin of a line ends whatever stands before it, quoted text and block scalars included. */
function nextDocument(text: string, from: number): number | undefined {
	const marker = /^---(?=\s|$)/gm;
	marker.lastIndex = from + 1;
	return marker.exec(text)?.index;
}
