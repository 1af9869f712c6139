import { readText } from '../text/readText';
import type { Problem, ReadText, TextFormat, TreeNode } from '../text/tree';
import type { Case, CaseProblem } from './case';
import type { CaseEdit } from './caseEdit';
import type { CaseFormat } from './format';
import { formats } from './formats';

/** What one part of a file holds. Offsets are of the part's text. */
export interface CasePart {
	readonly source: ReadText;
	readonly cases: readonly Case[];
	/** Mistakes of the text and of its types, by place. */
	readonly problems: readonly CaseProblem[];
}

/** A single case longer than this is not read, in UTF-16 code units: 4 MB. */
export const caseLimit = 4 * 1024 * 1024;

/** The format of a file by the end of its name; undefined for names that are never read. */
export function textFormatOf(path: string): TextFormat | undefined {
	const ending = /\.(ya?ml|jsonc?|jsonl|ndjson)$/i.exec(path)?.[1]?.toLowerCase();
	switch (ending) {
		case 'yaml':
		case 'yml':
			return 'yaml';
		case 'json':
			return 'json';
		case 'jsonc':
			return 'jsonc';
		case 'jsonl':
		case 'ndjson':
			return 'lines';
		default:
			return undefined;
	}
}

/** Whether the file has one of our own names: then the beginning of a case is enough to take it for one. */
export function hasCaseName(path: string): boolean {
	return /\.(?:(?:case|claim|note)\.(?:ya?ml|jsonc?)|cases\.(?:jsonl|ndjson))$/i.test(path);
}

/** A cheap look at a whole file's text, before any parser: most unrelated YAML and JSON is known as such at once. */
export function mayHoldCases(text: string, named: boolean): boolean {
	return formats.some((f) => f.mayBeIn(text, named));
}

/**
 * The cases of one part of a file (see `split`): none, one, or those of a FHIR Bundle or of a part that could not be
 * split further. Never throws.
 * @param named the file has one of our names, see {@link hasCaseName}
 * @param limit a longer text is not read, in UTF-16 code units
 * @param beside what the part refers to elsewhere in its file, see `Chunk`
 */
export function readPart(
	text: string,
	format: TextFormat,
	named: boolean,
	limit = caseLimit,
	beside?: string,
): CasePart {
	if (text.length > limit) {
		const message = `A case of more than ${megabytes(limit)} MB is not read.`;
		const problem: Problem = { rule: 'too-large', message, start: 0, end: Math.min(1, text.length) };
		return { source: { format, text, documents: [], problems: [problem] }, cases: [], problems: [problem] };
	}
	const source = readText(text, format);
	const roots = source.documents.flatMap(({ root }) => (root?.kind === 'sequence' ? root.items : root ? [root] : []));
	const cases = casesOf(roots, text, named, rootsBeside(beside));
	return {
		source,
		cases,
		problems: [...source.problems, ...cases.flatMap((c) => c.problems)].sort((a, b) => a.start - b.start),
	};
}

function megabytes(length: number): number {
	return Number((length / 1024 / 1024).toPrecision(3));
}

/** All parts of a file have the same beside them. */
let lastBeside: { readonly text: string; readonly roots: readonly TreeNode[] } | undefined;

function rootsBeside(text: string | undefined): readonly TreeNode[] {
	if (!text) {
		return [];
	}
	if (lastBeside?.text !== text) {
		lastBeside = { text, roots: readText(text, 'elements').documents.flatMap((d) => d.root ?? []) };
	}
	return lastBeside.roots;
}

/** In the order of the text. */
function casesOf(roots: readonly TreeNode[], text: string, named: boolean, beside: readonly TreeNode[]): Case[] {
	const byFormat = new Map<CaseFormat, TreeNode[]>();
	for (const root of roots) {
		const format = formats.find((f) => f.recognises(root, named));
		const known = format && byFormat.get(format);
		if (known) {
			known.push(root);
		} else if (format) {
			byFormat.set(format, [root]);
		}
	}
	const cases = [...byFormat].flatMap(([format, own]) =>
		'read' in format ? own.map((root) => format.read(root, text)) : format.readTogether(own, text, beside),
	);
	return cases.sort((a, b) => a.start - b.start);
}

/** The text edits that carry out a case edit; undefined where the case's format cannot. */
export function textEditsOf(edit: CaseEdit, from: Case, source: ReadText) {
	return formats.find((f) => f.id === from.format)?.textEdits(edit, from, source);
}
