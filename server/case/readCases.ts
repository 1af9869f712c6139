import { readText } from '../text/readText';
import type { Problem, ReadText, TextFormat, TreeNode } from '../text/tree';
import type { Case } from './case';
import type { CaseEdit } from './caseEdit';
import { fhirClaim } from './fhirClaim';
import type { CaseFormat } from './format';
import { native } from './native';

const formats: readonly CaseFormat[] = [native, fhirClaim];

/** What a file holds. */
export interface CaseFile {
	readonly source: ReadText;
	readonly cases: readonly Case[];
	/** Mistakes of the text and of its types, by place. */
	readonly problems: readonly Problem[];
}

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

/**
 * The cases of a file. Undefined when it holds none: unrelated YAML and JSON, of which nothing is said. Most of it is
 * known as unrelated before it is parsed.
 * @param path only its name is looked at
 */
export function readCases(text: string, path: string, format: TextFormat): CaseFile | undefined {
	const named = hasCaseName(path);
	const possible = formats.filter((f) => f.mayBeIn(text, named));
	if (possible.length === 0) {
		return undefined;
	}
	const source = readText(text, format);
	const problems: Problem[] = [];
	const cases = source.documents
		.flatMap(({ root }) => (root?.kind === 'sequence' ? root.items : root ? [root] : []))
		.flatMap((root) => readCase(root, named, possible, problems) ?? []);
	// A file under our own name that no parser may look at holds a case as far as anyone can tell.
	const refused = named && source.problems.some((p) => p.rule === 'too-large');
	if (cases.length === 0 && !refused) {
		return undefined;
	}
	return { source, cases, problems: [...source.problems, ...problems].sort((a, b) => a.start - b.start) };
}

function readCase(
	root: TreeNode,
	named: boolean,
	possible: readonly CaseFormat[],
	problems: Problem[],
): Case | undefined {
	return possible.find((f) => f.recognises(root, named))?.read(root, problems);
}

/** The text edits that carry out a case edit; undefined where the case's format cannot. */
export function textEditsOf(edit: CaseEdit, from: Case, source: ReadText) {
	return formats.find((f) => f.id === from.format)?.textEdits(edit, from, source);
}
