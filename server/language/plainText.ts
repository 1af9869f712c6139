/** Markdown as this product writes it, for a client that shows none: the marks go, the words and lists stay. */
export function plainText(markdown: string): string {
	return markdown
		.replace(/ {2}$/gm, '')
		.replace(/\\([!-/:-@[-`{-~])|\*\*|`/g, '$1')
		.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)');
}
