import { readText } from '../text/readText';
import { type Chunk, type Split, split } from '../text/split';
import { splitElements } from '../text/splitJson';
import type { TextFormat } from '../text/tree';
import { groupsOf } from './fhirGroups';
import { type FhirLinks, fhirLinks } from './fhirLinks';

/**
 * Splits a text into the parts that are read by themselves, as `split` does; of HL7 FHIR, the entries of a Bundle, items of
 * a list or lines of bulk data (one resource a line), those that belong together are one part, wherever in the text they
 * stand. Depends on the text alone.
 */
export function splitCases(text: string, format: TextFormat): Split {
	if (!text.includes('resourceType')) {
		return split(text, format);
	}
	const entries = format === 'json' ? splitEntries(text) : undefined;
	if (entries) {
		return { chunks: together(text, entries).map((c): Chunk => ({ ...c, format: 'elements' })), problems: [] };
	}
	const whole = split(text, format);
	if (whole.chunks.length < 2 || (format !== 'lines' && format !== 'json')) {
		return whole;
	}
	const chunks = together(text, whole.chunks);
	const alone = new Set(whole.chunks.map((c) => `${c.start} ${c.end}`));
	// Several items of a list are no JSON value.
	const isAlone = (c: Chunk) => !c.pieces && alone.has(`${c.start} ${c.end}`);
	return {
		...whole,
		chunks: format === 'lines' ? chunks : chunks.map((c) => (isAlone(c) ? c : { ...c, format: 'elements' as const })),
	};
}

/** The entries of a text that is one Bundle without a mistake outside of them; a file with one is read whole. */
function splitEntries(text: string): readonly Chunk[] | undefined {
	const open = bundleStart.exec(text)?.[0].length;
	const found =
		open === undefined ? undefined : splitElements(text, open - 1, (json) => readText(json, 'json').problems);
	return found && found.chunks.length > 1 && found.problems.length === 0 ? found.chunks : undefined;
}

/** What stands in a Bundle before its entries: fields whose values hold no list of that name. */
const bundleStart =
	/^\uFEFF?\s*\{(?:\s*"(?!entry")\w{1,40}"\s*:\s*(?:"[^"\\\n]{0,500}"|[\w.+-]{1,40}|\{[^{}]{0,2000}\}|\[[^[\]]{0,2000}\])\s*,){1,20}\s*"entry"\s*:\s*\[/;

/** More than this is not read again for each part. */
const mostBeside = 100_000;

function together(text: string, pieces: readonly Chunk[]): readonly Chunk[] {
	const links = linksOf(text, pieces);
	const beside = pieces
		.filter((_, i) => links[i]?.isShared)
		.map(({ start, end }) => text.slice(start, end).trim())
		.join(',\n');
	// Who is named by many patients' resources is read beside each of them.
	const isBeside = beside.length <= mostBeside;
	const groups = groupsOf(links, (i) => (pieces[i] ? pieces[i].end - pieces[i].start : 0), { isBeside });
	const chunks = groups.map((group) => chunkOf(group, pieces));
	return isBeside && beside ? chunks.map((c) => ({ ...c, beside })) : chunks;
}

/** @param group numbers of pieces, ascending */
function chunkOf(group: readonly number[], pieces: readonly Chunk[]): Chunk {
	const runs: { start: number; end: number }[] = [];
	let before = -2;
	for (const i of group) {
		const piece = pieces[i];
		const run = runs.at(-1);
		if (piece && run && i === before + 1) {
			run.end = piece.end;
		} else if (piece) {
			runs.push({ start: piece.start, end: piece.end });
		}
		before = i;
	}
	const place = { start: runs[0]?.start ?? 0, end: runs.at(-1)?.end ?? 0 };
	return runs.length > 1 ? { ...place, pieces: runs } : place;
}

/** The pieces of a text that was looked at last, with what they say. */
interface Looked {
	readonly pieces: readonly string[];
	readonly links: readonly FhirLinks[];
}

const lookedAt: Looked[] = [];
/** An editor has few such files open, and each of them costs its text. */
const mostLooked = 3;
const mostRemembered = 2 * 1024 * 1024;

/** An edit leaves the pieces before and behind it as they were: they are not looked at again. */
function linksOf(text: string, places: readonly Chunk[]): readonly FhirLinks[] {
	const pieces = places.map(({ start, end }) => text.slice(start, end));
	const at = lookedAt.findIndex((l) => l.pieces[0] === pieces[0] || l.pieces.at(-1) === pieces.at(-1));
	const [known] = at < 0 ? [] : lookedAt.splice(at, 1);
	const shift = (known?.pieces.length ?? 0) - pieces.length;
	let before = 0;
	while (before < pieces.length && known?.pieces[before] === pieces[before]) {
		before++;
	}
	let behind = pieces.length;
	while (behind > before && behind + shift > before && known?.pieces[behind - 1 + shift] === pieces[behind - 1]) {
		behind--;
	}
	const isKnown = (i: number) => i < before || i >= behind;
	const placeOf = (i: number) => (i < before ? i : i + shift);
	const links = pieces.map((piece, i) => (isKnown(i) ? known?.links[placeOf(i)] : undefined) ?? fhirLinks(piece));
	if (text.length <= mostRemembered) {
		// A slice would keep the whole file's text in memory.
		const own = (piece: string, i: number) => (isKnown(i) && known?.pieces[placeOf(i)]) || ` ${piece}`.slice(1);
		lookedAt.push({ pieces: pieces.map(own), links });
		lookedAt.splice(0, lookedAt.length - mostLooked);
	}
	return links;
}
