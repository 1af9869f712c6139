import { type FieldKey, type Located, type Note, wholeProcedure } from '../case/case';
import { type CaseField, caseField, caseFields } from '../case/caseFields';
import type { Guidance } from '../guidance/guidance';
import { nearestName } from './nearestName';
import type { Rule, RuleFinding } from './rule';

export const unknownField: Rule = {
	id: 'unknown-field',
	severity: 'warning',
	about: 'file',
	what: 'A key is not part of the case format, or no documentation element of its code.',
	why: 'Nothing reads it: what stands under it counts for no rule, as if it were missing.',
	whatToDo: 'Correct its name, or move it to where it belongs.',
	*check({ keys, note }, { guidance }) {
		for (const key of keys) {
			if (!caseField(key.parent, key.key.value)) {
				yield { ...unknownKey(key), on: 'file' };
			}
		}
		for (const found of unknownDocumentation(note, guidance)) {
			yield { ...found, on: 'note' };
		}
	},
};

function unknownKey({ key, parent, siblings }: FieldKey): RuleFinding {
	const here = caseFields.filter((f) => f.parent === parent).map((f) => f.name);
	const nearest = nearestName(key.value, here);
	if (nearest) {
		return found(key, `This key is not part of the case format, and nothing reads it.`, nearest, siblings);
	}
	const homes = caseFields.filter((f) => f.name === key.value).map(whereOf);
	const hint = homes.length > 0 ? `It belongs ${homes.join(' or ')}.` : `Known here: ${list(here)}.`;
	return found(key, `This key is not part of the case format here, and nothing reads it. ${hint}`);
}

function whereOf({ parent }: CaseField): string {
	return parent ? `under \`${parent}\`` : 'outermost';
}

function* unknownDocumentation(note: Note | undefined, guidance: Guidance): Iterable<RuleFinding> {
	// A clinical resource has the fields of its own format.
	const documentation = note?.ofRecord ? [] : (note?.documentation ?? []);
	const sets = ['procedure', ...guidance.data.addOns.map((a) => a.code).filter((c) => guidance.fieldsOf(c).length > 0)];
	const given = documentation.map(({ code }) => (code.value === wholeProcedure ? 'procedure' : code.value));
	for (const { code, elements } of documentation) {
		const fields = guidance.fieldsOf(code.value).map((f) => f.name);
		if (fields.length === 0) {
			const what =
				'This is neither `procedure` nor an add-on code whose documentation elements are known, so nothing under it counts.';
			yield found(code, what, nearestName(code.value, sets), given);
			continue;
		}
		const siblings = elements.map((e) => e.name.value);
		for (const { name } of elements) {
			if (!fields.includes(name.value)) {
				const what = `This is no documentation element of ${code.value === wholeProcedure ? 'the procedure' : code.value}, so it counts for nothing.`;
				const nearest = nearestName(name.value, fields);
				yield nearest ? found(name, what, nearest, siblings) : found(name, `${what} Known here: ${list(fields)}.`);
			}
		}
	}
}

/** The key itself is not in the message: it may hold anything, a person's name too. */
function found(key: Located<string>, what: string, nearest?: string, siblings: readonly string[] = []): RuleFinding {
	const { start, end, shared } = key;
	if (!nearest) {
		return { start, end, message: what };
	}
	const taken = siblings.includes(nearest);
	const message = `${what} Did you mean \`${nearest}\`${taken ? ', which is there already' : ''}?`;
	const edit = { kind: 'renameKey', place: { start, end }, name: nearest } as const;
	const fixes = shared || taken ? [] : [{ title: `Rename to \`${nearest}\``, safe: false, edits: [edit] }];
	return { start, end, message, fixes };
}

function list(names: readonly string[]): string {
	return names.map((n) => `\`${n}\``).join(', ');
}
