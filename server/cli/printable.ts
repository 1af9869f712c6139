/** Text for a terminal: a file's name or content may hold escape sequences, which the terminal would obey. */
export function printable(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD');
}
