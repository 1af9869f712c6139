/** Markdown as this product writes it, for a client that shows none: the marks go, the words and lists stay. */
export function plainText(markdown: string): string {
	return unmarked(markdown.replace(/ {2}$/gm, ''));
}

/** In one pass: an escaped bracket begins no link. */
function unmarked(markdown: string): string {
	return markdown.replace(
		/\\([!-/:-@[-`{-~])|\*\*|`|\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g,
		(_, escaped?: string, text?: string, address?: string) =>
			escaped ?? (text === undefined ? '' : `${unmarked(text)} (${address})`),
	);
}
