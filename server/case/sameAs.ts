import type { NewEntry, NewValue } from '../text/edit';
import { entryOf, plainData, type TreeNode } from '../text/tree';

/** The field as another mapping has it: the same people, the same day. Nothing where that has none. */
export function sameAs(mapping: TreeNode | undefined, key: string): NewEntry[] {
	const value = newValue(plainData(entryOf(mapping, key)?.value));
	return value === undefined ? [] : [{ key, value }];
}

function newValue(data: unknown): NewValue | undefined {
	if (typeof data === 'string' || typeof data === 'number') {
		return data;
	}
	if (Array.isArray(data)) {
		return data.flatMap((item) => newValue(item) ?? []);
	}
	if (data && typeof data === 'object') {
		const entries = Object.entries(data).flatMap(([key, value]): NewEntry[] => {
			const written = newValue(value);
			return written === undefined ? [] : [{ key, value: written }];
		});
		return { entries };
	}
	return undefined;
}
