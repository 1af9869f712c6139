import type { NewEntry, TextEdit } from '../text/edit';
import { insertItem } from '../text/insert';
import { entryOf, type MappingNode, nodeAt, type ReadText, textOf, valueAt } from '../text/tree';
import type { Case, CasePath } from './case';
import type { CaseEdit, InsertLine, ReplaceCode } from './caseEdit';
import { serviceKeyOf } from './clearinghouseService';
import { modifierRemoved, unitsSet } from './lineEdits';
import { quoted } from './quoted';
import { replacedCode } from './replacedCode';
import { sameAs } from './sameAs';

/** A claim request holds no note, so only its lines can be written. */
export function clearinghouseTextEdits(edit: CaseEdit, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	switch (edit.kind) {
		case 'quoteText':
			return quoted(edit, source);
		case 'replaceCode':
			return code(edit, from, source);
		case 'removeModifier':
			return modifierRemoved({ ...edit, line: servicePath(from, edit.line) }, 'procedureModifiers', from, source);
		case 'setUnits':
			return unitsSet(edit, source);
		case 'insertLine':
			return line(edit, from, source);
		default:
			return undefined;
	}
}

/** Where what was done on a line is written. */
function servicePath(from: Case, path: CasePath): CasePath {
	const item = nodeAt(from.tree, path);
	const key = item.kind === 'mapping' ? serviceKeyOf(item) : undefined;
	return key === undefined ? path : [...path, key];
}

/** Not beside a `description`: that would go on saying what the old code said. */
function code(edit: ReplaceCode, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	const service = nodeAt(from.tree, servicePath(from, edit.line));
	const isItsOwn = valueAt(service, 'procedureCode')?.start === edit.place.start;
	return isItsOwn && !textOf(valueAt(service, 'description'))?.trim() ? replacedCode(edit, source) : undefined;
}

function line(edit: InsertLine, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	const lines = nodeAt(from.tree, edit.after.slice(0, -1));
	const item = nodeAt(from.tree, edit.after);
	if (lines.kind !== 'sequence' || item.kind !== 'mapping') {
		return undefined;
	}
	const key = serviceKeyOf(item);
	const code: NewEntry = { key: 'procedureCode', value: { gap: true } };
	const service = key === undefined ? item : valueAt(item, key);
	const done = [...sameAs(service, 'procedureIdentifier'), code];
	const numbers = lines.items.map((l) => entryOf(l, 'assignedNumber')?.value);
	const entries: NewEntry[] = [
		...nextNumber(
			item,
			numbers.map((n) => Number(textOf(n)) || 0),
		),
		...sameAs(item, 'serviceDate'),
		...sameAs(item, 'serviceDateEnd'),
		...(key === undefined ? done : [{ key, value: { entries: done } }]),
		...sameAs(item, 'renderingProvider'),
	];
	return insertItem(source, from.tree, lines, Number(edit.after.at(-1)), { entries });
}

/** Where lines are numbered, the number behind the greatest; as text where that is how they are written. */
function nextNumber(item: MappingNode, numbers: readonly number[]): NewEntry[] {
	const own = valueAt(item, 'assignedNumber');
	if (own?.kind !== 'scalar' || own.value === null) {
		return [];
	}
	const next = 1 + numbers.reduce((a, b) => Math.max(a, b), 0);
	return [{ key: 'assignedNumber', value: typeof own.value === 'string' ? String(next) : next }];
}
