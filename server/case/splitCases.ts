import { readText } from '../text/readText';
import { type Chunk, type Split, split } from '../text/split';
import { splitElements } from '../text/splitJson';
import type { TextFormat } from '../text/tree';
import { relativeAddress } from './fhirResources';

/**
 * Splits a text into the parts that are read by themselves, as `split` does; of HL7 FHIR, the entries of a Bundle, or lines
 * of bulk data (one resource a line), those that belong together are one part. Depends on the text alone.
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
	return format === 'lines' && whole.chunks.length > 1 ? { ...whole, chunks: together(text, whole.chunks) } : whole;
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

/** A part longer than this is rather read line by line: what is far apart in a large file is not looked for. */
const mostTogether = 1024 * 1024;

function together(text: string, pieces: readonly Chunk[]): readonly Chunk[] {
	const links = pieces.map(({ start, end }) => linksOf(text.slice(start, end)));
	const shared = pieces.filter((_, i) => links[i]?.isShared).map(({ start, end }) => text.slice(start, end).trim());
	const beside = shared.join(',\n');
	// Who is named by many patients' resources is read beside each of them.
	const isBeside = beside.length <= mostBeside;
	const own = new Set(links.flatMap((l) => (l.isShared && isBeside ? [] : l.own)));
	const hasRecord = links.some((l) => l.isRecord);
	const all = links.map((l) => {
		const patients = new Set(l.patients);
		const others = l.references.filter((r) => own.has(r) && !patients.has(r));
		return l.isShared && isBeside ? [] : [...(hasRecord ? patients : []), ...l.own, ...others];
	});
	const patients = links.map((l) => [...l.patients, ...(l.isPatient ? l.own : [])]);
	// Without a patient it may belong to any other.
	const isUncertain = links.some((l) => (l.isRecord || l.isClaim) && !l.namesPatient);
	const choices = isUncertain ? [pieces.map(() => ['any']), all, patients] : [all, patients];
	for (const tokens of choices) {
		const chunks = joined(pieces, tokens);
		if (chunks.every(({ start, end }) => end - start <= mostTogether)) {
			return isBeside && beside ? chunks.map((c) => ({ ...c, beside })) : chunks;
		}
	}
	return pieces;
}

/** More than this is not read again for each part. */
const mostBeside = 100_000;

interface Links {
	readonly isRecord: boolean;
	readonly isClaim: boolean;
	readonly isPatient: boolean;
	/** It is what many patients' resources may name. */
	readonly isShared: boolean;
	/** Addresses that its resources have. */
	readonly own: readonly string[];
	readonly patients: readonly string[];
	/** Whether every patient and subject in it is one that other lines can name. */
	readonly namesPatient: boolean;
	/** Whatever it refers to. */
	readonly references: readonly string[];
}

const value = String.raw`\s*:\s*"([^"\\]{0,300})"`;
const ownAddress = /"(resourceType|id|fullUrl)"\s*:\s*"?([^"\\,\s}]{1,300})/g;
const patientReference = new RegExp(String.raw`"(?:patient|subject)"\s*:\s*\{[^{}]{0,300}?"reference"${value}`, 'g');
const anyReference = new RegExp(`"(?:reference|url)"${value}`, 'g');

/** What the text of a line says of itself and of others, by a look without a parser; rather too much than too little. */
function linksOf(written: string): Links {
	// Some writers escape every slash.
	const line = written.replaceAll('\\/', '/');
	const types: string[] = [];
	const ids: string[] = [];
	const urls: string[] = [];
	for (const [, key, found = ''] of line.matchAll(ownAddress)) {
		if (key === 'fullUrl') {
			urls.push(found, relativeAddress(found));
		} else {
			(key === 'id' ? ids : types).push(found);
		}
	}
	const outer = types.filter((t) => t !== 'Bundle');
	const patients = [...line.matchAll(patientReference)].flatMap(([, address = '']) =>
		address === '' || address.startsWith('#') ? [] : [relativeAddress(address)],
	);
	return {
		isRecord: types.some((t) => /^(?:Procedure|Composition|DocumentReference|DiagnosticReport)$/.test(t)),
		isPatient: types[0] === 'Patient',
		isShared:
			types.length > 0 && types.every((t) => /^(?:Practitioner|PractitionerRole|Organization|Location)$/.test(t)),
		isClaim: types.some((t) => t === 'Claim' || t === 'ExplanationOfBenefit'),
		own: [...urls, ...outer.flatMap((t) => ids.map((id) => `${t}/${id}`))],
		patients,
		namesPatient: patients.length > 0 && patients.length === (line.match(/"(?:patient|subject)"\s*:/g)?.length ?? 0),
		references: [...line.matchAll(anyReference)].map(([, address = '']) => relativeAddress(address)),
	};
}

/** From the first to the last line with a token all lines are one chunk. */
function joined(lines: readonly Chunk[], tokens: readonly (readonly string[])[]): Chunk[] {
	const last = new Map<string, number>();
	tokens.forEach((of, i) => {
		for (const token of of) {
			last.set(token, i);
		}
	});
	const chunks: Chunk[] = [];
	for (let first = 0; first < lines.length; ) {
		let until = first;
		for (let i = first; i <= until; i++) {
			for (const token of tokens[i] ?? []) {
				until = Math.max(until, last.get(token) ?? i);
			}
		}
		const [from, to] = [lines[first], lines[until]];
		if (from && to) {
			chunks.push({ start: from.start, end: to.end });
		}
		first = until + 1;
	}
	return chunks;
}
