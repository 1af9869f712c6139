import type { NewEntry, NewValue, TextEdit } from '../text/edit';
import { fillEntry, insertEntries, insertItem } from '../text/insert';
import { entryOf, isNull, type MappingNode, nodeAt, type ReadText, textOf, valueAt } from '../text/tree';
import type { Case } from './case';
import type { CaseEdit, InsertElements, InsertField, InsertLine, QuoteText, RenameKey } from './caseEdit';
import { filledElement } from './filledElement';
import { modifierRemoved, unitsSet } from './lineEdits';
import { quoted } from './quoted';
import { replacedCode } from './replacedCode';
import { replacedElement } from './replacedElement';

/** The native format's way of writing an edit. It writes the claim and the abstract, never `note.text`. */
export function nativeTextEdits(edit: CaseEdit, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	switch (edit.kind) {
		case 'fillElement':
			return filledElement(edit, from, source);
		case 'insertElements':
			return elements(edit, from, source);
		case 'insertLine':
			return line(edit, from, source);
		case 'insertField':
			return field(edit, from, source);
		case 'quoteText':
			return isOfRecord(edit, from) ? undefined : quoted(edit, source);
		case 'renameKey':
			return [renamed(edit, source)];
		case 'replaceCode':
			return replacedCode(edit, source);
		case 'replaceElement':
			return replacedElement(edit, source);
		case 'removeModifier':
			return modifierRemoved(edit, 'modifiers', from, source);
		case 'setUnits':
			return unitsSet(edit, source);
	}
}

/** The dictated text is the record: it stays as it was typed, even where that is no text. */
function isOfRecord({ place }: QuoteText, { tree }: Case): boolean {
	const text = valueAt(valueAt(tree, 'note'), 'text');
	return text !== undefined && text.start <= place.start && place.end <= text.end;
}

/** A list of lines is begun with one line, whose code is empty. */
function field(edit: InsertField, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	const gap = { gap: true } as const;
	const value: NewValue = edit.field === 'lines' ? [{ entries: [{ key: 'code', value: gap }] }] : gap;
	const entries = [{ key: edit.field, value }];
	const parent = nodeAt(from.tree, edit.path);
	const around = nodeAt(from.tree, edit.path.slice(0, -1));
	if (parent.kind === 'mapping') {
		return entryOf(parent, edit.field) ? undefined : insertEntries(source, from.tree, parent, entries);
	}
	return around.kind === 'mapping'
		? fillEntry(source, from.tree, around, String(edit.path.at(-1)), entries)
		: undefined;
}

function renamed({ place, name }: RenameKey, { text }: ReadText): TextEdit {
	const quote = /^["']/.exec(text.slice(place.start, place.end))?.[0] ?? '';
	return { start: place.start, end: place.end, newText: quote + name + quote };
}

function elements(edit: InsertElements, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	const entries = edit.elements.map(
		({ name, ask, value }): NewEntry => ({ key: name, value: value ?? { gap: true, comment: ask } }),
	);
	const root = from.tree;
	const note = entryOf(root, 'note')?.value;
	if (root.kind !== 'mapping' || !note) {
		return undefined;
	}
	if (note.kind !== 'mapping') {
		return fillEntry(source, root, root, 'note', [under('documentation', [under(edit.code, entries)])]);
	}
	const documentation = entryOf(note, 'documentation')?.value;
	if (!documentation) {
		// Before the dictated text, which is long: what is to be filled in stands with the other fields.
		return insertEntries(source, root, note, [under('documentation', [under(edit.code, entries)])], 'text');
	}
	if (documentation.kind !== 'mapping') {
		return fillEntry(source, root, note, 'documentation', [under(edit.code, entries)]);
	}
	return codeElements(edit.code, entries, documentation, from, source);
}

function codeElements(
	code: string,
	entries: readonly NewEntry[],
	documentation: MappingNode,
	from: Case,
	source: ReadText,
): readonly TextEdit[] | undefined {
	const own = documentation.entries.find((e) => e.name.toUpperCase() === code.toUpperCase());
	if (!own) {
		return insertEntries(source, from.tree, documentation, [under(code, entries)]);
	}
	if (isNull(own.value)) {
		return fillEntry(source, from.tree, documentation, own.name, entries);
	}
	return own.value.kind === 'mapping' && !own.merged ? insertEntries(source, from.tree, own.value, entries) : undefined;
}

function under(key: string, entries: readonly NewEntry[]): NewEntry {
	return { key, value: { entries } };
}

function line(edit: InsertLine, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	const lines = nodeAt(from.tree, edit.after.slice(0, -1));
	const item = nodeAt(from.tree, edit.after);
	if (lines.kind !== 'sequence' || item.kind !== 'mapping') {
		return undefined;
	}
	const same = ['dateOfService', 'renderingProvider'].flatMap((key): NewEntry[] => {
		const value = textOf(entryOf(item, key)?.value);
		return value ? [{ key, value }] : [];
	});
	const value = { entries: [{ key: 'code', value: { gap: true as const } }, ...same] };
	return insertItem(source, from.tree, lines, Number(edit.after.at(-1)), value);
}
