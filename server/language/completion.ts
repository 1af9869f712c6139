import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	InsertTextFormat,
	InsertTextMode,
} from 'vscode-languageserver-types';
import type { Case, CasePath } from '../case/case';
import { native } from '../case/native';
import { hasCaseName } from '../case/readCases';
import { type TextFormat, type TreeNode, valueAt } from '../text/tree';
import { type Choices, fieldOf, type Known } from './completionChoice';
import { type Cursor, cursorAt, marker } from './completionCursor';
import { fieldShape, fieldValues } from './completionFields';
import { keyChoices, takesKeys } from './completionKeys';
import { recordCompletion } from './completionRecord';
import { type SnippetChoice, snippetChoices } from './completionSnippets';
import { type Insertion, insertedKey, insertedValue } from './completionText';
import { valueChoices } from './completionValues';
import { type ReviewedDocument, rangeOf, reviewedCaseAt } from './document';
import { plainText } from './plainText';

/** What the editor that asks can do and has. */
export interface CompletionSupport {
	readonly snippets: boolean;
	readonly markdown: boolean;
	/** It can leave the indentation of what is inserted as it is. */
	readonly keepsIndentation: boolean;
	/** It shows a few words behind a label. */
	readonly labelDetails: boolean;
	/** It has a command that asks again, for the value behind a key. */
	readonly asksAgain: boolean;
	/** Something else in it completes this file by the schema of the case format. */
	readonly hasSchema: boolean;
}

/** What the choices are made from beside the case. */
export type CompletionSources = Omit<Known, 'one'>;

const nothing: CompletionList = { isIncomplete: false, items: [] };

/**
 * What can be typed at the offset of a case file, best first. Keys and the few values that the schema of the format names
 * are left to what completes by that schema, where there is such a thing. Undefined for a text that is no case file.
 */
export async function completion(
	document: ReviewedDocument,
	offset: number,
	format: TextFormat,
	sources: CompletionSources,
	support: CompletionSupport,
): Promise<CompletionList | undefined> {
	const reviewed = reviewedCaseAt(document, offset)?.reviewed;
	const known = reviewed?.case ?? document.review?.parts.flatMap((p) => p.review.cases)[0]?.case;
	if (known ? known.format !== native.id : !hasCaseName(document.uri)) {
		const found = known && (await recordCompletion(document, offset, sources));
		return found ? valueList(found.choices, found.insertion, document, support) : known && nothing;
	}
	const cursor = cursorAt(document.text, offset, format);
	if (!cursor?.separated) {
		return nothing;
	}
	const read = native.read(cursor.root ?? empty, document.text);
	const other = reviewed?.surroundings?.other?.case;
	return at(cursor, { ...sources, one: withOther(read, other) }, document, support);
}

const empty: TreeNode = { kind: 'mapping', start: 0, end: 0, entries: [], flow: false };

/** The case with the claim or note that another file holds of it. */
function withOther(one: Case, other: Case | undefined): Case {
	return { ...(other?.claim && { claim: other.claim }), ...(other?.note && { note: other.note }), ...one };
}

async function at(
	found: Cursor,
	known: Known,
	document: ReviewedDocument,
	support: CompletionSupport,
): Promise<CompletionList> {
	const cursor = withDash(found);
	const field = fieldOf(cursor.path);
	if (!takesKeys(field)) {
		const isLeft = support.hasSchema && fieldValues(field).length > 0;
		if (cursor.as === 'key' || isLeft) {
			return nothing;
		}
		const choices = await valueChoices(cursor.path, cursor.typed, known);
		return valueList(choices, (value, isNumber) => insertedValue(value, isNumber, cursor), document, support);
	}
	const siblings = keysIn(cursor.root, cursor.path);
	const isItem = cursor.as === 'value';
	if (isItem && cursor.path.length > 0 && typeof cursor.path.at(-1) !== 'number') {
		// Behind the colon of a key that takes a mapping.
		return nothing;
	}
	const isWhole = isItem && cursor.layout !== 'block';
	const keys = isWhole ? [] : keyChoices(field, siblings, known).filter((k) => !(k.isOfSchema && support.hasSchema));
	const items = keys.map((key, index) => {
		const insertion = insertedKey(
			key.name,
			key.shape,
			{ ...cursor, as: cursor.as === 'key' ? 'key' : 'bare' },
			support,
		);
		const made = item(
			key.name,
			key.says,
			key.markdown,
			CompletionItemKind.Property,
			insertion,
			index,
			document,
			support,
		);
		const asksAgain = support.asksAgain && cursor.as !== 'key' && hasChoices(field, key.name);
		return asksAgain ? { ...made, command: suggestAgain } : made;
	});
	const wholes = support.snippets && cursor.as !== 'key' ? snippetChoices(field, isWhole, siblings, cursor, known) : [];
	return {
		isIncomplete: false,
		items: [...items, ...wholes.map((s, i) => snippet(s, items.length + i, cursor, document, support))],
	};
}

/** Where a list stands under its key and the cursor's line has no dash yet. */
function withDash(cursor: Cursor): Cursor {
	const name = cursor.path.at(-1);
	if (cursor.as !== 'bare' || cursor.layout !== 'block' || typeof name !== 'string') {
		return cursor;
	}
	const shape = fieldShape(fieldOf(cursor.path.slice(0, -1)), name);
	const isList = shape === 'texts' || shape === 'numbers' || shape === 'mappings';
	return isList ? { ...cursor, lead: '- ' } : cursor;
}

/** The keys beside the cursor's word. */
function keysIn(root: TreeNode | undefined, path: CasePath): string[] {
	let node = root;
	for (const step of path) {
		node = node?.kind === 'sequence' ? node.items[Number(step)] : valueAt(node, String(step));
	}
	return node?.kind === 'mapping' ? node.entries.map((e) => e.name).filter((n) => !n.includes(marker)) : [];
}

const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

/** Whether there is something to choose from behind the key. */
function hasChoices(field: string, name: string): boolean {
	const shape = fieldShape(field, name);
	const place = [field, name].filter((p) => p !== '').join('.');
	return shape === 'mapping' || shape === 'mappings' || chosen.has(place) || fieldValues(place).length > 0;
}

const chosen = new Set([
	'claim.payer',
	'claim.placeOfService',
	'claim.diagnoses',
	'claim.lines.code',
	'claim.lines.modifiers',
	'claim.lines.diagnosisPointers',
	'claim.lines.placeOfService',
	'note.procedures',
]);

function valueList(
	{ choices, isPart }: Choices,
	insertion: (value: string, isNumber: boolean) => Insertion,
	document: ReviewedDocument,
	support: CompletionSupport,
): CompletionList {
	const items = choices.map(({ value, says, markdown, kind, isNumber }, index) =>
		item(value, says, markdown, kind, insertion(value, isNumber ?? false), index, document, support),
	);
	return { isIncomplete: isPart, items };
}

function snippet(
	{ label, markdown, text }: SnippetChoice,
	index: number,
	{ start, end, quote }: Cursor,
	document: ReviewedDocument,
	support: CompletionSupport,
): CompletionItem {
	const insertion = { start, end, text, isSnippet: true, before: quote };
	return item(label, undefined, markdown, CompletionItemKind.Snippet, insertion, index, document, support);
}

function item(
	label: string,
	says: string | undefined,
	markdown: string,
	kind: CompletionItemKind,
	{ start, end, text, isSnippet, before }: Insertion,
	index: number,
	{ lines }: ReviewedDocument,
	{ markdown: isMarkdown, keepsIndentation, labelDetails }: CompletionSupport,
): CompletionItem {
	const value = isMarkdown ? markdown : plainText(markdown);
	return {
		label,
		kind,
		...(says && (labelDetails ? { labelDetails: { description: says } } : { detail: says })),
		...(value && { documentation: { kind: isMarkdown ? 'markdown' : 'plaintext', value } }),
		sortText: String(index).padStart(4, '0'),
		// So that a code is found by words of its meaning, too.
		filterText: `${before}${label}${says ? ` ${says}` : ''}`,
		textEdit: { range: rangeOf({ start, end }, lines), newText: text },
		...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
		...(keepsIndentation && text.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
	};
}
