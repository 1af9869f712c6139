/** Text for a terminal: a file's name or content may hold escape sequences, which the terminal would obey. */
export function printable(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD');
}

/** The same for a diff, line by line: tabs stay, and a Windows line end shows as any other. */
export function printableDiff(diff: string): string {
	return diff.replace(/\r\n/g, '\n').replace(/[^\t\n]+/g, printable);
}
