import type { ReportPlace } from './auditReport';
import type { ReportSource } from './units';

/** Gives each place of a report its number, and files and cases their names or aliases. */
export class Places {
	private readonly all: (ReportPlace & { readonly source: string; readonly order: number })[] = [];
	private readonly numbers = new Map<string, number>();
	private readonly fileNames: ReadonlyMap<string, string>;
	private readonly caseNames: ReadonlyMap<string, string>;
	private readonly hasNames: boolean;
	private readonly order: ReadonlyMap<string, number>;

	/**
	 * Aliases count files and cases in the order given, so that they stay the same whatever a filter asks for.
	 * @param hasNames no aliases
	 */
	constructor(sources: readonly ReportSource[], hasNames: boolean, nameOf = (file: string) => file) {
		this.hasNames = hasNames;
		this.order = new Map(sources.map(({ file }, i) => [file, i]));
		const ids = [...new Set(sources.flatMap((s) => s.cases.flatMap((c) => c.id ?? [])))];
		this.fileNames = new Map(sources.map(({ file }, i) => [file, hasNames ? nameOf(file) : `file-${i + 1}`]));
		this.caseNames = new Map(ids.map((id, i) => [id, hasNames ? id : `case-${i + 1}`]));
	}

	/** The number of a place, the same for the same line of the same case. */
	of(source: ReportSource, offset: number, caseId: string | undefined): number {
		const { line } = source.lines.position(offset);
		const key = `${line} ${caseId ?? ''} ${source.file}`;
		const known = this.numbers.get(key);
		if (known !== undefined) {
			return known;
		}
		const number = this.all.length;
		this.numbers.set(key, number);
		const name = caseId === undefined ? undefined : this.caseNames.get(caseId);
		this.all.push({
			file: this.fileNames.get(source.file) ?? source.file,
			line: line + 1,
			...(name !== undefined && { case: name }),
			source: source.file,
			order: this.order.get(source.file) ?? 0,
		});
		return number;
	}

	/** All places by file and line, the files by their own names, and the number of each place in this order. */
	sorted(): {
		readonly places: readonly ReportPlace[];
		readonly files: readonly string[];
		numberOf(place: number): number;
	} {
		const sorted = this.all
			.map((place, number) => ({ place, number }))
			.sort((a, b) => a.place.order - b.place.order || a.place.line - b.place.line || a.number - b.number);
		const numbers: number[] = [];
		for (const [now, { number }] of sorted.entries()) {
			numbers[number] = now;
		}
		return {
			places: sorted.map(({ place: { source: _, order: __, ...place } }) => place),
			files: sorted.map(({ place }) => place.source),
			numberOf: (place) => numbers[place] ?? place,
		};
	}

	/** A reviewer's words with the id and file of the case that they are about as the report names them. */
	renamed(text: string, source: ReportSource, caseId: string | undefined): string {
		if (this.hasNames) {
			return text;
		}
		const named = (words: string, own: string | undefined, name: string | undefined) =>
			own && own.length > 2 && name ? words.replaceAll(own, name) : words;
		const base = source.file.slice(source.file.lastIndexOf('/') + 1);
		const fileName = this.fileNames.get(source.file);
		const id = named(text, caseId, caseId === undefined ? undefined : this.caseNames.get(caseId));
		return named(named(id, source.file, fileName), base, fileName);
	}
}
