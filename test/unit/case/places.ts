import type { Place } from '../../../server/case/case';

/** A place as `line:from-to` (all from 0), where it lies in one line, else `line:from-line:to`. */
export function at(text: string, place: Place | undefined): string {
	if (!place) {
		return 'nowhere';
	}
	const [startLine, start] = position(text, place.start);
	const [endLine, end] = position(text, place.end);
	return `${startLine}:${start}-${startLine === endLine ? '' : `${endLine}:`}${end}`;
}

/** A value and its place: `1023T 4:12-17`, with `shared` behind it where it is. */
export function valueAndPlace(text: string, located: (Place & { value: unknown; shared?: true }) | undefined): string {
	return located ? `${located.value} ${at(text, located)}${located.shared ? ' shared' : ''}` : 'none';
}

function position(text: string, offset: number): [number, number] {
	const lines = text.slice(0, offset).split('\n');
	return [lines.length - 1, lines.at(-1)?.length ?? 0];
}
