import type { NewEntry, TextEdit } from '../text/edit';
import { insertItem } from '../text/insert';
import { entryOf, nodeAt, type ReadText, textOf, valueAt } from '../text/tree';
import type { Case } from './case';
import type { CaseEdit, ReplaceCode } from './caseEdit';
import { modifierRemoved, unitsSet } from './lineEdits';
import { quoted } from './quoted';
import { replacedCode } from './replacedCode';
import { sameAs } from './sameAs';

/** Only the lines of a claim are written: the resources beside it are the record. */
export function fhirClaimTextEdits(edit: CaseEdit, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	if (!from.claim) {
		return undefined;
	}
	if (edit.kind === 'quoteText') {
		return quoted(edit, source);
	}
	if (edit.kind === 'replaceCode') {
		return code(edit, from, source);
	}
	if (edit.kind === 'removeModifier') {
		return modifierRemoved(edit, 'modifier', from, source);
	}
	if (edit.kind === 'setUnits') {
		return unitsSet(edit, source);
	}
	if (edit.kind !== 'insertLine') {
		return undefined;
	}
	const items = nodeAt(from.tree, edit.after.slice(0, -1));
	const item = nodeAt(from.tree, edit.after);
	if (items.kind !== 'sequence' || item.kind !== 'mapping') {
		return undefined;
	}
	const sequences = items.items.map((i) => Number(textOf(entryOf(i, 'sequence')?.value)) || 0);
	const sequence = 1 + sequences.reduce((a, b) => Math.max(a, b), 0);
	const coding = nodeAt(item, ['productOrService', 'coding', 0]);
	const system = textOf(entryOf(coding, 'system')?.value);
	const entries: NewEntry[] = [
		{ key: 'sequence', value: sequence },
		...sameAs(item, 'careTeamSequence'),
		{
			key: 'productOrService',
			value: {
				entries: [
					{
						key: 'coding',
						value: [
							{
								entries: [...(system ? [{ key: 'system', value: system }] : []), { key: 'code', value: { gap: true } }],
							},
						],
					},
				],
			},
		},
		...sameAs(item, 'servicedDate'),
		...sameAs(item, 'servicedPeriod'),
	];
	return insertItem(source, from.tree, items, Number(edit.after.at(-1)), { entries });
}

/** Only a code that stands alone: another coding, a `display` or a `text` would go on saying what the old one said. */
function code(edit: ReplaceCode, from: Case, source: ReadText): readonly TextEdit[] | undefined {
	const concept = valueAt(nodeAt(from.tree, edit.line), 'productOrService');
	const codings = valueAt(concept, 'coding');
	const [coding, ...others] = codings?.kind === 'sequence' ? codings.items : codings ? [codings] : [];
	const described = valueAt(concept, 'text') ?? valueAt(coding, 'display');
	const alone = valueAt(coding, 'code')?.start === edit.place.start && others.length === 0 && !described;
	return alone ? replacedCode(edit, source) : undefined;
}
