/**
 * Whether a client asks for code actions of a kind: kinds are hierarchies parted by dots, and who asks for one asks for
 * those below it.
 * @param only what it asks for; absent, or with the empty kind that all others are below: anything
 */
export function asksFor(kind: string, only: readonly string[] | undefined): boolean {
	return only?.some((o) => o === '' || o === kind || kind.startsWith(`${o}.`)) ?? true;
}

/** The same for actions that are for who asks for them by name, as those on a whole file are. */
export function asksByName(kind: string, only: readonly string[] | undefined): boolean {
	return asksFor(kind, only?.filter((o) => o !== '') ?? []);
}
