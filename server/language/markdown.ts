/** Words of a case as they stand, in one line of Markdown, cut at so many characters. */
export function escaped(words: string, limit = 60): string {
	const line = words.replace(/\s+/g, ' ').trim();
	const cut = line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
	return cut.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** How what is not known can be supplied. */
export function supply(kind: string): string {
	return `An organization can supply it in a guidance file of kind \`${kind}\`, in a folder that \`guidance\` in \`claim-review.yaml\` names.`;
}
