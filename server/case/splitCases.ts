import { type Chunk, type Split, split } from '../text/split';
import type { TextFormat } from '../text/tree';
import { relativeAddress } from './fhirResources';

/**
 * Splits a text into the parts that are read by themselves, as `split` does; lines of HL7 FHIR that belong together are
 * one part, as bulk data has them: one resource a line. Depends on the text alone.
 */
export function splitCases(text: string, format: TextFormat): Split {
	const whole = split(text, format);
	if (format !== 'lines' || whole.chunks.length < 2 || !text.includes('resourceType')) {
		return whole;
	}
	return { ...whole, chunks: together(text, whole.chunks) };
}

/** A part longer than this is rather read line by line: what is far apart in a large file is not looked for. */
const mostTogether = 1024 * 1024;

function together(text: string, lines: readonly Chunk[]): readonly Chunk[] {
	const links = lines.map(({ start, end }) => linksOf(text.slice(start, end)));
	if (!links.some((l) => l.isRecord)) {
		return lines;
	}
	const addresses = new Set(links.flatMap((l) => l.own));
	const all = links.map((l) => [...l.patients, ...l.own, ...l.references.filter((r) => addresses.has(r))]);
	const patients = links.map((l) => [...l.patients, ...l.own.filter((a) => a.startsWith('Patient/'))]);
	// Without a patient it may belong to any line.
	const isUncertain = links.some((l) => (l.isRecord || l.isClaim) && !l.namesPatient);
	const choices = isUncertain ? [lines.map(() => ['any']), all, patients] : [all, patients];
	for (const tokens of choices) {
		const chunks = joined(lines, tokens);
		if (chunks.every(({ start, end }) => end - start <= mostTogether)) {
			return chunks;
		}
	}
	return lines;
}

interface Links {
	readonly isRecord: boolean;
	readonly isClaim: boolean;
	/** Addresses that its resources have. */
	readonly own: readonly string[];
	readonly patients: readonly string[];
	/** Whether every patient and subject in it is one that other lines can name. */
	readonly namesPatient: boolean;
	/** Whatever it refers to. */
	readonly references: readonly string[];
}

const value = String.raw`\s*:\s*"([^"\\]{0,300})"`;
const ownAddress = /"(resourceType|id)"\s*:\s*"?([\w.-]{1,64})/g;
const patientReference = new RegExp(String.raw`"(?:patient|subject)"\s*:\s*\{[^{}]{0,300}?"reference"${value}`, 'g');
const anyReference = new RegExp(`"(?:reference|url)"${value}`, 'g');

/** What the text of a line says of itself and of others, by a look without a parser; rather too much than too little. */
function linksOf(written: string): Links {
	// Some writers escape every slash.
	const line = written.replaceAll('\\/', '/');
	const types: string[] = [];
	const ids: string[] = [];
	for (const [, key, found = ''] of line.matchAll(ownAddress)) {
		(key === 'id' ? ids : types).push(found);
	}
	const outer = types.filter((t) => t !== 'Bundle');
	const patients = [...line.matchAll(patientReference)].flatMap(([, address = '']) =>
		address === '' || address.startsWith('#') ? [] : [relativeAddress(address)],
	);
	return {
		isRecord: types.some((t) => /^(?:Procedure|Composition|DocumentReference|DiagnosticReport)$/.test(t)),
		isClaim: types.some((t) => t === 'Claim' || t === 'ExplanationOfBenefit'),
		own: outer.flatMap((t) => ids.map((id) => `${t}/${id}`)),
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
