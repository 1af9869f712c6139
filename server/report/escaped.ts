/** A text as it stands in HTML, in an attribute too. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (c) => entities[c] ?? c);
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
