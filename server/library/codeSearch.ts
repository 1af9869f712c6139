import UFuzzy from '@leeoniya/ufuzzy';
import type { Guidance } from '../guidance/guidance';
import { type CodeLibrary, textPlaces } from './codeLibrary';
import { type CodeSystem, codeOfKey, dotted, keyOf, type LayoutId } from './libraryFile';
import { keyAt, rowCount, textsAt } from './packedTable';

/** A code that was found. Its text may be licensed: it is shown to the one who searches, and goes nowhere else. */
export interface CodeHit {
	readonly system: CodeSystem;
	/** As it is written on a claim. */
	readonly code: string;
	readonly text: string;
	/** Where the text is from, for people. */
	readonly source: string;
}

/** Finds codes by their beginning or by words of their text. */
export interface CodeSearch {
	readonly count: number;
	/**
	 * The best hits, best first: codes that begin so, then texts that have every word or beginning of a word, in any order;
	 * where there is none, those that nearly have them. None for what holds no letter or digit.
	 * @param system only codes of this one
	 */
	find(words: string, limit: number, system?: CodeSystem): CodeHit[];
}

/**
 * Makes a search over the codes of guidance and files, each code once, with the fullest text that is there. Nothing is
 * indexed: the texts are gone through at each search, which is quick enough for hundreds of thousands of them, and takes a
 * tenth of an index's memory.
 * @param yieldTurn called now and then while the texts are gathered
 */
export async function openSearch(
	guidance: Guidance,
	library: CodeLibrary | undefined,
	yieldTurn: () => Promise<void>,
): Promise<CodeSearch> {
	const search = new TextSearch();
	addGuidance(search, guidance);
	for (const layout of layouts) {
		for (const file of library?.files.filter((f) => f.layout === layout) ?? []) {
			const place = textPlaces[layout] ?? 0;
			const source = `${file.title}${file.edition ? ` ${file.edition.name}` : ''}`;
			for (let row = 0; row < rowCount(file.table); row++) {
				search.add(keyAt(file.table, row), textsAt(file.table, row)[place] ?? '', source);
				if (row % turn === turn - 1) {
					await yieldTurn();
				}
			}
		}
	}
	return search;
}

/** Those with the fullest texts first. */
const layouts: readonly LayoutId[] = [
	'icd-10-cm',
	'cpt',
	'hcpcs',
	'places-of-service',
	'codes',
	'fee-schedule',
	'outpatient-rates',
];

/** Rows that are gathered at a time. */
const turn = 10_000;

/** What a search looks at more closely when more texts have the words: enough to find the best, and no more than a moment. */
const termLimit = 8;
/** No word of a text is longer. */
const lengthLimit = 40;
const ranked = 1_000;

class TextSearch implements CodeSearch {
	private readonly keys: string[] = [];
	/** Code, blank, text: what is searched. */
	private readonly texts: string[] = [];
	private readonly sources: string[] = [];
	private readonly seen = new Set<string>();
	private readonly exact = new UFuzzy({ intraMode: 0 });
	private readonly nearly = new UFuzzy({ intraMode: 1 });

	get count(): number {
		return this.keys.length;
	}

	add(key: string, text: string, source: string): void {
		if (text === '' || this.seen.has(key)) {
			return;
		}
		this.seen.add(key);
		this.keys.push(key);
		this.texts.push(`${key.startsWith('D') ? dotted(key.slice(1)) : key.slice(1)} ${text}`);
		this.sources.push(source);
	}

	find(words: string, limit: number, system?: CodeSystem): CodeHit[] {
		const terms = [...new Set(words.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.]*/gu))].slice(0, termLimit);
		// The library makes a pattern of each term, and one of thousands of letters would end the process.
		if (terms.length === 0 || terms.some((t) => t.length > lengthLimit)) {
			return [];
		}
		const found = this.having(this.exact, terms);
		const hits = found.length > 0 ? found : this.having(this.nearly, terms);
		return this.best(system ? hits.filter((i) => this.isOf(system, i)) : hits, terms)
			.slice(0, limit)
			.map((i) => this.hit(i));
	}

	/** The texts that have all terms: the longest term, which leaves fewest, first. */
	private having(fuzzy: UFuzzy, terms: readonly string[]): readonly number[] {
		let left: number[] | undefined;
		for (const term of [...terms].sort((a, b) => b.length - a.length)) {
			left = fuzzy.filter(this.texts, this.asWritten(term), left) ?? [];
			if (left.length === 0) {
				break;
			}
		}
		return left ?? [];
	}

	private isOf(system: CodeSystem, index: number): boolean {
		return codeOfKey(this.keys[index] ?? '')?.system === system;
	}

	/** A diagnosis may be typed without its dot. */
	private asWritten(term: string): string {
		return /^[a-z]\d[\da-z]{2,5}$/.test(term) && !this.isKnown(term) ? dotted(term) : term;
	}

	private isKnown(term: string): boolean {
		return this.seen.has(keyOf('procedure', term));
	}

	private best(found: readonly number[], terms: readonly string[]): number[] {
		const first = terms[0] ?? '';
		const written = this.asWritten(first);
		const scored = found.slice(0, ranked).map((index) => ({ index, score: this.score(index, terms, written) }));
		return scored.sort((a, b) => b.score - a.score || a.index - b.index).map(({ index }) => index);
	}

	/** A code that begins so is what was typed for; then words that begin so, and shorter texts, which say less beside it. */
	private score(index: number, terms: readonly string[], code: string): number {
		const text = (this.texts[index] ?? '').toLowerCase();
		const begins = text.startsWith(code) ? (text[code.length] === ' ' ? 2_000_000 : 1_000_000) : 0;
		const words = terms.filter((t) => text.includes(` ${t}`)).length;
		return begins + words * 10_000 - text.length;
	}

	private hit(index: number): CodeHit {
		const { system, code } = codeOfKey(this.keys[index] ?? '') ?? { system: 'procedure' as const, code: '' };
		const text = this.texts[index] ?? '';
		return { system, code, text: text.slice(text.indexOf(' ') + 1), source: this.sources[index] ?? '' };
	}
}

function addGuidance(search: TextSearch, guidance: Guidance): void {
	const { addOns, procedures, diagnoses, modifiers, placesOfService } = guidance.data;
	const source = 'Claim Review';
	for (const { code } of [...addOns, ...procedures]) {
		search.add(keyOf('procedure', code), guidance.procedure(code)?.meaning ?? '', source);
	}
	for (const { code, title = '', assigned } of diagnoses) {
		search.add(keyOf('diagnosis', code), assigned ? title : '', source);
	}
	for (const { code, meaning } of modifiers) {
		search.add(keyOf('modifier', code), meaning, source);
	}
	for (const { code, name } of placesOfService) {
		search.add(keyOf('place', code), name, source);
	}
}
