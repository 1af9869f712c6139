import { readText } from '../text/readText';
import { entryOf, nodeAt, plainData, type TreeNode, textOf, valueAt } from '../text/tree';
import type { FileContent } from './fileContent';
import validateGuidance, { forms, type SchemaError } from './generated/validateGuidance';

/** A file of guidance as it stands. */
export interface GuidanceText {
	/** How a problem names the file. */
	readonly path: string;
	/** YAML (JSON is YAML too). */
	readonly text: string;
}

/** What is wrong with a file of guidance: offsets in its text, `end` exclusive. May quote the file. */
export interface GuidanceProblem {
	readonly path: string;
	readonly message: string;
	readonly start: number;
	readonly end: number;
}

/** A file that is of the form that the schema asks for. */
export interface GuidanceFile {
	readonly path: string;
	readonly root: TreeNode;
	readonly content: FileContent;
}

export interface FileReading {
	/** Undefined when there are problems. */
	readonly file?: GuidanceFile;
	readonly problems: readonly GuidanceProblem[];
	/** What the file says it holds, as far as that can be read. */
	readonly kind: string | undefined;
}

/** Reads one file and checks its form. Never throws. */
export function readGuidanceFile({ path, text }: GuidanceText): FileReading {
	try {
		return read(path, text);
	} catch {
		// Nothing is known to come here but lists nested by aliases until the stack ends.
		return refused(path, 'This file cannot be read.', 0, text.length);
	}
}

/** In UTF-16 code units. No guidance that people write comes near it, and reading more would keep an editor waiting. */
const longestFile = 2 * 1024 * 1024;

function read(path: string, text: string): FileReading {
	if (text.length > longestFile) {
		return refused(path, `This file is longer than ${longestFile / 1024 / 1024} MB: not read.`, 0, 0);
	}
	const { documents, problems } = readText(text, 'yaml');
	const [first, second] = documents.filter((d) => d.root);
	const root = first?.root;
	const kind = textOf(valueAt(root, 'kind'));
	if (problems.length > 0) {
		return { kind, problems: problems.map(({ message, start, end }) => ({ path, message, start, end })) };
	}
	if (!root) {
		return refused(path, 'This file is empty: it needs a `kind`.', 0, 0);
	}
	if (second) {
		return refused(path, 'A file holds one document: put this one in a file of its own.', second.start, second.end);
	}
	const content = plainData(root);
	if (validateGuidance(content)) {
		return { kind, problems: [], file: { path, root, content } };
	}
	return { kind, problems: unique((validateGuidance.errors ?? []).flatMap((e) => schemaProblem(e, path, root))) };
}

function refused(path: string, message: string, start: number, end: number): FileReading {
	return { kind: undefined, problems: [{ path, message, start, end }] };
}

/** One problem, or none for an error that only says that others exist. */
function schemaProblem(error: SchemaError, path: string, root: TreeNode): GuidanceProblem[] {
	if (error.keyword === 'if') {
		return [];
	}
	const steps = error.instancePath.split('/').slice(1);
	const node = nodeAt(
		root,
		steps.map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~')),
	);
	const { start, end } = placeOf(error, node);
	return [{ path, message: message(error, node), start, end }];
}

/** A key that does not belong is underlined itself; where one is missing, the first of those that are there. */
function placeOf({ keyword, params }: SchemaError, node: TreeNode): { start: number; end: number } {
	if (keyword === 'additionalProperties') {
		return entryOf(node, String(params.additionalProperty))?.key ?? node;
	}
	return (keyword === 'required' && node.kind === 'mapping' && node.entries[0]?.key) || node;
}

function message({ keyword, params }: SchemaError, node: TreeNode): string {
	const scalar = node.kind === 'scalar' ? node : undefined;
	if (keyword === 'required') {
		return `\`${params.missingProperty}\` is missing here.`;
	}
	if (keyword === 'additionalProperties') {
		return `\`${params.additionalProperty}\` is not a key that is known here.`;
	}
	if (scalar?.value === null) {
		return 'Nothing stands here: fill it in, or take the key out.';
	}
	if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
		return `This must be one of: ${params.allowedValues.join(', ')}.`;
	}
	if (keyword === 'type') {
		const quotes = params.type === 'string' && scalar ? ': put it in quotes' : '';
		return `This must be ${types[String(params.type)] ?? String(params.type)}${quotes}.`;
	}
	if (keyword === 'pattern') {
		return `This does not have the right form. ${forms[String(params.pattern)] ?? ''}`.trim();
	}
	if (keyword === 'maxLength') {
		return `This is too long: at most ${params.limit} characters.`;
	}
	if (keyword === 'minimum') {
		return 'This must not be below 0.';
	}
	return 'This is empty: fill it in, or take the key out.';
}

const types: Record<string, string> = {
	string: 'a text',
	array: 'a list',
	object: 'a mapping of keys to values',
	boolean: 'true or false',
	number: 'a number, without quotes',
};

function unique(problems: readonly GuidanceProblem[]): GuidanceProblem[] {
	const seen = new Set<string>();
	return problems.filter(({ message, start, end }) => {
		const key = `${start} ${end} ${message}`;
		return !seen.has(key) && seen.add(key);
	});
}
