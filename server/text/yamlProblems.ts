import type { ErrorCode, YAMLError } from 'yaml';

/**
 * A sentence of our own for a parser's complaint: the parser's sentences are made for programmers, and some quote the
 * text, which may be a patient's.
 */
export function yamlProblemMessage({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
	// Where a bracket is never closed the parser stops at the first line that is not indented below it, with this code.
	if (code === 'BAD_INDENT' && /^Flow (?:sequence|map) in block collection/.test(message)) {
		return unclosed;
	}
	return messages[code] ?? 'The YAML cannot be read here.';
}

const unclosed =
	'A bracket that opens above is not closed before this line: close it with `]` or `}`, or indent what belongs into it.';

const messages: Partial<Record<ErrorCode, string>> = {
	BAD_INDENT: 'The indentation does not fit the lines above: keys of one mapping start at the same column.',
	TAB_AS_INDENT: 'YAML is indented with spaces, not with tabs.',
	MISSING_CHAR: 'A closing quotation mark or bracket, or the colon behind a key, is missing here.',
	BLOCK_AS_IMPLICIT_KEY: 'A second colon in one line: put the value in quotes.',
	BLOCK_IN_FLOW: 'Indented lines cannot stand between brackets.',
	MULTILINE_IMPLICIT_KEY: 'A key must stand on one line: a colon may be missing above.',
	KEY_OVER_1024_CHARS: 'This key is too long: a colon or a line end may be missing.',
	BAD_SCALAR_START: 'Unquoted text cannot start with this character: put the value in quotes.',
	BAD_DQ_ESCAPE: 'There is no such escape in double quotes: write \\\\ for a backslash, or use single quotes.',
	UNEXPECTED_TOKEN: 'This is not expected here.',
	BAD_ALIAS: 'An alias has no name.',
	MULTIPLE_ANCHORS: 'A value can have only one anchor.',
	MULTIPLE_TAGS: 'A value can have only one tag.',
	MULTIPLE_DOCS: 'A second document starts here.',
};
