/** Words of a case as they stand, in one line of Markdown, cut at so many characters. */
export function escaped(words: string, limit = 60): string {
	return cut(words, limit).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/**
 * Sentences of guidance as they stand, in Markdown: what would be a link, a picture, HTML or emphasis is text. A file of
 * guidance may come from anywhere, and an editor would fetch a picture that a hover shows.
 */
export function prose(sentences: string): string {
	return sentences.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}

/** Words in one line, cut at so many characters. */
export function cut(words: string, limit = 60): string {
	const line = words.replace(/\s+/g, ' ').trim();
	// Never half of a character of two units.
	return line.length > limit ? `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/** How what is not known can be supplied. */
export function supply(kind: string): string {
	return `An organization can supply it in a guidance file of kind \`${kind}\`, in a folder that \`guidance\` in \`claim-review.yaml\` names.`;
}
