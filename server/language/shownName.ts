/** More of an id is not shown. */
const idLength = 80;

/** An id as a list shows it: in one line. Undefined for a blank one. */
export function idText(id: string | undefined): string | undefined {
	const line = id?.replace(/\s+/g, ' ').trim();
	return line && line.length > idLength ? `${line.slice(0, idLength)}…` : line || undefined;
}

/** Only what has the form of a code: anything may have been typed there. */
export function codeText(code: string | undefined): string | undefined {
	return code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
