/** Text as HTML shows it, in an element or in a quoted attribute. Characters that no document may hold are replaced. */
export function escapeHtml(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cs}]/gu, (c) => (/[\t\n\r]/.test(c) ? ' ' : '\uFFFD'))
		.replace(/[&<>"']/g, (c) => entities[c] ?? c);
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
